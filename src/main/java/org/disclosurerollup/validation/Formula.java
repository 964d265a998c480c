package org.disclosurerollup.validation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.disclosurerollup.catalogue.Form;

/**
 * A compiled formula: two sides and how they must compare, at a common scale.
 *
 * @param conditions formulas that must all pass for this one to be asked; where one does not, it stays undecided
 */
public record Formula(Expression left, Relation relation, Expression right, int decimals, List<Formula> conditions) {

    public Formula {
        conditions = List.copyOf(conditions);
    }

    /** @param before figures of the year before, {@code null} if there are none */
    public Outcome evaluate(long[] figures, long[] before) {
        for (int i = 0; i < conditions.size(); i++) {
            if (conditions.get(i).evaluate(figures, before) != Outcome.PASSED) {
                return Outcome.UNDECIDED;
            }
        }
        if (left.lacksPrevious(before) || right.lacksPrevious(before)) {
            return Outcome.UNDECIDED;
        }
        long a = left.value(figures, before);
        long b = right.value(figures, before);
        if (a == Expression.BLANK || b == Expression.BLANK) {
            return Outcome.UNDECIDED;
        }
        long margin = decimals == 0 ? 0 : Math.addExact(left.margin(figures, before), right.margin(figures, before));
        long difference = Math.subtractExact(a, b);
        boolean holds =
                margin == 0 ? relation.holds(difference, 0) : relation.holds(Math.multiplyExact(2, difference), margin);
        return holds ? Outcome.PASSED : Outcome.FAILED;
    }

    public boolean looksBack() {
        return left.looksBack() || right.looksBack() || conditions.stream().anyMatch(Formula::looksBack);
    }

    /** Whether it compares how many cells are filled, rather than figures. */
    public boolean countsFilled() {
        return left.kind() == Expression.Kind.FILLED || right.kind() == Expression.Kind.FILLED;
    }

    /** The indexes of this year's cells: those of the left side, of the right side, of the conditions. */
    Set<Integer> cellsNow() {
        Set<Integer> cells = new LinkedHashSet<>(left.cellsNow());
        cells.addAll(right.cellsNow());
        conditions.forEach(condition -> cells.addAll(condition.cellsNow()));
        return cells;
    }

    /** Whether it asks if a cell of text is filled. */
    boolean readsText(Form form) {
        return cellsNow().stream().anyMatch(cell -> !form.cells().get(cell).isFigure());
    }
}
