package org.disclosurerollup.reporting.summary.composition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FormTable;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.reporting.Wording;
import org.disclosurerollup.reporting.summary.FormSummary;
import org.disclosurerollup.reporting.summary.composition.Composition.Column;
import org.disclosurerollup.reporting.summary.composition.Composition.Row;

/** The form as it is printed, filled with the area's totals. A blank stays blank, for it is no zero. */
final class OfficialTables {

    private OfficialTables() {}

    /** A table per table of the form; local additions of which nothing is filled are left out. */
    static List<Composition.Table> of(FormSummary form) {
        List<Composition.Table> tables = new ArrayList<>();
        for (FormTable table : form.form().tables()) {
            boolean local = table.cells().stream().allMatch(Cell::local);
            boolean filled =
                    table.cells().stream().anyMatch(cell -> !value(form, cell).isEmpty());
            if (filled || !local) {
                tables.add(table.isGrid() ? grid(form, table) : list(form, table));
            }
        }
        return tables;
    }

    private static String value(FormSummary form, Cell cell) {
        if (!cell.isFigure()) {
            return "";
        }
        BigDecimal value = form.figures().compared(cell, Group.TOTAL).value();
        return value == null ? "" : Wording.figure(value);
    }

    private static Composition.Table list(FormSummary form, FormTable table) {
        List<Row> rows = new ArrayList<>();
        for (Cell cell : table.cells()) {
            headings(table, cell, rows);
            rows.add(new Row(
                    List.of(cell.label(), cell.unitOfMeasure(), value(form, cell)),
                    Math.max(0, cell.depth() - 2),
                    false));
        }
        return new Composition.Table(
                caption(form, table),
                List.of(new Column("统计指标", 14, false), new Column("单位", 3, false), new Column("统计数", 4, true)),
                rows,
                List.of());
    }

    private static Composition.Table grid(FormSummary form, FormTable table) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(unit(table), 9, false));
        table.columns().forEach(column -> columns.add(new Column(column.label(), 3, true)));
        List<Row> rows = new ArrayList<>();
        List<Cell> cells = table.cells();
        for (int at = 0; at < cells.size(); at += table.columns().size()) {
            List<String> texts = new ArrayList<>(List.of(cells.get(at).row()));
            headings(table, cells.get(at), rows);
            for (Cell cell : cells.subList(at, at + table.columns().size())) {
                texts.add(value(form, cell));
            }
            rows.add(new Row(texts, 0, false));
        }
        return new Composition.Table(caption(form, table), columns, rows, List.of());
    }

    private static String unit(FormTable table) {
        List<String> units =
                table.cells().stream().map(Cell::unitOfMeasure).distinct().toList();
        return units.size() == 1 && !units.get(0).isEmpty() ? "统计指标(单位:" + units.get(0) + ")" : "统计指标";
    }

    private static void headings(FormTable table, Cell next, List<Row> rows) {
        table.headingsBefore(next).forEach(heading -> rows.add(new Row(List.of(heading), 0, true)));
    }

    private static String caption(FormSummary form, FormTable table) {
        return table.title().isEmpty() ? form.form().title() : table.title();
    }
}
