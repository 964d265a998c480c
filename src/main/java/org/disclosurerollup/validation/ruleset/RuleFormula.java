package org.disclosurerollup.validation.ruleset;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.validation.Expression;
import org.disclosurerollup.validation.Formula;
import org.disclosurerollup.validation.Relation;
import org.disclosurerollup.validation.Rule;

/**
 * One formula of a rule: the rule itself, or the rule for one of the things that its {@code for-each} names.
 *
 * @param number which of the rule's formulas, from 0
 */
public record RuleFormula(Rule rule, int number) {

    static List<RuleFormula> all(List<Rule> rules) {
        List<RuleFormula> all = new ArrayList<>();
        for (Rule rule : rules) {
            for (int i = 0; i < rule.formulas().size(); i++) {
                all.add(new RuleFormula(rule, i));
            }
        }
        return all;
    }

    public String id() {
        return rule.definition().id();
    }

    /** What the rule's {@code *} stands for; empty for a rule without one. */
    public String each() {
        List<String> each = rule.definition().each();
        return each.isEmpty() ? "" : each.get(number);
    }

    public boolean isHard() {
        return rule.definition().severity() == Severity.HARD;
    }

    Formula formula() {
        return rule.formulas().get(number);
    }

    Condition condition(int cells) {
        return Condition.of(formula(), cells);
    }

    /** Indexes of the cells of this year whose figures the formula compares; its conditions only say when. */
    Set<Integer> cells() {
        Set<Integer> cells = new LinkedHashSet<>();
        for (Expression side : List.of(formula().left(), formula().right())) {
            if (side.kind() == Expression.Kind.FILLED) {
                continue;
            }
            for (int i = 0; i < side.cells().length; i++) {
                if (!side.previous()[i]) {
                    cells.add(side.cells()[i]);
                }
            }
        }
        return cells;
    }

    /** Indexes of the cells of which the formula or its conditions ask whether they are filled. */
    Set<Integer> askedToBeFilled() {
        Set<Integer> cells = new LinkedHashSet<>();
        List<Formula> all = new ArrayList<>(formula().conditions());
        all.add(formula());
        for (Formula one : all) {
            for (Expression side : List.of(one.left(), one.right())) {
                for (int i = 0; side.kind() == Expression.Kind.FILLED && i < side.cells().length; i++) {
                    cells.add(side.cells()[i]);
                }
            }
        }
        return cells;
    }

    /** The cell of which the formula says no more than that it is not negative: {@code [1.1] >= 0}. */
    Optional<Integer> guardedCell() {
        Expression left = formula().left();
        Expression right = formula().right();
        boolean guards = formula().relation() == Relation.AT_LEAST
                && right.isConstant()
                && right.constant() == 0
                && left.constant() == 0
                && left.cells().length == 1
                && left.kind() != Expression.Kind.FILLED
                && formula().conditions().isEmpty()
                && left.factors()[0] > 0
                && !left.previous()[0];
        return guards ? Optional.of(left.cells()[0]) : Optional.empty();
    }

    /** Whether this formula is sure to be decided whenever the other is, whichever cells are blank. */
    boolean isDecidedWith(RuleFormula other) {
        Set<Integer> before = lastYears(other);
        return formula().conditions().isEmpty()
                && before.containsAll(lastYears(this))
                && covers(formula().left(), other.formula())
                && covers(formula().right(), other.formula());
    }

    /**
     * A side is decided by any one of its cells, so to be sure it must hold all cells of one of the other's sides; cells
     * of the year before must be filled in any case. A blank then counts as zero in both, which is not so for the
     * smallest of some.
     */
    private static boolean covers(Expression side, Formula other) {
        if (side.isConstant() || side.kind() == Expression.Kind.FILLED) {
            return true;
        }
        boolean filledBefore = figures(side).stream().anyMatch(figure -> figure < 0);
        return side.kind() != Expression.Kind.MIN
                && (filledBefore || holds(side, other.left()) || holds(side, other.right()));
    }

    private static boolean holds(Expression side, Expression part) {
        return !part.isConstant()
                && part.kind() != Expression.Kind.FILLED
                && figures(side).containsAll(figures(part));
    }

    private static Set<Integer> lastYears(RuleFormula formula) {
        Set<Integer> figures = figures(formula.formula().left());
        figures.addAll(figures(formula.formula().right()));
        figures.removeIf(figure -> figure >= 0);
        return figures;
    }

    /** This year's cells by index, last year's as negative numbers. */
    private static Set<Integer> figures(Expression side) {
        Set<Integer> figures = new LinkedHashSet<>();
        for (int i = 0; i < side.cells().length; i++) {
            figures.add(side.previous()[i] ? -1 - side.cells()[i] : side.cells()[i]);
        }
        return figures;
    }
}
