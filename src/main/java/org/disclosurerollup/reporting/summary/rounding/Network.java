package org.disclosurerollup.reporting.summary.rounding;

import java.util.Arrays;

/**
 * A table's figures as nodes, each either counted from the bottom (it is no sum) or made of others. A figure that is a sum
 * in several ways is made in the first; the other ways are kept by themselves where they come down to the same figures at
 * the bottom, as subtotals of rows and of columns do. Those that do not, sums that run in a circle, and equations are
 * nodes of their own behind the figures, which ought to stay zero.
 */
final class Network {

    static final int NONE = -1;

    private final SumTable table;
    private final int figures;
    private final int[] madeBy;
    private final int[] firstSum;
    private final int[] nextSum;
    private final int[] home;
    private final int[] order;
    private final byte[] state;
    private final long[] print;
    private int ordered;
    private int size;
    private int[] checkOf;
    private int[] upStart;
    private int[] up;

    Network(SumTable table) {
        this.table = table;
        this.figures = table.size();
        this.madeBy = filled(figures);
        this.firstSum = filled(figures);
        this.nextSum = filled(table.sums());
        this.home = filled(figures);
        this.order = new int[figures + table.sums()];
        this.state = new byte[figures];
        this.print = new long[figures];
        this.checkOf = new int[16];
        this.size = figures;
        chainSums();
        for (int figure = 0; figure < figures; figure++) {
            resolve(figure);
        }
        for (int sum = 0; sum < table.sums(); sum++) {
            if (table.whole(sum) == NONE) {
                check(sum);
            }
        }
        findHomes();
        linkUp();
    }

    private static int[] filled(int length) {
        int[] filled = new int[length];
        Arrays.fill(filled, NONE);
        return filled;
    }

    /** The sums of every whole, in the order in which they were noted. */
    private void chainSums() {
        for (int sum = table.sums() - 1; sum >= 0; sum--) {
            int whole = table.whole(sum);
            if (whole != NONE) {
                nextSum[sum] = firstSum[whole];
                firstSum[whole] = sum;
            }
        }
    }

    /**
     * Finds what a figure is made of, and what its parts are made of before it. Two ways come down to the same if their
     * prints are equal: those of figures at the bottom are random, and a sum has the sum of its parts'.
     */
    private void resolve(int figure) {
        if (state[figure] != 0) {
            return;
        }
        state[figure] = 1;
        int before = NONE;
        for (int sum = firstSum[figure]; sum != NONE; sum = nextSum[sum]) {
            long sumPrint = printOf(sum);
            boolean kept = sumPrint != 0;
            if (kept && madeBy[figure] == NONE) {
                madeBy[figure] = sum;
                print[figure] = sumPrint;
            } else if (kept) {
                kept = sumPrint == print[figure];
            }
            if (kept) {
                before = sum;
            } else {
                check(sum);
                if (before == NONE) {
                    firstSum[figure] = nextSum[sum];
                } else {
                    nextSum[before] = nextSum[sum];
                }
            }
        }
        if (madeBy[figure] == NONE && table.figure(figure) != 0) {
            print[figure] = mixed(figure + 1L);
        }
        state[figure] = 2;
        order[ordered++] = figure;
    }

    /** Zero for a sum that comes back to a figure on the way to which it stands. */
    private long printOf(int sum) {
        long sumPrint = 0;
        for (int i = table.start(sum); i < table.end(sum); i++) {
            if (state[table.term(i)] == 1) {
                return 0;
            }
            resolve(table.term(i));
            sumPrint += print[table.term(i)];
        }
        return sumPrint;
    }

    /** The finaliser of SplitMix64. */
    private static long mixed(long number) {
        long z = number * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private void check(int sum) {
        int at = size - figures;
        checkOf = at == checkOf.length ? Arrays.copyOf(checkOf, 2 * at) : checkOf;
        checkOf[at] = sum;
        size++;
    }

    /** The first sum that a figure is a part of: the one whose total is given down to it. */
    private void findHomes() {
        boolean[] kept = new boolean[table.sums()];
        for (int figure = 0; figure < figures; figure++) {
            for (int sum = firstSum[figure]; sum != NONE; sum = nextSum[sum]) {
                kept[sum] = true;
            }
        }
        for (int sum = 0; sum < table.sums(); sum++) {
            for (int i = table.start(sum); kept[sum] && i < table.end(sum); i++) {
                if (home[table.term(i)] == NONE) {
                    home[table.term(i)] = sum;
                }
            }
        }
    }

    private void linkUp() {
        upStart = new int[figures + 1];
        for (int node = 0; node < size; node++) {
            for (int i = termsFrom(node); i < termsTo(node); i++) {
                upStart[figure(table.term(i)) + 1]++;
            }
        }
        for (int figure = 0; figure < figures; figure++) {
            upStart[figure + 1] += upStart[figure];
        }
        up = new int[upStart[figures]];
        int[] next = Arrays.copyOf(upStart, figures);
        for (int node = 0; node < size; node++) {
            for (int i = termsFrom(node); i < termsTo(node); i++) {
                int term = table.term(i);
                up[next[figure(term)]++] = term >= 0 ? node : -1 - node;
            }
        }
    }

    /** The figure that a term names, on whichever side it stands. */
    static int figure(int term) {
        return term >= 0 ? term : -1 - term;
    }

    /** Figures, then sums and equations that are looked at by themselves. */
    int size() {
        return size;
    }

    /** The sum whose total is given down to the figure; {@link #NONE} for a figure that is part of nothing. */
    int home(int figure) {
        return home[figure];
    }

    /** The first sum that is kept of those that a figure is the whole of. */
    int firstSum(int figure) {
        return firstSum[figure];
    }

    int nextSum(int sum) {
        return nextSum[sum];
    }

    /** Nodes in an order in which terms come before what is made of them. */
    int inOrder(int place) {
        return place < figures ? order[place] : place;
    }

    boolean hasTerms(int node) {
        return node >= figures || madeBy[node] != NONE;
    }

    int termsFrom(int node) {
        return hasTerms(node) ? table.start(sumOf(node)) : 0;
    }

    int termsTo(int node) {
        if (!hasTerms(node)) {
            return 0;
        }
        return node < figures ? table.end(sumOf(node)) : table.endAsEquation(sumOf(node));
    }

    private int sumOf(int node) {
        return node < figures ? madeBy[node] : checkOf[node - figures];
    }

    /** What is made of a figure, from this place to {@link #upTo}; {@code -1 - node} where it is subtracted. */
    int upFrom(int figure) {
        return upStart[figure];
    }

    int upTo(int figure) {
        return upStart[figure + 1];
    }

    int up(int place) {
        return up[place];
    }
}
