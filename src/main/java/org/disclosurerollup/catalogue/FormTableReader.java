package org.disclosurerollup.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.catalogue.YamlFile.Mapping;

/** Reads one table of a form file: a list of cells, or rows and columns whose cells it makes. */
final class FormTableReader {

    private static final int MOST_DECIMALS = 4;

    private final YamlFile file;
    private final List<CellDraft> drafts;
    private final List<Integer> headingPlaces = new ArrayList<>();

    /** @param drafts the form's cells so far; the table's are added */
    FormTableReader(YamlFile file, List<CellDraft> drafts) {
        this.file = file;
        this.drafts = drafts;
    }

    TableDraft read(Mapping table) {
        String id = table.required("id");
        String title = table.text("title", "");
        int first = drafts.size();
        List<String> headings = new ArrayList<>();
        List<String> rowCodes = new ArrayList<>();
        List<FormTable.Column> columns = new ArrayList<>();
        Defaults tableDefaults = Defaults.NONE.override(table);
        if (table.has("cells")) {
            for (Mapping entry : table.mappings("cells")) {
                if (!heading(entry, headings)) {
                    listCell(entry, id, tableDefaults);
                }
            }
        } else {
            grid(table, id, tableDefaults, headings, rowCodes, columns);
        }
        table.rejectOthers();
        return new TableDraft(
                id,
                title,
                columns,
                headings,
                List.copyOf(headingPlaces),
                rowCodes,
                List.copyOf(drafts.subList(first, drafts.size())));
    }

    private boolean heading(Mapping entry, List<String> headings) {
        if (!entry.has("heading")) {
            return false;
        }
        headings.add(entry.text("heading", ""));
        headingPlaces.add(drafts.size());
        entry.rejectOthers();
        return true;
    }

    private void listCell(Mapping entry, String table, Defaults tableDefaults) {
        String code = entry.required("code");
        String label = entry.required("label");
        add(entry, code, label, table, label, null, entry.texts("also"), true, tableDefaults.override(entry));
        entry.rejectOthers();
    }

    private void grid(
            Mapping table,
            String id,
            Defaults tableDefaults,
            List<String> headings,
            List<String> rowCodes,
            List<FormTable.Column> columns) {
        String pattern = table.required("cell-code");
        List<Defaults> columnDefaults = new ArrayList<>();
        List<Boolean> totals = new ArrayList<>();
        for (Mapping column : table.mappings("columns")) {
            columns.add(new FormTable.Column(column.required("code"), column.required("label"), column.texts("also")));
            columnDefaults.add(tableDefaults.override(column));
            totals.add(column.flag("total", false));
            column.rejectOthers();
        }
        for (Mapping row : table.mappings("rows")) {
            if (heading(row, headings)) {
                continue;
            }
            String rowCode = row.required("code");
            String rowLabel = row.required("label");
            List<String> also = row.texts("also");
            rowCodes.add(rowCode);
            for (int c = 0; c < columns.size(); c++) {
                FormTable.Column column = columns.get(c);
                Defaults cell = columnDefaults.get(c).override(row);
                String code = pattern.replace("{row}", rowCode).replace("{column}", column.code());
                cell = cell.withIndicator(indicator(row, columnDefaults.get(c), column, totals.get(c)));
                boolean total = totals.get(c);
                add(row, code, rowLabel + " / " + column.label(), id, rowLabel, column.label(), also, total, cell);
            }
            row.rejectOthers();
        }
    }

    private static String indicator(Mapping row, Defaults column, FormTable.Column label, boolean total) {
        String ofRow = row.text("indicator", null);
        if (ofRow == null) {
            return column.indicator();
        }
        if (total) {
            return ofRow;
        }
        return ofRow + "/" + (column.indicator() != null ? column.indicator() : label.label());
    }

    /** @param stands whether the cell stands for its whole entry: a list's cell does, of a grid's row the total */
    private void add(
            Mapping entry,
            String code,
            String label,
            String table,
            String row,
            String column,
            List<String> also,
            boolean stands,
            Defaults defaults) {
        if (defaults.decimals() < 0 || defaults.decimals() > MOST_DECIMALS) {
            file.problem(entry.line(), "'decimals' must be 0 to " + MOST_DECIMALS);
        }
        RollUp rollUp = RollUp.ofCode(defaults.rollUp()).orElse(null);
        if (rollUp == null) {
            file.problem(
                    entry.line(),
                    "'roll-up' must be sum, rate, count-yes, mean, last or none, not '" + defaults.rollUp() + "'");
        }
        String shortLabel = entry.text("short", null);
        boolean headline = entry.flag("headline", false);
        drafts.add(new CellDraft(
                drafts.size(),
                code,
                label,
                stands ? shortLabel : null,
                defaults.unit(),
                Math.max(0, Math.min(defaults.decimals(), MOST_DECIMALS)),
                rollUp == null ? RollUp.SUM : rollUp,
                defaults.indicator(),
                defaults.signed(),
                stands && headline,
                entry.flag("local", false),
                table,
                row,
                column,
                also,
                entry.text("numerator", null),
                entry.text("denominator", null),
                entry.line()));
    }

    /** What a table, a column or a row says of its cells; the inner one wins. */
    private record Defaults(String unit, int decimals, String rollUp, String indicator, boolean signed) {

        static final Defaults NONE = new Defaults("", 0, RollUp.SUM.code(), null, false);

        Defaults override(Mapping entry) {
            return new Defaults(
                    entry.text("unit", unit),
                    entry.number("decimals", decimals),
                    entry.text("roll-up", rollUp),
                    entry.text("indicator", indicator),
                    entry.flag("signed", signed));
        }

        Defaults withIndicator(String other) {
            return new Defaults(unit, decimals, rollUp, other, signed);
        }
    }
}
