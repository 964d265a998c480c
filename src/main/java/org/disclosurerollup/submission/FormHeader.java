package org.disclosurerollup.submission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FormTable;

/**
 * What a row is as the header of a form's grids, together with the rows above it over which the header may be split: a
 * column's label is the lowest text in its column.
 */
final class FormHeader {

    private final FormLabels labels;
    private final List<String> fields;
    private final Collection<List<String>> above;
    private final List<String> combined;

    /** @param above normalised rows above that hold no values, the nearest first */
    FormHeader(FormLabels labels, List<String> fields, Collection<List<String>> above) {
        this.labels = labels;
        this.fields = fields;
        this.above = above;
        this.combined = combine(fields, above);
    }

    /** A grid whose header was met, with the file's column of each of its columns. */
    record Grid(FormTable table, int[] positions) {}

    /** One row of a grid whose values stand in columns of their own, beside those of the other rows. */
    record Group(List<Cell> cells, int[] positions) {}

    private static List<String> combine(List<String> fields, Collection<List<String>> above) {
        List<String> combined = new ArrayList<>(fields);
        for (List<String> row : above) {
            while (combined.size() < row.size()) {
                combined.add("");
            }
            for (int i = 0; i < row.size(); i++) {
                if (combined.get(i).isEmpty()) {
                    combined.set(i, row.get(i));
                }
            }
        }
        return combined;
    }

    /** Whether the row has no figures but labels of columns, so that it may be a part of a header. */
    boolean isPart() {
        return fields.stream().anyMatch(labels::isColumn)
                && fields.stream()
                        .noneMatch(field -> !field.isEmpty() && field.chars().allMatch(Character::isDigit));
    }

    /** The grids whose columns all stand in the header. */
    List<Grid> grids() {
        List<Grid> found = new ArrayList<>();
        if (fields.stream().noneMatch(labels::isColumn)) {
            return found;
        }
        for (FormTable table : labels.form().tables()) {
            int[] positions = table.isGrid() ? positions(table, 0) : null;
            if (positions != null) {
                found.add(new Grid(table, positions));
            }
        }
        return found;
    }

    /** Where the grid's columns stand from a column on, or {@code null} if they do not all. */
    private int[] positions(FormTable table, int from) {
        int[] positions = new int[table.columns().size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = indexOf(table.columns().get(i), from);
            if (positions[i] < 0) {
                return null;
            }
        }
        return positions;
    }

    private int indexOf(FormTable.Column column, int from) {
        String label = Labels.normalise(column.label());
        List<String> others = column.also().stream().map(Labels::normalise).toList();
        for (int i = from; i < combined.size(); i++) {
            if (combined.get(i).equals(label) || others.contains(combined.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** The rows of a grid whose columns the header repeats, each below its row's label; empty if no grid is printed so. */
    List<Group> groups() {
        if (fields.stream().noneMatch(labels::isColumn)) {
            return List.of();
        }
        for (FormTable table : labels.form().tables()) {
            List<Group> groups = table.isGrid() ? groups(table) : List.of();
            if (groups.size() > 1) {
                return groups;
            }
        }
        return List.of();
    }

    private List<Group> groups(FormTable table) {
        List<Group> groups = new ArrayList<>();
        int[] positions = positions(table, 0);
        while (positions != null) {
            int start = Arrays.stream(positions).min().orElse(0);
            int end = Arrays.stream(positions).max().orElse(0);
            List<Cell> cells = cellsAbove(table, start);
            if (end - start + 1 < positions.length || cells.isEmpty()) {
                return List.of();
            }
            groups.add(new Group(cells, positions));
            positions = positions(table, end + 1);
        }
        return groups;
    }

    /** The cells of the row whose label stands above the column or, in the same line, nearest to the left of it. */
    private List<Cell> cellsAbove(FormTable table, int column) {
        for (List<String> row : above) {
            for (int i = Math.min(column, row.size() - 1); i >= 0; i--) {
                List<Cell> cells = labels.row(table, row.get(i));
                if (!cells.isEmpty()) {
                    return cells;
                }
                if (!row.get(i).isEmpty() && !labels.isColumn(row.get(i))) {
                    break;
                }
            }
        }
        return List.of();
    }
}
