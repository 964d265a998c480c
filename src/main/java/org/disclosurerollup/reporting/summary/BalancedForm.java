package org.disclosurerollup.reporting.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.disclosurerollup.catalogue.CatalogueException;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.consolidation.Basis;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.reporting.AreaFigures;
import org.disclosurerollup.reporting.summary.rounding.GridRounding;
import org.disclosurerollup.submission.Scope;
import org.disclosurerollup.validation.Equation;
import org.disclosurerollup.validation.RuleBook;

/**
 * The figures of an area and everything below it in ten thousands or hundred millions, of both years, so that totals,
 * groups and members add up as they did, and the cells of each as the form's rules say.
 */
final class BalancedForm {

    private static final int NONE = -1;

    private final Form form;
    private final UnitFigures area;
    private final DisplayUnit unit;
    private final List<Key> keys = new ArrayList<>();
    private final List<GridRounding.Row> rows = new ArrayList<>();
    private int unmet;

    /** @param group the total of an area or an office's figures; {@code null} for what an area filed of its own */
    record Key(UnitFigures unit, Group group, boolean lastYear) {}

    /**
     * A row of both.
     *
     * @param exact per cell in units of its last decimal
     * @param shown per cell in units of the last decimal shown, blank for a cell that is shown as it is
     */
    record Row(long[] exact, long[] shown) {}

    /**
     * All rows, this year's, then last year's, each from the top down.
     *
     * @param unmet how many equations are met by exact figures and not by rounded ones
     */
    record Balanced(Map<Key, Row> rows, int unmet) {}

    static final Balanced NOTHING = new Balanced(Map.of(), 0);

    BalancedForm(Form form, UnitFigures area, DisplayUnit unit) {
        this.form = form;
        this.area = area;
        this.unit = unit;
    }

    Balanced balance() {
        unmet = 0;
        Map<Key, Row> balanced = new LinkedHashMap<>();
        List<Equation> equations = equations();
        for (boolean lastYear : new boolean[] {false, true}) {
            keys.clear();
            rows.clear();
            add(area, NONE, lastYear);
            long[][] shown = new long[rows.size()][];
            for (int row = 0; row < shown.length; row++) {
                shown[row] = new long[form.size()];
                Arrays.fill(shown[row], FixedPoint.BLANK);
            }
            int[] exponents =
                    form.cells().stream().mapToInt(unit::exponent).distinct().toArray();
            for (int exponent : exponents) {
                if (exponent > 0) {
                    round(exponent, equations, shown);
                }
            }
            for (int row = 0; row < shown.length; row++) {
                if (rows.get(row).figures() != null) {
                    balanced.put(keys.get(row), new Row(rows.get(row).figures(), shown[row]));
                }
            }
        }
        return new Balanced(balanced, unmet);
    }

    /** None where the form's rules cannot be read any more. */
    private List<Equation> equations() {
        try {
            return RuleBook.compile(form).equations(form);
        } catch (CatalogueException e) {
            return List.of();
        }
    }

    private int add(Key key, long[] figures, int parent) {
        keys.add(key);
        rows.add(new GridRounding.Row(figures, parent));
        return rows.size() - 1;
    }

    private void add(UnitFigures of, int parent, boolean lastYear) {
        int total = add(new Key(of, Group.TOTAL, lastYear), lastYear ? of.previousFigures() : of.figures(), parent);
        boolean whole = of.areaFigures()
                .map(figures -> figures.total(Group.TOTAL).basis() == Basis.AREA)
                .orElse(false);
        if (whole || of.areaFigures().isEmpty()) {
            of.below().forEach(below -> add(below, NONE, lastYear));
            return;
        }
        AreaFigures figures = of.areaFigures().get();
        for (Group group : figures.groups()) {
            if (group != Group.TOTAL) {
                long[] exact = lastYear
                        ? figures.previousFigures(group)
                        : figures.total(group).figures();
                int row = add(new Key(of, group, lastYear), exact, total);
                if (group == Group.GOVERNMENT && !lastYear) {
                    own(of, row);
                }
                of.below().stream().filter(below -> below.group() == group).forEach(below -> add(below, row, lastYear));
            }
        }
        of.below().stream().filter(below -> !figures.has(below.group())).forEach(below -> add(below, NONE, lastYear));
    }

    private void own(UnitFigures of, int group) {
        of.filings().stream()
                .filter(filing -> filing.accepted() && filing.scope() == Scope.OWN)
                .forEach(filing -> add(new Key(of, null, false), filing.figures(), group));
    }

    private void round(int exponent, List<Equation> equations, long[][] shown) {
        List<Cell> cells = form.cells().stream()
                .filter(cell -> unit.exponent(cell) == exponent)
                .toList();
        int decimals = cells.stream().mapToInt(Cell::decimals).max().orElse(0);
        int[] columns = new int[form.size()];
        Arrays.fill(columns, NONE);
        IntStream.range(0, cells.size()).forEach(i -> columns[cells.get(i).index()] = i);
        List<GridRounding.Row> grid = rows.stream()
                .map(row -> new GridRounding.Row(scaled(row.figures(), cells, decimals), row.parent()))
                .toList();
        List<GridRounding.Rule> rules = new ArrayList<>();
        for (Equation equation : equations) {
            int[] left = columns(equation.left(), columns);
            int[] right = columns(equation.right(), columns);
            if (left != null && right != null) {
                rules.add(new GridRounding.Rule(left, right));
            }
        }
        long last = Math.multiplyExact(
                FixedPoint.power(decimals), FixedPoint.power(exponent) / FixedPoint.power(unit.decimals()));
        GridRounding.Result result = GridRounding.round(grid, rules, last);
        unmet += result.unmet();
        long[][] rounded = result.figures();
        for (int row = 0; row < shown.length; row++) {
            for (int i = 0; rounded[row] != null && i < cells.size(); i++) {
                shown[row][cells.get(i).index()] = rounded[row][i];
            }
        }
    }

    private static long[] scaled(long[] figures, List<Cell> cells, int decimals) {
        return figures == null
                ? null
                : cells.stream()
                        .mapToLong(cell -> FixedPoint.rescale(figures[cell.index()], cell.decimals(), decimals))
                        .toArray();
    }

    /** {@code null} where one of the cells is shown otherwise than the grid's. */
    private static int[] columns(List<Cell> cells, int[] columns) {
        int[] places = cells.stream().mapToInt(cell -> columns[cell.index()]).toArray();
        return Arrays.stream(places).allMatch(place -> place >= 0) ? places : null;
    }
}
