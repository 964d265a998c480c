package org.disclosurerollup.reporting;

import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.RollUp;
import org.disclosurerollup.comparison.GrowthStatus;
import org.disclosurerollup.consolidation.Group;

/** {@code comparison.csv}: a row per area, cell and group that has a value this year or last. */
final class ComparisonRows implements AreaRows {

    @Override
    public String file() {
        return "comparison.csv";
    }

    @Override
    public String[] header() {
        return FigureFields.header(
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

    @Override
    public void write(AreaPiece piece, CsvBuffer csv) {
        AreaFigures area = piece.area();
        if (area == null) {
            return;
        }
        CsvBuffer.Fields unit = FigureFields.of(area.unit());
        for (Cell cell : piece.formYear().form().cells()) {
            if (cell.isFigure()) {
                for (Group group : area.groups()) {
                    Compared compared = area.compared(cell, group);
                    if (!compared.isEmpty()) {
                        write(piece.fields().begin(csv, unit, cell, group), area, cell, group, compared);
                    }
                }
            }
        }
    }

    private static void write(CsvBuffer csv, AreaFigures area, Cell cell, Group group, Compared compared) {
        csv.figure(compared.value())
                .figure(compared.previous())
                .figure(compared.growth().change())
                .percent(compared.growth().percent())
                .percent(compared.share())
                .percent(compared.previousShare())
                .text(compared.growth().status().code())
                .percent(compared.likeForLikeGrowth())
                .number(area.totalWithoutFigures(group).reportedUnits())
                .number(area.totalWithoutFigures(group).expectedUnits())
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
}
