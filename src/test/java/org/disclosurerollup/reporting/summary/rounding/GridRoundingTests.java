package org.disclosurerollup.reporting.summary.rounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What added up still does, every figure is the next whole number, and nothing that was whole or zero moves. */
class GridRoundingTests {

    private static final long UNIT = 100;

    /** Units in a tree times cells in a tree; figures at the bottom are random, blank (-1) or zero among them. */
    private static final class Grid {
        final int[] unitParent;
        final int[] cellParent;
        final long[][] exact;

        Grid(int[] unitParent, int[] cellParent, long largest, Random random) {
            this.unitParent = unitParent;
            this.cellParent = cellParent;
            exact = new long[unitParent.length][cellParent.length];
            for (int u = unitParent.length - 1; u >= 0; u--) {
                for (int c = cellParent.length - 1; c >= 0; c--) {
                    if (!isParent(unitParent, u) && !isParent(cellParent, c)) {
                        int kind = random.nextInt(8);
                        exact[u][c] = kind == 0 ? -1 : kind == 1 ? 0 : random.nextLong(largest);
                    } else {
                        boolean units = isParent(unitParent, u);
                        long sum = -1;
                        for (int p = 1; p < (units ? unitParent : cellParent).length; p++) {
                            if ((units ? unitParent : cellParent)[p] == (units ? u : c)) {
                                long part = units ? exact[p][c] : exact[u][p];
                                sum = part < 0 ? sum : Math.max(sum, 0) + part;
                            }
                        }
                        exact[u][c] = sum;
                    }
                }
            }
        }

        GridRounding.Result rounded() {
            List<GridRounding.Row> rows = new ArrayList<>();
            for (int u = 0; u < unitParent.length; u++) {
                long[] figures = exact[u].clone();
                for (int c = 0; c < figures.length; c++) {
                    figures[c] = figures[c] < 0 ? GridRounding.BLANK : figures[c];
                }
                rows.add(new GridRounding.Row(figures, unitParent[u]));
            }
            List<GridRounding.Rule> rules = new ArrayList<>();
            for (int c = 0; c < cellParent.length; c++) {
                int whole = c;
                int[] parts = IntStream.range(1, cellParent.length)
                        .filter(p -> cellParent[p] == whole)
                        .toArray();
                if (parts.length > 0) {
                    rules.add(new GridRounding.Rule(new int[] {c}, parts));
                }
            }
            return GridRounding.round(rows, rules, UNIT);
        }

        private static boolean isParent(int[] parents, int node) {
            for (int i = 1; i < parents.length; i++) {
                if (parents[i] == node) {
                    return true;
                }
            }
            return false;
        }

        void check(GridRounding.Result result, boolean next) {
            long[][] figures = result.figures();
            for (int u = 0; u < unitParent.length; u++) {
                for (int c = 0; c < cellParent.length; c++) {
                    if (exact[u][c] < 0) {
                        assertThat(figures[u][c]).isEqualTo(GridRounding.BLANK);
                        continue;
                    }
                    long down = 0;
                    for (int p = 1; p < unitParent.length; p++) {
                        down += unitParent[p] == u && exact[p][c] >= 0 ? figures[p][c] : 0;
                    }
                    long across = 0;
                    for (int p = 1; p < cellParent.length; p++) {
                        across += cellParent[p] == c && exact[u][p] >= 0 ? figures[u][p] : 0;
                    }
                    if (isParent(unitParent, u)) {
                        assertThat(down).isEqualTo(figures[u][c]);
                    }
                    if (isParent(cellParent, c)) {
                        assertThat(across).isEqualTo(figures[u][c]);
                    }
                    if (next) {
                        assertThat(figures[u][c]).isBetween(exact[u][c] / UNIT, (exact[u][c] + UNIT - 1) / UNIT);
                    }
                }
            }
            if (exact[0][0] >= 0) {
                assertThat(figures[0][0]).isEqualTo((exact[0][0] + UNIT / 2) / UNIT);
            }
        }
    }

