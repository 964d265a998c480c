package org.disclosurerollup.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;

/** A cell and the cells it is the sum of, by a rule such as {@code [3.1] = [3.1.1] + [3.1.2]}. */
public record PartList(Cell whole, List<Cell> parts) {

    public PartList {
        parts = List.copyOf(parts);
    }

    /** What a formula says of parts and wholes; empty for one that is no plain sum of at least two cells of this year. */
    static Optional<PartList> of(Formula formula, Form form) {
        if (formula.relation() != Relation.EQUAL
                || !isPlainSum(formula.left(), formula, form)
                || !isPlainSum(formula.right(), formula, form)) {
            return Optional.empty();
        }
        List<Cell> left = cells(formula.left(), form);
        List<Cell> right = cells(formula.right(), form);
        if (left.size() == 1 && right.size() > 1) {
            return Optional.of(new PartList(left.get(0), right));
        }
        return right.size() == 1 && left.size() > 1 ? Optional.of(new PartList(right.get(0), left)) : Optional.empty();
    }

    private static boolean isPlainSum(Expression side, Formula formula, Form form) {
        boolean plain = side.kind() == Expression.Kind.SUM && side.constant() == 0 && !side.looksBack();
        for (int i = 0; plain && i < side.cells().length; i++) {
            int decimals = form.cells().get(side.cells()[i]).decimals();
            plain = side.factors()[i] == FixedPoint.power(formula.decimals() - decimals);
        }
        return plain;
    }

    private static List<Cell> cells(Expression side, Form form) {
        List<Cell> cells = new ArrayList<>();
        for (int index : side.cells()) {
            cells.add(form.cells().get(index));
        }
        return cells;
    }
}
