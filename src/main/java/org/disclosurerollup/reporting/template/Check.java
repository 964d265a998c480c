package org.disclosurerollup.reporting.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.RollUp;
import org.disclosurerollup.catalogue.RuleDefinition;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.validation.Expression;
import org.disclosurerollup.validation.Formula;
import org.disclosurerollup.validation.Relation;

/**
 * A line of the sheet of checks: a formula of a rule, or a limit that a rule sets to many cells one by one.
 *
 * @param row its row in that sheet, from 0
 * @param formulas one formula, or those of all cells that have the limit
 */
record Check(int row, RuleDefinition rule, List<Formula> formulas) {

    boolean isHard() {
        return rule.severity() == Severity.HARD;
    }

    /** Whether it is a limit of many cells, of which those beyond it are counted. */
    boolean isLimit() {
        return formulas.size() > 1;
    }

    Formula formula() {
        return formulas.get(0);
    }

    /**
     * Whether the formulas are one limit of cells one by one: as many lines would say one thing. The limit is none where
     * the rounding of a cell could make a difference.
     */
    static boolean areOneLimit(List<Formula> formulas, Form form) {
        return formulas.size() > 1
                && formulas.stream().allMatch(formula -> isLimit(formula, form))
                && formulas.stream().map(Check::limit).distinct().count() == 1
                && formulas.stream().map(Formula::relation).distinct().count() == 1;
    }

    private static boolean isLimit(Formula formula, Form form) {
        Expression left = formula.left();
        if (!formula.conditions().isEmpty()
                || !formula.right().isConstant()
                || formula.relation() != Relation.AT_LEAST && formula.relation() != Relation.AT_MOST
                || left.kind() != Expression.Kind.SUM
                || left.cells().length != 1
                || left.constant() != 0
                || left.looksBack()) {
            return false;
        }
        Cell cell = form.cells().get(left.cells()[0]);
        return cell.decimals() == formula.decimals() && left.factors()[0] == 1 && cell.rollUp() != RollUp.COUNT_YES;
    }

    private static String limit(Formula formula) {
        return FixedPoint.toText(formula.right().constant(), formula.decimals());
    }

    /** What a figure beyond the limit is: {@code <0}. */
    String beyond() {
        return (formula().relation() == Relation.AT_LEAST ? "<" : ">") + limit(formula());
    }

    /** The cells of this year that have the limit. */
    List<Integer> limited() {
        return formulas.stream().map(formula -> formula.left().cells()[0]).toList();
    }

    /**
     * The cells that are marked where it fails: the total of a sum, otherwise those on its left side, and those on its
     * right where there are none.
     */
    List<Integer> marked() {
        if (isLimit()) {
            return limited();
        }
        List<Integer> left = thisYear(formula().left());
        List<Integer> right = thisYear(formula().right());
        boolean totalOnTheRight =
                left.size() > 1 && right.size() == 1 && formula().relation() == Relation.EQUAL;
        return left.isEmpty() || totalOnTheRight ? right : left;
    }

    private static List<Integer> thisYear(Expression side) {
        return cells(side, false);
    }

    private static List<Integer> cells(Expression side, boolean before) {
        Set<Integer> cells = new LinkedHashSet<>();
        for (int i = 0; i < side.cells().length; i++) {
            if (side.previous()[i] == before) {
                cells.add(side.cells()[i]);
            }
        }
        return new ArrayList<>(cells);
    }

    /** The cells that it looks at, by their addresses. */
    String names(CellPlaces places) {
        if (isLimit()) {
            return "共 " + formulas.size() + " 个单元格";
        }
        List<String> names = new ArrayList<>(places.names(thisYear(formula().left()), false));
        names.addAll(places.names(cells(formula().left(), true), true));
        int left = names.size();
        names.addAll(places.names(thisYear(formula().right()), false));
        names.addAll(places.names(cells(formula().right(), true), true));
        return String.join("、", names.subList(0, left))
                + (left < names.size() ? " " + formula().relation().symbol() + " " : "")
                + String.join("、", names.subList(left, names.size()));
    }
}
