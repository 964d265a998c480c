package org.disclosurerollup.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.disclosurerollup.submission.IntakeCounts;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code run}. */
public final class JdbcRunStore {

    private static final String BEGIN = """
            insert into run (command, status, operator, started_at, catalogue)
            values (?, 'running', ?, clock_timestamp(), ?)
            returning run_id
            """;
    private static final String UNFINISHED = "select max(run_id) from run where status = 'running'";
    private static final String UNFINISHED_OF = "select max(run_id) from run where status = 'running' and command = ?";
    private static final String SAME_CATALOGUE = """
            select catalogue = ? from run where status = 'completed' order by run_id desc limit 1
            """;
    private static final String LAST_OF_OTHER_CATALOGUE = """
            select coalesce(max(run_id), 0)
            from (select run_id, catalogue <> lag(catalogue) over (order by run_id) as other
                  from run where status = 'completed') as completed
            where other
            """;

    private static final String COUNTS =
            "update run set read = ?, accepted = ?, rejected = ?, unchanged = ?, catalogue = ? where run_id = ?";
    private static final String COMPLETE =
            "update run set status = 'completed', finished_at = clock_timestamp() where run_id = ?";
    private static final String READ_COUNTS = "select read, accepted, rejected, unchanged from run where run_id = ?";
    private static final String LAST = """
            select r.run_id, r.command, r.status, r.operator, r.started_at, r.finished_at, r.read, r.accepted, r.rejected,
                   r.unchanged, s.unit_code, s.form, s.period, s.scope, s.reason
            from run r
            left join submission s
              on r.command = 'accept' and s.introduced_run = r.run_id and s.accepted_by is not null
            order by r.run_id desc limit ?
            """;

    private final JdbcTemplate jdbc;

    public JdbcRunStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * A run as {@code status} shows it. Times are as the database prints them.
     *
     * @param counts what was taken in, {@code null} before intake and where there is none
     * @param accepted what an operator accepted by it, {@code null} for all other runs
     */
    public record RunRow(
            long run,
            String command,
            String status,
            String operator,
            String startedAt,
            String finishedAt,
            IntakeCounts counts,
            AcceptedFiling accepted) {}

    /** A submission that an operator accepted despite hard findings. */
    public record AcceptedFiling(String unitCode, String form, String period, String scope, String reason) {}

    long begin(String command, String operator, String catalogue) {
        return jdbc.queryForObject(BEGIN, Long.class, command, operator, catalogue);
    }

    /** The run that a dead process left behind. Only the holder of the run lock may conclude that it is dead. */
    Optional<Long> unfinished() {
        return Optional.ofNullable(jdbc.queryForObject(UNFINISHED, Long.class));
    }

    /** The run of that command that a dead process left behind. */
    Optional<Long> unfinished(String command) {
        return Optional.ofNullable(jdbc.queryForObject(UNFINISHED_OF, Long.class, command));
    }

    /** Whether the last completed run used other forms, rules or units; false if there was none. */
    boolean isOtherCatalogue(String catalogue) {
        return jdbc.queryForList(SAME_CATALOGUE, Boolean.class, catalogue).contains(false);
    }

    /** The last completed run whose forms, rules or units were others than those of the one before it, 0 if none was. */
    long lastOfOtherCatalogue() {
        return jdbc.queryForObject(LAST_OF_OTHER_CATALOGUE, Long.class);
    }

    void setCounts(long run, IntakeCounts counts, String catalogue) {
        jdbc.update(COUNTS, counts.read(), counts.accepted(), counts.rejected(), counts.unchanged(), catalogue, run);
    }

    void complete(long run) {
        jdbc.update(COMPLETE, run);
    }

    IntakeCounts counts(long run) {
        return jdbc.queryForObject(
                READ_COUNTS,
                (row, number) -> new IntakeCounts(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)),
                run);
    }

    /** The last runs, newest first. */
    public List<RunRow> last(int limit) {
        return jdbc.query(LAST, (row, number) -> row(row), limit);
    }

    private static RunRow row(ResultSet row) throws SQLException {
        IntakeCounts counts = row.getObject(7) == null
                ? null
                : new IntakeCounts(row.getInt(7), row.getInt(8), row.getInt(9), row.getInt(10));
        AcceptedFiling accepted = row.getString(11) == null
                ? null
                : new AcceptedFiling(
                        row.getString(11), row.getString(12), row.getString(13), row.getString(14), row.getString(15));
        return new RunRow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                counts,
                accepted);
    }
}
