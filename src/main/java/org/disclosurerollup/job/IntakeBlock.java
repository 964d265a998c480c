package org.disclosurerollup.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.submission.JdbcClaimStore;
import org.disclosurerollup.submission.JdbcExplanationStore;
import org.disclosurerollup.submission.JdbcSourceFileStore;
import org.disclosurerollup.submission.SubmissionLedger;
import org.disclosurerollup.validation.JdbcFindingStore;
import org.disclosurerollup.validation.Verdict;

/** What was read of the inbox and waits to be stored together, in the order in which it was read. */
final class IntakeBlock {

    private static final int SIZE = 2048;

    private final List<JdbcSourceFileStore.NewFile> files = new ArrayList<>();
    private final List<SubmissionLedger.Arrival> arrivals = new ArrayList<>(SIZE);
    private final List<Verdict> verdicts = new ArrayList<>(SIZE);
    private final List<JdbcFindingStore.Attached> findings = new ArrayList<>();
    private final List<JdbcClaimStore.Filed> claims = new ArrayList<>();
    private final List<JdbcExplanationStore.Attached> explanations = new ArrayList<>();
    private final Map<Long, Integer> unattributed = new HashMap<>();
    private int filesDone;

    boolean isFull() {
        return files.size() + arrivals.size() + findings.size() + claims.size() + explanations.size() >= SIZE;
    }

    void add(SubmissionLedger.Arrival arrival, Verdict verdict) {
        arrivals.add(arrival);
        verdicts.add(verdict);
    }

    /** Counts something that was meant to be a submission and whose unit, year or form is not known. */
    void addUnattributed(long fileId) {
        unattributed.merge(fileId, 1, Integer::sum);
    }

    List<JdbcSourceFileStore.NewFile> files() {
        return files;
    }

    List<SubmissionLedger.Arrival> arrivals() {
        return arrivals;
    }

    /** One for each arrival. */
    List<Verdict> verdicts() {
        return verdicts;
    }

    /** Findings on files, not on submissions. */
    List<JdbcFindingStore.Attached> findings() {
        return findings;
    }

    List<JdbcClaimStore.Filed> claims() {
        return claims;
    }

    List<JdbcExplanationStore.Attached> explanations() {
        return explanations;
    }

    /** How many there are in each file. */
    Map<Long, Integer> unattributed() {
        return unattributed;
    }

    void setFilesDone(int filesDone) {
        this.filesDone = filesDone;
    }

    /** How many files of the inbox were looked at before the block was handed over. */
    int filesDone() {
        return filesDone;
    }
}
