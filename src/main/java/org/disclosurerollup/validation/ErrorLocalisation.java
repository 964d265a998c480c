package org.disclosurerollup.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.RollUp;

/**
 * Finds the smallest sets of cells that must change for no hard rule to fail (I. P. Fellegi and D. Holt, A Systematic
 * Approach to Automatic Edit and Imputation, Journal of the American Statistical Association 71, 1976). Exact: a set
 * must reach every failed rule, cells beyond these come from rules that the set touches, and whether a set will do is
 * solved, not tried.
 */
final class ErrorLocalisation {

    /** Sets of more cells say nothing about where the error is. */
    static final int MOST_CELLS = 3;

    /** How many sets, finished or not, are looked at for one submission. */
    private static final int MOST_SETS = 10_000;

    private final Form form;
    private final long[] figures;
    private final List<Edit> failed;
    private final Map<Integer, List<Edit>> editsByCell = new HashMap<>();
    private final Set<List<Integer>> seen = new HashSet<>();
    private final List<Solution> solutions = new ArrayList<>();
    private int looked;

    /** @param hard all formulas that must not fail */
    ErrorLocalisation(Form form, List<Formula> hard, long[] figures) {
        this.form = form;
        this.figures = figures;
        this.failed = hard.stream()
                .filter(formula -> formula.evaluate(figures, null) == Outcome.FAILED)
                .map(Edit::new)
                .sorted(Comparator.comparingInt(edit -> edit.cells.size()))
                .toList();
        if (failed.isEmpty()) {
            return;
        }
        for (Formula formula : hard) {
            Edit edit = new Edit(formula);
            edit.cells.forEach(cell ->
                    editsByCell.computeIfAbsent(cell, c -> new ArrayList<>()).add(edit));
        }
    }

    /** A formula and the cells that it looks at, those of its left side first, those of its conditions last. */
    private static final class Edit {

        private final Formula formula;
        private final Set<Integer> cells;

        private Edit(Formula formula) {
            this.formula = formula;
            this.cells = formula.cellsNow();
        }

        private boolean isReachedBy(List<Integer> set) {
            return set.stream().anyMatch(cells::contains);
        }
    }

    /**
     * A set that will do.
     *
     * @param cells indexes of the cells, ascending
     * @param values for each the figure, {@link WholeSolutions#SEVERAL} where more than one will do
     */
    record Solution(List<Integer> cells, long[] values) {}

    /** All sets of the smallest size that will do; none if there is none of three cells or the limit was met first. */
    List<Solution> smallest() {
        for (int size = 1; size <= MOST_CELLS && solutions.isEmpty() && !failed.isEmpty(); size++) {
            seen.clear();
            grow(List.of(), size);
        }
        return solutions;
    }

    private void grow(List<Integer> set, int size) {
        if (looked >= MOST_SETS || !seen.add(set)) {
            return;
        }
        looked++;
        List<Edit> unreached =
                failed.stream().filter(edit -> !edit.isReachedBy(set)).toList();
        if (set.size() == size) {
            if (unreached.isEmpty()) {
                values(set).ifPresent(values -> solutions.add(new Solution(set, values)));
            }
            return;
        }
        if (set.size() + 1 == size && unreached.size() > 1) {
            Set<Integer> common = new LinkedHashSet<>(unreached.get(0).cells);
            unreached.forEach(edit -> common.retainAll(edit.cells));
            growBy(common, set, size);
        } else {
            growBy(unreached.isEmpty() ? neighbours(set) : unreached.get(0).cells, set, size);
        }
    }

    private void growBy(Set<Integer> cells, List<Integer> set, int size) {
        for (int cell : cells) {
            if (!set.contains(cell)) {
                List<Integer> larger = new ArrayList<>(set);
                larger.add(cell);
                larger.sort(null);
                grow(larger, size);
            }
        }
    }

    private Set<Integer> neighbours(List<Integer> set) {
        Set<Integer> cells = new LinkedHashSet<>();
        touched(set).forEach(edit -> cells.addAll(edit.cells));
        return cells;
    }

    private Set<Edit> touched(List<Integer> set) {
        Set<Edit> touched = new LinkedHashSet<>();
        set.forEach(cell -> touched.addAll(editsByCell.get(cell)));
        return touched;
    }

    /**
     * The figures that let no rule fail. Rounded amounts leave several of them; then the ones that meet the sums exactly
     * are taken, if there are such.
     */
    private Optional<long[]> values(List<Integer> set) {
        try {
            Optional<long[]> rounded = values(set, true);
            if (rounded.isEmpty() || isDetermined(rounded.get())) {
                return rounded;
            }
            return values(set, false).or(() -> rounded);
        } catch (ArithmeticException e) {
            return Optional.empty(); // figures near the largest on a fine scale: nothing can be said
        }
    }

    private static boolean isDetermined(long[] values) {
        for (long value : values) {
            if (value == WholeSolutions.SEVERAL) {
                return false;
            }
        }
        return true;
    }

    private Optional<long[]> values(List<Integer> set, boolean rounded) {
        Conditions conditions =
                new Conditions(figures, set.stream().mapToInt(Integer::intValue).toArray());
        List<Constraint> constraints = possibleFigures(set);
        List<List<List<Constraint>>> choices = new ArrayList<>();
        for (Edit edit : touched(set)) {
            List<List<Constraint>> alternatives = conditions.of(edit.formula, rounded);
            if (alternatives.size() == 1) {
                constraints.addAll(alternatives.get(0));
            } else {
                choices.add(alternatives);
            }
        }
        return solve(set.size(), constraints, choices);
    }

    /** Solves with each alternative of each choice; values that differ between solutions are several. */
    private static Optional<long[]> solve(
            int unknowns, List<Constraint> constraints, List<List<List<Constraint>>> choices) {
        if (choices.isEmpty()) {
            return WholeSolutions.of(unknowns, constraints);
        }
        long[] all = null;
        for (List<Constraint> alternative : choices.get(0)) {
            List<Constraint> chosen = new ArrayList<>(constraints);
            chosen.addAll(alternative);
            Optional<long[]> values = solve(unknowns, chosen, choices.subList(1, choices.size()));
            if (values.isPresent()) {
                all = all == null ? values.get() : common(all, values.get());
            }
        }
        return Optional.ofNullable(all);
    }

    private static long[] common(long[] a, long[] b) {
        long[] common = a.clone();
        for (int i = 0; i < a.length; i++) {
            common[i] = a[i] == b[i] ? a[i] : WholeSolutions.SEVERAL;
        }
        return common;
    }

    /** What may stand in the cells whatever the rules: no more than twelve digits, below zero only where signed. */
    private List<Constraint> possibleFigures(List<Integer> set) {
        List<Constraint> constraints = new ArrayList<>();
        for (int i = 0; i < set.size(); i++) {
            Cell cell = form.cells().get(set.get(i));
            long largest = cell.rollUp() == RollUp.COUNT_YES ? 1 : FixedPoint.LARGEST;
            constraints.add(Constraint.ofOne(set.size(), i, 1, cell.signed() ? largest : 0));
            constraints.add(Constraint.ofOne(set.size(), i, -1, largest));
        }
        return constraints;
    }
}
