package org.disclosurerollup.validation;

/** A compiled formula: two sides and how they must compare, at a common scale. */
public record Formula(Expression left, Relation relation, Expression right, int decimals) {

    /** @param before figures of the year before, {@code null} if there are none */
    public Outcome evaluate(long[] figures, long[] before) {
        if (left.lacksPrevious(before) || right.lacksPrevious(before)) {
            return Outcome.UNDECIDED;
        }
        long a = left.value(figures, before);
        long b = right.value(figures, before);
        if (a == Expression.BLANK || b == Expression.BLANK) {
            return Outcome.UNDECIDED;
        }
        long margin = Math.addExact(left.margin(figures, before), right.margin(figures, before));
        long difference = Math.subtractExact(a, b);
        boolean holds =
                margin == 0 ? relation.holds(difference, 0) : relation.holds(Math.multiplyExact(2, difference), margin);
        return holds ? Outcome.PASSED : Outcome.FAILED;
    }

    public boolean looksBack() {
        return left.looksBack() || right.looksBack();
    }
}
