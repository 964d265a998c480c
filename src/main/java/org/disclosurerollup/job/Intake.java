package org.disclosurerollup.job;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disclosurerollup.catalogue.Fingerprint;
import org.disclosurerollup.submission.Claim;
import org.disclosurerollup.submission.Explanation;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.Inbox;
import org.disclosurerollup.submission.IntakeCounts;
import org.disclosurerollup.submission.JdbcClaimStore;
import org.disclosurerollup.submission.JdbcExplanationStore;
import org.disclosurerollup.submission.JdbcSourceFileStore;
import org.disclosurerollup.submission.Submission;
import org.disclosurerollup.submission.SubmissionLedger;
import org.disclosurerollup.submission.SubmissionReader;
import org.disclosurerollup.submission.SubmissionSink;
import org.disclosurerollup.validation.JdbcFindingStore;
import org.disclosurerollup.validation.Validator;
import org.disclosurerollup.validation.Verdict;

/**
 * Takes in everything of the inbox that is not known yet: reads, checks, stores, block by block. Runs in one
 * transaction, so that an interrupted intake has taken in nothing.
 */
final class Intake {

    private static final int BLOCK = 4096;

    private final SubmissionReader reader;
    private final Validator validator;
    private final JdbcSourceFileStore files;
    private final SubmissionLedger ledger;
    private final JdbcFindingStore findings;
    private final JdbcClaimStore claims;
    private final JdbcExplanationStore explanations;
    private final String fingerprint;
    private final long run;

    private final List<JdbcSourceFileStore.NewFile> newFiles = new ArrayList<>();
    private final List<Checked> block = new ArrayList<>(BLOCK);
    private final List<JdbcFindingStore.Attached> fileFindings = new ArrayList<>();
    private final List<JdbcClaimStore.Filed> newClaims = new ArrayList<>();
    private final List<JdbcExplanationStore.Attached> newExplanations = new ArrayList<>();
    private final Map<Long, IntakeCounts> countsByFile = new HashMap<>();
    private final Set<Long> mayReadBetter;
    private long lastFileId;
    private long nextFindingId;

    /** @param fingerprint of forms, rules and units: a file with rejected or refused content is read again when it changed */
    Intake(
            SubmissionReader reader,
            Validator validator,
            JdbcSourceFileStore files,
            SubmissionLedger ledger,
            JdbcFindingStore findings,
            JdbcClaimStore claims,
            JdbcExplanationStore explanations,
            String fingerprint,
            long run) {
        this.reader = reader;
        this.validator = validator;
        this.files = files;
        this.ledger = ledger;
        this.findings = findings;
        this.claims = claims;
        this.explanations = explanations;
        this.mayReadBetter = explanations.filesWithRefused();
        this.fingerprint = fingerprint;
        this.run = run;
        this.lastFileId = files.highestId();
        this.nextFindingId = findings.highestId() + 1;
    }

    private record Checked(SubmissionLedger.Arrival arrival, Verdict verdict) {}

    /** Takes in the inbox and answers what was read and what became of it. */
    IntakeCounts take(Inbox inbox, Progress progress) throws IOException {
        List<Inbox.Entry> entries = inbox.files();
        Map<String, JdbcSourceFileStore.SourceFile> known = files.current();
        Set<Long> replaced = new HashSet<>();
        IntakeCounts total = IntakeCounts.NONE;
        progress.begin("intake", entries.size());
        for (int i = 0; i < entries.size(); i++) {
            Inbox.Entry entry = entries.get(i);
            JdbcSourceFileStore.SourceFile before = known.remove(entry.source());
            byte[] sha256 = sha256(entry);
            if (before != null && isKnown(before, sha256)) {
                total = total.plus(seenAgain(before));
            } else {
                if (before != null) {
                    replaced.add(before.fileId());
                }
                read(entry, sha256);
            }
            progress.advance(i + 1);
        }
        known.values().forEach(gone -> replaced.add(gone.fileId()));
        files.replace(replaced, run);
        claims.replace(replaced, run);
        flush();
        files.setCounts(countsByFile);
        for (IntakeCounts counts : countsByFile.values()) {
            total = total.plus(counts);
        }
        return total;
    }

