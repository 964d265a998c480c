package org.disclosurerollup.validation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.RuleDefinition;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.Submission;

/** Asks every rule of its form about a submission. */
public final class Validator {

    private final RuleBook rules;

    public Validator(RuleBook rules) {
        this.rules = rules;
    }

    /** Judges a submission by itself; rules that look at the year before stay undecided. */
    public Verdict check(Submission submission) {
        int passed = 0;
        int failed = 0;
        int undecided = 0;
        List<Finding> findings = new ArrayList<>(submission.findings());
        for (Rule rule : rules.rules(submission.form())) {
            for (Formula formula : rule.formulas()) {
                switch (formula.evaluate(submission.figures(), null)) {
                    case PASSED -> passed++;
                    case UNDECIDED -> undecided++;
                    case FAILED -> {
                        failed++;
                        findings.add(finding(submission, rule.definition(), formula));
                    }
                }
            }
        }
        return new Verdict(passed, failed, undecided, findings);
    }

    private static Finding finding(Submission submission, RuleDefinition rule, Formula formula) {
        long left = formula.left().value(submission.figures(), null);
        long right = formula.right().value(submission.figures(), null);
        String actual = FixedPoint.toText(left, formula.decimals());
        String limit = FixedPoint.toText(right, formula.decimals());
        String difference = FixedPoint.toText(Math.abs(left - right), formula.decimals());
        Set<Cell> cells = filledCells(submission, formula);
        StringJoiner codes = new StringJoiner(" ");
        cells.forEach(cell -> codes.add(cell.code()));
        return new Finding(
                rule.severity(),
                rule.id(),
                submission.unitCode(),
                submission.period().toString(),
                submission.form().id(),
                codes.toString(),
                actual,
                switch (formula.relation()) {
                    case EQUAL -> limit;
                    case AT_MOST -> "≤ " + limit;
                    case AT_LEAST -> "≥ " + limit;
                    case LESS -> "< " + limit;
                    case MORE -> "> " + limit;
                },
                rule.text() + "(填报 " + actual + ",应" + words(formula.relation()) + " " + limit + ",相差 " + difference
                        + ")",
                submission.source(),
                cells.isEmpty()
                        ? submission.line()
                        : submission.lineOf(cells.iterator().next()));
    }

    private static String words(Relation relation) {
        return switch (relation) {
            case EQUAL -> "为";
            case AT_MOST -> "不大于";
            case AT_LEAST -> "不小于";
            case LESS -> "小于";
            case MORE -> "大于";
        };
    }

    /** The cells that took part, those of the left side first. */
    private static Set<Cell> filledCells(Submission submission, Formula formula) {
        Set<Cell> cells = new LinkedHashSet<>();
        for (Expression side : List.of(formula.left(), formula.right())) {
            for (int index : side.cellsNow()) {
                if (submission.figures()[index] != FixedPoint.BLANK) {
                    cells.add(submission.form().cells().get(index));
                }
            }
        }
        return cells;
    }
}
