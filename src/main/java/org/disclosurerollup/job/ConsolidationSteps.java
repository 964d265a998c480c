package org.disclosurerollup.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.comparison.ClaimVerifier;
import org.disclosurerollup.comparison.Comparer;
import org.disclosurerollup.comparison.JdbcTotalBaseStore;
import org.disclosurerollup.consolidation.AreaCheck;
import org.disclosurerollup.consolidation.Consolidator;
import org.disclosurerollup.consolidation.JdbcAdjustmentStore;
import org.disclosurerollup.consolidation.JdbcAreaFilings;
import org.disclosurerollup.consolidation.JdbcTotalStore;
import org.disclosurerollup.consolidation.Total;
import org.disclosurerollup.reporting.FormPeriod;
import org.disclosurerollup.reporting.Report;
import org.disclosurerollup.reporting.Reporter;
import org.disclosurerollup.submission.Inbox;
import org.disclosurerollup.submission.IntakeCounts;
import org.disclosurerollup.submission.JdbcClaimStore;
import org.disclosurerollup.submission.JdbcClosedYearStore;
import org.disclosurerollup.submission.JdbcExplanationStore;
import org.disclosurerollup.submission.JdbcSourceFileStore;
import org.disclosurerollup.submission.JdbcSubmissionStore;
import org.disclosurerollup.submission.JdbcWaitingStore;
import org.disclosurerollup.submission.SubmissionLedger;
import org.disclosurerollup.submission.SubmissionReader;
import org.disclosurerollup.validation.HistoryCheck;
import org.disclosurerollup.validation.JdbcExplanationCheck;
import org.disclosurerollup.validation.JdbcFindingStore;
import org.disclosurerollup.validation.JdbcWithdrawalCheck;
import org.disclosurerollup.validation.Validator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the steps of a run do. Each runs in one transaction and can be run again: it first takes back what an
 * interrupted attempt of the same run may have left, so that the result does not depend on interruptions.
 */
final class ConsolidationSteps {

    private static final Logger LOG = LoggerFactory.getLogger(ConsolidationSteps.class);

    private static final String HISTORY = "history";
    private static final String CLAIMS = "claims";
    private static final String ANSWERS = "answers";
    private static final String WITHDRAWALS = "withdrawals";
    private static final String AREAS = "areas";

    private final RunRequest request;
    private final DataSource dataSource;
    private final Progress progress;
    private final long run;
    private final JdbcRunStore runs;
    private final JdbcSubmissionStore submissions;
    private final JdbcClaimStore claims;
    private final JdbcExplanationStore explanations;
    private final JdbcTotalStore totals;
    private final JdbcAdjustmentStore adjustments;
    private final JdbcTotalBaseStore bases;
    private final FormYears formYears;
    private Report report;

    ConsolidationSteps(RunRequest request, DataSource dataSource, Progress progress, long run) {
        this.request = request;
        this.dataSource = dataSource;
        this.progress = progress;
        this.run = run;
        this.runs = new JdbcRunStore(dataSource);
        this.submissions = new JdbcSubmissionStore(dataSource);
        this.claims = new JdbcClaimStore(dataSource);
        this.explanations = new JdbcExplanationStore(dataSource);
        this.totals = new JdbcTotalStore(dataSource);
        this.adjustments = new JdbcAdjustmentStore(dataSource);
        this.bases = new JdbcTotalBaseStore(dataSource);
        this.formYears = new FormYears(request, dataSource, run);
    }

    /** Takes in what is new in the inbox. */
    void intake() throws IOException {
        JdbcCatalogueStore catalogue = new JdbcCatalogueStore(dataSource);
        catalogue.storeForms(request.catalogue());
        catalogue.storeUnits(request.units(), run);
        Intake intake = new Intake(
                new SubmissionReader(request.catalogue(), request.units()),
                new Validator(request.rules()),
                new JdbcSourceFileStore(dataSource),
                new SubmissionLedger(submissions, run, new JdbcClosedYearStore(dataSource).asOf(run)),
                new JdbcFindingStore(dataSource),
                claims,
                explanations,
                request.fingerprint(),
                run);
        IntakeCounts counts = intake.take(new Inbox(request.inbox()), progress);
        runs.setCounts(run, counts, request.fingerprint());
        long stated = claims.countOf(run);
        int waiting = new JdbcWaitingStore(dataSource).countOf(run);
        progress.end("read %d = accepted %d + rejected %d + unchanged %d%s%s"
                .formatted(
                        counts.read(),
                        counts.accepted(),
                        counts.rejected(),
                        counts.unchanged(),
                        stated == 0 ? "" : "; stated figures " + stated,
                        waiting == 0 ? "" : "; wait for a closed year " + waiting));
    }

    /** Checks what changed against the year before, and the year after against what changed. */
    void validate() {
        JdbcFindingStore findings = new JdbcFindingStore(dataSource);
        findings.forget(HISTORY, run);
        Set<FormPeriod> affected = formYears.withYearAfter(formYears.changed());
        progress.begin("validate", affected.size());
        int done = 0;
        int found = 0;
        for (FormPeriod formPeriod : affected) {
            Form form = formPeriod.form();
            for (Form before : request.catalogue().formsBefore(form, formPeriod.period())) {
                HistoryCheck check = new HistoryCheck(
                        request.rules(), form, before, request.units().treeOf(formPeriod.period()));
                submissions.forEachPair(form, formPeriod.period(), before, run, check::add);
                List<HistoryCheck.Scored> scored = check.findings();
                findings.replace(HISTORY, form, formPeriod.period(), scored, run);
                found += scored.size();
            }
            progress.advance(++done);
        }
        progress.end(affected.size() + " form-years checked against the year before, " + found + " findings");
    }

