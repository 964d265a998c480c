package org.disclosurerollup.job;

/** A run stopped half-way. Nothing of it is lost or counted twice; the same command finishes it. */
public class RunFailedException extends Exception {

    private final long run;

    RunFailedException(long run, Throwable cause) {
        super(cause == null ? "the run was stopped" : cause.getMessage(), cause);
        this.run = run;
    }

    public long run() {
        return run;
    }
}