    private static int[] tree(int size, int fan, Random random) {
        int[] parents = new int[size];
        parents[0] = -1;
        for (int i = 1; i < size; i++) {
            parents[i] = random.nextInt(Math.max(0, (i - 1) / fan), Math.min(i, (i - 1) / fan + 1));
        }
        return parents;
    }

    /** Rows and columns with their totals have a solution of next whole numbers; so have deeper ones of either kind. */
    @Property(tries = 2000)
    void everySumHoldsAndEveryFigureIsTheNextWholeNumberWhereOnlyOneSideHasSubtotals(
            @ForAll @IntRange(min = 1, max = 40) int units,
            @ForAll @IntRange(min = 1, max = 7) int cells,
            @ForAll @IntRange(min = 2, max = 6) int fan,
            @ForAll long seed) {
        Random random = new Random(seed);
        Grid grid = new Grid(tree(units, fan, random), tree(cells, 10, random), 1_000, random);

        GridRounding.Result rounded = grid.rounded();

        assertThat(rounded.further()).isZero();
        grid.check(rounded, true);
    }

    @Property(tries = 2000)
    void everySumHoldsWhereBothSidesHaveSubtotals(
            @ForAll @IntRange(min = 1, max = 40) int units,
            @ForAll @IntRange(min = 1, max = 15) int cells,
            @ForAll @IntRange(min = 2, max = 5) int fan,
            @ForAll long seed) {
        Random random = new Random(seed);
        Grid grid = new Grid(tree(units, fan, random), tree(cells, 3, random), 1_000, random);

        GridRounding.Result rounded = grid.rounded();

        grid.check(rounded, rounded.further() == 0);
        assertThat(rounded.further()).isZero();
    }

    @Property(tries = 300)
    void theSameTableIsRoundedTheSame(
            @ForAll @IntRange(min = 1, max = 30) int units,
            @ForAll @IntRange(min = 1, max = 9) int cells,
            @ForAll long seed) {
        long[][] first = null;
        for (int i = 0; i < 2; i++) {
            Random random = new Random(seed);
            Grid grid = new Grid(tree(units, 3, random), tree(cells, 3, random), 1_000, random);
            long[][] figures = grid.rounded().figures();
            first = first == null ? figures : first;
            assertThat(figures).isDeepEqualTo(first);
        }
    }

    @Property(tries = 300)
    void aSumThatDoesNotHoldIsLeftAlone(@ForAll @IntRange(min = 2, max = 12) int parts, @ForAll long seed) {
        Random random = new Random(seed);
        SumTable table = new SumTable();
        int[] numbers = new int[parts];
        long sum = 0;
        for (int i = 0; i < parts; i++) {
            long figure = random.nextLong(1_000);
            sum += figure;
            numbers[i] = table.add(figure);
        }
        int whole = table.add(sum + 1);
        table.sum(whole, numbers, parts);

        long[] figures = BalancedRounding.round(table, UNIT).figures();

        for (int i = 0; i < table.size(); i++) {
            assertThat(figures[i]).isEqualTo((table.figure(i) + UNIT / 2) / UNIT);
        }
    }

    @Test
    void theLargestRemaindersGoUpThenTheLargerFigureThenTheFirst() {
        SumTable table = new SumTable();
        int whole = table.add(300);
        int[] parts = {table.add(50), table.add(150), table.add(40), table.add(60), table.add(0)};
        table.sum(whole, parts, parts.length);

        // 0.5, 1.5, 0.4, 0.6, 0 make 3: first the 0.6, then of the two halves the larger figure.
        assertThat(BalancedRounding.round(table, UNIT).figures()).containsExactly(3, 0, 2, 0, 1, 0);
    }

    @Test
    void aNegativeFigureIsRoundedHalfUpAndGoesToItsNeighbours() {
        SumTable table = new SumTable();
        int whole = table.add(-150);
        int[] parts = {table.add(-250), table.add(100)};
        table.sum(whole, parts, parts.length);

        assertThat(BalancedRounding.round(table, UNIT).figures()).containsExactly(-2, -3, 1);
    }

