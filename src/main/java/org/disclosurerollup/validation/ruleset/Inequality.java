package org.disclosurerollup.validation.ruleset;

import java.math.BigInteger;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A weighted sum of figures that must not exceed a bound.
 *
 * <p>Figures are whole numbers of their cell's last decimal, so the weights are brought to lowest terms and the bound is
 * rounded down; two inequalities that say the same of whole numbers are then equal.
 *
 * @param weights by the figure's number, none of them zero
 */
record Inequality(SortedMap<Integer, BigInteger> weights, BigInteger bound) {

    Inequality {
        SortedMap<Integer, BigInteger> kept = new TreeMap<>(weights);
        kept.values().removeIf(weight -> weight.signum() == 0);
        BigInteger divisor = kept.values().stream().reduce(BigInteger.ZERO, BigInteger::gcd);
        if (divisor.signum() > 0) {
            BigInteger common = divisor;
            kept.replaceAll((figure, weight) -> weight.divide(common));
            bound = floor(bound, divisor);
        }
        weights = Collections.unmodifiableSortedMap(kept);
    }

    /** The inequality that holds exactly when this one does not. */
    Inequality negated() {
        SortedMap<Integer, BigInteger> opposite = new TreeMap<>();
        weights.forEach((figure, weight) -> opposite.put(figure, weight.negate()));
        return new Inequality(opposite, bound.negate().subtract(BigInteger.ONE));
    }

    /** The same inequality for figures that are counted from a floor of their own instead of from zero. */
    Inequality above(Map<Integer, BigInteger> floors) {
        BigInteger rest = bound;
        for (Map.Entry<Integer, BigInteger> entry : weights.entrySet()) {
            rest = rest.subtract(entry.getValue().multiply(floors.getOrDefault(entry.getKey(), BigInteger.ZERO)));
        }
        return new Inequality(weights, rest);
    }

    /** The same inequality where all figures from a number on are one. */
    Inequality whereOneFrom(int number) {
        BigInteger ones = weights.tailMap(number).values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        return new Inequality(weights.headMap(number), bound.subtract(ones));
    }

    /** Whether it holds whatever the figures are, because it names none. */
    boolean isTrue() {
        return weights.isEmpty() && bound.signum() >= 0;
    }

    /** Whether it holds for no figures, because it names none. */
    boolean isFalse() {
        return weights.isEmpty() && bound.signum() < 0;
    }

    /** The same inequality with some room left below its bound. */
    Inequality with(long room) {
        return new Inequality(weights, bound.subtract(BigInteger.valueOf(room)));
    }

    private static BigInteger floor(BigInteger dividend, BigInteger divisor) {
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }
}
