package org.disclosurerollup.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;

/** Cells that add up to the same as others, by a rule such as {@code [1] + [2] = [3.7] + [4]}. */
public record Equation(List<Cell> left, List<Cell> right) {

    public Equation {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }

    /** What a formula says is equal; empty for one whose sides are no plain sums of cells of this year. */
    static Optional<Equation> of(Formula formula, Form form) {
        boolean plain = formula.relation() == Relation.EQUAL
                && isPlainSum(formula.left(), formula, form)
                && isPlainSum(formula.right(), formula, form);
        return plain
                ? Optional.of(new Equation(cells(formula.left(), form), cells(formula.right(), form)))
                : Optional.empty();
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
