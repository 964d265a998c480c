package org.disclosurerollup.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Figures as whole numbers of their cell's last decimal: with two decimals, 0.5 is 50. A blank is {@link #BLANK}, which
 * no figure can be.
 *
 * <p>A figure has at most twelve digits, so that the sum over a million and a half submissions still fits; a longer one
 * is refused when it is read, and sums check for overflow all the same.
 */
public final class FixedPoint {

    /** Not reported. */
    public static final long BLANK = Long.MIN_VALUE;

    /** What {@link #parse} answers for text that is no plain decimal number. */
    public static final long NOT_A_NUMBER = Long.MIN_VALUE + 1;

    /** What {@link #parse} answers for a number with more decimals than the cell keeps. */
    public static final long TOO_MANY_DECIMALS = Long.MIN_VALUE + 2;

    /** What {@link #parse} answers for a number of more than twelve digits. */
    public static final long TOO_LARGE = Long.MIN_VALUE + 3;

    /** The largest figure that is read, in whole last decimals; the smallest is its negative. */
    public static final long LARGEST = 999_999_999_999L;

    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    private FixedPoint() {}

    /** Ten to the given power, for at most eight decimals. */
    public static long power(int decimals) {
        return POWERS[decimals];
    }

    /** Whether {@link #parse} answered with a figure rather than with a reason why there is none. */
    public static boolean isFigure(long parsed) {
        return parsed > TOO_LARGE;
    }

    /**
     * Reads an optional sign, digits and optionally a point with digits: {@code 17}, {@code -8}, {@code 0.50}. Zeros
     * beyond the cell's decimals are dropped, other digits there are {@link #TOO_MANY_DECIMALS}. No exponent, no
     * thousands separators, no surrounding space.
     */
    public static long parse(CharSequence text, int decimals) {
        int length = text.length();
        int at = 0;
        boolean negative = false;
        if (length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+')) {
            negative = text.charAt(0) == '-';
            at = 1;
        }
        long value = 0;
        int digits = 0;
        int decimalsSeen = -1;
        boolean excess = false;
        boolean large = false;
        for (; at < length; at++) {
            char c = text.charAt(at);
            if (c == '.' && decimalsSeen < 0 && digits > 0) {
                decimalsSeen = 0;
            } else if (c < '0' || c > '9') {
                return NOT_A_NUMBER;
            } else {
                digits++;
                if (decimalsSeen == decimals) {
                    excess |= c != '0';
                } else {
                    value = large ? value : value * 10 + (c - '0');
                    large |= value > LARGEST;
                    decimalsSeen += decimalsSeen >= 0 ? 1 : 0;
                }
            }
        }
        if (digits == 0 || text.charAt(length - 1) == '.') {
            return NOT_A_NUMBER;
        }
        if (excess) {
            return TOO_MANY_DECIMALS;
        }
        for (int d = Math.max(decimalsSeen, 0); d < decimals && !large; d++) {
            value *= 10;
            large = value > LARGEST;
        }
        if (large) {
            return TOO_LARGE;
        }
        return negative ? -value : value;
    }

    /** The figure as a decimal number with the cell's decimals; {@code null} for a blank. */
    public static BigDecimal toDecimal(long figure, int decimals) {
        return figure == BLANK ? null : BigDecimal.valueOf(figure, decimals);
    }

    /** The figure as plain text without needless zeros ({@code 42.8}, {@code 0.5}, {@code 17}); empty for a blank. */
    public static String toText(long figure, int decimals) {
        if (figure == BLANK) {
            return "";
        }
        if (decimals == 0) {
            return Long.toString(figure);
        }
        BigDecimal decimal = BigDecimal.valueOf(figure, decimals).stripTrailingZeros();
        return (decimal.scale() < 0 ? decimal.setScale(0) : decimal).toPlainString();
    }

    /** The figure with other decimals, half-up where digits are dropped; a blank stays blank. */
    public static long rescale(long figure, int from, int to) {
        if (figure == BLANK || from == to) {
            return figure;
        }
        if (to > from) {
            return Math.multiplyExact(figure, power(to - from));
        }
        return BigDecimal.valueOf(figure, from)
                .setScale(to, RoundingMode.HALF_UP)
                .unscaledValue()
                .longValueExact();
    }

    /** The sum of two figures; a blank adds nothing, and the sum of two blanks is blank. Overflow throws. */
    public static long add(long a, long b) {
        if (a == BLANK) {
            return b;
        }
        return b == BLANK ? a : Math.addExact(a, b);
    }
}
