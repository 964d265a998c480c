package org.disclosurerollup.validation;

/**
 * A linear condition on unknown whole numbers: the sum of each factor times its unknown, plus the constant, is zero
 * ({@code equality}) or not negative.
 */
record Constraint(long[] factors, long constant, boolean equality) {

    /** That {@code factor} times the unknown at {@code index} plus the constant is not negative. */
    static Constraint ofOne(int unknowns, int index, long factor, long constant) {
        long[] factors = new long[unknowns];
        factors[index] = factor;
        return new Constraint(factors, constant, false);
    }
}
