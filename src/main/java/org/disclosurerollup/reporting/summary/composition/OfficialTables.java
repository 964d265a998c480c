package org.disclosurerollup.reporting.summary.composition;

import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FormTable;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.reporting.summary.FormSummary;
import org.disclosurerollup.reporting.summary.Shown;
import org.disclosurerollup.reporting.summary.composition.Composition.Column;
import org.disclosurerollup.reporting.summary.composition.Composition.Row;

/** The form as it is printed, filled with the area's totals. A blank stays blank, for it is no zero. */
final class OfficialTables {

    private OfficialTables() {}

    /** A table per table of the form; local additions of which nothing is filled are left out. */
    static List<Composition.Table> of(FormSummary form, Marks marks) {
        List<Composition.Table> tables = new ArrayList<>();
        for (FormTable table : form.form().tables()) {
            boolean local = table.cells().stream().allMatch(Cell::local);
            boolean filled = table.cells().stream()
                    .anyMatch(cell -> !value(form, cell, new Marks()).isEmpty());
            if (filled || !local) {
                tables.add(table.isGrid() ? grid(form, table, marks) : list(form, table, marks));
            }
        }
        return tables;
    }

    private static String value(FormSummary form, Cell cell, Marks marks) {
        if (!cell.isFigure()) {
            return "";
        }
        Shown value = form.shown().value(cell, Group.TOTAL);
        return value.value() == null ? "" : marks.text(value);
    }

    private static Composition.Table list(FormSummary form, FormTable table, Marks marks) {
        List<Row> rows = new ArrayList<>();
        for (Cell cell : table.cells()) {
            headings(table, cell, rows);
            rows.add(new Row(
                    List.of(cell.label(), form.shown().unitOf(cell), value(form, cell, marks)),
                    Math.max(0, cell.depth() - 2),
                    false));
        }
        return new Composition.Table(
                caption(form, table),
                List.of(new Column("统计指标", 14, false), new Column("单位", 3, false), new Column("统计数", 4, true)),
                rows,
                marks.notes());
    }

    private static Composition.Table grid(FormSummary form, FormTable table, Marks marks) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(unit(form, table), 9, false));
        table.columns().forEach(column -> columns.add(new Column(column.label(), 3, true)));
        List<Row> rows = new ArrayList<>();
        List<Cell> cells = table.cells();
        for (int at = 0; at < cells.size(); at += table.columns().size()) {
            List<String> texts = new ArrayList<>(List.of(cells.get(at).row()));
            headings(table, cells.get(at), rows);
            for (Cell cell : cells.subList(at, at + table.columns().size())) {
                texts.add(value(form, cell, marks));
            }
            rows.add(new Row(texts, 0, false));
        }
        return new Composition.Table(caption(form, table), columns, rows, marks.notes());
    }

    private static String unit(FormSummary form, FormTable table) {
        List<String> units =
                table.cells().stream().map(form.shown()::unitOf).distinct().toList();
        return units.size() == 1 && !units.get(0).isEmpty() ? "统计指标(单位:" + units.get(0) + ")" : "统计指标";
    }

    private static void headings(FormTable table, Cell next, List<Row> rows) {
        table.headingsBefore(next).forEach(heading -> rows.add(new Row(List.of(heading), 0, true)));
    }

    private static String caption(FormSummary form, FormTable table) {
        return table.title().isEmpty() ? form.form().title() : table.title();
    }
}
