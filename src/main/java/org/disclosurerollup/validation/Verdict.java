package org.disclosurerollup.validation;

import java.util.List;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.submission.Finding;

/**
 * What all rules say of one submission. {@code passed + failed + undecided} is the number of rules asked.
 *
 * @param findings those of reading first, then one for each failed rule
 */
public record Verdict(int passed, int failed, int undecided, List<Finding> findings) {

    /** Whether the submission is counted: it has no hard finding. */
    public boolean isAccepted() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.HARD);
    }
}
