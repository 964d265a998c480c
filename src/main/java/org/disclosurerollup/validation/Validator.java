package org.disclosurerollup.validation;

import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.catalogue.RuleDefinition;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.Submission;

/** Asks every rule of its form about a submission. */
public final class Validator {

    private final RuleBook rules;

    public Validator(RuleBook rules) {
        this.rules = rules;
    }

    /** Judges a submission by itself; rules that look at the year before are not asked, and none of a withdrawal. */
    public Verdict check(Submission submission) {
        if (submission.isWithdrawn()) {
            return new Verdict(0, 0, 0, submission.findings());
        }
        int passed = 0;
        int failed = 0;
        int undecided = 0;
        List<Finding> findings = new ArrayList<>(submission.findings());
        long[] figures = submission.figuresForRules();
        for (Rule rule : rules.rules(submission.form())) {
            if (!rule.asks(submission.unitKind())) {
                undecided += rule.formulas().size();
                continue;
            }
            for (Formula formula : rule.formulas()) {
                switch (formula.evaluate(figures, null)) {
                    case PASSED -> passed++;
                    case UNDECIDED -> undecided++;
                    case FAILED -> {
                        failed++;
                        findings.add(finding(submission, rule.definition(), formula, figures));
                    }
                }
            }
        }
        return new Verdict(passed, failed, undecided, findings);
    }

    private static Finding finding(Submission submission, RuleDefinition rule, Formula formula, long[] figures) {
        Finding finding = new RuleFinding(rule, formula, submission.form(), figures, null)
                .about(
                        submission.unitCode(),
                        submission.period(),
                        submission.source(),
                        submission.line(),
                        submission::lineOf);
        return finding.at(submission.placeOf(finding.cell()));
    }
}
