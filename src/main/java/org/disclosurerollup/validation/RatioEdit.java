package org.disclosurerollup.validation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The ratio edit of Hidiroglou and Berthelot (Survey Methodology 12, 1986) within a peer group: growth of one cell, made
 * symmetric around the median ratio, weighed by the square root of size, and compared with median and quartiles, so that
 * a single wild value can neither hide itself nor others. No mean or standard deviation is used; these cannot single out
 * anything in small groups.
 *
 * <p>All in whole numbers: ratios and effects in millionths.
 */
final class RatioEdit {

    /** Fewer peers than this say nothing about what is usual. */
    static final int FEWEST_PEERS = 8;

    private static final long MILLION = 1_000_000;
    private static final long LARGEST_RATIO = MILLION * MILLION;
    /** How many times the distance from median to quartile an effect may lie out. */
    private static final long LIMIT = 10;
    /** The least spread that is taken seriously: five percent of the median ratio. */
    private static final long LEAST_SPREAD = 50_000;

    private RatioEdit() {}

    /**
     * An outlying value.
     *
     * @param index place in the arrays that were given
     * @param expected last year's value times the peers' median ratio
     * @param suspicion distance from the median in hundredths of the spread; at least {@code 100 * LIMIT}
     */
    record Outlier(int index, long expected, long suspicion) {}

    /**
     * @param now this year's values, all positive
     * @param before last year's values of the same units, all positive
     */
    static List<Outlier> outliers(long[] now, long[] before) {
        int n = now.length;
        if (n < FEWEST_PEERS) {
            return List.of();
        }
        long[] ratios = new long[n];
        long[] sizes = new long[n];
        for (int i = 0; i < n; i++) {
            ratios[i] = Math.max(1, Math.min(LARGEST_RATIO, now[i] * MILLION / before[i]));
            sizes[i] = squareRoot(Math.max(now[i], before[i]));
        }
        long medianRatio = quantile(ratios, 2);
        long[] effects = new long[n];
        for (int i = 0; i < n; i++) {
            long symmetric = ratios[i] >= medianRatio
                    ? ratios[i] * MILLION / medianRatio - MILLION
                    : MILLION - medianRatio * MILLION / ratios[i];
            effects[i] = Math.multiplyExact(symmetric, sizes[i]);
        }
        long median = quantile(effects, 2);
        long least = Math.max(LEAST_SPREAD * quantile(sizes, 2), Math.abs(median) / 20);
        long below = Math.max(median - quantile(effects, 1), least);
        long above = Math.max(quantile(effects, 3) - median, least);
        List<Outlier> outliers = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            long distance = effects[i] - median;
            long spread = distance < 0 ? below : above;
            if (Math.abs(distance) / spread >= LIMIT) {
                long suspicion = Math.abs(distance) / Math.max(1, spread / 100);
                outliers.add(new Outlier(i, times(before[i], medianRatio), suspicion));
            }
        }
        return outliers;
    }

    private static long times(long value, long ratio) {
        return BigInteger.valueOf(value)
                .multiply(BigInteger.valueOf(ratio))
                .divide(BigInteger.valueOf(MILLION))
                .longValueExact();
    }

    /** The quarter-th quartile by nearest rank: 1, 2 (median) or 3. */
    private static long quantile(long[] values, int quarter) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * quarter / 4)];
    }

    /** The whole square root, by Newton's method. */
    private static long squareRoot(long value) {
        long root = value;
        long next = (value + 1) / 2;
        while (next < root) {
            root = next;
            next = (root + value / root) / 2;
        }
        return root;
    }
}
