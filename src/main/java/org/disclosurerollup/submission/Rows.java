package org.disclosurerollup.submission;

import java.io.IOException;

/** Rows of a text file, of a sheet or of a document's tables, one after the other. */
interface Rows {

    /** Goes to the next row that has any text; false at the end. */
    boolean next() throws IOException;

    /** How many fields the row has. */
    int size();

    /** A field as it stands in the file, until another is asked for; empty beyond the row's end. */
    CharSequence view(int column);

    /** The line of the file, or the row of its part, from 1. */
    int line();

    /** Where the row's cells stand. */
    Places places();

    /** Whether the field is what a formula gave when the file was saved. */
    boolean isFormula(int column);

    /** A field as it stands in the file; empty beyond the row's end. */
    default String field(int column) {
        return view(column).toString();
    }

    /** A field without the space around it. */
    default String stripped(int column) {
        return CellText.strip(field(column));
    }

    /** The fields, stripped, as an array of their own. */
    default String[] strippedFields() {
        String[] fields = new String[size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = stripped(i);
        }
        return fields;
    }
}
