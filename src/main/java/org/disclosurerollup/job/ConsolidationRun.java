package org.disclosurerollup.job;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.CatalogueException;
import org.disclosurerollup.consolidation.JdbcAreaStateStore;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.database.RunLock;
import org.disclosurerollup.job.ConsolidationSteps.NamedStep;
import org.disclosurerollup.job.spread.SpreadReading;
import org.disclosurerollup.submission.FileChangedException;
import org.disclosurerollup.submission.JdbcClaimStore;
import org.disclosurerollup.submission.JdbcWaitingStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs the job {@code consolidation}: intake, mark, validate, consolidate, compare, verify, report; the job {@code rerun}:
 * the same with judge behind intake; or the job of a {@link Change}: the same without intake.
 *
 * <p>One run at a time per database. A run that an earlier process left unfinished is finished first, under its own
 * number: every step is done again, which changes nothing that was done, and takes in what came since.
 */
public final class ConsolidationRun {

    private static final Logger LOG = LoggerFactory.getLogger(ConsolidationRun.class);

    private static final String DRY_RUN = "dry run";
    private static final String RUN = "run";

    private static final int MOST_ATTEMPTS = 3;

    private final Database database;
    private final RunRequest request;
    private final Progress progress;
    private final Optional<BatchContext> prepared;
    private final boolean spread;

    public ConsolidationRun(Database database, RunRequest request, Progress progress) {
        this(database, request, progress, Optional.empty());
    }

    /** @param prepared made on the database before, for one run, which closes it */
    public ConsolidationRun(Database database, RunRequest request, Progress progress, Optional<BatchContext> prepared) {
        this(database, request, progress, prepared, false);
    }

    private ConsolidationRun(
            Database database, RunRequest request, Progress progress, Optional<BatchContext> prepared, boolean spread) {
        this.database = database;
        this.request = request;
        this.progress = progress;
        this.prepared = prepared;
        this.spread = spread;
    }

    /** The same run, with workers reading ahead of it if there are any. Its result is the same, too. */
    public ConsolidationRun withSpreadReading() {
        return new ConsolidationRun(database, request, progress, prepared, true);
    }

    /**
     * @throws DatabaseBusyException if another process holds the run lock
     * @throws CatalogueException if the forms do not fit the figures that are stored
     * @throws RunFailedException if a step fails; the same command later finishes the run
     */
    public RunOutcome run() throws SQLException, DatabaseBusyException, RunFailedException {
        return run(JdbcRunStore.CONSOLIDATION, null);
    }

    /**
     * Does the same and then computes the year named in the request anew from the filings: each is judged by the present
     * rules, every area is added up and compared. Whatever nothing has changed for must come out as it is stored.
     *
     * @param reason why, {@code null} if nobody says
     * @throws RefusedException if the year is closed; no run is made then
     */
    public RunOutcome rerun(String reason)
            throws SQLException, DatabaseBusyException, RunFailedException, RefusedException {
        ClosedYear.refuseIfClosed(request.year().orElseThrow(), database.dataSource());
        return run(JdbcRunStore.RERUN, reason);
    }

    /**
     * Does what {@link #run()} would do short of the outputs, looks at it, and takes it back: in one transaction that is
     * rolled back, so that database and outputs are as before, down to the number of the next run. Holds the run lock
     * meanwhile, since two that take in the same filings would wait for each other.
     *
     * @throws DatabaseBusyException if another process holds the run lock
     */
    public DryRun dryRun() throws SQLException, DatabaseBusyException {
        DataSource dataSource = database.dataSource();
        RunLock held = lock(dataSource, DRY_RUN, request.operator());
        try (held) {
            new JdbcCatalogueStore(dataSource).checkForms(request.catalogue());
            return new TransactionTemplate(context().transactions()).execute(transaction -> {
                transaction.setRollbackOnly();
                return new Rehearsal(request, dataSource, progress).perform();
            });
        }
    }

    private RunOutcome run(String command, String reason)
            throws SQLException, DatabaseBusyException, RunFailedException {
        DataSource dataSource = database.dataSource();
        RunLock held = lock(dataSource, asCalled(command), request.operator());
        try (held) {
            // Before a run is begun: wrong usage must not leave one to be finished.
            new JdbcCatalogueStore(dataSource).checkForms(request.catalogue());
            return run(context(), held, command, reason);
        }
    }

