package org.disclosurerollup.submission.access;

import static org.disclosurerollup.catalogue.Severity.HARD;
import static org.disclosurerollup.catalogue.Severity.NOTE;

import org.disclosurerollup.catalogue.Severity;

/** What can keep a filing from being taken, whatever it says. The code stands in the findings' rule column. */
public enum AccessRule {
    NOT_BOUND("not-bound", HARD),
    SIGNATURE_MISSING("signature-missing", HARD),
    SIGNATURE_INVALID("signature-invalid", HARD),
    KEY_UNKNOWN("key-unknown", HARD),
    KEY_NOT_VALID("key-not-valid", HARD),
    KEY_OF_ANOTHER("key-of-another", HARD),
    SIGNED("signed", NOTE),
    SIGNATURE_UNCHECKED("signature-unchecked", NOTE);

    private final String code;
    private final Severity severity;

    AccessRule(String code, Severity severity) {
        this.code = code;
        this.severity = severity;
    }

    public String code() {
        return code;
    }

    public Severity severity() {
        return severity;
    }
}
