package org.disclosurerollup.job;

import javax.sql.DataSource;
import org.disclosurerollup.database.Database;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * Spring Batch, ready to run jobs on a database whose schema is current. To make it takes a while and changes nothing, so
 * that it may be made before it is certain that there will be a run.
 */
public final class BatchContext implements AutoCloseable {

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

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Can be closed twice. */
    @Override
    public void close() {
        context.close();
    }
}