    private boolean isKnown(JdbcSourceFileStore.SourceFile before, byte[] sha256) {
        boolean mayReadBetterNow = (before.counts().rejected() > 0 || mayReadBetter.contains(before.fileId()))
                && !before.catalogue().equals(fingerprint);
        return Arrays.equals(before.sha256(), sha256) && !mayReadBetterNow;
    }

    /** A file of an earlier run holds nothing new; one that this run took in before it was interrupted counts as then. */
    private IntakeCounts seenAgain(JdbcSourceFileStore.SourceFile before) {
        int read = before.counts().read();
        return before.introducedRun() == run ? before.counts() : new IntakeCounts(read, 0, 0, read);
    }

    private static byte[] sha256(Inbox.Entry entry) throws IOException {
        try {
            return Fingerprint.ofContent(entry.file());
        } catch (AccessDeniedException | NoSuchFileException e) {
            // Said again, as a finding, when the file is read.
            return Fingerprint.ofNothing();
        }
    }

    private void read(Inbox.Entry entry, byte[] sha256) throws IOException {
        long fileId = ++lastFileId;
        newFiles.add(new JdbcSourceFileStore.NewFile(fileId, entry.source(), sha256));
        countsByFile.put(fileId, IntakeCounts.NONE);
        SubmissionSink sink = new SubmissionSink() {
            @Override
            public void submission(Submission submission) {
                check(submission, fileId);
            }

            @Override
            public void unattributed() {
                count(fileId, new IntakeCounts(1, 0, 1, 0));
            }

            @Override
            public void claim(Claim claim) {
                newClaims.add(new JdbcClaimStore.Filed(claim, fileId));
                flushIfFull();
            }

            @Override
            public void finding(Finding finding) {
                fileFindings.add(new JdbcFindingStore.Attached(finding, 0, fileId));
            }

            @Override
            public void explanation(Explanation explanation) {
                newExplanations.add(new JdbcExplanationStore.Attached(explanation, fileId));
                if (newExplanations.size() == BLOCK) {
                    flush();
                }
            }
        };
        reader.read(entry.file(), entry.source(), sink);
        flushIfFull();
    }

    private void flushIfFull() {
        if (fileFindings.size() + newFiles.size() + newClaims.size() >= BLOCK) {
            flush();
        }
    }

    private void check(Submission submission, long fileId) {
        Verdict verdict = validator.check(submission);
        block.add(new Checked(
                new SubmissionLedger.Arrival(
                        submission,
                        fileId,
                        verdict.isAccepted(),
                        verdict.passed(),
                        verdict.failed(),
                        verdict.undecided()),
                verdict));
        if (block.size() == BLOCK) {
            flush();
        }
    }

    private void count(long fileId, IntakeCounts more) {
        countsByFile.merge(fileId, more, IntakeCounts::plus);
    }

    private void flush() {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("the intake was interrupted");
        }
        files.add(newFiles, fingerprint, run);
        newFiles.clear();
        claims.add(newClaims, run);
        newClaims.clear();
        explanations.append(newExplanations, run);
        newExplanations.clear();
        List<JdbcFindingStore.Attached> attached = new ArrayList<>(fileFindings);
        fileFindings.clear();
        List<SubmissionLedger.Receipt> receipts =
                ledger.register(block.stream().map(Checked::arrival).toList());
        for (int i = 0; i < receipts.size(); i++) {
            settle(receipts.get(i), block.get(i).verdict(), attached);
        }
        block.clear();
        findings.append(attached, nextFindingId, run);
        nextFindingId += attached.size();
    }

    private void settle(SubmissionLedger.Receipt receipt, Verdict verdict, List<JdbcFindingStore.Attached> attached) {
        long fileId = receipt.arrival().fileId();
        receipt.notes()
                .forEach(note -> attached.add(new JdbcFindingStore.Attached(note, receipt.submissionId(), fileId)));
        switch (receipt.fate()) {
            case UNCHANGED -> count(fileId, new IntakeCounts(1, 0, 0, 1));
            case REFUSED -> count(fileId, new IntakeCounts(1, 0, 1, 0));
            case STORED -> {
                boolean accepted = receipt.arrival().accepted();
                count(fileId, new IntakeCounts(1, accepted ? 1 : 0, accepted ? 0 : 1, 0));
                verdict.findings()
                        .forEach(finding ->
                                attached.add(new JdbcFindingStore.Attached(finding, receipt.submissionId(), fileId)));
            }
        }
    }
}