    @Test
    void anEquationOfTwoSumsIsMetToo() {
        // As 办结 = 答复: two wholes, each with parts of its own, that are equal in every unit.
        SumTable table = new SumTable();
        int units = 6;
        int[][] cells = new int[6][units + 1];
        long[][] parts = {{30, 70}, {45, 55}, {20, 30}, {10, 40}, {33, 37}, {70, 20}};
        for (int c = 0; c < 6; c++) {
            long sum = 0;
            for (int u = 0; u < units; u++) {
                long whole = parts[u][0] + parts[u][1];
                long figure = c == 0 || c == 3
                        ? whole
                        : c == 1 ? parts[u][0] : c == 2 ? parts[u][1] : c == 4 ? whole / 3 : whole - whole / 3;
                sum += figure;
                cells[c][u + 1] = table.add(figure);
            }
            cells[c][0] = table.add(sum);
            table.sum(cells[c][0], Arrays.copyOfRange(cells[c], 1, units + 1), units);
        }
        for (int u = 0; u <= units; u++) {
            table.sum(cells[0][u], new int[] {cells[1][u], cells[2][u]}, 2);
            table.sum(cells[3][u], new int[] {cells[4][u], cells[5][u]}, 2);
            table.equation(new int[] {cells[0][u], -1 - cells[3][u]}, 2);
        }

        BalancedRounding.Rounded rounded = BalancedRounding.round(table, UNIT);

        assertThat(rounded.unmet()).isZero();
        for (int u = 0; u <= units; u++) {
            assertThat(rounded.figures()[cells[0][u]]).isEqualTo(rounded.figures()[cells[3][u]]);
            assertThat(rounded.figures()[cells[0][u]])
                    .isEqualTo(rounded.figures()[cells[1][u]] + rounded.figures()[cells[2][u]]);
        }
    }

    @Test
    void noEquationMovesATotalThatIsPartOfNothing() {
        // 上年结转 + 新收 = 办理 + 结转, of an area and its one unit: 0.4 + 0.4 = 0.8 + 0.
        long[] figures = {40, 40, 80, 0};
        GridRounding.Rule rule = new GridRounding.Rule(new int[] {0, 1}, new int[] {2, 3});

        GridRounding.Result result = GridRounding.round(
                List.of(new GridRounding.Row(figures, -1), new GridRounding.Row(figures, 0)), List.of(rule), UNIT);

        assertThat(result.figures()[0]).containsExactly(0, 0, 1, 0);
        assertThat(result.figures()[1]).containsExactly(0, 0, 1, 0);
        assertThat(result.unmet()).isEqualTo(2);
        assertThat(result.further()).isZero();
    }

    @Test
    void sumsThatRunInACircleDoNoHarm() {
        SumTable table = new SumTable();
        int a = table.add(170);
        int b = table.add(170);
        int zero = table.add(0);
        table.sum(a, new int[] {b, zero}, 2);
        table.sum(b, new int[] {a, zero}, 2);

        long[] figures = BalancedRounding.round(table, UNIT).figures();

        assertThat(figures).containsExactly(2, 2, 0);
    }

    @Test
    void aRegionOfThreeThousandUnitsIsRoundedInSeconds() {
        Random random = new Random(7);
        for (int fan : new int[] {15, 4_000}) {
            Grid grid = new Grid(tree(3_000, fan, random), tree(75, 6, random), 40_000, random);
            long before = System.nanoTime();
            GridRounding.Result rounded = grid.rounded();
            long millis = (System.nanoTime() - before) / 1_000_000;
            grid.check(rounded, false);
            // Of 225,000 figures in rows and columns with subtotals.
            assertThat(rounded.further()).isLessThan(50);
            assertThat(millis).isLessThan(10_000);
        }
    }
}
