package org.disclosurerollup.validation.ruleset;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds figures that meet all of some inequalities, or the inequalities that no figures can meet together.
 *
 * <p>The dual simplex method without an objective, in whole numbers: an equation may be multiplied by any positive number,
 * so rows are kept free of fractions and in lowest terms, and nothing is ever rounded. Of several rows or columns the
 * first is taken (Bland's rule), so that it always ends. Written out here because linear programming is commonly done
 * in floating point, where «no solution» depends on a tolerance; rules have small weights and a form has a few hundred
 * cells, which this solves in milliseconds.
 */
final class Tableau {

    private final Map<Integer, Integer> columns = new TreeMap<>();
    private final BigInteger[][] rows;
    private final int[] basis;
    private final int slack;
    private final int bound;

    /** @param signed figures that may be negative; all others are at least zero */
    Tableau(List<Inequality> inequalities, BitSet signed) {
        int width = 0;
        for (Inequality inequality : inequalities) {
            for (int figure : inequality.weights().keySet()) {
                if (columns.putIfAbsent(figure, width) == null) {
                    width += signed.get(figure) ? 2 : 1;
                }
            }
        }
        slack = width;
        bound = slack + inequalities.size();
        rows = new BigInteger[inequalities.size()][];
        basis = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(inequalities.get(i), i, signed);
            basis[i] = slack + i;
        }
    }

    /** A figure that may be negative is the difference of two that may not. */
    private BigInteger[] row(Inequality inequality, int number, BitSet signed) {
        BigInteger[] row = new BigInteger[bound + 1];
        Arrays.fill(row, BigInteger.ZERO);
        inequality.weights().forEach((figure, weight) -> {
            int column = columns.get(figure);
            row[column] = weight;
            if (signed.get(figure)) {
                row[column + 1] = weight.negate();
            }
        });
        row[slack + number] = BigInteger.ONE;
        row[bound] = inequality.bound();
        return row;
    }

    /** The numbers of inequalities that contradict each other; empty if figures were found that meet all. */
    BitSet conflict() {
        while (true) {
            int row = firstBroken();
            if (row < 0) {
                return new BitSet();
            }
            int column = firstNegative(rows[row]);
            if (column < 0) {
                return takingPart(rows[row]);
            }
            pivot(row, column);
        }
    }

    /** The figure found, once there is no conflict; none where it is no whole number. */
    Optional<BigInteger> figure(int figure) {
        Integer column = columns.get(figure);
        if (column == null) {
            return Optional.of(BigInteger.ZERO);
        }
        for (int i = 0; i < rows.length; i++) {
            if (basis[i] == column) {
                BigInteger[] parts = rows[i][bound].divideAndRemainder(rows[i][column]);
                return parts[1].signum() == 0 ? Optional.of(parts[0]) : Optional.empty();
            }
        }
        return Optional.of(BigInteger.ZERO);
    }

    private int firstBroken() {
        int first = -1;
        for (int i = 0; i < rows.length; i++) {
            if (rows[i][bound].signum() < 0 && (first < 0 || basis[i] < basis[first])) {
                first = i;
            }
        }
        return first;
    }

    private int firstNegative(BigInteger[] row) {
        for (int column = 0; column < bound; column++) {
            if (row[column].signum() < 0) {
                return column;
            }
        }
        return -1;
    }

    /** A sum of nothing negative cannot be negative: the inequalities whose slack is in it are at odds. */
    private BitSet takingPart(BigInteger[] row) {
        BitSet numbers = new BitSet();
        for (int i = 0; i < rows.length; i++) {
            numbers.set(i, row[slack + i].signum() != 0);
        }
        return numbers;
    }

    private void pivot(int row, int column) {
        BigInteger[] source = rows[row];
        List<Integer> filled = new ArrayList<>();
        for (int j = 0; j <= bound; j++) {
            source[j] = source[j].negate();
            if (source[j].signum() != 0) {
                filled.add(j);
            }
        }
        for (int i = 0; i < rows.length; i++) {
            if (i != row && rows[i][column].signum() != 0) {
                eliminate(rows[i], rows[i][column], source, source[column], filled);
            }
        }
        basis[row] = column;
    }

    private static void eliminate(
            BigInteger[] target, BigInteger weight, BigInteger[] source, BigInteger pivot, List<Integer> filled) {
        boolean scaled = !pivot.equals(BigInteger.ONE);
        if (scaled) {
            for (int j = 0; j < target.length; j++) {
                target[j] = target[j].multiply(pivot);
            }
        }
        for (int j : filled) {
            target[j] = target[j].subtract(source[j].multiply(weight));
        }
        reduce(target);
    }

    private static void reduce(BigInteger[] row) {
        BigInteger divisor = BigInteger.ZERO;
        for (BigInteger entry : row) {
            if (entry.signum() != 0) {
                divisor = divisor.gcd(entry);
                if (divisor.equals(BigInteger.ONE)) {
                    return;
                }
            }
        }
        for (int j = 0; j < row.length; j++) {
            row[j] = row[j].divide(divisor);
        }
    }
}
