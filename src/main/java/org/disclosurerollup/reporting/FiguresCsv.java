package org.disclosurerollup.reporting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.RollUp;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.comparison.GrowthStatus;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.consolidation.Total;

/** Writes {@code totals.csv} and {@code comparison.csv}: a row per area, cell and group that has a value. */
final class FiguresCsv implements AutoCloseable {

    private final CsvFile totals;
    private final CsvFile comparison;

    FiguresCsv(Path folder) throws IOException {
        totals = new CsvFile(
                folder.resolve("totals.csv"),
                "unit_code",
                "unit_name",
                "level",
                "year",
                "form",
                "cell",
                "label",
                "unit_of_measure",
                "group",
                "value",
                "filled_units",
                "reported_units",
                "expected_units",
                "basis",
                "published_value");
        comparison = new CsvFile(
                folder.resolve("comparison.csv"),
                "unit_code",
                "unit_name",
                "level",
                "year",
                "form",
                "cell",
                "label",
                "unit_of_measure",
                "group",
                "value",
                "previous",
                "change",
                "growth_pct",
                "share_pct",
                "previous_share_pct",
                "growth_status",
                "like_for_like_growth_pct",
                "reported_units",
                "expected_units",
                "note");
    }

    void write(FormYear formYear) throws IOException {
        CellKeys keys = new CellKeys(formYear);
        InOrder.forEach(formYear.areas(), area -> Rows.of(formYear, keys, area), rows -> {
            totals.append(rows.totals());
            comparison.append(rows.comparison());
        });
    }

    /** The fields that all areas share: {@code cell,label,unit_of_measure} for each cell, and the groups' codes. */
    private static final class CellKeys {

        private final CsvBuffer.Fields formYear;
        private final CsvBuffer.Fields[] cells;
        private final Map<Group, CsvBuffer.Fields> groups = new EnumMap<>(Group.class);

        private CellKeys(FormYear formYear) {
            this.formYear = CsvBuffer.Fields.of(
                    formYear.period().toString(), formYear.form().id());
            this.cells = new CsvBuffer.Fields[formYear.form().size()];
            for (Cell cell : formYear.form().cells()) {
                cells[cell.index()] = CsvBuffer.Fields.of(cell.code(), cell.label(), cell.unitOfMeasure());
            }
            for (Group group : Group.values()) {
                groups.put(group, CsvBuffer.Fields.of(group.code()));
            }
        }
    }

    /** The rows of one area in both files. */
    private record Rows(CsvBuffer totals, CsvBuffer comparison) {

        private static Rows of(FormYear formYear, CellKeys keys, AreaFigures area) {
            Rows rows = new Rows(new CsvBuffer(), new CsvBuffer());
            Unit unit = area.unit();
            CsvBuffer.Fields areaKey =
                    CsvBuffer.Fields.of(unit.code(), unit.name(), unit.kind().code());
            for (Cell cell : formYear.form().cells()) {
                if (cell.isFigure()) {
                    for (Group group : area.groups()) {
                        if (area.total(group).figures()[cell.index()] != FixedPoint.BLANK) {
                            writeTotal(key(rows.totals, keys, areaKey, cell, group), area, cell, area.total(group));
                        }
                        Compared compared = area.compared(cell, group);
                        if (!compared.isEmpty()) {
                            writeComparison(
                                    key(rows.comparison, keys, areaKey, cell, group), area, cell, group, compared);
                        }
                    }
                }
            }
            return rows;
        }

        private static CsvBuffer key(CsvBuffer csv, CellKeys keys, CsvBuffer.Fields areaKey, Cell cell, Group group) {
            return csv.fields(areaKey)
                    .fields(keys.formYear)
                    .fields(keys.cells[cell.index()])
                    .fields(keys.groups.get(group));
        }
    }

    private static void writeTotal(CsvBuffer csv, AreaFigures area, Cell cell, Total total) {
        csv.figure(total.figures()[cell.index()], cell.decimals())
                .number(total.filled()[cell.index()])
                .number(total.reportedUnits())
                .number(total.expectedUnits())
                .text(total.basis().code())
                .figure(area.restated(cell, total.group())
                        .map(restated -> restated.published().value())
                        .orElse(null))
                .endRow();
    }

    private static void writeComparison(CsvBuffer csv, AreaFigures area, Cell cell, Group group, Compared compared) {
        csv.figure(compared.value())
                .figure(compared.previous())
                .figure(compared.growth().change())
                .percent(compared.growth().percent())
                .percent(compared.share())
                .percent(compared.previousShare())
                .text(compared.growth().status().code())
                .percent(compared.likeForLikeGrowth())
                .number(area.total(group).reportedUnits())
                .number(area.total(group).expectedUnits())
                .text(note(area, cell, group, compared))
                .endRow();
    }

    /** What a reader must know beside the numbers. */
    private static String note(AreaFigures area, Cell cell, Group group, Compared compared) {
        List<String> notes = new ArrayList<>();
        GrowthStatus status = compared.growth().status();
        if (status != GrowthStatus.OK && status != GrowthStatus.BREAK) {
            notes.add(status.label());
        }
        if (cell.rollUp() == RollUp.RATE && compared.growth().change() != null) {
            notes.add("增减为百分点");
        }
        if (area.isFormChanged() && compared.previous() != null) {
            notes.add("上年为旧版报表,按指标对应");
        }
        if (area.isUnitsChanged()) {
            notes.add("与上年填报单位不同,参见可比口径");
            if (!area.unitsNote(group).isEmpty()) {
                notes.add(area.unitsNote(group));
            }
            if (compared.likeForLike() != null) {
                notes.add(Wording.likeForLike(compared.likeForLike()));
            }
        }
        if (area.isAreaFiling()) {
            notes.add("采用本地区汇总口径填报");
        }
        if (group == Group.TOTAL && area.adjustment(cell) != null) {
            notes.add("含调整数 " + Wording.signed(area.adjustment(cell)));
        }
        if (area.acceptedByOperator(group) > 0) {
            notes.add(Wording.acceptedByOperator(area.acceptedByOperator(group)));
        }
        if (area.acceptedByOperatorLastYear(group) > 0 && compared.previous() != null) {
            notes.add("上年数" + Wording.acceptedByOperator(area.acceptedByOperatorLastYear(group)));
        }
        area.restated(cell, group).ifPresent(restated -> notes.add(Wording.restated(cell, compared, restated)));
        return String.join(";", notes);
    }

    void finish() throws IOException {
        totals.finish();
        comparison.finish();
    }

    @Override
    public void close() throws IOException {
        totals.close();
        comparison.close();
    }
}
