package org.disclosurerollup.job;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.disclosurerollup.catalogue.Fingerprint;
import org.disclosurerollup.submission.Claim;
import org.disclosurerollup.submission.Explanation;
import org.disclosurerollup.submission.FileChangedException;
import org.disclosurerollup.submission.FileStamp;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.Inbox;
import org.disclosurerollup.submission.IntakeCounts;
import org.disclosurerollup.submission.JdbcClaimStore;
import org.disclosurerollup.submission.JdbcExplanationStore;
import org.disclosurerollup.submission.JdbcSourceFileStore;
import org.disclosurerollup.submission.StillFiles;
import org.disclosurerollup.submission.Submission;
import org.disclosurerollup.submission.SubmissionLedger;
import org.disclosurerollup.submission.SubmissionSink;
import org.disclosurerollup.submission.access.FilingRights;
import org.disclosurerollup.validation.JdbcFindingStore;
import org.disclosurerollup.validation.Validator;
import org.disclosurerollup.validation.Verdict;

/** Reads and checks the files of the inbox that are not known yet, block by block. Touches no database. */
final class InboxReading {

    private final FileReading reader;
    private final Validator validator;
    private final FilingRights rights;
    private final Known known;

    private IntakeBlock block = new IntakeBlock();
    private long lastFileId;

    /**
     * What earlier runs left.
     *
     * @param files the current version of each file, by path
     * @param mayReadBetter files of which something was refused that other forms or units may accept
     * @param fingerprint of forms, rules and units: a file with rejected or refused content is read again when it changed
     * @param arrivals when signed files came
     * @param run this run; what it took in before it was interrupted counts as then
     */
    record Known(
            Map<String, JdbcSourceFileStore.SourceFile> files,
            Set<Long> mayReadBetter,
            String fingerprint,
            long lastFileId,
            JdbcSourceFileStore.Arrivals arrivals,
            long run) {

        private boolean has(JdbcSourceFileStore.SourceFile file, byte[] sha256, FilingRights.Standing standing) {
            boolean mayReadBetterNow = (file.counts().rejected() > 0 || mayReadBetter.contains(file.fileId()))
                    && !file.catalogue().equals(fingerprint);
            return Arrays.equals(file.sha256(), sha256)
                    && Objects.equals(file.bound(), standing.bound())
                    && Arrays.equals(file.signature(), standing.signature())
                    && !mayReadBetterNow;
        }

        private IntakeCounts countsOf(JdbcSourceFileStore.SourceFile file) {
            int read = file.counts().read();
            return file.introducedRun() == run ? file.counts() : new IntakeCounts(read, 0, 0, read);
        }
    }

    /**
     * What became of the files that are known.
     *
     * @param unchanged what stands in files that hold nothing new
     * @param replaced numbers of files that were read again or are gone
     * @param remarks files that were left for the next run, and why
     */
    record Outcome(IntakeCounts unchanged, Set<Long> replaced, List<String> remarks) {}

    InboxReading(FileReading reader, Validator validator, FilingRights rights, Known known) {
        this.reader = reader;
        this.validator = validator;
        this.rights = rights;
        this.known = known;
        this.lastFileId = known.lastFileId();
    }

    Outcome read(List<Inbox.Entry> entries, Ahead.Taker<IntakeBlock> consumer)
            throws IOException, InterruptedException {
        StillFiles.Watched watched = new StillFiles().watch(entries);
        List<String> remarks = new ArrayList<>();
        Set<Long> replaced = new HashSet<>();
        Set<String> there = new HashSet<>();
        for (Inbox.Entry moving : watched.moving()) {
            there.add(moving.source());
            remarks.add(moving.source() + " is still being written; it is left for the next run");
        }
        reader.expect(upcoming(watched.complete()));
        IntakeCounts unchanged = IntakeCounts.NONE;
        for (int i = 0; i < watched.complete().size(); i++) {
            Inbox.Entry entry = watched.complete().get(i);
            JdbcSourceFileStore.SourceFile before = known.files().get(entry.source());
            byte[] sha256;
            FilingRights.Standing standing;
            try {
                sha256 = sha256(entry, before);
                standing = rights.of(entry);
            } catch (NoSuchFileException e) {
                // Taken away since the inbox was listed: as if it had been away then.
                continue;
            } catch (AccessDeniedException e) {
                there.add(entry.source());
                remarks.add(entry.source() + " may not be read any more; what was read of it before stands");
                unchanged = unchanged.plus(known.countsOf(before));
                continue;
            }
            there.add(entry.source());
            if (before != null && known.has(before, sha256, standing)) {
                unchanged = unchanged.plus(known.countsOf(before));
            } else {
                if (before != null) {
                    replaced.add(before.fileId());
                }
                block.setFilesDone(i);
                read(entry, sha256, standing, consumer);
            }
            block.setFilesDone(i + 1);
        }
        replaced.addAll(gone(there, remarks));
        consumer.take(block);
        return new Outcome(unchanged, replaced, remarks);
    }