    /**
     * Makes a change to the books, as a run of its own: either all of it happens or, under the same exceptions as
     * {@link #run}, nothing. A run that was left unfinished is finished first; if it is for this very change, that is all.
     *
     * @throws RefusedException if the change cannot be made; no run is made then
     */
    public ChangeOutcome enter(Change change)
            throws SQLException, DatabaseBusyException, RunFailedException, RefusedException {
        DataSource dataSource = database.dataSource();
        RunLock held = lock(dataSource, change.command(), change.operator());
        try (held) {
            return enter(context(), held, change);
        }
    }

    /** The command as an operator knows it. */
    private static String asCalled(String command) {
        return command.equals(JdbcRunStore.CONSOLIDATION) ? "consolidate" : command;
    }

    private static RunLock lock(DataSource dataSource, String command, String operator)
            throws SQLException, DatabaseBusyException {
        Optional<RunLock> lock = RunLock.take(dataSource, command, operator);
        if (lock.isEmpty()) {
            throw new DatabaseBusyException(RunLock.holder(dataSource));
        }
        return lock.get();
    }

    private BatchContext context() {
        return prepared.orElseGet(() -> BatchContext.on(database));
    }

    private RunOutcome run(BatchContext context, RunLock held, String command, String reason)
            throws RunFailedException, SQLException {
        JdbcRunStore runs = new JdbcRunStore(database.dataSource());
        Optional<JdbcRunStore.Unfinished> unfinished = runs.unfinished();
        if (unfinished.isPresent() && !isThis(unfinished.get(), command)) {
            execute(context, held, unfinished.get().command(), unfinished.get().run(), true);
            unfinished = Optional.empty();
        }
        long run = unfinished
                .map(JdbcRunStore.Unfinished::run)
                .orElseGet(
                        () -> runs.begin(command, request.operator(), request.fingerprint(), request.year(), reason));
        return execute(context, held, command, run, unfinished.isPresent());
    }

    /** A rerun is that of its year; a consolidation takes in everything, whatever year it was asked to report. */
    private boolean isThis(JdbcRunStore.Unfinished unfinished, String command) {
        return unfinished.command().equals(command)
                && (!command.equals(JdbcRunStore.RERUN) || unfinished.year().equals(request.year()));
    }

    private ChangeOutcome enter(BatchContext context, RunLock held, Change change)
            throws RunFailedException, RefusedException, SQLException {
        DataSource dataSource = database.dataSource();
        JdbcRunStore runs = new JdbcRunStore(dataSource);
        Optional<JdbcRunStore.Unfinished> unfinished = runs.unfinished();
        if (unfinished.isPresent()) {
            long run = unfinished.get().run();
            String command = unfinished.get().command();
            RunOutcome finished = execute(context, held, command, run, true);
            if (command.equals(change.command()) && change.isEnteredBy(run, dataSource)) {
                return new ChangeOutcome(runs.subject(run), finished);
            }
        }
        Change.Entry entry = change.check(dataSource);
        long run = new TransactionTemplate(context.transactions()).execute(transaction -> enter(runs, change, entry));
        return new ChangeOutcome(runs.subject(run), execute(context, held, change.command(), run, false));
    }

    private long enter(JdbcRunStore runs, Change change, Change.Entry entry) {
        runs.waitForTheDead();
        long run =
                runs.begin(change.command(), change.operator(), request.fingerprint(), request.year(), change.reason());
        runs.setSubject(run, entry.enter(run));
        return run;
    }

