package org.disclosurerollup.reporting.summary.rounding;

import java.util.Arrays;

/**
 * Figures and what is a sum of what: cells of units, of groups of units, of areas. A figure may be a part of several sums
 * and the sum of parts in several ways, so that rows and columns, each with their own subtotals, are one table.
 *
 * <p>Blanks are not in it. A sum or an equation that the exact figures do not meet is not taken: there is nothing to keep.
 */
final class SumTable {

    private long[] figures = new long[64];
    private int size;
    /** Of a sum its parts and, as of an equation, its whole on the other side. */
    private int[] terms = new int[256];

    private int termCount;
    private int[] starts = new int[64];
    private int[] wholes = new int[64];
    private int sumCount;

    /** Adds a figure in units of its last decimal and answers its number, from 0. */
    int add(long figure) {
        if (size == figures.length) {
            figures = Arrays.copyOf(figures, 2 * size);
        }
        figures[size] = figure;
        return size++;
    }

    /**
     * Notes that a figure is the sum of others, if it is. Sums that are noted first are kept before others.
     *
     * @param count how many of the parts are meant
     */
    void sum(int whole, int[] parts, int count) {
        long rest = figures[whole];
        boolean nothing = rest == 0;
        for (int i = 0; i < count; i++) {
            rest -= figures[parts[i]];
            nothing &= figures[parts[i]] == 0;
        }
        if (rest == 0 && !nothing && count > 0) {
            note(whole, parts, count);
        }
    }

    /** Notes that some figures add to as much as others, if they do. The others are given as {@code -1 - number}. */
    void equation(int[] signed, int count) {
        long rest = 0;
        for (int i = 0; i < count; i++) {
            rest += signed[i] >= 0 ? figures[signed[i]] : -figures[-1 - signed[i]];
        }
        if (rest == 0 && count > 1) {
            note(-1, signed, count);
        }
    }

    private void note(int whole, int[] of, int count) {
        while (termCount + count + 1 > terms.length) {
            terms = Arrays.copyOf(terms, 2 * terms.length);
        }
        if (sumCount + 1 >= starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
            wholes = Arrays.copyOf(wholes, starts.length);
        }
        System.arraycopy(of, 0, terms, termCount, count);
        termCount += count;
        if (whole >= 0) {
            terms[termCount++] = -1 - whole;
        }
        wholes[sumCount] = whole;
        sumCount++;
        starts[sumCount] = termCount;
    }

    int size() {
        return size;
    }

    long figure(int number) {
        return figures[number];
    }

    int sums() {
        return sumCount;
    }

    /** The whole of a sum, -1 for an equation. */
    int whole(int sum) {
        return wholes[sum];
    }

    int start(int sum) {
        return starts[sum];
    }

    /** Behind the last part of a sum; behind the last term of an equation. */
    int end(int sum) {
        return wholes[sum] >= 0 ? starts[sum + 1] - 1 : starts[sum + 1];
    }

    /** Behind the terms of a sum written as an equation, its whole on the other side. */
    int endAsEquation(int sum) {
        return starts[sum + 1];
    }

    /** A part of a sum; of an equation a figure, or {@code -1 - number} on its other side. */
    int term(int place) {
        return terms[place];
    }
}