    /** Adds up every form and period that changed, and compares areas that filed as a whole with their parts. */
    void consolidate() {
        JdbcFindingStore findings = new JdbcFindingStore(dataSource);
        totals.forget(run);
        findings.forget(AREAS, run);
        Set<FormPeriod> changed = formYears.changed();
        progress.begin("consolidate", changed.size());
        int done = 0;
        int found = 0;
        for (FormPeriod formPeriod : changed) {
            Consolidator consolidator =
                    new Consolidator(formPeriod.form(), request.units().treeOf(formPeriod.period()));
            List<String> strangers = new ArrayList<>();
            submissions.forEachCounted(formPeriod.form(), formPeriod.period(), run, (unitCode, scope, figures) -> {
                if (!consolidator.add(unitCode, scope, figures)) {
                    strangers.add(unitCode);
                }
            });
            adjustments.forEach(formPeriod.form(), formPeriod.period(), run, (areaCode, cell, amount) -> {
                if (!consolidator.adjust(areaCode, cell, amount)) {
                    strangers.add(areaCode);
                }
            });
            if (!strangers.isEmpty()) {
                LOG.warn(
                        "not added up for {} {}, because they are no longer in units.csv: {}",
                        formPeriod.form(),
                        formPeriod.period(),
                        strangers);
            }
            List<Total> sums = consolidator.totals();
            totals.replace(formPeriod.form(), formPeriod.period(), sums, run);
            List<HistoryCheck.Scored> odd =
                    checkAreas(formPeriod, consolidator.withoutAdjustments(sums), consolidator.areasFiledAsWhole());
            findings.replace(AREAS, formPeriod.form(), formPeriod.period(), odd, run);
            found += odd.size();
            progress.advance(++done);
        }
        progress.end(changed.size() + " form-years added up, " + found + " findings between areas and their parts");
    }

    private List<HistoryCheck.Scored> checkAreas(FormPeriod formPeriod, List<Total> sums, List<String> areas) {
        AreaCheck check = new AreaCheck(formPeriod.form(), request.units().treeOf(formPeriod.period()), sums, areas);
        new JdbcAreaFilings(dataSource)
                .forEach(formPeriod.form(), formPeriod.period(), check.unitsToRead(), run, check::add);
        return check.findings();
    }

    /** Compares them, and the year after each, whose base changed. */
    void compare() {
        bases.forget(run);
        Comparer comparer = new Comparer(request.catalogue(), request.units(), submissions, totals, adjustments);
        Set<FormPeriod> affected = formYears.withYearAfter(formYears.changed());
        progress.begin("compare", affected.size());
        int done = 0;
        for (FormPeriod formPeriod : affected) {
            bases.replace(
                    formPeriod.form(),
                    formPeriod.period(),
                    comparer.bases(formPeriod.form(), formPeriod.period(), run),
                    run);
            progress.advance(++done);
        }
        progress.end(affected.size() + " form-years compared");
    }

    /** Checks what reports print of the totals, what was withdrawn, and what units say to the findings. */
    void verify() {
        verifyStatedFigures();
        JdbcFindingStore findings = new JdbcFindingStore(dataSource);
        findings.forget(WITHDRAWALS, run);
        new JdbcWithdrawalCheck(dataSource).check(run);
        findings.forget(ANSWERS, run);
        new JdbcExplanationCheck(dataSource).check(run);
    }

    /** Checks the figures that reports print wherever they, their totals or last year's changed. */
    private void verifyStatedFigures() {
        JdbcFindingStore findings = new JdbcFindingStore(dataSource);
        findings.forget(CLAIMS, run);
        Set<FormPeriod> affected = formYears.known(claims.standing());
        if (!runs.isOtherCatalogue(request.fingerprint())) {
            affected.retainAll(formYears.withYearAfter(formYears.changed()));
        }
        affected.addAll(formYears.known(claims.touchedBy(run)));
        if (affected.isEmpty()) {
            return;
        }
        ClaimVerifier verifier =
                new ClaimVerifier(request.catalogue(), request.rules(), request.units(), claims, submissions, totals);
        progress.begin("verify", affected.size());
        int done = 0;
        int found = 0;
        for (FormPeriod formPeriod : affected) {
            List<HistoryCheck.Scored> scored = verifier.findings(formPeriod.form(), formPeriod.period(), run);
            findings.replace(CLAIMS, formPeriod.form(), formPeriod.period(), scored, run);
            found += scored.size();
            progress.advance(++done);
        }
        progress.end("stated figures of " + affected.size() + " form-years checked, " + found + " findings");
    }

    /** Writes the outputs and marks the run as completed. */
    void writeReport() throws IOException {
        Set<FormPeriod> wanted = formYears.wanted();
        progress.begin("report", 0);
        report = new Reporter(dataSource, request.catalogue(), request.units(), run).report(wanted, request.out());
        runs.complete(run);
        progress.end("%d pages, %d notices and 9 CSV files in %s"
                .formatted(report.pages(), report.notices(), request.out()));
    }

    /** What {@link #writeReport} wrote. */
    Report report() {
        return report;
    }
}
