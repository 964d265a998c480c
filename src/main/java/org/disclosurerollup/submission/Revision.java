package org.disclosurerollup.submission;

import java.util.Arrays;

/** A stored revision of a submission, as far as deciding about the next one needs it. */
final class Revision {

    /** Number of no run. */
    static final long OPEN = 0;

    private final long id;
    private final int number;
    private final SubmissionStatus status;
    private final SubmissionStatus judgement;
    private final byte[] content;
    private final String source;
    private final AcceptedBy acceptedBy;
    private final long introducedRun;
    private long replacedRun;

    /**
     * An operator's acceptance despite hard findings (强制上报).
     *
     * @param reason why
     * @param revision the rejected revision whose figures were accepted
     */
    record AcceptedBy(String operator, String reason, int revision) {}

    /** A revision that its unit filed and that takes effect at once. */
    Revision(
            long id,
            int number,
            SubmissionStatus status,
            byte[] content,
            String source,
            long introducedRun,
            long replacedRun) {
        this(id, number, status, status, content, source, null, introducedRun, replacedRun);
    }

    /**
     * @param status what it is now
     * @param judgement what it will be when it waits no more; the same as the status of one that does not wait
     * @param acceptedBy who lets it count despite hard findings, {@code null} if nobody has to
     */
    Revision(
            long id,
            int number,
            SubmissionStatus status,
            SubmissionStatus judgement,
            byte[] content,
            String source,
            AcceptedBy acceptedBy,
            long introducedRun,
            long replacedRun) {
        this.id = id;
        this.number = number;
        this.status = status;
        this.judgement = judgement;
        this.content = content;
        this.source = source;
        this.acceptedBy = acceptedBy;
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

    /** What it is, or will be when its year is reopened: never waiting. */
    SubmissionStatus judgement() {
        return judgement;
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

    /** Who lets it count despite hard findings, {@code null} if nobody has to. */
    AcceptedBy acceptedBy() {
        return acceptedBy;
    }

    boolean isByOperator() {
        return acceptedBy != null;
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
