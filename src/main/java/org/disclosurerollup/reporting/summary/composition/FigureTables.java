package org.disclosurerollup.reporting.summary.composition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.reporting.Compared;
import org.disclosurerollup.reporting.Wording;
import org.disclosurerollup.reporting.summary.FormSummary;
import org.disclosurerollup.reporting.summary.Place;
import org.disclosurerollup.reporting.summary.ShownShare;
import org.disclosurerollup.reporting.summary.UnitFigures;
import org.disclosurerollup.reporting.summary.composition.Composition.Column;
import org.disclosurerollup.reporting.summary.composition.Composition.Row;
import org.disclosurerollup.reporting.summary.composition.SummaryTemplate.TableSpec;

/** Tables of figures: an area's cells beside last year's, and the units below it beside each other. */
final class FigureTables {

    private static final String SHARES_NOTE = "注:因四舍五入,各项占比之和可能不等于100%。";
    private static final String WHOLE_NOTE = "注:占比为占合计的比重。";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Above that many units the middle of a ranking is left out. */
    private static final int MOST_ROWS = 60;

    private static final int LEADING_ROWS = 30;
    private static final int LAST_ROWS = 10;

    private FigureTables() {}

    /** A row per cell with any figure: total, last year's, growth in two decimals, and the groups with their shares. */
    static Composition.Table ofCells(TableSpec spec, FormSummary form, Map<String, String> words, Marks marks) {
        List<Group> groups = new ArrayList<>(form.groups());
        groups.remove(Group.TOTAL);
        // Where a figure is in ten thousands, its unit of measure has a character more.
        boolean wide = form.form().cells().stream().anyMatch(form.shown()::isRounded);
        List<Column> columns = new ArrayList<>(List.of(
                new Column("指标", 17, false),
                new Column("单位", wide ? 7 : 5, false),
                new Column("合计", 8, true),
                new Column("上年", 8, true),
                new Column("同比", 9, true)));
        for (Group group : groups) {
            columns.add(new Column(name(group, words), 8, true));
            columns.add(new Column("占比(%)", 7, true));
        }
        List<Cell> cells = CellSum.cells(form.form(), spec.cells()).stream()
                .filter(Cell::isFigure)
                .filter(cell -> !form.figures().compared(cell, Group.TOTAL).isEmpty())
                .toList();
        int least = cells.stream().mapToInt(Cell::depth).min().orElse(0);
        List<Row> rows = new ArrayList<>();
        boolean unequal = false;
        for (Cell cell : cells) {
            Compared total = form.figures().compared(cell, Group.TOTAL);
            List<String> texts = new ArrayList<>(List.of(
                    cell.shortLabel(),
                    form.shown().unitOf(cell),
                    marks.text(form.shown().value(cell, Group.TOTAL)),
                    marks.text(form.shown().previous(cell, Group.TOTAL)),
                    Wording.growth(cell, total, 2)));
            BigDecimal sum = BigDecimal.ZERO;
            for (Group group : groups) {
                ShownShare share = form.shown().share(cell, group, false);
                texts.add(marks.text(form.shown().value(cell, group)));
                texts.add(marks.text(share));
                sum = share.percent() == null ? sum : sum.add(share.percent());
            }
            unequal |= sum.compareTo(HUNDRED) != 0 && form.shown().isExhaustive(cell, false);
            rows.add(new Row(texts, cell.depth() - least, false));
        }
        List<String> notes = marks.notes();
        if (unequal) {
            notes.add(SHARES_NOTE);
        }
        return withoutEmptyColumns(new Composition.Table(spec.caption(), columns, rows, notes));
    }

    /** A share with its two decimals; a dash where there is none. */
    private static String share(BigDecimal share) {
        return share == null ? "—" : share.toPlainString();
    }

