package org.disclosurerollup.comparison;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An exact quotient, so that a figure is rounded once, where it is compared with what is printed. */
record Fraction(BigDecimal numerator, BigDecimal denominator) implements Comparable<Fraction> {

    Fraction {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        if (denominator.signum() < 0) {
            numerator = numerator.negate();
            denominator = denominator.negate();
        }
    }

    static Fraction of(BigDecimal value) {
        return new Fraction(value, BigDecimal.ONE);
    }

    int signum() {
        return numerator.signum();
    }

    Fraction plus(BigDecimal more) {
        return new Fraction(numerator.add(more.multiply(denominator)), denominator);
    }

    Fraction minus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).subtract(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Fraction times(BigDecimal factor) {
        return new Fraction(numerator.multiply(factor), denominator);
    }

    /** @throws ArithmeticException if the other is zero */
    Fraction dividedBy(Fraction other) {
        return new Fraction(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    /** The value with so many decimals; a negative number rounds to tens, hundreds, … */
    BigDecimal round(int decimals, RoundingMode mode) {
        return numerator.divide(denominator, decimals, mode);
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    int compareTo(BigDecimal other) {
        return numerator.compareTo(other.multiply(denominator));
    }
}
