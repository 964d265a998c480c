package org.disclosurerollup.job;

import javax.sql.DataSource;
import org.disclosurerollup.database.Database;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Spring Batch, ready to run jobs on a database whose schema is current, with its job repository in the same database as
 * the facts. To make it takes a while and changes nothing, so that it may be made before it is certain that there will be
 * a run. It is put together by hand: an application context takes longer to look for what belongs together than all of it
 * takes to make.
 *
 * @param transactions of every step
 */
public record BatchContext(JobRepository repository, JobOperator operator, PlatformTransactionManager transactions) {

    private static final String TABLE_PREFIX = "batch.BATCH_";
    private static final String NOTHING = "nothing";

    public static BatchContext on(Database database) {
        DataSource dataSource = database.dataSource();
        PlatformTransactionManager transactions = new JdbcTransactionManager(dataSource);
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(dataSource);
        factory.setTransactionManager(transactions);
        factory.setTablePrefix(TABLE_PREFIX);
        try {
            factory.afterPropertiesSet();
            JobRepository repository = factory.getObject();
            return new BatchContext(repository, operator(repository), transactions);
        } catch (Exception e) {
            throw new IllegalStateException("Spring Batch cannot be made ready", e);
        }
    }

    private static JobOperator operator(JobRepository repository) throws Exception {
        TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
        operator.setJobRepository(repository);
        operator.setJobRegistry(new MapJobRegistry());
        operator.afterPropertiesSet();
        return operator;
    }

    /**
     * Loads what the first job would load before its first step begins, by running one that does nothing and is stored
     * nowhere: Spring Batch's events for Java Flight Recorder alone take a tenth of a second. On the database it only reads.
     */
    public void warmUp() {
        JobRepository nowhere = new ResourcelessJobRepository();
        Step step = new StepBuilder(NOTHING, nowhere)
                .tasklet((contribution, chunk) -> RepeatStatus.FINISHED, new ResourcelessTransactionManager())
                .build();
        try {
            operator(nowhere).start(new JobBuilder(NOTHING, nowhere).start(step).build(), new JobParameters());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        repository.findRunningJobExecutions(NOTHING);
    }
}
