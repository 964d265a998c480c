package org.disclosurerollup.validation.ruleset;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.RollUp;

/**
 * What is known of a form's figures before any rule: which may be negative, and that a 是/否 is one or zero. Figures of
 * the year before follow those of this year and are bound in the same way.
 *
 * @param signed figures that may be negative
 * @param bounds the upper bounds of figures
 */
record FormFigures(int cells, BitSet signed, List<Condition> bounds) {

    static FormFigures of(Form form) {
        BitSet signed = new BitSet();
        List<Condition> bounds = new ArrayList<>();
        for (Cell cell : form.cells()) {
            for (int figure : List.of(cell.index(), form.size() + cell.index())) {
                signed.set(figure, cell.signed());
                if (cell.rollUp() == RollUp.COUNT_YES) {
                    bounds.add(Condition.of(atMost(figure, 1)));
                }
            }
        }
        return new FormFigures(form.size(), signed, List.copyOf(bounds));
    }

    static Inequality atMost(int figure, long bound) {
        return new Inequality(new TreeMap<>(Map.of(figure, BigInteger.ONE)), BigInteger.valueOf(bound));
    }

    /** Whether the cell holds a number that a unit reports, rather than text or a 是/否. */
    static boolean isReported(Cell cell) {
        return cell.isFigure() && cell.rollUp() != RollUp.COUNT_YES;
    }
}
