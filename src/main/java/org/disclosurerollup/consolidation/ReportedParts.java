package org.disclosurerollup.consolidation;

import java.util.Arrays;
import org.disclosurerollup.catalogue.FixedPoint;

/** The parts of an area that were reported so far: for each cell their sum and the largest one. */
final class ReportedParts {

    private final Accumulator sum;
    private final long[] largest;
    private final String[] names;

    ReportedParts(int cells) {
        sum = new Accumulator(cells);
        largest = new long[cells];
        Arrays.fill(largest, FixedPoint.BLANK);
        names = new String[cells];
    }

    /** @param name what the part is called in a message */
    void add(String name, long[] figures) {
        sum.add(figures);
        for (int i = 0; i < figures.length; i++) {
            if (figures[i] != FixedPoint.BLANK && (largest[i] == FixedPoint.BLANK || figures[i] > largest[i])) {
                largest[i] = figures[i];
                names[i] = name;
            }
        }
    }

    /** The largest figure that any part has in the cell, blank if none has. */
    long largest(int cell) {
        return largest[cell];
    }

    /** Whose figure {@link #largest} is; the first where several are equal. */
    String nameOfLargest(int cell) {
        return names[cell];
    }

    /** The sum of all parts in the cell, blank if none has a figure. */
    long sum(int cell) {
        return sum.sum(cell);
    }

    /** How many parts have a figure in the cell. */
    int filled(int cell) {
        return sum.filled(cell);
    }
}
