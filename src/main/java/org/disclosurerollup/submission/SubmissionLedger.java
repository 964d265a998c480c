package org.disclosurerollup.submission;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.UnitRegister;

/**
 * Decides what an arriving submission is: new, the next revision, or nothing new; and stores what is to be stored. The
 * same content of the same submission twice is never stored twice.
 */
public final class SubmissionLedger implements AutoCloseable {

    private final JdbcSubmissionStore store;
    private final long run;
    private final Set<Period> closedYears;
    private final FirstFilings first;
    private final MessageDigest sha256;
    private long lastId;

    /** @param closedYears whose filings are stored, but wait */
    public SubmissionLedger(JdbcSubmissionStore store, UnitRegister units, long run, Set<Period> closedYears) {
        this.store = store;
        this.first = new FirstFilings(units, store::isAnyFiled);
        this.run = run;
        this.closedYears = closedYears;
        this.lastId = store.highestId();
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A submission that was read and checked.
     *
     * @param fileId the file it stands in
     * @param accepted whether it has no hard finding
     */
    public record Arrival(Submission submission, long fileId, boolean accepted, int passed, int failed, int undecided) {

        /** What it is, as far as its own content goes. */
        SubmissionStatus status() {
            if (!accepted) {
                return SubmissionStatus.REJECTED;
            }
            return submission.isWithdrawn() ? SubmissionStatus.WITHDRAWN : SubmissionStatus.ACCEPTED;
        }
    }

    /**
     * What became of an arrival.
     *
     * @param submissionId number under which it was stored, 0 if it was not
     * @param notes findings about its being a revision or a copy
     */
    public record Receipt(Arrival arrival, Fate fate, long submissionId, List<Finding> notes) {}

    /** Stored, found to be known already, or refused. */
    public enum Fate {
        STORED,
        UNCHANGED,
        REFUSED
    }

    /**
     * What is to become of a block of arrivals.
     *
     * @param receipts one for each arrival, in their order
     * @param rows the revisions to be stored
     * @param closed numbers of stored revisions that these replace
     */
    public record Decision(List<Receipt> receipts, List<JdbcSubmissionStore.Row> rows, List<Long> closed) {}

    /**
     * Decides about a block of arrivals in their order, in one round trip for what is known of them, and none where
     * nothing can be known. Until {@link #store} nothing is changed.
     */
    public Decision decide(List<Arrival> arrivals) {
        Map<SubmissionKey, RevisionHistory> histories = histories(arrivals);
        List<Receipt> receipts = new ArrayList<>(arrivals.size());
        List<JdbcSubmissionStore.Row> rows = new ArrayList<>(arrivals.size());
        Set<Revision> known = new HashSet<>();
        histories.values().forEach(history -> known.addAll(history.open()));
        for (Arrival arrival : arrivals) {
            SubmissionKey key = SubmissionKey.of(arrival.submission());
            RevisionHistory history = histories.computeIfAbsent(key, unknown -> new RevisionHistory());
            receipts.add(register(arrival, history, rows));
        }
        List<Long> closed = known.stream()
                .filter(revision -> !revision.isOpen())
                .map(Revision::id)
                .toList();
        return new Decision(receipts, rows, closed);
    }

    private Map<SubmissionKey, RevisionHistory> histories(List<Arrival> arrivals) {
        List<SubmissionKey> keys = arrivals.stream()
                .map(Arrival::submission)
                .filter(submission -> !first.take(submission))
                .map(SubmissionKey::of)
                .toList();
        return store.histories(keys);
    }

    /** Stores what was decided. The server may still take it in when this returns: see {@link #awaitStored}. */
    public void store(Decision decision) {
        store.close(decision.closed(), run);
        store.append(decision.rows(), run);
    }

    /** Waits for what was stored last; before that nothing else can be asked of the server in this transaction. */
    public void awaitStored() {
        store.awaitAppended();
    }

    /** Gives up what the server has not taken in, so that the transaction can be rolled back. */
    @Override
    public void close() {
        store.cancelAppending();
    }

    private Receipt register(Arrival arrival, RevisionHistory history, List<JdbcSubmissionStore.Row> rows) {
        Submission submission = arrival.submission();
        byte[] content = submission.content(sha256);
        Optional<Revision> same = history.withContent(content);
        if (same.isPresent()) {
            return new Receipt(arrival, Fate.UNCHANGED, 0, supersededCopy(submission, same.get(), history));
        }
        int number = submission.revision() > 0 ? history.numberFor(submission.revision()) : history.nextNumber();
        Optional<Revision> taken = history.withNumber(number);
        if (taken.isPresent()) {
            return new Receipt(
                    arrival,
                    Fate.REFUSED,
                    0,
                    List.of(note(
                            submission,
                            ReadingRule.REVISION_TAKEN,
                            Integer.toString(number),
                            Integer.toString(history.nextNumber()),
                            "第 " + number + " 次修订已经报送(" + taken.get().source() + "),内容不同;请改用下一个修订次数。")));
        }
        List<Finding> notes = new ArrayList<>(filedTwice(submission, history));
        SubmissionStatus status = arrival.status();
        if (closedYears.contains(submission.period())) {
            status = SubmissionStatus.WAITING;
            String message = submission.period() + " 年已封账,本次报送已收下,待重新开启该年度后处理;在此之前汇总数不变。";
            notes.add(note(submission, ReadingRule.YEAR_CLOSED, null, null, message));
        }
        Revision revision = new Revision(++lastId, number, status, content, submission.source(), run, Revision.OPEN);
        history.arrive(revision, run);
        rows.add(new JdbcSubmissionStore.Row(arrival, revision, content));
        return new Receipt(arrival, Fate.STORED, revision.id(), notes);
    }

    /**
     * The content of an earlier revision came again: it does not silently take back the later one. A submission that
     * states its number, or that just still stands in the file it came with, does not try to.
     */
    private static List<Finding> supersededCopy(Submission submission, Revision same, RevisionHistory history) {
        Optional<Revision> latest = history.latest();
        if (latest.isEmpty() || submission.revision() > 0 || same.isOpen() && !isToBeReplaced(same, latest.get())) {
            return List.of();
        }
        String source = submission.source();
        if (same.source().equals(source) && !latest.get().source().equals(source)) {
            return List.of();
        }
        return List.of(note(
                submission,
                ReadingRule.SUPERSEDED_COPY,
                Integer.toString(same.number()),
                Integer.toString(latest.get().number()),
                "内容与" + (latest.get().isWaiting() ? "" : "已被替代的") + "第 " + same.number() + " 版相同,"
                        + supersededBy(latest.get())
                        + (same.isWithdrawal() ? ";如要再次撤回" : ";如要恢复")
                        + ",请填写修订次数后重新报送。"));
    }

    /** Whether a later revision waits to take its place. */
    private static boolean isToBeReplaced(Revision same, Revision latest) {
        return latest.isWaiting() && latest.number() > same.number();
    }

    private static String supersededBy(Revision latest) {
        if (latest.isWaiting()) {
            return "待年度重新开启后以第 " + latest.number() + " 版为准";
        }
        return latest.isWithdrawal() ? "本表已由第 " + latest.number() + " 版撤回" : "现行的是第 " + latest.number() + " 版";
    }

    /** Two different submissions in one run without a revision number: the later is taken, and somebody should know. */
    private List<Finding> filedTwice(Submission submission, RevisionHistory history) {
        return history.latest()
                .filter(latest -> submission.revision() == 0 && latest.introducedRun() == run)
                .map(latest -> note(
                        submission,
                        ReadingRule.FILED_TWICE,
                        null,
                        null,
                        "同一批次中 " + latest.source() + " 也报送了本表且内容不同,按文件顺序以本次为准。"))
                .map(List::of)
                .orElse(List.of());
    }

    private static Finding note(
            Submission submission, ReadingRule rule, String actual, String expected, String message) {
        return new Finding(
                rule.severity(),
                rule.code(),
                submission.unitCode(),
                submission.period().toString(),
                submission.form().id(),
                null,
                actual,
                expected,
                message,
                submission.source(),
                submission.line());
    }
}
