package org.disclosurerollup.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.job.DryRun.Moved;
import org.disclosurerollup.submission.Finding;

/**
 * Runs the steps of a consolidation one after the other in the transaction around it, without Spring Batch and its books,
 * and looks at what they did before whoever called takes it back. They are the steps of a real run, so that what is told
 * is what it would do.
 */
final class Rehearsal {

    /** More than so many rows of anything are counted only. */
    private static final int MOST = 20;

    private final RunRequest request;
    private final DataSource dataSource;
    private final Progress progress;

    Rehearsal(RunRequest request, DataSource dataSource, Progress progress) {
        this.request = request;
        this.dataSource = dataSource;
        this.progress = progress;
    }

    /** Only within a transaction that is going to be rolled back. */
    DryRun perform() {
        JdbcRunStore runs = new JdbcRunStore(dataSource);
        JdbcDryRunBooks books = new JdbcDryRunBooks(dataSource);
        Map<Severity, Long> before = books.standing();
        Optional<JdbcRunStore.Unfinished> unfinished = runs.unfinished();
        if (unfinished
                .filter(one -> !one.command().equals(JdbcRunStore.CONSOLIDATION))
                .isPresent()) {
            try (ConsolidationSteps steps = new ConsolidationSteps(
                    request, dataSource, progress, unfinished.get().run(), false)) {
                perform(steps, unfinished.get().command());
            }
        }
        long run = unfinished
                .filter(one -> one.command().equals(JdbcRunStore.CONSOLIDATION))
                .map(JdbcRunStore.Unfinished::run)
                .orElseGet(() -> runs.begin(
                        JdbcRunStore.CONSOLIDATION, request.operator(), request.fingerprint(), request.year(), null));
        long first = unfinished.map(JdbcRunStore.Unfinished::run).orElse(run);
        try (ConsolidationSteps steps = new ConsolidationSteps(request, dataSource, progress, run, false)) {
            perform(steps, JdbcRunStore.CONSOLIDATION);
            return look(steps, books, before, run, first, unfinished.isPresent() ? first : 0);
        }
    }

    private static void perform(ConsolidationSteps steps, String command) {
        try {
            for (ConsolidationSteps.NamedStep step : steps.stepsOf(command)) {
                step.work().run();
            }
            steps.completeWithoutOutputs();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param first the first run of which everything is taken back: this one, or one that was cut off */
    private DryRun look(
            ConsolidationSteps steps,
            JdbcDryRunBooks books,
            Map<Severity, Long> before,
            long run,
            long first,
            long unfinished) {
        Map<Severity, Moved> findings = books.moved(before, run, first);
        List<Finding> come = new ArrayList<>();
        Map<Severity, long[]> reported = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            reported.put(severity, new long[2]);
        }
        steps.forEachFindingReported((finding, answered) -> {
            long[] counts = reported.get(finding.severity());
            counts[0]++;
            counts[1] += answered ? 0 : 1;
        });
        books.forEachNewFinding(run, first, MOST, come::add);
        return new DryRun(
                unfinished,
                new JdbcRunStore(dataSource).counts(run),
                steps.waiting(),
                books.files(first, MOST),
                books.filesByChange(first),
                books.filings(first),
                findings,
                come,
                reported.get(Severity.HARD)[1],
                reported.get(Severity.SOFT)[1],
                reported.get(Severity.HARD)[0],
                reported.get(Severity.SOFT)[0],
                books.areas(first),
                books.outdated(first),
                books.figures(request.catalogue(), first, MOST),
                books.figuresChanged(first),
                new JdbcLostFigures(dataSource).of(first, run));
    }
}
