package org.disclosurerollup.submission.access;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.submission.Claim;
import org.disclosurerollup.submission.Explanation;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.Submission;
import org.disclosurerollup.submission.SubmissionSink;

/**
 * Holds back what a file's folder or signature does not allow, each with a finding; all else goes on. What is held back
 * is no submission: it takes no revision number of the unit that it names, and replaces nothing.
 */
final class GuardedSink implements SubmissionSink {

    private final String source;
    private final List<Binding> bindings;
    private final FilingRights rights;
    private final Predicate<Filed> signatures;
    private final SubmissionSink sink;

    GuardedSink(
            String source,
            List<Binding> bindings,
            FilingRights rights,
            Predicate<Filed> signatures,
            SubmissionSink sink) {
        this.source = source;
        this.bindings = bindings;
        this.rights = rights;
        this.signatures = signatures;
        this.sink = sink;
    }

    @Override
    public void submission(Submission submission) {
        if (isAllowed(Filed.of(submission))) {
            sink.submission(submission);
        } else {
            sink.unattributed();
        }
    }

    @Override
    public void claim(Claim claim) {
        if (isAllowed(new Filed(
                claim.unitCode(),
                claim.period(),
                claim.form().id(),
                claim.cell().code(),
                claim.line()))) {
            sink.claim(claim);
        } else {
            sink.unattributed();
        }
    }

    @Override
    public void explanation(Explanation explanation) {
        Optional<Period> period = Period.parse(explanation.period());
        if (explanation.refused()
                || period.isEmpty()
                || isAllowed(new Filed(
                        explanation.unitCode(),
                        period.get(),
                        explanation.form(),
                        explanation.cell().isEmpty() ? null : explanation.cell(),
                        explanation.line()))) {
            sink.explanation(explanation);
        } else {
            sink.explanation(explanation.asRefused());
        }
    }

    @Override
    public void unattributed() {
        sink.unattributed();
    }

    @Override
    public void finding(Finding finding) {
        sink.finding(finding);
    }

    /**
     * What somebody wants to file.
     *
     * @param cell {@code null} for all of a form
     */
    record Filed(String unitCode, Period period, String form, String cell, int line) {

        static Filed of(Submission submission) {
            return new Filed(
                    submission.unitCode(),
                    submission.period(),
                    submission.form().id(),
                    null,
                    submission.line());
        }

        Finding finding(AccessRule rule, String actual, String expected, String message, String source) {
            return new Finding(
                    rule.severity(),
                    rule.code(),
                    unitCode,
                    period.toString(),
                    form,
                    cell,
                    actual,
                    expected,
                    message,
                    source,
                    line);
        }
    }

    private boolean isAllowed(Filed filed) {
        Optional<Finding> refusal = rights.refusal(filed, source, bindings);
        refusal.ifPresent(sink::finding);
        return refusal.isEmpty() && signatures.test(filed);
    }
}
