package org.disclosurerollup.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.JdbcJudgementStore;
import org.disclosurerollup.submission.JdbcJudgementStore.Judged;
import org.disclosurerollup.submission.JdbcJudgementStore.StoredRevision;
import org.disclosurerollup.submission.ReadingRule;
import org.disclosurerollup.submission.SubmissionStatus;
import org.disclosurerollup.submission.access.FilingRights;
import org.disclosurerollup.validation.JdbcFindingStore;
import org.disclosurerollup.validation.Validator;
import org.disclosurerollup.validation.Verdict;

/**
 * Judges the stored filings of a form and period by the present rules and bindings, as if they had all come today: what
 * reading found stays, what rules find is asked again, and which revision counts follows from it. What nothing changes for keeps its
 * row.
 */
final class Rejudgement {

    private static final Set<String> READING =
            Stream.of(ReadingRule.values()).map(ReadingRule::code).collect(Collectors.toSet());

    private final Validator validator;
    private final FilingRights rights;
    private final JdbcJudgementStore judgements;
    private final JdbcFindingStore findings;
    private final long run;

    private final List<Long> closed = new ArrayList<>();
    private final List<Judged> judged = new ArrayList<>();
    private final List<JdbcFindingStore.Attached> added = new ArrayList<>();
    private final Map<Long, Long> kept = new HashMap<>();
    private final List<Candidate> ofOneUnit = new ArrayList<>();
    private long lastId;

    Rejudgement(
            Validator validator,
            FilingRights rights,
            JdbcJudgementStore judgements,
            JdbcFindingStore findings,
            long run) {
        this.validator = validator;
        this.rights = rights;
        this.judgements = judgements;
        this.findings = findings;
        this.run = run;
    }

    /** What makes two findings of a rule the same. */
    private record Said(Severity severity, String rule, String cell, String actual, String expected, String message) {

        static Said of(Finding finding) {
            return new Said(
                    finding.severity(),
                    finding.rule(),
                    finding.cell(),
                    finding.actual(),
                    finding.expected(),
                    finding.message());
        }
    }

    /** A revision with its new judgement. */
    private record Candidate(
            StoredRevision revision,
            Verdict verdict,
            SubmissionStatus status,
            boolean judgedAnew,
            List<JdbcFindingStore.Stored> before) {}

    /** Judges all filings of the form and period; answers how many revisions got a new row. */
    int judge(Form form, UnitTree tree) {
        Map<Long, List<JdbcFindingStore.Stored>> before = findings.ofFilings(form, tree.period());
        lastId = judgements.highestId();
        judgements.forEachRevision(form, tree, revision -> {
            if (!ofOneUnit.isEmpty() && !isSame(ofOneUnit.get(0).revision(), revision)) {
                settle();
            }
            ofOneUnit.add(judge(revision, before.getOrDefault(revision.submissionId(), List.of())));
        });
        settle();
        int changed = judged.size();
        judgements.replace(closed, judged, run);
        findings.copyStored(kept, run);
        findings.append(added, findings.highestId() + 1, run);
        closed.clear();
        judged.clear();
        kept.clear();
        added.clear();
        return changed;
    }

    private static boolean isSame(StoredRevision a, StoredRevision b) {
        return a.unitCode().equals(b.unitCode()) && a.scope() == b.scope();
    }

    private Candidate judge(StoredRevision revision, List<JdbcFindingStore.Stored> before) {
        if (revision.isWithdrawal()) {
            // There are no figures that rules could be asked of.
            return new Candidate(revision, new Verdict(0, 0, 0, List.of()), revision.status(), false, before);
        }
        if (!revision.unitKnown()) {
            // It is in no total, and some rules are for units of one kind: it stays as it was judged.
            List<Finding> found = before.stream()
                    .map(JdbcFindingStore.Stored::finding)
                    .filter(finding -> !READING.contains(finding.rule()))
                    .toList();
            Verdict stored = new Verdict(revision.passed(), revision.failed(), revision.undecided(), found);
            return new Candidate(revision, stored, revision.status(), false, before);
        }
        Verdict verdict = withRights(revision, validator.check(revision.submission()));
        boolean unreadable = before.stream()
                .map(JdbcFindingStore.Stored::finding)
                .anyMatch(finding -> READING.contains(finding.rule()) && finding.severity() == Severity.HARD);
        SubmissionStatus status = revision.byOperator() || verdict.isAccepted() && !unreadable
                ? SubmissionStatus.ACCEPTED
                : SubmissionStatus.REJECTED;
        Set<Said> said = new HashSet<>();
        before.stream()
                .map(JdbcFindingStore.Stored::finding)
                .filter(finding -> !READING.contains(finding.rule()))
                .forEach(finding -> said.add(Said.of(finding)));
        Set<Said> says = verdict.findings().stream().map(Said::of).collect(Collectors.toSet());
        boolean judgedAnew = status != revision.status()
                || verdict.passed() != revision.passed()
                || verdict.failed() != revision.failed()
                || verdict.undecided() != revision.undecided()
                || !said.equals(says);
        return new Candidate(revision, verdict, status, judgedAnew, before);
    }

    /** What came with a folder that has been bound to others since is not counted any more. */
    private Verdict withRights(StoredRevision revision, Verdict verdict) {
        Optional<Finding> notBound = rights.refusal(revision.submission(), revision.source());
        if (notBound.isEmpty()) {
            return verdict;
        }
        List<Finding> findings = new ArrayList<>(verdict.findings());
        findings.add(notBound.get());
        return new Verdict(verdict.passed(), verdict.failed(), verdict.undecided(), findings);
    }

    /** Finds which revisions of one unit stand, and notes what changes. */
    private void settle() {
        List<Candidate> revisions = List.copyOf(ofOneUnit);
        ofOneUnit.clear();
        for (int i = 0; i < revisions.size(); i++) {
            Candidate candidate = revisions.get(i);
            StoredRevision revision = candidate.revision();
            boolean stands = stands(revisions, i);
            if (!candidate.judgedAnew() && stands == revision.open()) {
                continue;
            }
            if (revision.open()) {
                closed.add(revision.submissionId());
            }
            if (!candidate.judgedAnew() && !stands) {
                continue;
            }
            long id = ++lastId;
            judged.add(new Judged(
                    id,
                    revision.submissionId(),
                    candidate.status(),
                    candidate.verdict().passed(),
                    candidate.verdict().failed(),
                    candidate.verdict().undecided(),
                    stands));
            moveFindings(candidate, id);
        }
    }

    /** A revision stands unless a later one counts or withdraws, or it is itself rejected and a later one is too. */
    private static boolean stands(List<Candidate> revisions, int i) {
        boolean rejected = revisions.get(i).status() == SubmissionStatus.REJECTED;
        return revisions.subList(i + 1, revisions.size()).stream()
                .noneMatch(later -> later.status() != SubmissionStatus.REJECTED || rejected);
    }

    private void moveFindings(Candidate candidate, long id) {
        Map<Said, Finding> says = new HashMap<>();
        candidate.verdict().findings().forEach(finding -> says.put(Said.of(finding), finding));
        for (JdbcFindingStore.Stored stored : candidate.before()) {
            if (READING.contains(stored.finding().rule()) || says.remove(Said.of(stored.finding())) != null) {
                kept.put(stored.findingId(), id);
            }
        }
        says.values()
                .forEach(finding -> added.add(new JdbcFindingStore.Attached(
                        finding, id, candidate.revision().fileId())));
    }
}
