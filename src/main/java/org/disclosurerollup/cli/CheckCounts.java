package org.disclosurerollup.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.validation.Verdict;

/** What a check has read and found so far. */
final class CheckCounts {

    private long submissions;
    private long hard;
    private long soft;
    private long notes;
    private long passed;
    private long failed;
    private long undecided;

    void submission() {
        submissions++;
    }

    void verdict(Verdict verdict) {
        passed += verdict.passed();
        failed += verdict.failed();
        undecided += verdict.undecided();
    }

    void findings(List<Finding> findings) {
        for (Finding finding : findings) {
            switch (finding.severity()) {
                case HARD -> hard++;
                case SOFT -> soft++;
                case NOTE -> notes++;
            }
        }
    }

    boolean fails(FailOn failOn) {
        return failOn.fails(hard, soft);
    }

    boolean hasFindings() {
        return hard + soft + notes > 0;
    }

    /** The counts by the names that they have in JSON. */
    Map<String, Long> byName() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("submissions", submissions);
        counts.put("hard", hard);
        counts.put("soft", soft);
        counts.put("notes", notes);
        counts.put("passed", passed);
        counts.put("failed", failed);
        counts.put("undecided", undecided);
        return counts;
    }

    /** The line for a person. */
    @Override
    public String toString() {
        String noted = notes == 0 ? "" : "; notes: " + notes;
        return "%d submissions read; findings: %d hard, %d soft%s; rules: %d passed, %d failed, %d undecided"
                .formatted(submissions, hard, soft, noted, passed, failed, undecided);
    }
}
