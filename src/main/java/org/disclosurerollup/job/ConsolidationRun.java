package org.disclosurerollup.job;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.CatalogueException;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.database.RunLock;
import org.disclosurerollup.submission.JdbcClaimStore;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Runs the job {@code consolidation}: intake, validate, consolidate, compare, verify, report.
 *
 * <p>One run at a time per database. A run that an earlier process left unfinished is finished first, under its own
 * number: every step is done again, which changes nothing that was done, and takes in what came since.
 */
public final class ConsolidationRun {

    private static final String JOB = "consolidation";
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
        Optional<RunLock> lock = RunLock.take(dataSource);
        if (lock.isEmpty()) {
            throw new DatabaseBusyException(RunLock.holder(dataSource));
        }
        RunLock held = lock.get();
        try (held;
                AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean(
                    "dataSource", DataSource.class, () -> dataSource, bean -> bean.setDestroyMethodName(""));
            context.register(BatchInfrastructure.class);
            context.refresh();
            // Before a run is begun: wrong usage must not leave one to be finished.
            new JdbcCatalogueStore(dataSource).checkForms(request.catalogue());
            return run(context, dataSource);
        }
    }

    private RunOutcome run(AnnotationConfigApplicationContext context, DataSource dataSource)
            throws RunFailedException {
        JobRepository repository = context.getBean(JobRepository.class);
        JobOperator operator = context.getBean(JobOperator.class);
        JdbcRunStore runs = new JdbcRunStore(dataSource);
        Optional<Long> unfinished = runs.unfinished();
        long run = unfinished.orElseGet(() -> runs.begin(JOB, request.operator(), request.fingerprint()));
        // Whoever holds the lock knows that the process of a running execution is dead.
        repository.findRunningJobExecutions(JOB).forEach(operator::recover);
        ConsolidationSteps steps = new ConsolidationSteps(request, dataSource, progress, run);
        Job job = job(repository, context.getBean(PlatformTransactionManager.class), steps);
        JobParameters parameters = new JobParametersBuilder().addLong(RUN, run).toJobParameters();
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
                unfinished.isPresent(),
                runs.counts(run),
                new JdbcClaimStore(dataSource).countOf(run),
                steps.report());
    }

    private static Job job(
            JobRepository repository, PlatformTransactionManager transactions, ConsolidationSteps steps) {
        StepFactory factory = new StepFactory(repository, transactions);
        return new JobBuilder(JOB, repository)
                .start(factory.step("intake", steps::intake))
                .next(factory.step("validate", steps::validate))
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
