package org.disclosurerollup.comparison;

import java.math.BigDecimal;

/**
 * A value and the bounds within which the true one lies: a count is exact, a rounded amount is known to half its last
 * decimal. The bounds themselves are outside.
 */
record Interval(Fraction low, Fraction value, Fraction high) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static Interval exact(Fraction value) {
        return new Interval(value, value, value);
    }

    /** A figure rounded to its last decimal; zero is exact, because nothing is not a rounded something. */
    static Interval rounded(BigDecimal value, int decimals) {
        Fraction fraction = Fraction.of(value);
        if (value.signum() == 0) {
            return exact(fraction);
        }
        BigDecimal half = new BigDecimal("0.5").scaleByPowerOfTen(-decimals);
        return new Interval(fraction.plus(half.negate()), fraction, fraction.plus(half));
    }

    boolean isExact() {
        return low.compareTo(high) == 0;
    }

    Interval minus(Interval other) {
        return new Interval(low.minus(other.high), value.minus(other.value), high.minus(other.low));
    }

    /** In percent of a positive whole. */
    Interval percentOf(Interval whole) {
        Fraction least = low.dividedBy(low.signum() < 0 ? whole.low : whole.high);
        Fraction most = high.dividedBy(high.signum() < 0 ? whole.high : whole.low);
        return new Interval(least, value.dividedBy(whole.value), most).times(HUNDRED);
    }

    /** Growth over a positive base, in percent. */
    Interval growthOver(Interval base) {
        Interval ratio = percentOf(base);
        BigDecimal less = HUNDRED.negate();
        return new Interval(ratio.low.plus(less), ratio.value.plus(less), ratio.high.plus(less));
    }

    /** Times a positive factor. */
    Interval times(BigDecimal factor) {
        return new Interval(low.times(factor), value.times(factor), high.times(factor));
    }
}
