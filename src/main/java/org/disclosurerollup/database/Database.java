package org.disclosurerollup.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open database with the current schema. Closing it closes the connections and, if nobody else uses it, the server. */
public final class Database implements AutoCloseable {

    static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int CONNECTIONS = 6;
    private static final long CONNECT_MILLIS = 5_000;

    private final EmbeddedServer server;
    private final HikariDataSource pool;

    private final Schema schema;

    private Database(EmbeddedServer server, HikariDataSource pool, Schema schema) {
        this.server = server;
        this.pool = pool;
        this.schema = schema;
    }

    /**
     * Opens a database and, for its owner, brings its schema up to date.
     *
     * @param location a JDBC URL, or the folder of an embedded database, made if it does not exist. User and password of
     *     a server come from {@code ROLLUP_DATABASE_USER} and {@code ROLLUP_DATABASE_PASSWORD}, from a file that {@code
     *     ROLLUP_DATABASE_PASSWORD_FILE} names, or from the password file that PostgreSQL's own programs use.
     * @throws DatabaseAccessException if this user cannot work with it
     */
    public static Database open(String location) throws IOException {
        return connect(location).broughtUpToDate();
    }

    /** Whether there is a complete one already; of a server it is taken for granted. */
    public static boolean isThere(String location) {
        try {
            return isOnServer(location) || DataFolder.isMade(folder(location));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Whether anything stands where the database would be: a whole one, or what is left of one. Of a server, always. */
    public static boolean isAnythingAt(String location) {
        return isOnServer(location) || Files.exists(folder(location));
    }

    /** Whether a location is the JDBC URL of a server, not a folder. */
    public static boolean isOnServer(String location) {
        return location.startsWith("jdbc:");
    }

    /**
     * What is wrong with the name of a database, as far as can be said without asking its server or changing a folder, and
     * what to do about it, in words that go on after {@code --database}; empty if nothing is.
     */
    public static Optional<String> faultIn(String location) {
        if (ServerUrl.isMeantBy(location)) {
            return ServerUrl.faultIn(location);
        }
        try {
            Path at = folder(location).toAbsolutePath();
            while (!Files.exists(at, LinkOption.NOFOLLOW_LINKS) && at.getParent() != null) {
                at = at.getParent();
            }
            if (!Files.isDirectory(at)) {
                boolean isFile = Files.exists(at);
                return Optional.of("takes the folder of a database, and " + at + " is "
                        + (isFile ? "a file" : "a link that leads nowhere") + "; move it away, or name another folder");
            }
            return Files.isWritable(at)
                    ? Optional.empty()
                    : Optional.of("takes the folder of a database, and this user may not write in " + at
                            + "; call this as the user whose folder it is, or name another");
        } catch (InvalidPathException e) {
            return Optional.of("takes a folder, and no folder can be named so: " + e.getReason());
        }
    }

    private static Path folder(String location) {
        return Path.of(location, "postgres");
    }

    /** Whether {@link #broughtUpToDate} would have nothing to do; false where that cannot be said. */
    boolean hasCurrentSchema() {
        try {
            return schema.isCurrent();
        } catch (SQLException e) {
            LOG.debug("the schema does not answer", e);
            return false;
        }
    }

    /** Brings the schema up to date for its owner; closes the database if that fails. */
    Database broughtUpToDate() throws IOException {
        try {
            if (!schema.open().isEmpty()) {
                LOG.warn("not all roles of this database are set up; rollup migrate says what is missing");
            }
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        } catch (SQLException e) {
            close();
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * Brings the schema of a database up to date and gives its roles what they need.
     *
     * @param rolePrefix what the roles' names begin with; as they are, if empty
     * @throws DatabaseAccessException if this user may not
     */
    public static Migration migrate(String location, Optional<String> rolePrefix) throws IOException {
        try (Database database = connect(location)) {
            return database.schema.migrate(rolePrefix);
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Starts or joins the server, if it is an embedded one, and makes the pool of connections. */
    static Database connect(String location) throws IOException {
        boolean embedded = !isOnServer(location);
        if (!embedded) {
            Credentials.passwordIn(location).ifPresent(fault -> {
                throw new DatabaseAccessException("--database " + fault);
            });
        }
        Credentials credentials = Credentials.of(embedded ? Map.of() : System.getenv());
        EmbeddedServer server = embedded ? EmbeddedServer.open(folder(location)) : null;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(embedded ? server.url() : location);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        // A server that is gone is asked for again by whatever has still to be entered; nobody shall wait minutes.
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setPoolName("rollup");
        config.addDataSourceProperty("ApplicationName", applicationName());
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        PGSimpleDataSource asOwner = new PGSimpleDataSource();
        asOwner.setUrl(config.getJdbcUrl());
        asOwner.setApplicationName(applicationName());
        if (credentials.user() != null) {
            config.setUsername(credentials.user());
            asOwner.setUser(credentials.user());
        }
        if (credentials.password() != null) {
            config.setPassword(credentials.password());
            asOwner.setPassword(credentials.password());
        }
        HikariDataSource pool = new HikariDataSource(config);
        return new Database(server, pool, new Schema(pool, asOwner));
    }

    /** What this process's sessions call themselves: tells them from those of another one. */
    static String applicationName() {
        return "disclosure-rollup-" + ProcessHandle.current().pid();
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
