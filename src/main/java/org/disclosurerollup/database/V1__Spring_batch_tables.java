package org.disclosurerollup.database;

import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Makes the job repository's tables in a schema of their own, from the script that Spring Batch itself ships. */
class V1__Spring_batch_tables extends BaseJavaMigration {

    private static final String SCRIPT = "org/springframework/batch/core/schema-postgresql.sql";

    @Override
    public void migrate(Context context) throws Exception {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute("create schema batch");
            statement.execute("set local search_path to batch");
            ScriptUtils.executeSqlScript(context.getConnection(), new ClassPathResource(SCRIPT));
            statement.execute("set local search_path to default");
        }
    }
}
