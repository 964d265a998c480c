package org.disclosurerollup.reporting.summary.rounding;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rounds parts down, then some of them up so that they add to a given total: those with the largest remainders, of equal
 * remainders the larger part, of equal parts the one that comes first. No other choice of parts deviates less in sum.
 */
public final class LargestRemainder {

    private LargestRemainder() {}

    /** The largest whole number of units that is not more than the figure. */
    static long floor(long figure, long unit) {
        return Math.floorDiv(figure, unit);
    }

    /** The figure in whole units, half-up: a half goes away from zero, as everywhere. */
    static long halfUp(long figure, long unit) {
        long whole = figure / unit;
        long rest = Math.abs(figure % unit);
        return rest >= unit - rest ? whole + Long.signum(figure) : whole;
    }

    /**
     * Rounds the parts.
     *
     * @param parts exact figures; one that is a whole number of units stays as it is
     * @param unit what is rounded to, in the parts' own last decimal
     * @param total what the parts shall add to, in units; where no choice gives it, the nearest that one gives
     * @return one whole number of units per part
     */
    static long[] round(long[] parts, long unit, long total) {
        long[] rounded = new long[parts.length];
        List<Integer> fractional = new ArrayList<>();
        long sum = 0;
        for (int i = 0; i < parts.length; i++) {
            rounded[i] = floor(parts[i], unit);
            sum += rounded[i];
            if (Math.floorMod(parts[i], unit) != 0) {
                fractional.add(i);
            }
        }
        long up = Math.max(0, Math.min(fractional.size(), total - sum));
        if (up == fractional.size()) {
            fractional.forEach(i -> rounded[i]++);
        } else if (up > 0) {
            fractional.sort(Comparator.comparingLong((Integer i) -> Math.floorMod(parts[i], unit))
                    .thenComparingLong(i -> Math.abs(parts[i]))
                    .reversed());
            fractional.subList(0, (int) up).forEach(i -> rounded[i]++);
        }
        return rounded;
    }

    /**
     * Shares in percent that add to 100.
     *
     * @param parts all parts of a whole, none negative; {@code null} for a blank, which has no share
     * @return one share per part with so many decimals, {@code null} for a blank; all {@code null} where the parts add to
     *     nothing or one of them is negative
     */
    public static List<BigDecimal> shares(List<BigDecimal> parts, int decimals) {
        BigDecimal whole = BigDecimal.ZERO;
        int scale = 0;
        boolean negative = false;
        for (BigDecimal part : parts) {
            if (part != null) {
                whole = whole.add(part);
                scale = Math.max(scale, part.scale());
                negative |= part.signum() < 0;
            }
        }
        List<BigDecimal> shares = new ArrayList<>();
        if (negative || whole.signum() <= 0) {
            parts.forEach(part -> shares.add(null));
            return shares;
        }
        BigInteger units = BigInteger.TEN.pow(decimals + 2);
        BigInteger divisor = whole.setScale(scale).unscaledValue();
        BigInteger[][] divided = new BigInteger[parts.size()][];
        List<Integer> order = new ArrayList<>();
        BigInteger left = units;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) != null) {
                divided[i] = parts.get(i)
                        .setScale(scale)
                        .unscaledValue()
                        .multiply(units)
                        .divideAndRemainder(divisor);
                left = left.subtract(divided[i][0]);
                order.add(i);
            }
        }
        order.sort(Comparator.comparing((Integer i) -> divided[i][1])
                .thenComparing(i -> parts.get(i))
                .reversed());
        order.subList(0, left.intValueExact()).forEach(i -> divided[i][0] = divided[i][0].add(BigInteger.ONE));
        for (BigInteger[] share : divided) {
            shares.add(share == null ? null : new BigDecimal(share[0], decimals));
        }
        return shares;
    }
}
