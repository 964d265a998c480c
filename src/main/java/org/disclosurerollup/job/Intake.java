package org.disclosurerollup.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.submission.Inbox;
import org.disclosurerollup.submission.IntakeCounts;
import org.disclosurerollup.submission.JdbcClaimStore;
import org.disclosurerollup.submission.JdbcExplanationStore;
import org.disclosurerollup.submission.JdbcSourceFileStore;
import org.disclosurerollup.submission.SubmissionLedger;
import org.disclosurerollup.submission.access.FilingRights;
import org.disclosurerollup.validation.JdbcFindingStore;
import org.disclosurerollup.validation.Validator;
import org.disclosurerollup.validation.Verdict;

/**
 * Takes in everything of the inbox that is not known yet: while one thread reads and checks, another stores. Runs in one
 * transaction, so that an interrupted intake has taken in nothing.
 */
final class Intake {

    private final FileReading reader;
    private final Validator validator;
    private final FilingRights rights;
    private final JdbcSourceFileStore files;
    private final SubmissionLedger ledger;
    private final JdbcFindingStore findings;
    private final JdbcClaimStore claims;
    private final JdbcExplanationStore explanations;
    private final String fingerprint;
    private final long run;

    private final Map<Long, IntakeCounts> countsByFile = new HashMap<>();
    /** Findings that come into the database when the filings that they are about are there. */
    private final List<JdbcFindingStore.Attached> waiting = new ArrayList<>();

    /** Of the arrivals that the ledger postponed, in the same order. */
    private final List<Verdict> postponed = new ArrayList<>();

    private long nextFindingId;
    private List<String> remarks = List.of();

    /** @param fingerprint of forms, rules, units and rights: a file with rejected or refused content is read again when it changed */
    Intake(
            FileReading reader,
            Validator validator,
            FilingRights rights,
            JdbcSourceFileStore files,
            SubmissionLedger ledger,
            JdbcFindingStore findings,
            JdbcClaimStore claims,
            JdbcExplanationStore explanations,
            String fingerprint,
            long run) {
        this.reader = reader;
        this.validator = validator;
        this.rights = rights;
        this.files = files;
        this.ledger = ledger;
        this.findings = findings;
        this.claims = claims;
        this.explanations = explanations;
        this.fingerprint = fingerprint;
        this.run = run;
        this.nextFindingId = findings.highestId() + 1;
    }

    /** Takes in the inbox and answers what was read and what became of it. */
    IntakeCounts take(Inbox inbox, Progress progress) throws IOException {
        List<Inbox.Entry> entries = inbox.files();
        progress.begin("intake", entries.size());
        InboxReading reading = new InboxReading(
                reader,
                validator,
                rights,
                new InboxReading.Known(
                        files.current(),
                        explanations.filesWithRefused(),
                        fingerprint,
                        files.highestId(),
                        files.arrivals(run),
                        run));
        InboxReading.Outcome outcome;
        try (ledger) {
            outcome = Ahead.<IntakeBlock, InboxReading.Outcome>of(taker -> reading.read(entries, taker))
                    .forEach(block -> {
                        store(block);
                        progress.advance(block.filesDone());
                    });
            storePostponed();
        }
        remarks = outcome.remarks();
        files.replace(outcome.replaced(), run);
        claims.replace(outcome.replaced(), run);
        files.setCounts(countsByFile);
        IntakeCounts total = outcome.unchanged();
        for (IntakeCounts counts : countsByFile.values()) {
            total = total.plus(counts);
        }
        return total;
    }

    /** What an operator should know of files that {@link #take} left where they are. */
    List<String> remarks() {
        return remarks;
    }

    /**
     * Stores a block. The server still takes in the filings of the one before while it is decided about these, and
     * findings come when the filings that they are about are there.
     */
    private void store(IntakeBlock block) {
        SubmissionLedger.Decision decision = ledger.decide(block.arrivals());
        storeFindings();
        files.add(block.files(), fingerprint, run);
        block.files().forEach(file -> countsByFile.put(file.fileId(), IntakeCounts.NONE));
        block.unattributed().forEach((fileId, many) -> count(fileId, new IntakeCounts(many, 0, many, 0)));
        claims.add(block.claims(), run);
        explanations.append(block.explanations(), run);
        ledger.store(decision);
        waiting.addAll(block.findings());
        for (int i = 0; i < decision.receipts().size(); i++) {
            settle(decision.receipts().get(i), block.verdicts().get(i));
        }
    }

    /** Stores the findings on what was stored before. */
    private void storeFindings() {
        ledger.awaitStored();
        findings.append(waiting, nextFindingId, run);
        nextFindingId += waiting.size();
        waiting.clear();
    }

    /** Stores what could be decided about only when everything was read. */
    private void storePostponed() {
        List<SubmissionLedger.Receipt> receipts = ledger.registerPostponed();
        for (int i = 0; i < receipts.size(); i++) {
            settle(receipts.get(i), postponed.get(i));
        }
        postponed.clear();
        storeFindings();
    }

    private void settle(SubmissionLedger.Receipt receipt, Verdict verdict) {
        long fileId = receipt.arrival().fileId();
        receipt.notes()
                .forEach(note -> waiting.add(new JdbcFindingStore.Attached(note, receipt.submissionId(), fileId)));
        switch (receipt.fate()) {
            case ACCEPTED -> count(fileId, new IntakeCounts(1, 1, 0, 0));
            case REJECTED, REFUSED -> count(fileId, new IntakeCounts(1, 0, 1, 0));
            case UNCHANGED -> count(fileId, new IntakeCounts(1, 0, 0, 1));
            case POSTPONED -> postponed.add(verdict);
        }
        if (receipt.submissionId() > 0) {
            verdict.findings()
                    .forEach(finding ->
                            waiting.add(new JdbcFindingStore.Attached(finding, receipt.submissionId(), fileId)));
        }
    }

    private void count(long fileId, IntakeCounts more) {
        countsByFile.merge(fileId, more, IntakeCounts::plus);
    }
}
