package org.disclosurerollup.catalogue;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of a form: a plain list of cells, or a grid of rows and columns.
 *
 * @param columns labels of a grid's columns in order, each with its other wordings; empty for a plain list
 * @param headings printed lines that carry no value
 * @param headingPlaces for each heading the index, in the form, of the cell printed next after it
 * @param cells cells in printed order; in a grid row by row
 */
public record FormTable(
        String id,
        String title,
        List<Column> columns,
        List<String> headings,
        List<Integer> headingPlaces,
        List<Cell> cells) {

    /** A column of a grid. */
    public record Column(String code, String label, List<String> also) {}

    /** The headings printed directly before the cell. */
    public List<String> headingsBefore(Cell cell) {
        List<String> before = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            if (headingPlaces.get(i) == cell.index()) {
                before.add(headings.get(i));
            }
        }
        return before;
    }

    public boolean isGrid() {
        return !columns.isEmpty();
    }
}
