package org.disclosurerollup.submission;

import java.util.Locale;

/** What a revision of a submission is good for. */
public enum SubmissionStatus {
    /** Counted. */
    ACCEPTED,
    /** Came while its year was closed: touches nothing until the year is reopened. */
    WAITING,
    /** Has a hard finding: waits to be corrected, beside the revision that counts. */
    REJECTED,
    /** Takes back what was filed before it (撤回); has no figures. */
    WITHDRAWN;

    private final String code = name().toLowerCase(Locale.ROOT);

    public String code() {
        return code;
    }

    public static SubmissionStatus ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether it takes the place of the revisions before it. */
    boolean replacesEarlier() {
        return this == ACCEPTED || this == WITHDRAWN;
    }
}
