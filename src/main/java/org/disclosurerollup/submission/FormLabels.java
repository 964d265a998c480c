package org.disclosurerollup.submission;

import java.util.ArrayList;
import java.util.Comparator;
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

    private static final int CANDIDATES = 3;
    private static final int LONGEST = 100;

    private static final int MOST_COLUMNS = 7;

    private final Form form;
    private final Map<String, List<Cell>> cells = new HashMap<>();
    private final Map<String, Map<String, List<String>>> rows = new HashMap<>();
    private final Map<String, List<Cell>> bareCells = new HashMap<>();
    private final Map<String, Map<String, List<String>>> bareRows = new HashMap<>();
    private final Set<String> columns = new HashSet<>();
    private final Set<String> headings = new HashSet<>();

    FormLabels(Form form) {
        this.form = form;
        for (FormTable table : form.tables()) {
            headings.add(Labels.normalise(table.title()));
            table.headings().forEach(heading -> headings.add(Labels.normalise(heading)));
            for (FormTable.Column column : table.columns()) {
                columns.add(Labels.normalise(column.label()));
                column.also().forEach(other -> columns.add(Labels.normalise(other)));
            }
            for (Cell cell : table.cells()) {
                if (table.isGrid()) {
                    addCell(cell, cell.label());
                    addCell(cell, cell.code());
                    Map<String, List<String>> ofTable = rows.computeIfAbsent(table.id(), id -> new HashMap<>());
                    Map<String, List<String>> bare = bareRows.computeIfAbsent(table.id(), id -> new HashMap<>());
                    addRow(ofTable, bare, cell.row(), cell.row());
                    cell.also().forEach(other -> addRow(ofTable, bare, other, cell.row()));
                } else {
                    addCell(cell, cell.label());
                    addCell(cell, cell.code());
                    cell.also().forEach(other -> addCell(cell, other));
                }
            }
        }
    }

    private void addCell(Cell cell, String label) {
        String normalised = Labels.normalise(label);
        add(cells, normalised, cell);
        String bare = Labels.bare(normalised);
        if (!bare.isEmpty() && !cell.code().equals(label)) {
            add(bareCells, bare, cell);
        }
    }

    private static void addRow(
            Map<String, List<String>> rows, Map<String, List<String>> bareRows, String label, String row) {
        String normalised = Labels.normalise(label);
        add(rows, normalised, row);
        add(bareRows, Labels.bare(normalised), row);
    }

    private static <T> void add(Map<String, List<T>> byLabel, String label, T named) {
        List<T> same = byLabel.computeIfAbsent(label, key -> new ArrayList<>(1));
        if (!same.contains(named)) {
            same.add(named);
        }
    }

    Form form() {
        return form;
    }

    boolean isHeading(String normalised) {
        return headings.contains(normalised);
    }

    /**
     * The cells with that wording in printed order; several where a form repeats a label. Where no cell has it as it is,
     * those that have it but for numbering and remarks.
     */
    List<Cell> cells(String normalised) {
        List<Cell> exact = cells.get(normalised);
        return exact != null ? exact : bareCells.getOrDefault(Labels.bare(normalised), List.of());
    }

    /** Whether the wording names a cell, or a row of any grid. */
    boolean knows(String normalised) {
        return !cells(normalised).isEmpty()
                || form.tables().stream()
                        .anyMatch(table -> !rowLabel(table, normalised).isEmpty());
    }

    /** Whether the wording is that of a grid's row and of no single cell. */
    boolean isGridRowOnly(String normalised) {
        return cells(normalised).isEmpty()
                && form.tables().stream()
                        .anyMatch(table ->
                                table.isGrid() && !rowLabel(table, normalised).isEmpty());
    }

    /** The printed columns of the grids that have such a row. */
    List<String> gridColumns(String normalised) {
        return form.tables().stream()
                .filter(table -> table.isGrid() && !rowLabel(table, normalised).isEmpty())
                .flatMap(table -> table.columns().stream())
                .map(FormTable.Column::label)
                .distinct()
                .limit(MOST_COLUMNS)
                .toList();
    }

    /**
     * The cells of a grid's row, one per column, {@code null} where there is none; empty for a wording that is no row of
     * the grid.
     */
    List<Cell> row(FormTable table, String normalised) {
        String label = rowLabel(table, normalised);
        if (label.isEmpty()) {
            return List.of();
        }
        List<Cell> row = new ArrayList<>();
        for (FormTable.Column column : table.columns()) {
            row.add(table.cells().stream()
                    .filter(cell -> cell.row().equals(label) && cell.column().equals(column.label()))
                    .findFirst()
                    .orElse(null));
        }
        return row;
    }

    private String rowLabel(FormTable table, String normalised) {
        List<String> labels = rows.getOrDefault(table.id(), Map.of()).get(normalised);
        if (labels == null) {
            labels = bareRows.getOrDefault(table.id(), Map.of()).getOrDefault(Labels.bare(normalised), List.of());
        }
        return labels.size() == 1 ? labels.get(0) : "";
    }

    /** Whether the wording is that of a column of any grid. */
    boolean isColumn(String normalised) {
        return columns.contains(normalised);
    }

    /** The printed labels most like a wording that is none of them, the most similar first. */
    List<String> nearest(String normalised) {
        record Near(String label, int distance) {}
        String wanted = Labels.bare(normalised);
        return wanted.length() > LONGEST
                ? List.of()
                : form.cells().stream()
                        .map(cell -> cell.row() == null ? cell.label() : cell.row())
                        .distinct()
                        .map(label -> new Near(label, Labels.distance(wanted, Labels.bare(Labels.normalise(label)))))
                        .filter(near -> 2 * near.distance() <= wanted.length() + 1)
                        .sorted(Comparator.comparingInt(Near::distance))
                        .limit(CANDIDATES)
                        .map(Near::label)
                        .toList();
    }
}
