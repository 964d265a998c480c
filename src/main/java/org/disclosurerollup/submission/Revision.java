package org.disclosurerollup.submission;

import java.util.Arrays;

/** A stored revision of a submission, as far as deciding about the next one needs it. */
final class Revision {

    /** Number of no run. */
    static final long OPEN = 0;

    private final long id;
    private final int number;
    private final SubmissionStatus status;
    private final byte[] content;
    private final String source;
    private final boolean byOperator;
    private final long introducedRun;
    private long replacedRun;

    /** A revision that its unit filed. */
    Revision(
            long id,
            int number,
            SubmissionStatus status,
            byte[] content,
            String source,
            long introducedRun,
            long replacedRun) {
        this(id, number, status, content, source, false, introducedRun, replacedRun);
    }

    /** @param byOperator whether it is an operator's acceptance of an earlier revision */
    Revision(
            long id,
            int number,
            SubmissionStatus status,
            byte[] content,
            String source,
            boolean byOperator,
            long introducedRun,
            long replacedRun) {
        this.id = id;
        this.number = number;
        this.status = status;
        this.content = content;
        this.source = source;
        this.byOperator = byOperator;
        this.introducedRun = introducedRun;
        this.replacedRun = replacedRun;
    }

    long id() {
        return id;
    }

    int number() {
        return number;
    }

    SubmissionStatus status() {
        return status;
    }

    /** Whether it takes the place of lower revisions. */
    boolean replacesEarlier() {
        return status.replacesEarlier();
    }

    /** Whether it came while its year was closed, and touches nothing yet. */
    boolean isWaiting() {
        return status == SubmissionStatus.WAITING;
    }

    boolean isWithdrawal() {
        return status == SubmissionStatus.WITHDRAWN;
    }

    String source() {
        return source;
    }

    boolean isByOperator() {
        return byOperator;
    }

    boolean hasContent(byte[] other) {
        return Arrays.equals(content, other);
    }

    long introducedRun() {
        return introducedRun;
    }

    /** The run that replaced it, {@link #OPEN} while it stands. */
    long replacedRun() {
        return replacedRun;
    }

    boolean isOpen() {
        return replacedRun == OPEN;
    }

    void close(long run) {
        replacedRun = run;
    }
}
