package org.disclosurerollup.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The right to change a database: one process at a time, held by a session of its own, and gone the moment that session
 * is, however the process ends. Whoever holds it may take over what a dead process left unfinished.
 */
public final class RunLock implements AutoCloseable {

    private static final long KEY = 0x726f6c6c7570L;
    private static final String HOLDER = """
            select a.pid, a.backend_start
            from pg_locks l join pg_stat_activity a using (pid)
            where l.locktype = 'advisory' and l.granted
              and l.database = (select oid from pg_database where datname = current_database())
              and (l.classid::bigint << 32 | l.objid::bigint) = ?
            """;

    private final Connection session;

    private RunLock(Connection session) {
        this.session = session;
    }

    /** Takes the lock, or answers empty if another process holds it. */
    public static Optional<RunLock> take(DataSource dataSource) throws SQLException {
        Connection session = dataSource.getConnection();
        try (PreparedStatement statement = session.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, KEY);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                if (rows.getBoolean(1)) {
                    return Optional.of(new RunLock(session));
                }
            }
        } catch (SQLException e) {
            session.close();
            throw e;
        }
        session.close();
        return Optional.empty();
    }

    /** Who holds the lock, in words, for the message of the process that came second. */
    public static String holder(DataSource dataSource) throws SQLException {
        return findHolder(dataSource).orElse("a run that has just ended");
    }

    /** Whether a process holds the lock, without disturbing one that is about to take it. */
    public static boolean isHeld(DataSource dataSource) throws SQLException {
        return findHolder(dataSource).isPresent();
    }

    private static Optional<String> findHolder(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(HOLDER)) {
            statement.setLong(1, KEY);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of("database session " + rows.getInt(1) + ", connected since " + rows.getString(2))
                        : Optional.empty();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (session;
                Statement statement = session.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + KEY + ")");
        }
    }
}
