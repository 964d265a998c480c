package org.disclosurerollup.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.output.MigrateResult;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The tables of a database and who may use them. Whoever owns them brings them up to date; whoever does not is told if they
 * are not.
 */
final class Schema {

    /** Roles are {@code disclosure_rollup_owner}, {@code …_runner}, {@code …_reader} unless they are given another prefix. */
    static final String PREFIX = "disclosure_rollup";

    private static final long MIGRATION = 0x6d6967726174L;
    private static final String STATE = """
            select current_user, h.owner, h.owns, h.reads, coalesce(has_schema_privilege(current_schema(), 'create'), false)
            from (values (to_regclass('flyway_schema_history'))) as history (oid)
            left join lateral (
                select pg_get_userbyid(relowner) as owner, pg_has_role(relowner, 'member') as owns,
                       has_table_privilege(c.oid, 'select') as reads
                from pg_class c where c.oid = history.oid) h on true
            """;

    /** The newest of the migrations that this program brings; they are numbered from 1 without gaps. */
    static final int NEWEST = 22;

    private static final String IS_CURRENT = """
            select count(*) = ? and coalesce(max(version) = ? and bool_and(success), false)
            from (select success, case when version ~ '^[0-9]{1,9}$' then version::int else 1000000000 end as version
                  from flyway_schema_history where version is not null) as migration
            where version > 0
            """;

    private final DataSource dataSource;
    private final DataSource asOwner;

    /** @param asOwner makes connections of their own, which may take on the owner's role */
    Schema(DataSource dataSource, DataSource asOwner) {
        this.dataSource = dataSource;
        this.asOwner = asOwner;
    }

    /**
     * @param owner who owns the tables, null if there are none
     * @param owns whether this user is that role, or a member of it
     * @param reads whether this user may look at the tables, not only at views
     * @param creates whether this user may make tables
     */
    private record State(String user, String owner, boolean owns, boolean reads, boolean creates) {}

