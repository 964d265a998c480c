package org.disclosurerollup.submission;

import java.util.BitSet;

/**
 * A row of a form as it was filed.
 *
 * @param line the line of the file, or the row of its part, from 1
 * @param fields its fields without the space around them
 * @param formulas columns that hold formulas; empty where nothing does
 */
record FormRow(int line, String[] fields, Places places, BitSet formulas) {

    static FormRow of(Rows rows) {
        String[] fields = rows.strippedFields();
        BitSet formulas = new BitSet(0);
        for (int i = 0; i < fields.length; i++) {
            if (rows.isFormula(i)) {
                formulas.set(i);
            }
        }
        return new FormRow(rows.line(), fields, rows.places(), formulas);
    }

    String field(int column) {
        return column >= 0 && column < fields.length ? fields[column] : "";
    }

    /** The first field with text, normalised. */
    String label() {
        return Labels.normalise(first());
    }

    /** The first field with text as it stands. */
    String first() {
        for (String field : fields) {
            if (!field.isEmpty()) {
                return field;
            }
        }
        return "";
    }

    /** Whether it is a paragraph between tables, which only ever says whose the form is. */
    boolean isText() {
        return places.kind() == Places.Kind.TEXT;
    }

    /** Whether no more than one field has text, as in a title. */
    boolean isSingle() {
        int filled = 0;
        for (String field : fields) {
            filled += field.isEmpty() ? 0 : 1;
        }
        return filled == 1;
    }
}
