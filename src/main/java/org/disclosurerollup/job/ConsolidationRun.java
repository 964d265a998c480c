package org.disclosurerollup.job;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.CatalogueException;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.database.RunLock;
import org.disclosurerollup.submission.Acceptance;
import org.disclosurerollup.submission.JdbcAcceptanceStore.Standing;
import org.disclosurerollup.submission.JdbcClaimStore;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs the job {@code consolidation}: intake, mark, validate, consolidate, compare, verify, report; or {@code accept}: the
 * same without intake, for a submission that an operator accepts.
 *
 * <p>One run at a time per database. A run that an earlier process left unfinished is finished first, under its own
 * number: every step is done again, which changes nothing that was done, and takes in what came since.
 */
public final class ConsolidationRun {

    private static final String JOB = "consolidation";
    private static final String ACCEPT = "accept";
    private static final String RUN = "run";

    private final Database database;
    private final RunRequest request;
    private final Progress progress;

    public ConsolidationRun(Database database, RunRequest request, Progress progress) {
        this.database = database;
        this.request = request;
        this.progress = progress;
    }

    /**
     * @throws DatabaseBusyException if another process holds the run lock
     * @throws CatalogueException if the forms do not fit the figures that are stored
     * @throws RunFailedException if a step fails; the same command later finishes the run
     */
    public RunOutcome run() throws SQLException, DatabaseBusyException, RunFailedException {
        DataSource dataSource = database.dataSource();
        RunLock held = lock(dataSource);
        try (held;
                AnnotationConfigApplicationContext context = context(dataSource)) {
            // Before a run is begun: wrong usage must not leave one to be finished.
            new JdbcCatalogueStore(dataSource).checkForms(request.catalogue());
            return run(context, dataSource);
        }
    }

    /**
     * Makes a rejected submission count, as a run of its own: either all of it happens or, under the same exceptions as
     * {@link #run}, nothing.
     *
     * @throws NotAcceptableException if there is no such rejected submission; no run is made then
     */
    public AcceptanceOutcome accept(Acceptance acceptance)
            throws SQLException, DatabaseBusyException, RunFailedException, NotAcceptableException {
        DataSource dataSource = database.dataSource();
        RunLock held = lock(dataSource);
        try (held;
                AnnotationConfigApplicationContext context = context(dataSource)) {
            return accept(context, dataSource, acceptance);
        }
    }

    private static RunLock lock(DataSource dataSource) throws SQLException, DatabaseBusyException {
        Optional<RunLock> lock = RunLock.take(dataSource);
        if (lock.isEmpty()) {
            throw new DatabaseBusyException(RunLock.holder(dataSource));
        }
        return lock.get();
    }

    private static AnnotationConfigApplicationContext context(DataSource dataSource) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean("dataSource", DataSource.class, () -> dataSource, bean -> bean.setDestroyMethodName(""));
        context.register(BatchInfrastructure.class);
        context.refresh();
        return context;
    }

    private RunOutcome run(AnnotationConfigApplicationContext context, DataSource dataSource)
            throws RunFailedException {
        JdbcRunStore runs = new JdbcRunStore(dataSource);
        Optional<Long> acceptance = runs.unfinished(ACCEPT);
        if (acceptance.isPresent()) {
            execute(context, dataSource, ACCEPT, acceptance.get(), true);
        }
        Optional<Long> unfinished = runs.unfinished();
        long run = unfinished.orElseGet(() -> runs.begin(JOB, request.operator(), request.fingerprint()));
        return execute(context, dataSource, JOB, run, unfinished.isPresent());
    }

    private AcceptanceOutcome accept(
            AnnotationConfigApplicationContext context, DataSource dataSource, Acceptance acceptance)
            throws RunFailedException, NotAcceptableException {
        JdbcRunStore runs = new JdbcRunStore(dataSource);
        AcceptStep step = new AcceptStep(request, acceptance, dataSource);
        Optional<Long> unfinished = runs.unfinished(ACCEPT);
        if (unfinished.isPresent()) {
            RunOutcome finished = execute(context, dataSource, ACCEPT, unfinished.get(), true);
            Optional<Standing> accepted = step.acceptedBy(unfinished.get());
            if (accepted.isPresent()) {
                return new AcceptanceOutcome(accepted.get(), finished);
            }
        }
        unfinished = runs.unfinished();
        if (unfinished.isPresent()) {
            execute(context, dataSource, JOB, unfinished.get(), true);
        }
        Standing rejected = step.rejected();
        Standing accepted = new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .execute(transaction ->
                        step.accept(rejected, runs.begin(ACCEPT, acceptance.operator(), request.fingerprint())));
        return new AcceptanceOutcome(accepted, execute(context, dataSource, ACCEPT, accepted.introducedRun(), false));
    }

    private RunOutcome execute(
            AnnotationConfigApplicationContext context,
            DataSource dataSource,
            String command,
            long run,
            boolean resumed)
            throws RunFailedException {
        JobRepository repository = context.getBean(JobRepository.class);
        JobOperator operator = context.getBean(JobOperator.class);
        // Whoever holds the lock knows that the process of a running execution is dead.
        repository.findRunningJobExecutions(command).forEach(operator::recover);
        ConsolidationSteps steps = new ConsolidationSteps(request, dataSource, progress, run);
        Job job = job(command, repository, context.getBean(PlatformTransactionManager.class), steps);
        JobParameters parameters = new JobParametersBuilder().addLong(RUN, run).toJobParameters();
        forgetInstanceWithoutExecution(repository, command, parameters);
        JobExecution execution;
        try {
            execution = operator.start(job, parameters);
        } catch (Exception e) {
            throw new RunFailedException(run, e);
        }
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            List<Throwable> causes = execution.getAllFailureExceptions();
            throw new RunFailedException(run, causes.isEmpty() ? null : causes.get(0));
        }
        return new RunOutcome(
                run,
                resumed,
                new JdbcRunStore(dataSource).counts(run),
                new JdbcClaimStore(dataSource).countOf(run),
                steps.report());
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

    private static Job job(
            String command,
            JobRepository repository,
            PlatformTransactionManager transactions,
            ConsolidationSteps steps) {
        StepFactory factory = new StepFactory(repository, transactions);
        JobBuilder job = new JobBuilder(command, repository);
        Step mark = factory.step("mark", steps::mark);
        SimpleJobBuilder begun = command.equals(ACCEPT)
                ? job.start(mark)
                : job.start(factory.step("intake", steps::intake)).next(mark);
        return begun.next(factory.step("validate", steps::validate))
                .next(factory.step("consolidate", steps::consolidate))
                .next(factory.step("compare", steps::compare))
                .next(factory.step("verify", steps::verify))
                .next(factory.step("report", steps::writeReport))
                .build();
    }

    /** Makes steps that run in one transaction and are done again when their job is started again. */
    private record StepFactory(JobRepository repository, PlatformTransactionManager transactions) {

        /** What a step does. */
        @FunctionalInterface
        interface Work {
            void run() throws Exception;
        }

        Step step(String name, Work work) {
            return new StepBuilder(name, repository)
                    .tasklet(
                            (contribution, chunk) -> {
                                work.run();
                                return RepeatStatus.FINISHED;
                            },
                            transactions)
                    .allowStartIfComplete(true)
                    .build();
        }
    }
}
