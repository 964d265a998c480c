package org.disclosurerollup.job;

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
    private static final String ANY_COMPLETED = "select exists (select from run where status = 'completed')";
    private static final String COUNTS =
            "update run set read = ?, accepted = ?, rejected = ?, unchanged = ?, catalogue = ? where run_id = ?";
    private static final String COMPLETE =
            "update run set status = 'completed', finished_at = clock_timestamp() where run_id = ?";
    private static final String READ_COUNTS = "select read, accepted, rejected, unchanged from run where run_id = ?";
    private static final String LAST = """
            select run_id, command, status, operator, started_at, finished_at, read, accepted, rejected, unchanged
            from run order by run_id desc limit ?
            """;

    private final JdbcTemplate jdbc;

    public JdbcRunStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** A run as {@code status} shows it. Times are as the database prints them; counts are {@code null} before intake. */
    public record RunRow(
            long run,
            String command,
            String status,
            String operator,
            String startedAt,
            String finishedAt,
            IntakeCounts counts) {}

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

    /** Whether any run was ever completed. */
    boolean isAnyCompleted() {
        return jdbc.queryForObject(ANY_COMPLETED, Boolean.class);
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
        return jdbc.query(
                LAST,
                (row, number) -> new RunRow(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getObject(7) == null
                                ? null
                                : new IntakeCounts(row.getInt(7), row.getInt(8), row.getInt(9), row.getInt(10))),
                limit);
    }
}
