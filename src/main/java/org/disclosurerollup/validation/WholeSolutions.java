package org.disclosurerollup.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.disclosurerollup.catalogue.FixedPoint;

/**
 * Solves a few linear equations and inequalities in at most three unknown whole numbers, exactly. Equations are used
 * up by Euclid's algorithm, so that no fraction is ever met; what they leave free is bounded by eliminating one unknown
 * after the other (Fourier and Motzkin). Every unknown must be bounded from both sides.
 *
 * <p>A row is the factors of what is still free, then a constant.
 */
final class WholeSolutions {

    /** In a solution: more than one value is possible, or not known to be the only one. */
    static final long SEVERAL = FixedPoint.BLANK;

    /** How many values are tried where elimination is not exact in whole numbers. */
    private static final int MOST_TRIED = 100;

    private WholeSolutions() {}

    /**
     * The value of each unknown, {@link #SEVERAL} where it is not determined; empty if there is no solution.
     *
     * @throws ArithmeticException where numbers grow beyond {@code long}
     */
    static Optional<long[]> of(int unknowns, List<Constraint> constraints) {
        long[][] unknownRows = new long[unknowns][unknowns + 1];
        for (int i = 0; i < unknowns; i++) {
            unknownRows[i][i] = 1;
        }
        for (Constraint constraint : constraints) {
            if (constraint.equality()) {
                unknownRows = restrict(unknownRows, substitute(constraint, unknownRows));
                if (unknownRows == null) {
                    return Optional.empty();
                }
            }
        }
        List<long[]> rows = new ArrayList<>();
        for (Constraint constraint : constraints) {
            if (!constraint.equality()) {
                rows.add(tighten(substitute(constraint, unknownRows)));
            }
        }
        if (!hasSolution(rows)) {
            return Optional.empty();
        }
        long[] values = new long[unknowns];
        for (int i = 0; i < unknowns; i++) {
            values[i] = onlyValue(unknownRows[i], rows);
        }
        return Optional.of(values);
    }

    private static long[] substitute(Constraint constraint, long[][] unknownRows) {
        long[] row = new long[unknownRows[0].length];
        row[row.length - 1] = constraint.constant();
        for (int i = 0; i < unknownRows.length; i++) {
            row = sum(1, row, constraint.factors()[i], unknownRows[i]);
        }
        return row;
    }

    /** The unknowns in terms of one free number less, so that the row is zero; {@code null} if it cannot be. */
    private static long[][] restrict(long[][] unknownRows, long[] row) {
        int free = row.length - 1;
        int pivot = smallest(row);
        while (pivot >= 0 && reduce(unknownRows, row, pivot)) {
            pivot = smallest(row);
        }
        if (pivot < 0) {
            return row[free] == 0 ? unknownRows : null;
        }
        if (row[free] % row[pivot] != 0) {
            return null;
        }
        long[][] restricted = new long[unknownRows.length][];
        for (int i = 0; i < unknownRows.length; i++) {
            restricted[i] = fix(unknownRows[i], pivot, -row[free] / row[pivot]);
        }
        return restricted;
    }

    /** One step of Euclid's algorithm on the row's factors; whether others than the pivot are left. */
    private static boolean reduce(long[][] unknownRows, long[] row, int pivot) {
        boolean left = false;
        for (int i = 0; i < row.length - 1; i++) {
            if (i != pivot && row[i] != 0) {
                long times = row[i] / row[pivot];
                row[i] -= times * row[pivot];
                for (long[] unknownRow : unknownRows) {
                    unknownRow[i] = Math.subtractExact(unknownRow[i], Math.multiplyExact(times, unknownRow[pivot]));
                }
                left |= row[i] != 0;
            }
        }
        return left;
    }

    private static int smallest(long[] row) {
        int smallest = -1;
        for (int i = 0; i < row.length - 1; i++) {
            if (row[i] != 0 && (smallest < 0 || Math.abs(row[i]) < Math.abs(row[smallest]))) {
                smallest = i;
            }
        }
        return smallest;
    }

