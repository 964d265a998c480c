package org.disclosurerollup.reporting.summary.rounding;

import java.util.Arrays;

/**
 * Brings sums back that are further from their exact figures than the next whole number, and equations that are not met.
 * One figure at the bottom goes down and, if that takes another sum too far, one of that sum goes up, and so on: first all
 * changes of two figures are looked at and the one that adds least to the deviations is made, then longer ones, of which
 * the first is. A figure at the bottom only ever goes between the two whole numbers beside it.
 *
 * <p>Every change makes the excesses fewer, so that it ends; how many are tried is limited.
 */
final class Repair {

    private static final int[] LENGTHS = {2, 4, 6};
    private static final int MOST_TRIED = 3_000;
    private static final int MOST_FOUND = 16;
    private static final int MOST_TRIED_AT_ALL = 10_000_000;

    private static final int SPREAD = 7_919;

    /** What a figure that must not move weighs: more than all that could be mended by moving it. */
    private static final long FIXED = 1L << 32;

    private final Network network;
    private final SumTable table;
    private final long unit;
    private final long[] rounded;
    private final long[] low;
    private final long[] high;
    private final boolean[] fixed;

    private final int[] path = new int[LENGTHS[LENGTHS.length - 1]];
    private final int[] best = new int[path.length];
    private int bestLength;
    private long bestDeviation;
    private long excess;
    private long deviation;
    private int target;
    private int found;
    private int[] worsened = new int[64];
    private int worsenedCount;
    private int tried;
    private int triedAtAll;

    /**
     * @param rounded by node; sums as their parts make them
     * @param fixed the figures that are to be what is wanted of them
     */
    Repair(Network network, SumTable table, long unit, long[] rounded, boolean[] fixed, long[] wanted) {
        this.network = network;
        this.table = table;
        this.unit = unit;
        this.rounded = rounded;
        this.fixed = fixed;
        this.low = new long[network.size()];
        this.high = new long[network.size()];
        for (int figure = 0; figure < table.size(); figure++) {
            long exact = table.figure(figure);
            low[figure] = fixed[figure] ? wanted[figure] : LargestRemainder.floor(exact, unit);
            high[figure] = fixed[figure] || low[figure] * unit == exact ? low[figure] : low[figure] + 1;
        }
    }

    void run() {
        boolean progress = true;
        while (progress) {
            progress = false;
            for (int node = 0; node < network.size(); node++) {
                while (excess(node) > 0 && mend(node)) {
                    progress = true;
                }
            }
        }
    }

    /** How far beyond what it may be a node is, in units; of a fixed one many times as much. */
    long excess(int node) {
        return excess(node, rounded[node]);
    }

    private long excess(int node, long value) {
        long units = Math.max(0, Math.max(low[node] - value, value - high[node]));
        return fixed[node] ? FIXED * units : units;
    }

    private int direction(int node) {
        return excess(node, rounded[node] - 1) < excess(node) ? -1 : 1;
    }

    private boolean mend(int node) {
        for (int length : LENGTHS) {
            bestLength = 0;
            tried = 0;
            found = 0;
            worsenedCount = 0;
            target = node;
            excess = 0;
            deviation = 0;
            search(node, direction(node), 0, length);
            if (bestLength > 0) {
                for (int i = 0; i < bestLength; i++) {
                    move(Network.figure(best[i]), best[i] >= 0 ? 1 : -1);
                }
                return true;
            }
        }
        return false;
    }

    /** Tries all figures that a node is made of, going down the sums. */
    private void search(int node, int direction, int length, int most) {
        if (!network.hasTerms(node)) {
            change(node, direction, length, most);
            return;
        }
        // Not always from the first, whose room would soon be used up.
        int from = network.termsFrom(node);
        int count = network.termsTo(node) - from;
        int start = Math.floorMod(target * SPREAD, count);
        for (int i = 0; i < count && !isEnough(most); i++) {
            int term = table.term(from + (start + i) % count);
            int figure = Network.figure(term);
            if (table.figure(figure) != 0) {
                search(figure, term >= 0 ? direction : -direction, length, most);
            }
        }
    }

    private boolean isEnough(int most) {
        return tried >= MOST_TRIED || triedAtAll >= MOST_TRIED_AT_ALL || found >= (most > LENGTHS[0] ? 1 : MOST_FOUND);
    }

    private void change(int figure, int direction, int length, int most) {
        long changed = rounded[figure] + direction;
        if (changed < low[figure] || changed > high[figure] || isInPath(figure, length)) {
            return;
        }
        tried++;
        triedAtAll++;
        long excessBefore = excess;
        long deviationBefore = deviation;
        int worsenedBefore = worsenedCount;
        path[length] = direction > 0 ? figure : -1 - figure;
        move(figure, direction);
        if (excess < 0) {
            found++;
            if (bestLength == 0 || deviation < bestDeviation) {
                bestLength = length + 1;
                bestDeviation = deviation;
                System.arraycopy(path, 0, best, 0, bestLength);
            }
        } else if (length + 1 < most) {
            int next = nextToMend(worsenedBefore);
            if (next != Network.NONE) {
                search(next, direction(next), length + 1, most);
            }
        }
        move(figure, -direction);
        worsenedCount = worsenedBefore;
        excess = excessBefore;
        deviation = deviationBefore;
    }

    /**
     * What the last change took too far, the lowest first, then what those before it did; nothing where that is within
     * what is to be mended.
     */
    private int nextToMend(int last) {
        for (int i = 0; i < worsenedCount; i++) {
            int node = worsened[(i + last) % worsenedCount];
            if (excess(node) > 0) {
                return isBelow(node) ? Network.NONE : node;
            }
        }
        return Network.NONE;
    }

    /** Whether all that a node is made of is in the node that is mended, so that a change within it mends nothing. */
    private boolean isBelow(int node) {
        if (node == target) {
            return true;
        }
        for (int i = node < table.size() ? network.upFrom(node) : 0;
                node < table.size() && i < network.upTo(node);
                i++) {
            if (isBelow(Network.figure(network.up(i)))) {
                return true;
            }
        }
        return false;
    }

    private boolean isInPath(int figure, int length) {
        return Arrays.stream(path, 0, length).anyMatch(step -> Network.figure(step) == figure);
    }

    /** Moves a figure and all that is made of it. */
    private void move(int node, int by) {
        long value = rounded[node];
        long before = excess(node, value);
        long after = excess(node, value + by);
        rounded[node] = value + by;
        excess += after - before;
        if (after > before) {
            worsened = worsenedCount == worsened.length ? Arrays.copyOf(worsened, 2 * worsenedCount) : worsened;
            worsened[worsenedCount++] = node;
        }
        if (node < table.size()) {
            long exact = table.figure(node);
            deviation += Math.abs((value + by) * unit - exact) - Math.abs(value * unit - exact);
            for (int i = network.upFrom(node); i < network.upTo(node); i++) {
                int up = network.up(i);
                if (up >= 0) {
                    move(up, by);
                } else {
                    move(-1 - up, -by);
                }
            }
        }
    }
}
