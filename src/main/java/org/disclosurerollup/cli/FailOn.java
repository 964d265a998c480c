package org.disclosurerollup.cli;

/** From which findings on a command ends with {@link ExitCode#FINDINGS}. */
enum FailOn {
    hard,
    soft;

    boolean fails(long hardFindings, long softFindings) {
        return hardFindings > 0 || this == soft && softFindings > 0;
    }
}
