package org.disclosurerollup.catalogue;

import java.util.List;

/**
 * One cell of a form.
 *
 * @param index position in the form's printed order and in every array of figures, from 0
 * @param code the code used in files, e.g. {@code 3.3.1/7}
 * @param label what the form prints for it; in a grid the row, then the column
 * @param shortLabel the label as tables and sentences have it, without numbering and remarks
 * @param unitOfMeasure 条, 件, 万元 …; empty where the form prints none
 * @param decimals digits after the point that are kept
 * @param rollUp how totals are made
 * @param indicator the concept; the same in another form version means comparable
 * @param signed whether negative values are possible
 * @param headline whether it is one of the few figures that summaries show first
 * @param local whether it belongs to a local extension, not to the national form
 * @param table id of the table it stands in
 * @param row label of its row without headings; the label itself in a plain list
 * @param column label of its column in a grid, {@code null} in a plain list
 * @param also other wordings of the row seen in filed forms
 * @param numerator index of the cell a rate divides, or -1
 * @param denominator index of the cell a rate divides by, or -1
 */
public record Cell(
        int index,
        String code,
        String label,
        String shortLabel,
        String unitOfMeasure,
        int decimals,
        RollUp rollUp,
        String indicator,
        boolean signed,
        boolean headline,
        boolean local,
        String table,
        String row,
        String column,
        List<String> also,
        int numerator,
        int denominator) {

    public Cell {
        also = List.copyOf(also);
    }

    /** Cells are keys where every filing is looked at, and their codes tell them apart well enough. */
    @Override
    public int hashCode() {
        return code.hashCode();
    }

    /** Whether the cell holds a figure rather than text. */
    public boolean isFigure() {
        return rollUp != RollUp.NONE;
    }

    /** Depth of the code, by its dots: {@code 3.3.4.1} is 4; a column does not count. */
    public int depth() {
        return (int) code.chars().takeWhile(c -> c != '/').filter(c -> c == '.').count() + 1;
    }
}
