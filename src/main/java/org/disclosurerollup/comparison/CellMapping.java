package org.disclosurerollup.comparison;

import java.util.Arrays;
import java.util.List;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.RollUp;

/** Brings figures of an earlier form into the cells of a later one, by indicator; identity where the form is the same. */
final class CellMapping {

    private final Form form;
    private final Form earlier;
    private final List<Cell> counterparts;

    CellMapping(Form form, Form earlier) {
        this.form = form;
        this.earlier = earlier;
        this.counterparts = Catalogue.counterparts(form, earlier);
    }

    boolean isIdentity() {
        return form == earlier;
    }

    /** The figures in the later form's cells and decimals; what has no counterpart is blank. */
    long[] map(long[] figures) {
        if (isIdentity()) {
            return figures;
        }
        long[] mapped = new long[form.size()];
        Arrays.fill(mapped, FixedPoint.BLANK);
        for (Cell cell : form.cells()) {
            Cell counterpart = counterparts.get(cell.index());
            if (counterpart != null && counterpart.rollUp() != RollUp.NONE) {
                mapped[cell.index()] =
                        FixedPoint.rescale(figures[counterpart.index()], counterpart.decimals(), cell.decimals());
            }
        }
        return mapped;
    }
}
