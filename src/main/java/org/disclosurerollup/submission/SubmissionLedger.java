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
 * Decides what an arriving submission is: new, the next revision, or nothing new; and stores what is to be stored. A
 * content that was filed before is nothing new, from whatever file it comes, unless the file that brought the last revision
 * was put back to it.
 */
public final class SubmissionLedger implements AutoCloseable {

    private static final int BLOCK = 2048;

    private final JdbcSubmissionStore store;
    private final long run;
    private final Set<Period> closedYears;
    private final FirstFilings first;
    private final MessageDigest sha256;
    private final List<Arrival> postponed = new ArrayList<>();
    /** Revisions that are not the only ones of their submission, and are still what their files say. */
    private final Set<Long> stillInTheirFiles = new HashSet<>();

    private final long lastIdBefore;
    private long lastId;

    /** @param closedYears whose filings are stored, but wait */
    public SubmissionLedger(JdbcSubmissionStore store, UnitRegister units, long run, Set<Period> closedYears) {
        this.store = store;
        this.first = new FirstFilings(units, store::isAnyFiled);
        this.run = run;
        this.closedYears = closedYears;
        this.lastIdBefore = store.highestId();
        this.lastId = lastIdBefore;
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

    /** What can become of an arrival. */
    public enum Fate {
        /** Stored; it counts, withdraws, or will when its year is reopened. */
        ACCEPTED,
        /** Stored, and waits to be corrected. */
        REJECTED,
        /** Known already. */
        UNCHANGED,
        /** Under a number that is taken; not stored. */
        REFUSED,
        /** Known, and perhaps put back into its file: {@link #registerPostponed} decides. */
        POSTPONED
    }

    /**
     * What is to become of a block of arrivals.
     *
     * @param receipts one for each arrival, in their order
     * @param rows the revisions to be stored
     * @param closed numbers of stored revisions that these replace
     */
    public record Decision(List<Receipt> receipts, List<JdbcSubmissionStore.Row> rows, List<Long> closed) {}

    /** Decides about one arrival, and adds to the rows if it is to be stored. */
    @FunctionalInterface
    private interface Decider {
        Receipt decide(Arrival arrival, RevisionHistory history, List<JdbcSubmissionStore.Row> rows);
    }

    /**
     * Decides about a block of arrivals in their order, in one round trip for what is known of them, and none where
     * nothing can be known. Until {@link #store} nothing is changed.
     */
    public Decision decide(List<Arrival> arrivals) {
        return decide(arrivals, this::register);
    }

    private Decision decide(List<Arrival> arrivals, Decider decider) {
        Map<SubmissionKey, RevisionHistory> histories = store.histories(arrivals.stream()
                .map(Arrival::submission)
                .filter(submission -> !first.take(submission))
                .map(SubmissionKey::of)
                .toList());
        List<Receipt> receipts = new ArrayList<>(arrivals.size());
        List<JdbcSubmissionStore.Row> rows = new ArrayList<>(arrivals.size());
        Set<Revision> known = new HashSet<>();
        histories.values().forEach(history -> known.addAll(history.open()));
        for (Arrival arrival : arrivals) {
            SubmissionKey key = SubmissionKey.of(arrival.submission());
            RevisionHistory history = histories.computeIfAbsent(key, unknown -> new RevisionHistory());
            receipts.add(decider.decide(arrival, history, rows));
        }
        List<Long> closed = known.stream()
                .filter(revision -> !revision.isOpen())
                .map(Revision::id)
                .toList();
        return new Decision(receipts, rows, closed);
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

    /**
     * Decides about the arrivals that were postponed, in their order, and stores what is to be stored. Only when everything
     * was read is it known whether a file still says what it said last.
     */
    public List<Receipt> registerPostponed() {
        List<Receipt> receipts = new ArrayList<>(postponed.size());
        for (int from = 0; from < postponed.size(); from += BLOCK) {
            Decision decision =
                    decide(postponed.subList(from, Math.min(postponed.size(), from + BLOCK)), this::registerPostponed);
            store(decision);
            receipts.addAll(decision.receipts());
        }
        postponed.clear();
        return receipts;
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
        if (same.isEmpty()) {
            return store(arrival, content, history, rows);
        }
        Revision last = history.last().orElseThrow();
        boolean inTheFileOfTheLast = last.source().equals(submission.source());
        if (same.get() == last) {
            if (inTheFileOfTheLast && history.hasSeveral()) {
                stillInTheirFiles.add(last.id());
            }
            return unchanged(arrival);
        }
        if (submission.revision() > 0) {
            // Its number says that it is not the last word.
            return unchanged(arrival);
        }
        if (inTheFileOfTheLast) {
            postponed.add(arrival);
            return new Receipt(arrival, Fate.POSTPONED, 0, List.of());
        }
        return copy(arrival, content, same.get(), history);
    }

    /**
     * The file that brought the last revision now says what was filed before it. Where it no longer says the last one as
     * well, it was put back: that is the next revision, so that findings are about what the file says. What counts is not
     * taken back by it, for that a revision number has to be stated.
     */
    private Receipt registerPostponed(Arrival arrival, RevisionHistory history, List<JdbcSubmissionStore.Row> rows) {
        byte[] content = arrival.submission().content(sha256);
        Revision same = history.withContent(content).orElseThrow();
        Revision last = history.last().orElseThrow();
        if (same == last) {
            return unchanged(arrival);
        }
        if (last.source().equals(arrival.submission().source())) {
            if (last.id() > lastIdBefore || stillInTheirFiles.contains(last.id())) {
                return unchanged(arrival);
            }
            Optional<Revision> latest = history.latest();
            if (!arrival.status().replacesEarlier()
                    || latest.isEmpty()
                    || latest.get().hasContent(content)) {
                return store(arrival, content, history, rows);
            }
        }
        return copy(arrival, content, same, history);
    }

    private static Receipt unchanged(Arrival arrival) {
        return new Receipt(arrival, Fate.UNCHANGED, 0, List.of());
    }

    private static Receipt copy(Arrival arrival, byte[] content, Revision same, RevisionHistory history) {
        Optional<Finding> note = RevisionNotes.copy(arrival.submission(), content, same, history);
        return new Receipt(arrival, Fate.UNCHANGED, 0, note.map(List::of).orElse(List.of()));
    }

    private Receipt store(
            Arrival arrival, byte[] content, RevisionHistory history, List<JdbcSubmissionStore.Row> rows) {
        Submission submission = arrival.submission();
        int number = submission.revision() > 0 ? history.numberFor(submission.revision()) : history.nextNumber();
        Optional<Revision> taken = history.withNumber(number);
        if (taken.isPresent() && taken.get().hasContent(submission.contentWithoutNumber(sha256))) {
            // It had the number before it stated it.
            return unchanged(arrival);
        }
        if (taken.isPresent()) {
            Finding note = RevisionNotes.revisionTaken(submission, taken.get(), history);
            return new Receipt(arrival, Fate.REFUSED, 0, List.of(note));
        }
        List<Finding> notes = new ArrayList<>(1);
        RevisionNotes.filedTwice(submission, history, run).ifPresent(notes::add);
        // What an operator accepted despite its findings stays accepted when it is filed again.
        Revision.AcceptedBy acceptedBy = history.latest()
                .filter(latest -> latest.hasContent(content))
                .map(Revision::acceptedBy)
                .orElse(null);
        SubmissionStatus judgement = acceptedBy == null ? arrival.status() : SubmissionStatus.ACCEPTED;
        SubmissionStatus status = judgement;
        if (closedYears.contains(submission.period())) {
            status = SubmissionStatus.WAITING;
            notes.add(RevisionNotes.yearClosed(submission));
        }
        Revision revision = new Revision(
                ++lastId, number, status, judgement, content, submission.source(), acceptedBy, run, Revision.OPEN);
        history.arrive(revision, run);
        rows.add(new JdbcSubmissionStore.Row(arrival, revision, content));
        Fate fate = judgement == SubmissionStatus.REJECTED ? Fate.REJECTED : Fate.ACCEPTED;
        return new Receipt(arrival, fate, revision.id(), notes);
    }
}
