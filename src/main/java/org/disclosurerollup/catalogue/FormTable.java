package org.disclosurerollup.catalogue;

import java.util.List;

/**
 * A table of a form: a plain list of cells, or a grid of rows and columns.
 *
 * @param columns labels of a grid's columns in order, each with its other wordings; empty for a plain list
 * @param headings printed lines that carry no value
 * @param cells cells in printed order; in a grid row by row
 */
public record FormTable(String id, String title, List<Column> columns, List<String> headings, List<Cell> cells) {

    /** A column of a grid. */
    public record Column(String code, String label, List<String> also) {}

    public boolean isGrid() {
        return !columns.isEmpty();
    }
}