    /** Those of the files worth knowing that are not known. */
    private List<FileReading.Upcoming> upcoming(List<Inbox.Entry> entries) throws IOException {
        List<FileReading.Upcoming> upcoming = new ArrayList<>();
        for (Inbox.Entry entry : entries) {
            if (reader.isWorthKnowing(entry)) {
                JdbcSourceFileStore.SourceFile before = known.files().get(entry.source());
                try {
                    byte[] sha256 = sha256(entry, before);
                    if (before == null || !known.has(before, sha256, rights.of(entry))) {
                        upcoming.add(new FileReading.Upcoming(entry, sha256));
                    }
                } catch (NoSuchFileException | AccessDeniedException e) {
                    // Nothing that a worker could read.
                }
            }
        }
        return upcoming;
    }

    /** Files that are no longer in the inbox; none of them where nothing at all is, as when its share is gone. */
    private Set<Long> gone(Set<String> there, List<String> remarks) {
        Set<Long> gone = new HashSet<>();
        known.files().values().stream()
                .filter(file -> !there.contains(file.path()))
                .forEach(file -> gone.add(file.fileId()));
        if (there.isEmpty() && !gone.isEmpty()) {
            remarks.add(
                    "the inbox is empty, though " + gone.size() + " files were taken in from it before; all that they"
                            + " said stands; see whether its share is connected");
            return Set.of();
        }
        return gone;
    }

    /**
     * @throws NoSuchFileException if it was taken away
     * @throws AccessDeniedException if it may not be read though it was before
     */
    private static byte[] sha256(Inbox.Entry entry, JdbcSourceFileStore.SourceFile before) throws IOException {
        try {
            return Fingerprint.ofContent(entry.file());
        } catch (AccessDeniedException e) {
            if (before != null && !Arrays.equals(before.sha256(), Fingerprint.ofNothing())) {
                throw e;
            }
            // Said again, as a finding, when the file is read.
            return Fingerprint.ofNothing();
        }
    }

    private void read(
            Inbox.Entry entry, byte[] sha256, FilingRights.Standing standing, Ahead.Taker<IntakeBlock> consumer)
            throws IOException, InterruptedException {
        long fileId = ++lastFileId;
        block.files()
                .add(new JdbcSourceFileStore.NewFile(
                        fileId, entry.source(), sha256, standing.bound(), standing.signature()));
        LocalDate receivedOn = known.arrivals().of(entry.source(), sha256, standing.signature());
        try {
            reader.read(entry, sha256, rights.guard(entry, receivedOn, new Sink(fileId, consumer)));
        } catch (StoppedException e) {
            throw e.interrupted();
        }
        if (!entry.stamp().equals(FileStamp.NONE) && !entry.look().equals(entry.stamp())) {
            throw new FileChangedException(entry.source());
        }
        handOverIfFull(consumer);
    }

    private void handOverIfFull(Ahead.Taker<IntakeBlock> consumer) throws InterruptedException {
        if (block.isFull()) {
            int filesDone = block.filesDone();
            consumer.take(block);
            block = new IntakeBlock();
            block.setFilesDone(filesDone);
        }
    }

    /** Carries an interrupt through the reader. */
    private static final class StoppedException extends RuntimeException {

        StoppedException(InterruptedException cause) {
            super(cause);
        }

        InterruptedException interrupted() {
            return (InterruptedException) getCause();
        }
    }

    private final class Sink implements SubmissionSink {

        private final long fileId;
        private final Ahead.Taker<IntakeBlock> consumer;

        private Sink(long fileId, Ahead.Taker<IntakeBlock> consumer) {
            this.fileId = fileId;
            this.consumer = consumer;
        }

        @Override
        public void submission(Submission submission) {
            Verdict verdict = validator.check(submission);
            block.add(
                    new SubmissionLedger.Arrival(
                            submission,
                            fileId,
                            verdict.isAccepted(),
                            verdict.passed(),
                            verdict.failed(),
                            verdict.undecided()),
                    verdict);
            goOn();
        }

        @Override
        public void unattributed() {
            block.addUnattributed(fileId);
        }

        @Override
        public void claim(Claim claim) {
            block.claims().add(new JdbcClaimStore.Filed(claim, fileId));
            goOn();
        }

        @Override
        public void finding(Finding finding) {
            block.findings().add(new JdbcFindingStore.Attached(finding, 0, fileId));
            goOn();
        }

        @Override
        public void explanation(Explanation explanation) {
            block.explanations().add(new JdbcExplanationStore.Attached(explanation, fileId));
            goOn();
        }

        private void goOn() {
            try {
                handOverIfFull(consumer);
            } catch (InterruptedException e) {
                throw new StoppedException(e);
            }
        }
    }
}
