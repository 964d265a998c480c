package org.disclosurerollup.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** An open database with the current schema. Closing it closes the connections and, if nobody else uses it, the server. */
public final class Database implements AutoCloseable {

    private static final int CONNECTIONS = 6;
    private static final long CONNECT_MILLIS = 5_000;
    private static final long MIGRATION = 0x6d6967726174L;

    private final EmbeddedServer server;
    private final HikariDataSource pool;

    private Database(EmbeddedServer server, HikariDataSource pool) {
        this.server = server;
        this.pool = pool;
    }

    /**
     * Opens a database and brings its schema up to date.
     *
     * @param location a JDBC URL, or the folder of an embedded database, made if it does not exist. User and password of
     *     a server come from {@code ROLLUP_DATABASE_USER} and {@code ROLLUP_DATABASE_PASSWORD} or from the password file
     *     that PostgreSQL's own programs use.
     */
    public static Database open(String location) throws IOException {
        boolean embedded = !location.startsWith("jdbc:");
        EmbeddedServer server = embedded ? EmbeddedServer.open(Path.of(location, "postgres")) : null;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(embedded ? server.url() : location);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        // A server that is gone is asked for again by whatever has still to be entered; nobody shall wait minutes.
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setPoolName("rollup");
        config.addDataSourceProperty("ApplicationName", applicationName());
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        if (!embedded) {
            String user = System.getenv("ROLLUP_DATABASE_USER");
            String password = System.getenv("ROLLUP_DATABASE_PASSWORD");
            if (user != null) {
                config.setUsername(user);
            }
            if (password != null) {
                config.setPassword(password);
            }
        }
        HikariDataSource pool = new HikariDataSource(config);
        Database database = new Database(server, pool);
        try {
            database.migrate();
        } catch (RuntimeException e) {
            database.close();
            throw e;
        } catch (SQLException e) {
            database.close();
            throw new IOException(e.getMessage(), e);
        }
        return database;
    }

    /** What this process's sessions call themselves: tells them from those of another one. */
    static String applicationName() {
        return "disclosure-rollup-" + ProcessHandle.current().pid();
    }

    /** Brings the schema up to date; of several processes that open an empty database at once, one does it. */
    private void migrate() throws SQLException {
        try (Connection session = pool.getConnection();
                Statement statement = session.createStatement()) {
            statement.execute("select pg_advisory_lock(" + MIGRATION + ")");
            try {
                Flyway.configure()
                        .dataSource(pool)
                        .locations("classpath:db/migration")
                        .javaMigrations(new V1__Spring_batch_tables())
                        .createSchemas(false)
                        .baselineOnMigrate(true)
                        .baselineVersion("0")
                        .loggers("slf4j")
                        .load()
                        .migrate();
            } finally {
                statement.execute("select pg_advisory_unlock(" + MIGRATION + ")");
            }
        }
    }

    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
        if (server != null) {
            server.close();
        }
    }
}
