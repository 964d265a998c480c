package org.disclosurerollup.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.FormTable;

/** The printed wordings of a form, normalised: of its rows, its columns and its headings. Made once per form. */
final class FormLabels {

    private final Form form;
    private final Map<String, List<Cell>> cells = new HashMap<>();
    private final Map<String, Map<String, List<String>>> rows = new HashMap<>();
    private final Set<String> headings = new HashSet<>();

    FormLabels(Form form) {
        this.form = form;
        for (FormTable table : form.tables()) {
            headings.add(Labels.normalise(table.title()));
            table.headings().forEach(heading -> headings.add(Labels.normalise(heading)));
            for (Cell cell : table.cells()) {
                if (table.isGrid()) {
                    addCell(cell, cell.label());
                    addCell(cell, cell.code());
                    Map<String, List<String>> ofTable = rows.computeIfAbsent(table.id(), id -> new HashMap<>());
                    addRow(ofTable, cell.row(), cell.row());
                    cell.also().forEach(other -> addRow(ofTable, other, cell.row()));
                } else {
                    addCell(cell, cell.label());
                    addCell(cell, cell.code());
                    cell.also().forEach(other -> addCell(cell, other));
                }
            }
        }
    }

    private void addCell(Cell cell, String label) {
        List<Cell> same = cells.computeIfAbsent(Labels.normalise(label), key -> new ArrayList<>(1));
        if (!same.contains(cell)) {
            same.add(cell);
        }
    }

    private static void addRow(Map<String, List<String>> rows, String label, String row) {
        List<String> same = rows.computeIfAbsent(Labels.normalise(label), key -> new ArrayList<>(1));
        if (!same.contains(row)) {
            same.add(row);
        }
    }

    Form form() {
        return form;
    }

    boolean isHeading(String normalised) {
        return headings.contains(normalised);
    }

    /** The cells with that wording in printed order; several where a form repeats a label. */
    List<Cell> cells(String normalised) {
        return cells.getOrDefault(normalised, List.of());
    }

    /** Whether the wording names a cell, or a row of any grid. */
    boolean knows(String normalised) {
        return cells.containsKey(normalised)
                || rows.values().stream().anyMatch(ofTable -> ofTable.containsKey(normalised));
    }

    /**
     * The cells of a grid's row, one per column, {@code null} where there is none; empty for a wording that is no row of
     * the grid.
     */
    List<Cell> row(FormTable table, String normalised) {
        List<String> labels = rows.getOrDefault(table.id(), Map.of()).getOrDefault(normalised, List.of());
        if (labels.size() != 1) {
            return List.of();
        }
        List<Cell> row = new ArrayList<>();
        for (FormTable.Column column : table.columns()) {
            row.add(table.cells().stream()
                    .filter(cell ->
                            cell.row().equals(labels.get(0)) && cell.column().equals(column.label()))
                    .findFirst()
                    .orElse(null));
        }
        return row;
    }
}
