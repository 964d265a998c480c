package org.disclosurerollup.validation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.RuleDefinition;
import org.disclosurerollup.submission.Finding;

/**
 * Puts a failed formula into words: what was filed on its left side, what its right side allows, by how much it is off.
 *
 * @param before figures of the year before in this form's cells, {@code null} if the formula does not look back
 */
record RuleFinding(RuleDefinition rule, Formula formula, Form form, long[] figures, long[] before) {

    /**
     * @param line line of the submission, used where no cell of this year took part
     * @param lineOf line of a cell
     */
    Finding about(String unitCode, Period period, String source, int line, ToIntFunction<Cell> lineOf) {
        long left = formula.left().value(figures, before);
        long right = formula.right().value(figures, before);
        if (formula.countsFilled()) {
            return aboutBlanks(unitCode, period, source, line, lineOf, left, right);
        }
        String actual = FixedPoint.toText(left, formula.decimals());
        String limit = FixedPoint.toText(right, formula.decimals());
        String difference = FixedPoint.toText(Math.abs(left - right), formula.decimals());
        Set<Cell> cells = filledCells();
        return new Finding(
                rule.severity(),
                rule.id(),
                unitCode,
                period.toString(),
                form.id(),
                cells.stream().map(Cell::code).collect(Collectors.joining(" ")),
                actual,
                symbol() + limit,
                formula.relation() == Relation.NOT_EQUAL
                        ? "%s(填报 %s)".formatted(rule.text(), actual)
                        : "%s(填报 %s,应%s %s,相差 %s)".formatted(rule.text(), actual, words(), limit, difference),
                source,
                cells.isEmpty() ? line : lineOf.applyAsInt(cells.iterator().next()));
    }

    /** A finding whose numbers are those of filled cells; the cells of its conditions are named with it. */
    private Finding aboutBlanks(
            String unitCode,
            Period period,
            String source,
            int line,
            ToIntFunction<Cell> lineOf,
            long left,
            long right) {
        String actual = FixedPoint.toText(left, formula.decimals());
        String limit = FixedPoint.toText(right, formula.decimals());
        List<Cell> cells = formula.cellsNow().stream().map(form.cells()::get).toList();
        return new Finding(
                rule.severity(),
                rule.id(),
                unitCode,
                period.toString(),
                form.id(),
                cells.stream().map(Cell::code).collect(Collectors.joining(" ")),
                actual,
                symbol() + limit,
                "%s(已填 %s 个单元格,应%s %s 个)".formatted(rule.text(), actual, words(), limit),
                source,
                cells.isEmpty() ? line : lineOf.applyAsInt(cells.get(0)));
    }

    private String symbol() {
        return switch (formula.relation()) {
            case EQUAL -> "";
            case NOT_EQUAL -> "≠ ";
            case AT_MOST -> "≤ ";
            case AT_LEAST -> "≥ ";
            case LESS -> "< ";
            case MORE -> "> ";
        };
    }

    private String words() {
        return switch (formula.relation()) {
            case EQUAL -> "为";
            case NOT_EQUAL -> "不为";
            case AT_MOST -> "不大于";
            case AT_LEAST -> "不小于";
            case LESS -> "小于";
            case MORE -> "大于";
        };
    }

    /** The cells of this year that took part, those of the left side first. */
    private Set<Cell> filledCells() {
        Set<Cell> cells = new LinkedHashSet<>();
        for (Expression side : List.of(formula.left(), formula.right())) {
            for (int index : side.cellsNow()) {
                if (figures[index] != FixedPoint.BLANK) {
                    cells.add(form.cells().get(index));
                }
            }
        }
        return cells;
    }
}
