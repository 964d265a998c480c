package org.disclosurerollup.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.disclosurerollup.submission.IntakeCounts;
import org.springframework.jdbc.core.JdbcTemplate;

/** The runs of the past, and what the one at work is doing, for an operator. Reads no filings. */
public final class JdbcRunHistory {

    private static final String LAST = """
            select run_id, command, status, operator, started_at, finished_at, read, accepted, rejected, unchanged,
                   subject, reason, (select count(*) from area_state where cleared_run = run_id and reason <> 'rules')
            from run order by run_id desc limit ?
            """;
    /** Times of the job repository are those of the process that ran it, without a zone. */
    private static final String LAST_STEP = """
            select s.step_name, s.status, s.exit_message, s.start_time, s.end_time is not null
            from batch.batch_job_execution_params p
            join batch.batch_job_execution e using (job_execution_id)
            join batch.batch_step_execution s using (job_execution_id)
            where p.parameter_name = 'run' and p.parameter_value = ?
            order by s.step_execution_id desc limit 1
            """;

    private static final String LAST_COMPLETED =
            "select run_id, finished_at from run where status = 'completed' order by run_id desc limit 1";
    private static final String COMPLETED_BEFORE =
            "select max(run_id) from run where status = 'completed' and run_id < ?";
    private static final String ANY_MARK_OR_CLOSED = """
            select exists (select from run where status = 'running')
                or exists (select from area_state where cleared_run is null)
                or exists (select from closed_year where replaced_run is null)
            """;

    private final JdbcTemplate jdbc;

    public JdbcRunHistory(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * A run.
     *
     * @param finishedAt {@code null} unless it is completed
     * @param counts what was read, {@code null} before the intake or without one
     * @param subject what it changed in the books, {@code null} for a run over the inbox
     * @param reason why it was made, {@code null} if nobody said
     * @param areas how many areas of a form and year it computed anew
     */
    public record PastRun(
            long run,
            String command,
            boolean completed,
            String operator,
            Instant startedAt,
            Instant finishedAt,
            IntakeCounts counts,
            String subject,
            String reason,
            long areas) {

        /** From its first start to its end; of a run that was resumed, with the time between. Empty unless completed. */
        public Optional<Duration> duration() {
            return finishedAt == null ? Optional.empty() : Optional.of(Duration.between(startedAt, finishedAt));
        }
    }

    /**
     * The last step that a run began.
     *
     * @param begun as the process that ran it had the time, to the second
     * @param ended whether it came to an end, good or bad; {@code false} while it is at work or was cut off
     * @param failure why it failed, {@code null} if it did not
     */
    public record Step(String name, String begun, boolean ended, String failure) {}

    /** A completed run and when it ended. */
    public record Completion(long run, Instant at) {}

    /** The last runs, newest first. */
    public List<PastRun> last(int limit) {
        return jdbc.query(LAST, (row, number) -> read(row), limit);
    }

    private static PastRun read(ResultSet row) throws SQLException {
        OffsetDateTime finished = row.getObject(6, OffsetDateTime.class);
        return new PastRun(
                row.getLong(1),
                row.getString(2),
                row.getString(3).equals("completed"),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getObject(7) == null
                        ? null
                        : new IntakeCounts(row.getInt(7), row.getInt(8), row.getInt(9), row.getInt(10)),
                row.getString(11),
                row.getString(12),
                row.getLong(13));
    }

    /** The last step that the run began; empty if it began none yet. */
    public Optional<Step> lastStep(long run) {
        return jdbc
                .query(
                        LAST_STEP,
                        (row, number) -> new Step(
                                row.getString(1),
                                row.getString(4).replaceFirst("\\.\\d*$", ""),
                                row.getBoolean(5),
                                row.getString(2).equals("FAILED") ? failure(row.getString(3)) : null),
                        Long.toString(run))
                .stream()
                .findFirst();
    }

    /**
     * The job repository keeps the stack, cut off after some length. What the program words itself says it best; otherwise
     * the innermost cause that is there.
     */
    private static String failure(String stack) {
        if (stack == null) {
            return "";
        }
        String reason = stack.lines().findFirst().orElse("");
        boolean worded = reason.startsWith("org.disclosurerollup.");
        for (String line : stack.lines().toList()) {
            if (!worded && line.startsWith("Caused by: ")) {
                reason = line.substring("Caused by: ".length());
            }
        }
        return reason.replaceFirst("^(?:[\\p{L}_$][\\p{L}\\p{Nd}_$]*\\.)+", "");
    }

    public Optional<Completion> lastCompleted() {
        return jdbc
                .query(
                        LAST_COMPLETED,
                        (row, number) -> new Completion(
                                row.getLong(1),
                                row.getObject(2, OffsetDateTime.class).toInstant()))
                .stream()
                .findFirst();
    }

    /** The number of the run that was completed last before the given one; 0 if none was. */
    public long completedBefore(long run) {
        Long before = jdbc.queryForObject(COMPLETED_BEFORE, Long.class, run);
        return before == null ? 0 : before;
    }

    /** Whether there may be an area that is not clean, or a closed year; to say which, forms and units must be read. */
    public boolean isAnythingNotClean() {
        return Boolean.TRUE.equals(jdbc.queryForObject(ANY_MARK_OR_CLOSED, Boolean.class));
    }
}
