package org.disclosurerollup.submission.grid;

import java.util.List;

/**
 * A part of a file as rows of text.
 *
 * @param name the sheet's name, {@code 表2} for a table; empty for text between tables
 * @param rows rows with any text, in order
 */
public record Grid(String name, Kind kind, List<GridRow> rows) {

    /** What the part is in its file. */
    public enum Kind {
        SHEET,
        TABLE,
        /** Paragraphs, each a row of one field. */
        TEXT
    }

    public Grid {
        rows = List.copyOf(rows);
    }
}