    private RunOutcome execute(BatchContext context, RunLock held, String command, long run, boolean resumed)
            throws RunFailedException, SQLException {
        DataSource dataSource = database.dataSource();
        held.workOn(run, asCalled(command));
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(context, command, run, new Fenced(held, new JdbcRunStore(dataSource)), resumed);
            } catch (RunFailedException e) {
                // Who writes to a file while it is read is seen before it is read the next time.
                if (attempt == MOST_ATTEMPTS || !(e.getCause() instanceof FileChangedException)) {
                    throw e;
                }
            }
        }
    }

    private RunOutcome attempt(BatchContext context, String command, long run, Fenced fence, boolean resumed)
            throws RunFailedException {
        DataSource dataSource = database.dataSource();
        progress.runBegun(run, command, resumed);
        // Whoever holds the lock knows that the process of a running execution is dead.
        context.repository().findRunningJobExecutions(command).forEach(context.operator()::recover);
        try (ConsolidationSteps steps = new ConsolidationSteps(request, dataSource, progress, run, spread)) {
            execute(context, command, run, fence, steps);
            SpreadReading.clear(dataSource);
            return new RunOutcome(
                    run,
                    resumed,
                    new JdbcRunStore(dataSource).counts(run),
                    new JdbcClaimStore(dataSource).countOf(run),
                    new JdbcWaitingStore(dataSource).countOf(run),
                    steps.report(),
                    new JdbcAreaStateStore(dataSource).outdatedYears(),
                    command.equals(JdbcRunStore.RERUN) ? new JdbcRerunAudit(dataSource).differences(run) : List.of(),
                    new JdbcLostFigures(dataSource).of(run),
                    steps.remarks());
        }
    }

    private void execute(BatchContext context, String command, long run, Fenced fence, ConsolidationSteps steps)
            throws RunFailedException {
        JobRepository repository = context.repository();
        Job job = job(command, repository, context.transactions(), fence, steps);
        JobParameters parameters = new JobParametersBuilder().addLong(RUN, run).toJobParameters();
        forgetInstanceWithoutExecution(repository, command, parameters);
        takeUnknownForFailed(repository, command, parameters);
        JobExecution execution;
        try {
            execution = context.operator().start(job, parameters);
        } catch (Exception e) {
            throw new RunFailedException(run, e);
        }
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            List<Throwable> causes = execution.getAllFailureExceptions();
            throw new RunFailedException(run, causes.isEmpty() ? null : causes.get(0));
        }
    }

    /**
     * Spring Batch enters an instance and its first execution in two transactions. A process killed between them leaves an
     * instance that can never be started again.
     */
    private static void forgetInstanceWithoutExecution(
            JobRepository repository, String command, JobParameters parameters) {
        JobInstance instance = repository.getJobInstance(command, parameters);
        if (instance != null && repository.getJobExecutions(instance).isEmpty()) {
            repository.deleteJobInstance(instance);
        }
    }

    /**
     * An execution whose end could not be entered, because the server went away before it, is left as unknown, or as failed
     * with a step that seems to be running, and Spring Batch never starts its job again. A step that was not committed has
     * done nothing, and each can be done again.
     */
    private static void takeUnknownForFailed(JobRepository repository, String command, JobParameters parameters) {
        JobInstance instance = repository.getJobInstance(command, parameters);
        if (instance == null) {
            return;
        }
        for (JobExecution execution : repository.getJobExecutions(instance)) {
            for (StepExecution step : execution.getStepExecutions()) {
                if (step.getStatus() == BatchStatus.UNKNOWN || step.getStatus().isRunning()) {
                    step.setStatus(BatchStatus.FAILED);
                    repository.update(step);
                }
            }
            if (execution.getStatus() == BatchStatus.UNKNOWN) {
                execution.setStatus(BatchStatus.FAILED);
                repository.update(execution);
            }
        }
    }

    private Job job(
            String command,
            JobRepository repository,
            PlatformTransactionManager transactions,
            Fenced fence,
            ConsolidationSteps steps) {
        StepFactory factory = new StepFactory(repository, transactions, fence, progress);
        List<NamedStep> all = new ArrayList<>(steps.stepsOf(command));
        all.add(new NamedStep("report", steps::writeReport));
        SimpleJobBuilder job = new JobBuilder(command, repository).start(factory.step(all.get(0)));
        all.stream().skip(1).map(factory::step).forEach(job::next);
        return job.build();
    }

    /**
     * Keeps a step from doing anything beside another run: this process may have lost its lock without knowing, and the
     * last transaction of one that died may still be ending.
     */
    private record Fenced(RunLock held, JdbcRunStore runs) {

        void enter() throws SQLException {
            runs.waitForTheDead();
            held.confirm();
        }
    }

    /** Makes steps that run in one transaction and are done again when their job is started again. */
    private record StepFactory(
            JobRepository repository, PlatformTransactionManager transactions, Fenced fence, Progress progress) {

        Step step(NamedStep step) {
            return new StepBuilder(step.name(), repository)
                    .tasklet(
                            (contribution, chunk) -> {
                                LOG.debug("Executing step: [{}]", step.name());
                                fence.enter();
                                step.work().run();
                                return RepeatStatus.FINISHED;
                            },
                            transactions)
                    .allowStartIfComplete(true)
                    .listener(new StepTelling(progress))
                    .build();
        }
    }
}