    /** Leaves out what has nothing but dashes, as last year's column where there is no last year. */
    private static Composition.Table withoutEmptyColumns(Composition.Table table) {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            int column = i;
            if (!table.rows().stream().allMatch(row -> row.cells().get(column).equals("—"))) {
                kept.add(column);
            }
        }
        return new Composition.Table(
                table.caption(),
                kept.stream().map(table.columns()::get).toList(),
                table.rows().stream()
                        .map(row -> new Row(kept.stream().map(row.cells()::get).toList(), row.indent(), row.heading()))
                        .toList(),
                table.notes());
    }

    private static String name(Group group, Map<String, String> words) {
        String word = switch (group) {
            case COUNTIES -> GroupWord.下级.name();
            case DEPARTMENTS -> GroupWord.部门.name();
            default -> GroupWord.本级.name();
        };
        return words.getOrDefault(word, group.label());
    }

    /**
     * A row per unit directly below the area. Of one cell: place, figure, share, last year's figure, growth; of several:
     * their figures. What did not report has a dash.
     */
    static Composition.Table ofUnits(TableSpec spec, FormSummary form, Marks marks) {
        List<Cell> cells = CellSum.cells(form.form(), spec.cells());
        List<UnitFigures> units = form.directlyBelow(spec.group().group());
        if (units.stream()
                .allMatch(unit ->
                        cells.stream().allMatch(cell -> unit.compared(cell).isEmpty()))) {
            return new Composition.Table(spec.caption(), List.of(), List.of(), List.of());
        }
        return cells.size() == 1
                ? ranked(spec, form, units, cells.get(0), marks)
                : sideBySide(spec, form, units, cells, marks);
    }

    private static Composition.Table ranked(
            TableSpec spec, FormSummary form, List<UnitFigures> units, Cell cell, Marks marks) {
        List<Place> ranking = form.ranking(spec.group().group(), cell, Place.Measure.VALUE);
        Map<UnitFigures, String> ranks = new HashMap<>();
        ranking.forEach(place -> ranks.put(place.unit(), place.text()));
        List<UnitFigures> sorted =
                new ArrayList<>(ranking.stream().map(Place::unit).toList());
        units.stream().filter(unit -> !ranks.containsKey(unit)).forEach(sorted::add);
        boolean cut = sorted.size() > MOST_ROWS;
        if (cut) {
            sorted.subList(LEADING_ROWS, Math.max(LEADING_ROWS, ranking.size() - LAST_ROWS))
                    .clear();
            sorted.subList(Math.min(sorted.size(), LEADING_ROWS + LAST_ROWS), sorted.size())
                    .clear();
        }
        boolean adds = cell.rollUp().adds();
        List<Column> columns = new ArrayList<>(List.of(
                new Column("位次", 3, false),
                new Column("单位", 8, false),
                new Column(cell.shortLabel() + unitOf(form, cell), 5, true)));
        if (adds) {
            columns.add(new Column("占比(%)", 3, true));
        }
        columns.add(new Column("上年", 4, true));
        columns.add(new Column("同比", 4, true));
        List<Row> rows = new ArrayList<>();
        boolean apart = false;
        for (UnitFigures unit : sorted) {
            Compared compared = unit.compared(cell);
            List<String> texts = new ArrayList<>(List.of(
                    ranks.getOrDefault(unit, "—"),
                    unit.unit().name() + (unit.counts() || compared.value() == null ? "" : "*"),
                    marks.text(form.shown().value(cell, unit))));
            apart |= !unit.counts() && compared.value() != null;
            if (adds) {
                texts.add(share(form.share(unit, cell)));
            }
            texts.add(marks.text(form.shown().previous(cell, unit)));
            texts.add(compared.isEmpty() ? "—" : Wording.growth(cell, compared, 2));
            rows.add(new Row(texts, 0, false));
        }
        return withoutEmptyColumns(new Composition.Table(
                spec.caption(),
                columns,
                rows,
                notes(adds, apart, cut ? units.size() : 0, units.size() - ranking.size(), marks)));
    }

    /** @param cut how many units there are, where not all are listed; 0 otherwise */
    private static List<String> notes(boolean shares, boolean apart, int cut, int unranked, Marks marks) {
        List<String> notes = marks.notes();
        if (shares) {
            notes.add(WHOLE_NOTE);
        }
        if (apart) {
            notes.add("注:带*的数据未计入合计(采用本地区汇总口径填报)。");
        }
        if (cut > 0) {
            notes.add("注:共%d个单位,此处列前%d位和后%d位%s。"
                    .formatted(cut, LEADING_ROWS, LAST_ROWS, unranked == 0 ? "" : ",另有" + unranked + "个单位未报送或未填此项"));
        }
        return notes;
    }

    private static Composition.Table sideBySide(
            TableSpec spec, FormSummary form, List<UnitFigures> units, List<Cell> cells, Marks marks) {
        List<Column> columns = new ArrayList<>(List.of(new Column("单位", 8, false)));
        cells.forEach(cell -> columns.add(new Column(cell.shortLabel() + unitOf(form, cell), 4, true)));
        List<Row> rows = new ArrayList<>();
        for (UnitFigures unit : units) {
            List<String> texts = new ArrayList<>(List.of(unit.unit().name()));
            cells.forEach(cell -> texts.add(marks.text(form.shown().value(cell, unit))));
            rows.add(new Row(texts, 0, false));
        }
        if (form.figures().has(spec.group().group())) {
            List<String> sums = new ArrayList<>(List.of("合计"));
            for (Cell cell : cells) {
                sums.add(marks.text(form.shown().value(cell, spec.group().group())));
            }
            rows.add(new Row(sums, 0, false));
        }
        return new Composition.Table(spec.caption(), columns, rows, marks.notes());
    }

    private static String unitOf(FormSummary form, Cell cell) {
        String unit = form.shown().unitOf(cell);
        return unit.isEmpty() ? "" : "(" + unit + ")";
    }
}
