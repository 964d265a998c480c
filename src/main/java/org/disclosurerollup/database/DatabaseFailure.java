package org.disclosurerollup.database;

import com.zaxxer.hikari.pool.HikariPool;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** What a database says when it cannot go on, in words for an operator: what happened and what to do. */
public final class DatabaseFailure {

    private static final String LOST =
            "the connection to the database was lost; see that its server is running and can be reached";

    private static final String NOT_REACHED =
            "the database server cannot be reached; see that it is running and that host and port are right";

    /** What the pool says of a connection that it has given up before. */
    private static final String CLOSED = "Connection is closed";

    /** By SQLSTATE, or its class; the whole state first. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("08", LOST),
            Map.entry("08004", "the database server refuses the connection"),
            Map.entry("57P01", LOST),
            Map.entry("57P02", LOST),
            Map.entry("57P03", "the database server is starting or stopping; wait a moment"),
            Map.entry("53100", "the disk of the database is full; make room there"),
            Map.entry("53200", "the database server is out of memory"),
            Map.entry("53300", "the database server takes no more connections; wait, or raise its max_connections"),
            Map.entry("25006", "the database can only be read; it may be a standby, or its server set to read only"),
            Map.entry("28", "the database does not let this user in; see ROLLUP_DATABASE_USER and _PASSWORD"),
            Map.entry("3D000", "there is no such database on the server"),
            Map.entry("42501", "this user may not do that in the database; call it as the user who owns the tables"),
            Map.entry("58030", "the database server cannot read or write its files; see its log and disk"));

    private DatabaseFailure() {}

    /** The words for the failure or what caused it, with those of the server behind; empty if no database is to blame. */
    public static Optional<String> inWords(Throwable failure) {
        Optional<String> words = Optional.empty();
        boolean wasNeverThere = false;
        Throwable cause = failure;
        while (cause != null && words.isEmpty()) {
            wasNeverThere |= cause instanceof HikariPool.PoolInitializationException;
            if (cause instanceof SQLException closed && CLOSED.equals(closed.getMessage())) {
                return Optional.of(LOST);
            }
            if (cause instanceof SQLException && cause.getCause() instanceof UnknownHostException unknown) {
                return Optional.of(
                        "no host is known by the name '" + unknown.getMessage().replaceFirst(": .*", "")
                                + "', which --database gives; correct it, or see to the network");
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                String known = WORDS.getOrDefault(state, WORDS.get(state.substring(0, Math.min(2, state.length()))));
                String told = wasNeverThere && LOST.equals(known) ? NOT_REACHED : known;
                words = Optional.ofNullable(told).map(text -> text + " (" + onOneLine(sql.getMessage()) + ")");
            }
            cause = cause.getCause() == cause ? null : cause.getCause();
        }
        return words;
    }

    private static String onOneLine(String message) {
        return message == null ? "no reason given" : message.strip().replaceAll("\\s*\\R\\s*", " / ");
    }
}
