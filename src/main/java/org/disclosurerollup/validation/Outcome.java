package org.disclosurerollup.validation;

/** How a rule ends on a submission; every rule ends in one of these. */
public enum Outcome {
    PASSED,
    FAILED,
    /** The cells needed are blank. */
    UNDECIDED
}
