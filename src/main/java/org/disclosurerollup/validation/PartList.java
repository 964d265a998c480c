package org.disclosurerollup.validation;

import java.util.List;
import java.util.Optional;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;

/** A cell and the cells it is the sum of, by a rule such as {@code [3.1] = [3.1.1] + [3.1.2]}. */
public record PartList(Cell whole, List<Cell> parts) {

    public PartList {
        parts = List.copyOf(parts);
    }

    /** What a formula says of parts and wholes; empty for one that is no plain sum of at least two cells of this year. */
    static Optional<PartList> of(Formula formula, Form form) {
        return Equation.of(formula, form).flatMap(equation -> {
            List<Cell> left = equation.left();
            List<Cell> right = equation.right();
            if (left.size() == 1 && right.size() > 1) {
                return Optional.of(new PartList(left.get(0), right));
            }
            return right.size() == 1 && left.size() > 1
                    ? Optional.of(new PartList(right.get(0), left))
                    : Optional.empty();
        });
    }
}
