package org.disclosurerollup.reporting;

import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** Reads in a transaction of its own, for a thread beside the one that makes the run: rows come a few at a time then. */
final class JdbcSnapshot {

    private final PlatformTransactionManager transactions;

    JdbcSnapshot(DataSource dataSource) {
        transactions = new DataSourceTransactionManager(dataSource);
    }

    /** Does work that only reads. */
    <T> T read(Callable<T> work) throws Exception {
        DefaultTransactionDefinition readOnly = new DefaultTransactionDefinition();
        readOnly.setReadOnly(true);
        TransactionStatus transaction = transactions.getTransaction(readOnly);
        try {
            return work.call();
        } finally {
            // Nothing was written.
            transactions.rollback(transaction);
        }
    }
}
