package org.disclosurerollup.validation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.disclosurerollup.catalogue.FixedPoint;

/**
 * The ratio edit of Hidiroglou and Berthelot (Survey Methodology 12, 1986) within a peer group: growth of one cell, made
 * symmetric around the median ratio, weighed by the square root of size, and compared with median and quartiles, so that
 * a single wild value can neither hide itself nor others. No mean or standard deviation is used; these cannot single out
 * anything in small groups. {@link OwnHistory} does the same with the years of one unit.
 *
 * <p>All in whole numbers: ratios and effects in millionths.
 */
final class RatioEdit {

    /** Fewer peers than this say nothing about what is usual. */
    static final int FEWEST_PEERS = 8;

    static final long MILLION = 1_000_000;
    /** How many times the spread an effect may lie out. */
    static final long LIMIT = 10;
    /** The least spread that is taken seriously: five percent of the median ratio. */
    static final long LEAST_SPREAD = 50_000;

    // A ratio beyond a million to one, and a figure beyond what can be filed, as one brought into a cell with more
    // decimals may be, are taken for that: the effect still fits.
    private static final long LARGEST_RATIO = MILLION * MILLION;
    private static final long LARGEST_SIZE = MILLION;

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
            ratios[i] = ratio(now[i], before[i]);
            sizes[i] = size(now[i], before[i]);
        }
        long medianRatio = quantile(ratios, 2);
        long[] effects = new long[n];
        for (int i = 0; i < n; i++) {
            effects[i] = effect(ratios[i], medianRatio, sizes[i]);
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

    /** Growth of one figure as a ratio in millionths, at least one of them. */
    static long ratio(long now, long before) {
        long ratio = now <= Long.MAX_VALUE / MILLION ? now * MILLION / before : now / before * MILLION;
        return Math.max(1, Math.min(LARGEST_RATIO, ratio));
    }

    /** The weight of a figure in the edit. */
    static long size(long now, long before) {
        return Math.min(LARGEST_SIZE, squareRoot(Math.max(now, before)));
    }

    /** A ratio made symmetric around the median one, so that half is as far away as double, times the size. */
    static long effect(long ratio, long medianRatio, long size) {
        long symmetric = ratio >= medianRatio
                ? Math.min(LARGEST_RATIO, ratio * MILLION / medianRatio - MILLION)
                : Math.max(-LARGEST_RATIO, MILLION - medianRatio * MILLION / ratio);
        return Math.multiplyExact(symmetric, size);
    }

    /** What would be expected after that growth, at most the largest figure that can be filed. */
    static long times(long value, long ratio) {
        return BigInteger.valueOf(value)
                .multiply(BigInteger.valueOf(ratio))
                .divide(BigInteger.valueOf(MILLION))
                .min(BigInteger.valueOf(FixedPoint.LARGEST))
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
