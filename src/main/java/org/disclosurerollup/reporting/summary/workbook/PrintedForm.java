package org.disclosurerollup.reporting.summary.workbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.FormTable;

/**
 * A form's tables as they are printed: titles, headers, headings and labels. What stands in the cells is somebody else's
 * matter. The label is in the first column; a list has the unit of measure in the second and the value in the third, a
 * grid its columns from the second on.
 */
public final class PrintedForm {

    private static final int LABEL_WIDTH = 56;
    private static final int LINE_POINTS = 15;
    private static final int COLUMN_WIDTH = 13;
    private static final int FEWEST_COLUMNS = 2;

    private final Form form;
    private final Filling filling;

    /** Fills what the form leaves open; called in the printed order. */
    public interface Filling {

        /** Writes the cell that comes next in the sheet. */
        void value(TableSheet sheet, Cell cell);

        /** The unit of measure beside a list's value. */
        default String unitOf(Cell cell) {
            return cell.unitOfMeasure();
        }

        /** A table's header is written; more may follow in its row. */
        default void endHeader(TableSheet sheet, FormTable table) {}

        /** A row's values are written; more may follow in it. */
        default void endRow(TableSheet sheet, FormTable table, List<Cell> cells) {}
    }

    public PrintedForm(Form form, Filling filling) {
        this.form = form;
        this.filling = filling;
    }

    /** How many columns the widest table has, that of the labels included. */
    public int columns() {
        return 1
                + form.tables().stream()
                        .mapToInt(table ->
                                Math.max(FEWEST_COLUMNS, table.columns().size()))
                        .max()
                        .orElse(FEWEST_COLUMNS);
    }

    /** The columns' widths in digits. */
    public int[] widths() {
        int[] widths = new int[columns()];
        Arrays.fill(widths, COLUMN_WIDTH);
        widths[0] = LABEL_WIDTH;
        return widths;
    }

    /** Writes all tables, from the sheet's next row on. */
    public void write(TableSheet sheet) {
        form.tables().forEach(table -> write(sheet, table));
    }

    private void write(TableSheet sheet, FormTable table) {
        if (!table.title().isEmpty()) {
            sheet.row(20).text(table.title() + oneUnit(table), Look.SECTION).merge(columns());
        }
        sheet.row(LINE_POINTS * (table.isGrid() ? 2 : 1)).text("统计指标", Look.HEAD);
        if (table.isGrid()) {
            table.columns().forEach(column -> sheet.text(column.label(), Look.HEAD));
        } else {
            sheet.text("单位", Look.HEAD).text("统计数", Look.HEAD);
        }
        filling.endHeader(sheet, table);
        for (List<Cell> row : rows(table)) {
            for (String heading : table.headingsBefore(row.get(0))) {
                sheet.row()
                        .text(heading, Look.SECTION)
                        .merge(table.isGrid() ? 1 + table.columns().size() : 3);
            }
            String label = row.get(0).row();
            sheet.row(LINE_POINTS * lines(label)).text(label, Look.PLAIN);
            if (!table.isGrid()) {
                sheet.text(filling.unitOf(row.get(0)), Look.CENTRED);
            }
            row.forEach(cell -> filling.value(sheet, cell));
            filling.endRow(sheet, table, row);
        }
    }

    /** The unit of measure that all of a grid's cells share. */
    private String oneUnit(FormTable table) {
        Set<String> units = new LinkedHashSet<>();
        table.cells().forEach(cell -> units.add(filling.unitOf(cell)));
        boolean one = table.isGrid() && units.size() == 1 && !units.contains("");
        return one ? "(单位:" + units.iterator().next() + ")" : "";
    }

    private static List<List<Cell>> rows(FormTable table) {
        List<List<Cell>> rows = new ArrayList<>();
        Cell before = null;
        for (Cell cell : table.cells()) {
            if (!table.isGrid() || before == null || startsRow(table, before, cell)) {
                rows.add(new ArrayList<>());
            }
            rows.get(rows.size() - 1).add(cell);
            before = cell;
        }
        return rows;
    }

    /** The first column's cell begins a row; two rows may have the same wording. */
    private static boolean startsRow(FormTable table, Cell before, Cell cell) {
        return cell.column().equals(table.columns().get(0).label())
                || !before.row().equals(cell.row());
    }

    /** Lines that a label takes: a Chinese character is as wide as two digits. */
    private static int lines(String label) {
        int wide = (int) label.chars().filter(c -> c > 0xff).count();
        return Math.max(1, (label.length() + wide + LABEL_WIDTH - 3) / (LABEL_WIDTH - 2));
    }
}
