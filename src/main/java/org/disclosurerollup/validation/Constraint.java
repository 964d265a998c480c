package org.disclosurerollup.validation;

import java.util.List;

/**
 * A linear condition on unknown whole numbers: the sum of each factor times its unknown, plus the constant, is zero
 * ({@code equality}) or not negative.
 */
record Constraint(long[] factors, long constant, boolean equality) {

    /** Constraints of which one holds exactly where this one does not. */
    List<Constraint> opposites() {
        Constraint less = negated();
        return equality
                ? List.of(less, new Constraint(factors, Math.subtractExact(constant, 1), false))
                : List.of(less);
    }

    private Constraint negated() {
        long[] negated = new long[factors.length];
        for (int i = 0; i < factors.length; i++) {
            negated[i] = Math.negateExact(factors[i]);
        }
        return new Constraint(negated, Math.subtractExact(Math.negateExact(constant), 1), false);
    }

    /** That {@code factor} times the unknown at {@code index} plus the constant is not negative. */
    static Constraint ofOne(int unknowns, int index, long factor, long constant) {
        long[] factors = new long[unknowns];
        factors[index] = factor;
        return new Constraint(factors, constant, false);
    }
}
