package org.disclosurerollup.reporting.summary.rounding;

import java.util.Arrays;

/**
 * Rounds a {@link SumTable} so that what adds up in it still does. A figure that is part of nothing is rounded half-up;
 * every other one goes to the whole number of units below or above it, and what is a whole number already (zero above
 * all) stays.
 *
 * <p>From the top down, each sum is given to its parts by {@linkplain LargestRemainder largest remainder}, sums noted first
 * before the others. What is no sum of anything is thereby rounded, and every sum is the sum of its rounded parts: this
 * always holds. In a table of rows and columns a sum that was noted later may then be further from its exact figure than
 * the next whole number, or an equation not be met; {@link Repair} moves such differences to other parts.
 */
final class BalancedRounding {

    private static final int NONE = Network.NONE;

    private final SumTable table;
    private final long unit;
    private final Network network;
    private final long[] rounded;
    private final boolean[] fixed;

    private BalancedRounding(SumTable table, long unit) {
        this.table = table;
        this.unit = unit;
        this.network = new Network(table);
        this.rounded = new long[network.size()];
        this.fixed = new boolean[network.size()];
    }

    /**
     * The result.
     *
     * @param figures one whole number of units per figure of the table
     * @param further how many of them are not the next whole number below or above
     * @param unmet how many equations are not met
     */
    record Rounded(long[] figures, int further, int unmet) {}

    /**
     * Rounds the table; the same table always gives the same result.
     *
     * @param unit what is rounded to, in the figures' own last decimal
     * @param given what figures that are part of nothing are rounded to, from the first on; those behind half-up
     */
    static Rounded round(SumTable table, long unit, long... given) {
        BalancedRounding rounding = new BalancedRounding(table, unit);
        rounding.fixTops();
        System.arraycopy(given, 0, rounding.rounded, 0, given.length);
        Arrays.fill(rounding.fixed, 0, given.length, true);
        rounding.giveDown();
        return rounding.finish();
    }

    /** Goes on from figures that are rounded already: what is no sum of others is taken from them. */
    static Rounded improve(SumTable table, long unit, long[] start) {
        BalancedRounding rounding = new BalancedRounding(table, unit);
        System.arraycopy(start, 0, rounding.rounded, 0, table.size());
        rounding.fixTops();
        return rounding.finish();
    }

    private void fixTops() {
        for (int figure = 0; figure < table.size(); figure++) {
            if (network.home(figure) == NONE) {
                rounded[figure] = LargestRemainder.halfUp(table.figure(figure), unit);
                fixed[figure] = true;
            }
        }
    }

    private Rounded finish() {
        long[] wanted = rounded.clone();
        addUp();
        Repair repair = new Repair(network, table, unit, rounded, fixed, wanted);
        repair.run();
        int further = 0;
        int unmet = 0;
        for (int node = 0; node < network.size(); node++) {
            if (repair.excess(node) > 0) {
                if (node < table.size()) {
                    further++;
                } else {
                    unmet++;
                }
            }
        }
        return new Rounded(Arrays.copyOf(rounded, table.size()), further, unmet);
    }

    /** Gives every figure to those parts of it that are given nothing else. */
    private void giveDown() {
        int[] stack = new int[table.size()];
        int top = 0;
        for (int figure = table.size() - 1; figure >= 0; figure--) {
            if (fixed[figure]) {
                stack[top++] = figure;
            }
        }
        int[] mine = new int[16];
        while (top > 0) {
            int whole = stack[--top];
            for (int sum = network.firstSum(whole); sum != NONE; sum = network.nextSum(sum)) {
                int from = table.start(sum);
                int to = table.end(sum);
                mine = mine.length < to - from ? new int[to - from] : mine;
                int count = 0;
                for (int i = from; i < to; i++) {
                    if (network.home(table.term(i)) == sum) {
                        mine[count++] = table.term(i);
                    }
                }
                give(whole, mine, count, to - from);
                for (int i = 0; i < count; i++) {
                    stack[top++] = mine[i];
                }
            }
        }
    }

    private void give(int whole, int[] parts, int count, int all) {
        long[] exact = new long[count];
        long sum = 0;
        for (int i = 0; i < count; i++) {
            exact[i] = table.figure(parts[i]);
            sum += exact[i];
        }
        long[] given =
                LargestRemainder.round(exact, unit, count == all ? rounded[whole] : LargestRemainder.halfUp(sum, unit));
        for (int i = 0; i < count; i++) {
            rounded[parts[i]] = given[i];
        }
    }

    /** Makes every sum the sum of what its parts were given. */
    private void addUp() {
        for (int place = 0; place < network.size(); place++) {
            int node = network.inOrder(place);
            if (network.hasTerms(node)) {
                long sum = 0;
                for (int i = network.termsFrom(node); i < network.termsTo(node); i++) {
                    int term = table.term(i);
                    sum += term >= 0 ? rounded[term] : -rounded[-1 - term];
                }
                rounded[node] = sum;
            }
        }
    }
}
