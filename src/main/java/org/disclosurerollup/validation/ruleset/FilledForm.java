package org.disclosurerollup.validation.ruleset;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.RollUp;
import org.disclosurerollup.validation.Rule;

/**
 * Fills in a form so that every rule passes: each part gets a figure of its own, and totals follow from the sums.
 *
 * <p>Parts are two-digit numbers with different digits where the rules leave room for them, smaller ones where they do
 * not (a score of at most 10), and the larger side of an inequality between cells is not just met. The same form and
 * rules always give the same figures.
 */
public final class FilledForm {

    /** From the generous to the meagre: smallest part, number of different parts, room in inequalities. */
    private static final int[][] ATTEMPTS = {{12, 80, 5}, {12, 80, 0}, {5, 5, 0}, {1, 1, 0}};

    /** Neighbouring cells get figures that are not near each other. */
    private static final int STEP = 17;

    private final Form form;
    private final List<RuleFormula> formulas;

    private FilledForm(Form form, List<Rule> rules) {
        this.form = form;
        this.formulas = RuleFormula.all(rules).stream()
                .filter(formula -> !formula.formula().looksBack())
                .toList();
    }

    /**
     * One figure per cell of the form, 1 for each 是/否 and for each text, as rules see it; nothing where no such figures were
     * found, which is so if rules contradict each other.
     */
    public static Optional<long[]> of(Form form, List<Rule> rules) {
        FilledForm filled = new FilledForm(form, rules);
        return Arrays.stream(ATTEMPTS)
                .map(attempt -> filled.attempt(attempt[0], attempt[1], attempt[2]))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<long[]> attempt(int smallest, int different, int room) {
        Map<Integer, BigInteger> floors = new TreeMap<>();
        for (Cell cell : form.cells()) {
            floors.put(cell.index(), BigInteger.valueOf(floor(cell, smallest, different)));
        }
        List<Inequality> inequalities = new ArrayList<>();
        for (RuleFormula formula : formulas) {
            Set<Set<Inequality>> alternatives =
                    formula.condition(form.size()).whereAllIsFilled(form.size()).alternatives();
            if (alternatives.isEmpty()) {
                return Optional.empty();
            }
            Set<Inequality> all = alternatives.contains(Set.<Inequality>of())
                    ? Set.of()
                    : alternatives.iterator().next();
            boolean equal = all.stream().anyMatch(inequality -> isOpposed(inequality, all));
            for (Inequality inequality : all) {
                boolean between = inequality.weights().size() > 1 && !equal;
                inequalities.add(inequality.with(between ? room : 0).above(floors));
            }
        }
        for (Cell cell : form.cells()) {
            if (cell.rollUp() == RollUp.COUNT_YES) {
                inequalities.add(FormFigures.atMost(cell.index(), 0));
            }
        }
        return solve(inequalities, floors);
    }

    /** Whether the other direction of an equation stands beside it. */
    private static boolean isOpposed(Inequality inequality, Set<Inequality> all) {
        return all.stream()
                .anyMatch(other -> other.weights().equals(inequality.negated().weights()));
    }

    private static long floor(Cell cell, int smallest, int different) {
        if (cell.rollUp() == RollUp.COUNT_YES) {
            return 1;
        }
        long figure = smallest + cell.index() * STEP % different;
        return (figure % 11 == 0 ? figure + 1 : figure) * FixedPoint.power(cell.decimals());
    }

    private Optional<long[]> solve(List<Inequality> inequalities, Map<Integer, BigInteger> floors) {
        Tableau tableau = new Tableau(inequalities, new BitSet());
        if (!tableau.conflict().isEmpty()) {
            return Optional.empty();
        }
        long[] figures = new long[form.size()];
        for (Cell cell : form.cells()) {
            Optional<BigInteger> above = tableau.figure(cell.index());
            if (above.isEmpty()) {
                return Optional.empty();
            }
            figures[cell.index()] =
                    cell.isFigure() ? floors.get(cell.index()).add(above.get()).longValueExact() : 1;
        }
        return Optional.of(figures);
    }
}
