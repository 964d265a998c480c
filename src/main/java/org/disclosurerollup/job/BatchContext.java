package org.disclosurerollup.job;

import javax.sql.DataSource;
import org.disclosurerollup.database.Database;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * Spring Batch, ready to run jobs on a database whose schema is current. To make it takes a while and changes nothing, so
 * that it may be made before it is certain that there will be a run.
 */
public final class BatchContext implements AutoCloseable {

    private static final String NOTHING = "nothing";

    private final AnnotationConfigApplicationContext context;

    private BatchContext(AnnotationConfigApplicationContext context) {
        this.context = context;
    }

    public static BatchContext on(Database database) {
        DataSource dataSource = database.dataSource();
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean("dataSource", DataSource.class, () -> dataSource, bean -> bean.setDestroyMethodName(""));
        context.register(BatchInfrastructure.class);
        context.refresh();
        return new BatchContext(context);
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
        TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
        operator.setJobRepository(nowhere);
        operator.setJobRegistry(new MapJobRegistry());
        try {
            operator.afterPropertiesSet();
            operator.start(new JobBuilder(NOTHING, nowhere).start(step).build(), new JobParameters());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        get(JobOperator.class);
        get(JobRepository.class).findRunningJobExecutions(NOTHING);
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Can be closed twice. */
    @Override
    public void close() {
        context.close();
    }
}
