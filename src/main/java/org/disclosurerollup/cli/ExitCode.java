package org.disclosurerollup.cli;

/** How a command ends, for scripts. */
final class ExitCode {

    /** Done; findings are not failures. */
    static final int DONE = 0;
    /** Failed; the same command again finishes the work. */
    static final int FAILED = 1;
    /** Wrong usage or configuration. */
    static final int USAGE = 2;
    /** Findings, where the command was asked to fail on them. */
    static final int FINDINGS = 3;
    /** Another run holds the lock. */
    static final int BUSY = 4;

    private ExitCode() {}
}
