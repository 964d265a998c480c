package org.disclosurerollup.reporting.summary.workbook;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.FormTable;
import org.disclosurerollup.reporting.summary.AreaSummary;
import org.disclosurerollup.reporting.summary.FormSummary;

/** The official form filled with the area's totals, in the printed order and wording. */
final class FormSheet {

    private static final int LABEL_WIDTH = 56;
    private static final int LINE_POINTS = 15;
    private static final int COLUMN_WIDTH = 13;

    private final AreaSummary summary;
    private final FormSummary form;
    private final int columns;

    FormSheet(AreaSummary summary, FormSummary form) {
        this.summary = summary;
        this.form = form;
        this.columns = 1
                + form.form().tables().stream()
                        .mapToInt(table -> Math.max(2, table.columns().size()))
                        .max()
                        .orElse(2);
    }

    void write(TableSheet sheet) {
        int[] widths = new int[columns];
        Arrays.fill(widths, COLUMN_WIDTH);
        widths[0] = LABEL_WIDTH;
        sheet.widths(widths)
                .title(
                        columns,
                        form.form().title(),
                        "填报单位:%s  年度:%s  报送:%d/%d  %s"
                                .formatted(
                                        summary.area().name(),
                                        summary.period(),
                                        form.reportedUnits(),
                                        form.expectedUnits(),
                                        form.form().source()));
        List<FormTable> tables = form.form().tables();
        boolean one = tables.size() == 1;
        for (FormTable table : tables) {
            write(sheet, table, one);
        }
        if (!one) {
            sheet.freezeTop(2);
        }
        sheet.print(1);
    }

    /** @param freeze whether the table's header is the sheet's */
    private void write(TableSheet sheet, FormTable table, boolean freeze) {
        Set<String> units = new LinkedHashSet<>();
        table.cells().forEach(cell -> units.add(form.shown().unitOf(cell)));
        boolean oneUnit = table.isGrid() && units.size() == 1 && !units.contains("");
        String unit = oneUnit ? "(单位:" + units.iterator().next() + ")" : "";
        if (!table.title().isEmpty()) {
            sheet.row(20).text(table.title() + unit, Look.SECTION).merge(columns);
        }
        sheet.row(LINE_POINTS * (table.isGrid() ? 2 : 1)).text("统计指标", Look.HEAD);
        if (table.isGrid()) {
            table.columns().forEach(column -> sheet.text(column.label(), Look.HEAD));
        } else {
            sheet.text("单位", Look.HEAD).text("统计数", Look.HEAD);
        }
        if (freeze) {
            sheet.freeze(0, 1);
        }
        Cell before = null;
        for (Cell cell : table.cells()) {
            for (String heading : table.headingsBefore(cell)) {
                sheet.row()
                        .text(heading, Look.SECTION)
                        .merge(table.isGrid() ? 1 + table.columns().size() : 3);
            }
            boolean newRow = !table.isGrid() || before == null || startsRow(table, before, cell);
            if (newRow) {
                sheet.row(LINE_POINTS * lines(cell.row())).text(cell.row(), Look.PLAIN);
            }
            if (!table.isGrid()) {
                sheet.text(form.shown().unitOf(cell), Look.CENTRED);
            }
            value(sheet, cell);
            before = cell;
        }
    }

    /** Lines that a label takes: a Chinese character is as wide as two digits. */
    private static int lines(String label) {
        int wide = (int) label.chars().filter(c -> c > 0xff).count();
        return Math.max(1, (label.length() + wide + LABEL_WIDTH - 3) / (LABEL_WIDTH - 2));
    }

    /** The first column's cell begins a row; two rows may have the same wording. */
    private static boolean startsRow(FormTable table, Cell before, Cell cell) {
        return cell.column().equals(table.columns().get(0).label())
                || !before.row().equals(cell.row());
    }

    private void value(TableSheet sheet, Cell cell) {
        if (cell.isFigure()) {
            sheet.shown(form.shown().value(cell, form.units()), form.shown().decimals(cell), Look.PLAIN);
        } else {
            sheet.figure(FixedPoint.BLANK, 0, Look.PLAIN);
        }
    }
}