    private static State state(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(STATE)) {
            row.next();
            return new State(
                    row.getString(1), row.getString(2), row.getBoolean(3), row.getBoolean(4), row.getBoolean(5));
        }
    }

    /**
     * Brings the tables up to date if this user owns them, or may make them where there are none; of several processes that
     * open an empty database at once, one does it. Otherwise checks that they are up to date. Migrations that were made are
     * compared with those that the program brings only by {@link #migrate(Optional)}, or where one is missing.
     *
     * @return what an administrator still has to do so that others may use the tables
     * @throws DatabaseAccessException if this user cannot work with them
     */
    List<String> open() throws SQLException {
        try (Connection session = dataSource.getConnection();
                Statement statement = session.createStatement()) {
            State state = state(statement);
            if (isCurrent(session, state)) {
                return List.of();
            }
            if (state.owner() != null && !state.owns()) {
                check(state);
                return List.of();
            }
            return migrate(session, state, Optional.empty()).remaining();
        }
    }

    /** Whether the tables are those that this program works with, and this user may use them. */
    boolean isCurrent() throws SQLException {
        try (Connection session = dataSource.getConnection();
                Statement statement = session.createStatement()) {
            return isCurrent(session, state(statement));
        }
    }

    /**
     * Asks the history alone, which is much faster than having Flyway look at every migration. Whatever is not plainly
     * current is left to Flyway: no tables, older or newer ones, a migration that failed.
     */
    private static boolean isCurrent(Connection session, State state) throws SQLException {
        if (state.owner() == null || !state.reads()) {
            return false;
        }
        try (PreparedStatement statement = session.prepareStatement(IS_CURRENT)) {
            statement.setInt(1, NEWEST);
            statement.setInt(2, NEWEST);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /**
     * Brings the tables up to date and gives the roles what they need.
     *
     * @param prefix of the roles' names; those they have, or the usual ones, if empty
     * @throws DatabaseAccessException if this user does not own the tables
     */
    Migration migrate(Optional<String> prefix) throws SQLException {
        try (Connection session = dataSource.getConnection();
                Statement statement = session.createStatement()) {
            State state = state(statement);
            if (state.owner() != null && !state.owns()) {
                throw new DatabaseAccessException("the tables of this database belong to " + state.owner() + ", and "
                        + state.user() + " is no member of that role; only it may migrate");
            }
            return migrate(session, state, Optional.of(prefix.orElseGet(() -> prefixOf(state))));
        }
    }

    private static String prefixOf(State state) {
        return state.owner() != null && state.owner().endsWith("_owner")
                ? state.owner().substring(0, state.owner().length() - "_owner".length())
                : PREFIX;
    }

    /** @param prefix sets up the roles even if nothing was migrated */
    private Migration migrate(Connection session, State state, Optional<String> prefix) throws SQLException {
        if (state.owner() == null && !state.creates()) {
            throw new DatabaseAccessException("there are no tables in this database, and " + state.user()
                    + " may not make them; let the database's owner call rollup migrate");
        }
        try (Statement statement = session.createStatement()) {
            statement.execute("select pg_advisory_lock(" + MIGRATION + ")");
            try {
                // Another process may have made the tables meanwhile.
                State now = state(statement);
                boolean another = now.owner() != null && !now.owner().equals(now.user());
                MigrateResult result = migrate(another ? asOwner : dataSource, another ? now.owner() : null);
                List<String> remaining = result.migrationsExecuted > 0 || prefix.isPresent()
                        ? setUpAccess(session, prefix.orElseGet(() -> prefixOf(now)))
                        : List.of();
                return new Migration(
                        Optional.ofNullable(result.initialSchemaVersion),
                        result.migrationsExecuted > 0 ? result.targetSchemaVersion : result.initialSchemaVersion,
                        remaining);
            } finally {
                statement.execute("select pg_advisory_unlock(" + MIGRATION + ")");
            }
        }
    }

    /**
     * On one connection, so that a migration and the row of the history that tells of it are stored in one transaction.
     * With one for each, as Flyway has them by itself, a machine that fails between the two leaves a migration that is
     * made again and can never be.
     */
    private static MigrateResult migrate(DataSource from, String role) throws SQLException {
        try (Connection connection = from.getConnection()) {
            return flyway(new SingleConnectionDataSource(connection, true), role)
                    .migrate();
        }
    }

    private static List<String> setUpAccess(Connection session, String prefix) throws SQLException {
        List<String> remaining = new ArrayList<>();
        try (PreparedStatement statement = session.prepareStatement("select set_up_access(?)")) {
            statement.setString(1, prefix);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    remaining.add(rows.getString(1));
                }
            }
        }
        return remaining;
    }

    /** Of somebody who does not own the tables: whether they are those that this program works with. */
    private void check(State state) {
        if (!state.reads()) {
            throw new DatabaseAccessException(
                    state.user() + " may not use the tables of this database: a reader asks the"
                            + " views, with psql or a reporting tool; for commands let an administrator say: grant "
                            + prefixOf(state) + "_runner to " + state.user() + ";");
        }
        MigrationInfo[] pending = flyway(dataSource, null).info().pending();
        if (pending.length > 0) {
            throw new DatabaseAccessException("the tables of this database are older than this program, which needs"
                    + " version " + pending[pending.length - 1].getVersion() + " of them; let their owner ("
                    + state.owner() + ", not " + state.user() + ") call rollup migrate with the same --database");
        }
    }

    /** @param role taken on first, so that what is made belongs to it; null for none */
    private static Flyway flyway(DataSource dataSource, String role) {
        return Flyway.configure()
                .dataSource(dataSource)
                .initSql(role == null ? null : "set role \"" + role.replace("\"", "\"\"") + "\"")
                .locations("classpath:db/migration")
                .javaMigrations(new V1__Spring_batch_tables())
                .createSchemas(false)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .loggers("slf4j")
                .load();
    }
}
