package org.disclosurerollup.reporting.summary.rounding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rounds a grid whose rows are a tree (an area, its groups, their members) and whose columns add up by rules (a form's
 * cells), so that every sum that holds exactly still holds, down the rows and across the columns.
 *
 * <p>Figures that are part of nothing are rounded half-up. Below them each goes to the whole number of units next below or
 * above it: row by row from the top, the parts of a figure by {@linkplain LargestRemainder largest remainder}, then where
 * a row does not add up across, by exchanging between rows with the least additional deviation. What is a whole number of
 * units stays, zero above all, and a blank is not there.
 *
 * <p>With subtotals both among the rows and among the columns there need not be such a solution. The sums hold all the same;
 * a subtotal somewhere below is then further from its exact figure than the next whole number. Equations (an amount
 * handled that is the amount answered) are met where that can be done.
 */
public final class GridRounding {

    /** No figure. */
    public static final long BLANK = Long.MIN_VALUE;

    private final long unit;
    private final List<long[]> rows;
    private final int[] parents;
    private final List<Rule> rules;
    private final long[][] rounded;

    /**
     * That columns add up to the same: {@code left = right}. A whole and its parts, where one side is one column.
     *
     * @param left places of columns
     * @param right places of columns
     */
    public record Rule(int[] left, int[] right) {}

    /**
     * @param figures one row of the grid, one exact figure per column in its last decimal; the same decimals in all
     * @param parent place of the row that it is a part of, before it; -1 for none
     */
    public record Row(long[] figures, int parent) {}

    /**
     * The grid in whole units.
     *
     * @param figures as the rows came
     * @param further how many figures are not the whole number next below or above
     * @param unmet how many equations are not met
     */
    public record Result(long[][] figures, int further, int unmet) {}

    private GridRounding(List<Row> rows, List<Rule> rules, long unit) {
        this.unit = unit;
        this.rows = rows.stream().map(Row::figures).toList();
        this.parents = rows.stream().mapToInt(Row::parent).toArray();
        this.rules = rules;
        this.rounded = new long[rows.size()][];
    }

    /** Rounds the grid; the same grid always gives the same result. A row without figures is {@code null}. */
    public static Result round(List<Row> rows, List<Rule> rules, long unit) {
        return new GridRounding(rows, rules, unit).round();
    }

    private Result round() {
        List<List<Integer>> members = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        for (int row = 0; row < parents.length; row++) {
            members.add(new ArrayList<>());
            all.add(row);
            if (parents[row] >= 0) {
                members.get(parents[row]).add(row);
            }
        }
        for (int row = 0; row < parents.length; row++) {
            if (parents[row] < 0) {
                settle(-1, List.of(row));
            }
            if (!members.get(row).isEmpty()) {
                settle(row, members.get(row));
            }
        }
        return whole(all, members);
    }

    /** Rounds rows whose common parent, if they have one, is rounded already. */
    private void settle(int parent, List<Integer> of) {
        Numbers numbers = new Numbers();
        if (parent >= 0) {
            numbers.add(parent);
        }
        long[] given = new long[numbers.table.size()];
        for (int column = 0, i = 0;
                parent >= 0 && rows.get(parent) != null && column < rows.get(parent).length;
                column++) {
            if (rows.get(parent)[column] != BLANK) {
                given[i++] = rounded[parent][column];
            }
        }
        of.forEach(numbers::add);
        if (parent >= 0) {
            numbers.noteDown(parent, of);
        }
        of.forEach(numbers::noteAcross);
        BalancedRounding.Rounded result = BalancedRounding.round(numbers.table, unit, given);
        of.forEach(row -> rounded[row] = numbers.read(row, result.figures()));
    }

    /** The whole grid at once, from what its rows came to: sums hold, and what the single steps could not mend is. */
    private Result whole(List<Integer> all, List<List<Integer>> members) {
        Numbers numbers = new Numbers();
        all.forEach(numbers::add);
        all.forEach(row -> numbers.noteDown(row, members.get(row)));
        all.forEach(numbers::noteAcross);
        long[] start = new long[numbers.table.size()];
        for (int row : all) {
            for (int column = 0; rows.get(row) != null && column < rows.get(row).length; column++) {
                if (rows.get(row)[column] != BLANK) {
                    start[numbers.of[row][column]] = rounded[row][column];
                }
            }
        }
        BalancedRounding.Rounded result = BalancedRounding.improve(numbers.table, unit, start);
        long[][] figures = new long[parents.length][];
        all.forEach(row -> figures[row] = numbers.read(row, result.figures()));
        return new Result(figures, result.further(), result.unmet());
    }

    /** Some of the rows as a table, and which figure has which number in it. */
    private final class Numbers {

        private static final int NONE = -1;

        private final SumTable table = new SumTable();
        private final int[][] of = new int[parents.length][];
        private int[] terms = new int[16];

        void add(int row) {
            long[] figures = rows.get(row);
            if (figures != null) {
                of[row] = new int[figures.length];
                for (int column = 0; column < figures.length; column++) {
                    of[row][column] = figures[column] == BLANK ? NONE : table.add(figures[column]);
                }
            }
        }

        private int number(int row, int column) {
            return of[row] == null ? NONE : of[row][column];
        }

        void noteDown(int row, List<Integer> members) {
            terms = terms.length < members.size() ? new int[members.size()] : terms;
            for (int column = 0; of[row] != null && column < of[row].length; column++) {
                int count = 0;
                for (int member : members) {
                    if (number(member, column) != NONE) {
                        terms[count++] = number(member, column);
                    }
                }
                if (number(row, column) != NONE) {
                    table.sum(number(row, column), terms, count);
                }
            }
        }

        void noteAcross(int row) {
            for (Rule rule : of[row] == null ? List.<Rule>of() : rules) {
                int size = rule.left().length + rule.right().length;
                terms = terms.length < size ? new int[size] : terms;
                int left = put(row, rule.left(), 0);
                int both = put(row, rule.right(), left);
                if (left == 1 && rule.left().length == 1) {
                    int[] parts = Arrays.copyOfRange(terms, 1, both);
                    table.sum(terms[0], parts, parts.length);
                } else if (both - left == 1 && rule.right().length == 1) {
                    table.sum(terms[left], terms, left);
                } else if (left > 0 && both > left) {
                    for (int i = left; i < both; i++) {
                        terms[i] = -1 - terms[i];
                    }
                    table.equation(terms, both);
                }
            }
        }

        private int put(int row, int[] columns, int from) {
            int count = from;
            for (int column : columns) {
                if (number(row, column) != NONE) {
                    terms[count++] = number(row, column);
                }
            }
            return count;
        }

        long[] read(int row, long[] figures) {
            if (of[row] == null) {
                return null;
            }
            long[] read = new long[of[row].length];
            for (int column = 0; column < read.length; column++) {
                read[column] = of[row][column] == NONE ? BLANK : figures[of[row][column]];
            }
            return read;
        }
    }
}