    /** Whether whole numbers exist for which no row is negative. */
    private static boolean hasSolution(List<long[]> rows) {
        int free = rows.get(0).length - 1;
        if (free == 0) {
            return rows.stream().allMatch(row -> row[0] >= 0);
        }
        for (int i = 0; i < free; i++) {
            if (isExact(rows, i)) {
                return hasSolution(eliminate(rows, i));
            }
        }
        long[] bounds = bounds(rows, 0);
        for (long value = bounds[0]; value <= bounds[1] && value - bounds[0] < MOST_TRIED; value++) {
            long tried = value;
            if (hasSolution(rows.stream().map(row -> fix(row, 0, tried)).toList())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a whole number lies between the bounds whenever a fraction does: all lower or all upper factors are 1. */
    private static boolean isExact(List<long[]> rows, int index) {
        return rows.stream().allMatch(row -> row[index] <= 1) || rows.stream().allMatch(row -> row[index] >= -1);
    }

    private static List<long[]> eliminate(List<long[]> rows, int index) {
        List<long[]> left = new ArrayList<>();
        for (long[] row : rows) {
            if (row[index] == 0) {
                left.add(fix(row, index, 0));
            }
            for (long[] upper : row[index] > 0 ? rows : List.<long[]>of()) {
                if (upper[index] < 0) {
                    left.add(tighten(fix(sum(-upper[index], row, row[index], upper), index, 0)));
                }
            }
        }
        return left;
    }

    /** The least and the greatest value of what is free at the index. */
    private static long[] bounds(List<long[]> rows, int index) {
        List<long[]> left = rows;
        int at = index;
        while (left.get(0).length > 2) {
            left = eliminate(left, at == 0 ? 1 : 0);
            at = Math.max(0, at - 1);
        }
        long[] bounds = {Long.MIN_VALUE, Long.MAX_VALUE};
        for (long[] row : left) {
            if (row[0] > 0) {
                bounds[0] = Math.max(bounds[0], -Math.floorDiv(row[1], row[0]));
            } else if (row[0] < 0) {
                bounds[1] = Math.min(bounds[1], Math.floorDiv(row[1], -row[0]));
            }
        }
        return bounds;
    }

    private static long onlyValue(long[] unknownRow, List<long[]> rows) {
        int free = unknownRow.length - 1;
        if (smallest(unknownRow) < 0) {
            return unknownRow[free];
        }
        List<long[]> withValue = new ArrayList<>();
        for (long[] row : rows) {
            withValue.add(insert(row, 0, 1));
        }
        withValue.add(insert(unknownRow, -1, 1));
        withValue.add(insert(unknownRow, 1, -1));
        long[] bounds = bounds(withValue, 0);
        return bounds[0] == bounds[1] ? bounds[0] : SEVERAL;
    }

    /** The row times the sign, with a further free number before the others. */
    private static long[] insert(long[] row, long factor, int sign) {
        long[] inserted = new long[row.length + 1];
        inserted[0] = factor;
        for (int i = 0; i < row.length; i++) {
            inserted[i + 1] = sign * row[i];
        }
        return inserted;
    }

    /** The row with what is free at the index set to the value. */
    private static long[] fix(long[] row, int index, long value) {
        long[] fixed = new long[row.length - 1];
        System.arraycopy(row, 0, fixed, 0, index);
        System.arraycopy(row, index + 1, fixed, index, fixed.length - index);
        fixed[fixed.length - 1] = Math.addExact(row[row.length - 1], Math.multiplyExact(row[index], value));
        return fixed;
    }

    private static long[] sum(long a, long[] first, long b, long[] second) {
        long[] sum = new long[first.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Math.addExact(Math.multiplyExact(a, first[i]), Math.multiplyExact(b, second[i]));
        }
        return sum;
    }

    /** Divides by what all factors share; the constant is rounded down, which loses no whole solution. */
    private static long[] tighten(long[] row) {
        long shared = 0;
        for (int i = 0; i < row.length - 1; i++) {
            for (long a = Math.abs(row[i]); a != 0; ) {
                long rest = shared % a;
                shared = a;
                a = rest;
            }
        }
        if (shared > 1) {
            for (int i = 0; i < row.length; i++) {
                row[i] = Math.floorDiv(row[i], shared);
            }
        }
        return row;
    }
}
