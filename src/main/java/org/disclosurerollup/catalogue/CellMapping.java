package org.disclosurerollup.catalogue;

import java.util.Arrays;
import java.util.List;

/** Brings figures of an earlier form into the cells of a later one, by indicator; identity where the form is the same. */
public final class CellMapping {

    private final Form form;
    private final boolean identity;
    private final List<Cell> counterparts;

    public CellMapping(Form form, Form earlier) {
        this.form = form;
        this.identity = form == earlier;
        this.counterparts = Catalogue.counterparts(form, earlier);
    }

    public boolean isIdentity() {
        return identity;
    }

    /** The earlier form's cell whose figures go into this cell of the later form, or {@code null}. */
    public Cell counterpart(Cell cell) {
        Cell counterpart = counterparts.get(cell.index());
        return identity || counterpart != null && counterpart.rollUp() != RollUp.NONE ? counterpart : null;
    }

    /** The figures in the later form's cells and decimals; what has no counterpart is blank. */
    public long[] map(long[] figures) {
        if (identity) {
            return figures;
        }
        long[] mapped = new long[form.size()];
        Arrays.fill(mapped, FixedPoint.BLANK);
        for (Cell cell : form.cells()) {
            Cell counterpart = counterpart(cell);
            if (counterpart != null) {
                mapped[cell.index()] =
                        FixedPoint.rescale(figures[counterpart.index()], counterpart.decimals(), cell.decimals());
            }
        }
        return mapped;
    }
}
