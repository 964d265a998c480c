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
    private static final int PATIENCE_SECONDS = 60;

    /** A server that nobody tells of the end of a machine finds out in a minute; a lock may be held for hours. */
    private static final String SETTINGS = """
            set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3;
            set idle_session_timeout = 0; set statement_timeout = 0
            """;

    private static final String TAKE = "select pg_try_advisory_lock(?)";
    private static final String SIGN = """
            insert into run_lock_holder (session, session_start, command, operator, host, process, since)
            select pid, backend_start, ?, ?, ?, ?, clock_timestamp() from pg_stat_activity where pid = pg_backend_pid()
            on conflict (one) do update
            set session = excluded.session, session_start = excluded.session_start, command = excluded.command,
                operator = excluded.operator, host = excluded.host, process = excluded.process, since = excluded.since,
                run_id = null, run_command = null
            """;
    private static final String SET_RUN = "update run_lock_holder set run_id = ?, run_command = ?";
    private static final String HOLDER = """
            select a.pid, to_char(coalesce(h.since, a.backend_start), 'YYYY-MM-DD HH24:MI:SS'),
                   h.command, h.operator, h.host, h.process, h.run_id, h.run_command
            from pg_locks l
            join pg_stat_activity a using (pid)
            left join run_lock_holder h on h.session = a.pid and h.session_start = a.backend_start
            where l.locktype = 'advisory' and l.granted
              and l.database = (select oid from pg_database where datname = current_database())
              and (l.classid::bigint << 32 | l.objid::bigint) = ?
            """;

    private final Connection session;

    private RunLock(Connection session) {
        this.session = session;
    }

    /**
     * Takes the lock, or answers empty if another process holds it.
     *
     * @param command what it is taken for
     * @param operator for whom
     */
    public static Optional<RunLock> take(DataSource dataSource, String command, String operator) throws SQLException {
        Connection session = dataSource.getConnection();
        boolean taken = false;
        try (Statement settings = session.createStatement();
                PreparedStatement statement = session.prepareStatement(TAKE)) {
            settings.execute(SETTINGS);
            statement.setLong(1, KEY);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                taken = rows.getBoolean(1);
            }
            if (taken) {
                sign(session, command, operator);
            }
        } catch (SQLException e) {
            session.close();
            throw e;
        }
        if (taken) {
            return Optional.of(new RunLock(session));
        }
        session.close();
        return Optional.empty();
    }

    private static void sign(Connection session, String command, String operator) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(SIGN)) {
            statement.setString(1, command);
            statement.setString(2, operator);
            statement.setString(3, HostName.get());
            statement.setLong(4, ProcessHandle.current().pid());
            statement.executeUpdate();
        }
    }

    /** Says which run the holder is at work on. */
    public void workOn(long run, String command) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(SET_RUN)) {
            statement.setLong(1, run);
            statement.setString(2, command);
            statement.executeUpdate();
        }
    }

    /**
     * Makes sure that the lock is still held: a session that was ended, by an administrator or a broken connection, lost
     * it, though the process has other sessions.
     *
     * @throws SQLException if it is not
     */
    public void confirm() throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            statement.execute("select 1");
        }
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
                return rows.next() ? Optional.of(inWords(rows)) : Optional.empty();
            }
        }
    }

    private static String inWords(ResultSet row) throws SQLException {
        String since = row.getString(2);
        String command = row.getString(3);
        if (command == null) {
            return "database session " + row.getInt(1) + ", connected since " + since;
        }
        return "%s by %s on %s, process %d, since %s"
                .formatted(
                        work(command, row.getLong(7), row.getString(8)),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6),
                        since);
    }

    private static String work(String command, long run, String runCommand) {
        if (runCommand == null) {
            return command + " (its run has not begun)";
        }
        return runCommand.equals(command)
                ? "run " + run + " (" + command + ")"
                : command + ", which first finishes run " + run + " (" + runCommand + ")";
    }

    @Override
    public void close() throws SQLException {
        try (session;
                Statement statement = session.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + KEY + ")");
        }
    }
}
