package org.disclosurerollup.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.comparison.ClaimVerifier;
import org.disclosurerollup.comparison.Comparer;
import org.disclosurerollup.comparison.JdbcTotalBaseStore;
import org.disclosurerollup.consolidation.AreaCheck;
import org.disclosurerollup.consolidation.AreaMark;
import org.disclosurerollup.consolidation.Consolidator;
import org.disclosurerollup.consolidation.JdbcAdjustmentStore;
import org.disclosurerollup.consolidation.JdbcAreaFilings;
import org.disclosurerollup.consolidation.JdbcAreaStateStore;
import org.disclosurerollup.consolidation.JdbcTotalStore;
import org.disclosurerollup.consolidation.ReachOfChanges;
import org.disclosurerollup.consolidation.StrangerCheck;
import org.disclosurerollup.consolidation.Territory;
import org.disclosurerollup.consolidation.Total;
import org.disclosurerollup.job.spread.SpreadReading;
import org.disclosurerollup.reporting.FormPeriod;
import org.disclosurerollup.reporting.JdbcFindings;
import org.disclosurerollup.reporting.Report;
import org.disclosurerollup.reporting.Reporter;
import org.disclosurerollup.submission.CountedFilings;
import org.disclosurerollup.submission.FiguresAtHand;
import org.disclosurerollup.submission.Inbox;
import org.disclosurerollup.submission.IntakeCounts;
import org.disclosurerollup.submission.JdbcClaimStore;
import org.disclosurerollup.submission.JdbcClosedYearStore;
import org.disclosurerollup.submission.JdbcExplanationStore;
import org.disclosurerollup.submission.JdbcJudgementStore;
import org.disclosurerollup.submission.JdbcSourceFileStore;
import org.disclosurerollup.submission.JdbcSubmissionStore;
import org.disclosurerollup.submission.JdbcWaitingStore;
import org.disclosurerollup.submission.SubmissionLedger;
import org.disclosurerollup.submission.SubmissionReader;
import org.disclosurerollup.submission.UnitSelection;
import org.disclosurerollup.validation.Heirs;
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
final class ConsolidationSteps implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConsolidationSteps.class);

    private static final String HISTORY = "history";
    private static final String CLAIMS = "claims";
    private static final String ANSWERS = "answers";
    private static final String WITHDRAWALS = "withdrawals";
    private static final String AREAS = "areas";

    /** From so many new filings, findings or totals on the server's statistics are no longer true. */
    private static final int MANY = 1000;

    private final RunRequest request;
    private final Catalogue catalogue;
    private final UnitRegister units;
    private final DataSource dataSource;
    private final Progress progress;
    private final long run;
    private final boolean spread;
    private final JdbcRunStore runs;
    private final FiguresAtHand figuresAtHand = new FiguresAtHand();
    private final JdbcSubmissionStore submissions;
    private final CountedFilings counted;
    private final JdbcClaimStore claims;
    private final JdbcExplanationStore explanations;
    private final JdbcAreaStateStore areaStates;
    private final JdbcTotalStore totals;
    private final JdbcAdjustmentStore adjustments;
    private final JdbcTotalBaseStore bases;
    private final FormYears formYears;
    private final Map<Marked, UnitSelection> territories = new HashMap<>();
    private Report report;
    private List<String> remarks = List.of();

    /** @param spread whether workers may read ahead */
    ConsolidationSteps(RunRequest request, DataSource dataSource, Progress progress, long run, boolean spread) {
        this.request = request;
        this.catalogue = request.catalogue();
        this.units = request.units();
        this.dataSource = dataSource;
        this.progress = progress;
        this.run = run;
        this.spread = spread;
        this.runs = new JdbcRunStore(dataSource);
        this.submissions = new JdbcSubmissionStore(dataSource, figuresAtHand);
        this.counted = new CountedFilings(submissions);
        this.claims = new JdbcClaimStore(dataSource);
        this.explanations = new JdbcExplanationStore(dataSource);
        this.areaStates = new JdbcAreaStateStore(dataSource);
        this.totals = new JdbcTotalStore(dataSource);
        this.adjustments = new JdbcAdjustmentStore(dataSource);
        this.bases = new JdbcTotalBaseStore(dataSource);
        this.formYears = new FormYears(request.catalogue(), dataSource, run);
    }

    /** What a step does. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /** A step, under the name that progress, logs and the job repository have for it. */
    record NamedStep(String name, Work work) {}

    /** What a run of the command does to the books, in order; its outputs come behind. */
    List<NamedStep> stepsOf(String command) {
        List<NamedStep> steps = new ArrayList<>();
        if (command.equals(JdbcRunStore.CONSOLIDATION) || command.equals(JdbcRunStore.RERUN)) {
            steps.add(new NamedStep("intake", this::intake));
        }
        if (command.equals(JdbcRunStore.RERUN)) {
            steps.add(new NamedStep("judge", this::judge));
            steps.add(new NamedStep("mark", this::markForRerun));
        } else {
            steps.add(new NamedStep("mark", this::mark));
        }
        steps.add(new NamedStep("validate", this::validate));
        steps.add(new NamedStep("consolidate", this::consolidate));
        steps.add(new NamedStep("compare", this::compare));
        steps.add(new NamedStep("verify", this::verify));
        return steps;
    }

    /** Takes in what is new in the inbox. */
    private void intake() throws IOException {
        forgetFindingsOfLaterSteps();
        SubmissionReader reader = new SubmissionReader(catalogue, units);
        Optional<SpreadReading> spreadReading =
                spread ? Optional.of(new SpreadReading(dataSource, catalogue, units, reader)) : Optional.empty();
        Intake intake = new Intake(
                spreadReading.<FileReading>map(there -> there).orElseGet(() -> FileReading.here(reader)),
                new Validator(request.rules()),
                request.rights(),
                new JdbcSourceFileStore(dataSource),
                new SubmissionLedger(submissions, units, run, new JdbcClosedYearStore(dataSource).asOf(run)),
                new JdbcFindingStore(dataSource),
                claims,
                explanations,
                request.fingerprint(),
                run);
        IntakeCounts counts = intake.take(new Inbox(request.inbox()), progress);
        remarks = intake.remarks();
        submissions.checkReferences(run);
        runs.setCounts(run, counts, request.fingerprint());
        if (counts.accepted() + counts.rejected() > MANY) {
            submissions.analyze();
        }
        long stated = claims.countOf(run);
        int waiting = new JdbcWaitingStore(dataSource).countOf(run);
        progress.end(
                "read %d = accepted %d + rejected %d + unchanged %d%s%s%s"
                        .formatted(
                                counts.read(),
                                counts.accepted(),
                                counts.rejected(),
                                counts.unchanged(),
                                stated == 0 ? "" : "; stated figures " + stated,
                                waiting == 0 ? "" : "; wait for a closed year " + waiting,
                                spreadReading
                                        .map(there -> "; read ahead " + there.replayed() + " files")
                                        .orElse("")),
                counts.accepted() + counts.rejected());
    }

    /** Marks the areas that the run's changes reach: of what was filed, of the units, and of forms and rules. */
    private void mark() {
        mark(Optional.empty());
    }

    /** Marks besides everything of the year of the rerun, and the year after, whose base it is. */
    private void markForRerun() {
        areaStates.clearRules(runs.year(run).orElseThrow(), run);
        mark(runs.year(run));
    }

    /**
     * Takes back what the later steps of an interrupted attempt found, so that findings get the numbers that they would
     * have got without it.
     */
    private void forgetFindingsOfLaterSteps() {
        JdbcFindingStore findings = new JdbcFindingStore(dataSource);
        List.of(HISTORY, AREAS, CLAIMS, WITHDRAWALS, ANSWERS).forEach(stage -> findings.forget(stage, run));
    }

    private void mark(Optional<Period> rerun) {
        forgetFindingsOfLaterSteps();
        JdbcCatalogueStore books = new JdbcCatalogueStore(dataSource);
        areaStates.markRules(books.store(catalogue, units, request.rights().files(), run), run);
        Set<FormPeriod> filed = formYears.filed();
        ReachOfChanges reach = formYears.reach(units, filed);
        if (runs.isAnyCompleted()) {
            Set<String> gone = new LinkedHashSet<>();
            books.forEachTouchedUnit(run, (unitCode, area) -> {
                for (FormPeriod formPeriod : filed) {
                    if (area || units.treeOf(formPeriod.period()).indexOf(unitCode) >= 0) {
                        reach.add(formPeriod.form(), formPeriod.period(), unitCode, AreaMark.Reason.UNITS);
                    } else {
                        gone.add(unitCode);
                    }
                }
            });
            // What they filed is in no total any more, which is a finding.
            submissions.forEachFiledBy(gone, formYears.reachedBy(reach, AreaMark.Reason.UNITS));
        }
        for (FormPeriod formPeriod : filed) {
            if (rerun.filter(formPeriod.period()::equals).isPresent()) {
                Set<String> areas = new LinkedHashSet<>(totals.areas(formPeriod.form(), formPeriod.period()));
                UnitTree tree = units.treeOf(formPeriod.period());
                for (int node = 0; node < tree.size(); node++) {
                    if (tree.kind(node).isArea()) {
                        areas.add(tree.code(node));
                    }
                }
                areas.forEach(code -> reach.addForRerun(formPeriod.form(), formPeriod.period(), code));
            }
        }
        Set<Period> closed = new JdbcClosedYearStore(dataSource).asOf(run);
        List<AreaMark> marks = reach.marks().stream()
                // To find nothing new in a closed year is not worth waiting for.
                .filter(mark -> mark.reason() != AreaMark.Reason.RERUN || !closed.contains(mark.period()))
                .toList();
        areaStates.replace(marks, run);
    }

    /** Judges the filings of the rerun's year by the present rules. */
    private void judge() {
        Period year = runs.year(run).orElseThrow();
        Rejudgement rejudgement = new Rejudgement(
                new Validator(request.rules()),
                request.rights(),
                new JdbcJudgementStore(dataSource),
                new JdbcFindingStore(dataSource),
                run);
        Set<FormPeriod> ofYear = formYears.filed();
        ofYear.removeIf(formPeriod -> !formPeriod.period().equals(year));
        progress.begin("judge", ofYear.size());
        int done = 0;
        int changed = 0;
        for (FormPeriod formPeriod : ofYear) {
            changed += rejudgement.judge(formPeriod.form(), units.treeOf(formPeriod.period()));
            progress.advance(++done);
        }
        progress.end("%d form-years judged anew; %d filings are judged otherwise or stand again"
                .formatted(ofYear.size(), changed));
    }

    /** What a step does for one form and period in which areas are marked; answers how many findings or rows it made. */
    @FunctionalInterface
    private interface FormYearWork {
        int on(FormPeriod formPeriod, UnitSelection areas, UnitSelection territory);
    }

    private record Marked(Period period, Set<String> areas) {}

    private int forEachToDo(String step, Set<FormPeriod> toDo, FormYearWork work) {
        progress.begin(step, toDo.size());
        int done = 0;
        int found = 0;
        for (FormPeriod formPeriod : toDo) {
            Set<String> areas = areaStates.areasToDo(formPeriod.form(), formPeriod.period(), run);
            Period period = formPeriod.period();
            // The same in every step of a run, and worth keeping where there are many units.
            Marked marked = new Marked(period, areas);
            UnitSelection territory = territories.get(marked);
            if (territory == null) {
                territory = territoryOf(marked);
                territories.put(marked, territory);
            }
            found += work.on(formPeriod, UnitSelection.of(Optional.of(areas)), territory);
            progress.advance(++done);
        }
        return found;
    }

    /** One of before where it has the same units, as the same areas mostly have in the next year. */
    private UnitSelection territoryOf(Marked marked) {
        UnitSelection territory = UnitSelection.of(Territory.of(
                marked.areas(),
                units.treeOf(marked.period()),
                units.treeOf(marked.period().yearBefore()),
                units.successionTo(marked.period())));
        return territories.values().stream()
                .filter(territory::isSame)
                .findFirst()
                .orElse(territory);
    }

    /** Checks what changed against earlier years, and the later years that are judged against what changed. */
    private void validate() {
        JdbcFindingStore findings = new JdbcFindingStore(dataSource);
        findings.forget(HISTORY, run);
        Set<FormPeriod> toDo = formYears.toJudge();
        Set<FormPeriod> filed = formYears.filed();
        LongAdder looked = new LongAdder();
        int found = forEachToDo("validate", toDo, (formPeriod, areas, territory) -> {
            List<HistoryCheck.Scored> scored = checkHistory(formPeriod, territory, filed, looked);
            findings.replace(HISTORY, formPeriod.form(), formPeriod.period(), territory, scored, run);
            return scored.size();
        });
        if (found > MANY) {
            findings.analyze();
        }
        progress.end(toDo.size() + " form-years checked against the year before, " + found + " findings", looked.sum());
    }

    /** The findings of a form and year beside those before it, whichever form last year's figures stand in. */
    private List<HistoryCheck.Scored> checkHistory(
            FormPeriod formPeriod, UnitSelection territory, Set<FormPeriod> filed, LongAdder looked) {
        Form form = formPeriod.form();
        Period period = formPeriod.period();
        List<HistoryCheck.Scored> scored = new ArrayList<>();
        Heirs heirs = new Heirs(units.successionTo(period), units.treeOf(period.yearBefore()), territory);
        for (Form before : catalogue.formsBefore(form, period)) {
            HistoryCheck check = new HistoryCheck(
                    request.rules(),
                    form,
                    before,
                    formYears.beforeLast(before, period, filed),
                    units.treeOf(period),
                    heirs);
            submissions.forEachPair(form, period, before, check.earlierYears(), territory, run, pair -> {
                looked.increment();
                check.add(pair);
            });
            submissions.forEachInherited(
                    form, period, before, heirs.heirCodes(), heirs.sourceCodes(), run, check::addInherited);
            scored.addAll(check.findings());
        }
        return HistoryCheck.together(scored);
    }

    /** Adds up the areas that are marked, and compares areas that filed as a whole with their parts. */
    private void consolidate() {
        JdbcFindingStore findings = new JdbcFindingStore(dataSource);
        totals.forget(run);
        findings.forget(AREAS, run);
        LongAdder added = new LongAdder();
        LongAdder stored = new LongAdder();
        Set<FormPeriod> toDo = formYears.toDo();
        int found = forEachToDo("consolidate", toDo, (formPeriod, areas, territory) -> {
            Consolidator consolidator = new Consolidator(formPeriod.form(), units.treeOf(formPeriod.period()));
            List<String> strangers = new ArrayList<>();
            counted.forEach(formPeriod.form(), formPeriod.period(), territory, run, (unitCode, scope, figures) -> {
                added.increment();
                if (!consolidator.add(unitCode, scope, figures)) {
                    strangers.add(unitCode);
                }
            });
            adjustments.forEach(formPeriod.form(), formPeriod.period(), run, (areaCode, cell, amount) -> {
                if (territory.contains(areaCode) && !consolidator.adjust(areaCode, cell, amount)) {
                    LOG.warn("an adjustment of {} {} is in no total: no such area", areaCode, formPeriod.period());
                }
            });
            List<Total> sums = consolidator.totals();
            stored.add(totals.replace(formPeriod.form(), formPeriod.period(), areas, sums, run));
            List<HistoryCheck.Scored> odd =
                    checkAreas(formPeriod, consolidator.withoutAdjustments(sums), consolidator.areasFiledAsWhole());
            strangers.sort(Comparator.naturalOrder());
            odd.addAll(strangers(formPeriod, strangers));
            findings.replace(AREAS, formPeriod.form(), formPeriod.period(), territory, odd, run);
            return odd.size();
        });
        if (stored.sum() > MANY) {
            totals.analyze();
        }
        progress.end(
                toDo.size() + " form-years added up, " + found + " findings between areas and their parts",
                added.sum());
    }

    private List<HistoryCheck.Scored> checkAreas(FormPeriod formPeriod, List<Total> sums, List<String> areas) {
        AreaCheck check = new AreaCheck(formPeriod.form(), units.treeOf(formPeriod.period()), sums, areas);
        new JdbcAreaFilings(dataSource)
                .forEach(formPeriod.form(), formPeriod.period(), check.unitsToRead(), run, check::add);
        return check.findings();
    }

    /** Units that were taken out of the catalogue, or of that year, after they had filed. */
    private List<HistoryCheck.Scored> strangers(FormPeriod formPeriod, List<String> codes) {
        StrangerCheck check = new StrangerCheck(formPeriod.form(), formPeriod.period(), units);
        new JdbcAreaFilings(dataSource).forEach(formPeriod.form(), formPeriod.period(), codes, run, check::add);
        return check.findings();
    }

    /** Compares the areas that are marked, and takes the marks off. */
    private void compare() {
        bases.forget(run);
        Comparer comparer = new Comparer(catalogue, units, counted, totals, adjustments);
        Set<FormPeriod> toDo = formYears.toDo();
        int stored = forEachToDo(
                "compare",
                toDo,
                (formPeriod, areas, territory) -> bases.replace(
                        formPeriod.form(),
                        formPeriod.period(),
                        areas,
                        comparer.bases(formPeriod.form(), formPeriod.period(), territory, run),
                        run));
        if (stored > MANY) {
            bases.analyze();
        }
        areaStates.clear(run);
        progress.end(toDo.size() + " form-years compared");
    }

    /** Checks what reports print of the totals, what was withdrawn, and what units say to the findings. */
    private void verify() {
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
        Set<FormPeriod> affected = formYears.known(claims.standing(run));
        affected.retainAll(formYears.toDo());
        affected.addAll(formYears.known(claims.touchedBy(run)));
        if (affected.isEmpty()) {
            return;
        }
        ClaimVerifier verifier = new ClaimVerifier(catalogue, request.rules(), units, claims, submissions, totals);
        progress.begin("verify", affected.size());
        int done = 0;
        int found = 0;
        for (FormPeriod formPeriod : affected) {
            List<HistoryCheck.Scored> scored = verifier.findings(formPeriod.form(), formPeriod.period(), run);
            findings.replace(CLAIMS, formPeriod.form(), formPeriod.period(), UnitSelection.ALL, scored, run);
            found += scored.size();
            progress.advance(++done);
        }
        progress.end("stated figures of " + affected.size() + " form-years checked, " + found + " findings");
    }

    /** Writes the outputs and marks the run as completed. */
    void writeReport() throws IOException {
        Set<FormPeriod> wanted = formYears.wanted(request.year());
        progress.begin("report", 0);
        // No output looks at a single filing's figures in the way that the steps do.
        figuresAtHand.close();
        counted.forget();
        new JdbcCatalogueStore(dataSource).storeCells(catalogue, run);
        report = new Reporter(dataSource, catalogue, units, run).report(wanted, request.year(), request.out());
        JdbcRunResultStore results = new JdbcRunResultStore(dataSource);
        results.store(report.findings(), run);
        new CoverageAtTheTop(results, units, run)
                .update(formYears.filed(), formYears.touched(), runs.isCatalogueNew(run));
        runs.complete(run);
        progress.end("%d pages, %d notices and 10 CSV files in %s"
                .formatted(report.pages(), report.notices(), request.out()));
    }

    /** Enters the run as completed without writing anything: where all of it is taken back. */
    void completeWithoutOutputs() {
        runs.complete(run);
    }

    /** The findings of the years that {@link #writeReport} would report. */
    void forEachFindingReported(JdbcFindings.FindingConsumer consumer) {
        Set<String> years = new LinkedHashSet<>();
        formYears
                .wanted(request.year())
                .forEach(formPeriod -> years.add(formPeriod.period().toString()));
        new JdbcFindings(dataSource).forEach(run, years, consumer);
    }

    /** How many filings of the run wait, because their year is closed. */
    int waiting() {
        return new JdbcWaitingStore(dataSource).countOf(run);
    }

    @Override
    public void close() {
        figuresAtHand.close();
    }

    /** What {@link #intake} left for the next run, and why. */
    List<String> remarks() {
        return remarks;
    }

    /** What {@link #writeReport} wrote. */
    Report report() {
        return report;
    }
}
