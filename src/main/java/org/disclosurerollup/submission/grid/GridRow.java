package org.disclosurerollup.submission.grid;

import java.util.BitSet;

/**
 * A row of a sheet or table. A cell that spans several has its text in the first; a label that spans rows stands in each
 * of them, a number only in the first.
 *
 * @param line the row's number in its part, from 1
 * @param fields the texts by column, empty where there is none
 * @param formulas columns in which a formula stands, whose saved result the field is
 * @param hidden whether the row is hidden from whoever opens the file
 */
public record GridRow(int line, String[] fields, BitSet formulas, boolean hidden) {

    static GridRow of(int line, String... fields) {
        return new GridRow(line, fields, new BitSet(), false);
    }

    /** The text of a column, empty beyond the end. */
    public String field(int column) {
        return column >= 0 && column < fields.length ? fields[column] : "";
    }
}
