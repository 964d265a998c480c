package org.disclosurerollup.job;

import java.util.Optional;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.submission.IntakeCounts;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code run}. */
public final class JdbcRunStore {

    /** The command of a run over the inbox, as it is stored. */
    static final String CONSOLIDATION = "consolidation";

    /** The command of a run that computes a year anew. */
    static final String RERUN = "rerun";

    private static final String BEGIN = """
            insert into run (run_id, command, status, operator, started_at, catalogue, year, reason)
            select coalesce(max(run_id), 0) + 1, ?, 'running', ?, clock_timestamp(), ?, ?, ? from run
            returning run_id
            """;
    private static final long IN_A_STEP = 0x696e61737465L;
    private static final String WAIT_FOR_THE_DEAD = "select pg_advisory_xact_lock(" + IN_A_STEP + ")";
    private static final String UNFINISHED =
            "select run_id, command, year from run where status = 'running' order by run_id desc limit 1";
    private static final String SET_SUBJECT = "update run set subject = ? where run_id = ?";
    private static final String SUBJECT = "select subject from run where run_id = ?";
    private static final String YEAR = "select year from run where run_id = ?";
    private static final String ANY_COMPLETED = "select exists (select from run where status = 'completed')";
    private static final String COUNTS =
            "update run set read = ?, accepted = ?, rejected = ?, unchanged = ?, catalogue = ? where run_id = ?";
    private static final String COMPLETE =
            "update run set status = 'completed', finished_at = clock_timestamp() where run_id = ?";
    private static final String READ_COUNTS = "select read, accepted, rejected, unchanged from run where run_id = ?";
    private static final String IS_CATALOGUE_NEW = """
            select r.catalogue is distinct from (select b.catalogue from run b
                                                 where b.status = 'completed' and b.run_id < r.run_id
                                                 order by b.run_id desc limit 1)
            from run r where r.run_id = ?
            """;

    private final JdbcTemplate jdbc;

    public JdbcRunStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * Enters a run that begins now.
     *
     * @param year the year asked for, if one was
     * @param reason why it is made, {@code null} if nobody asked
     */
    long begin(String command, String operator, String catalogue, Optional<Period> year, String reason) {
        return jdbc.queryForObject(
                BEGIN,
                Long.class,
                command,
                operator,
                catalogue,
                year.map(Period::toString).orElse(null),
                reason);
    }

    /**
     * Has the transaction around it wait until that of a run that died has ended, and keeps others waiting until it ends
     * itself. A server may still be busy committing what a killed process sent last.
     */
    void waitForTheDead() {
        jdbc.query(WAIT_FOR_THE_DEAD, row -> {});
    }

    /** The year that the run was asked for. */
    Optional<Period> year(long run) {
        return Optional.ofNullable(jdbc.queryForObject(YEAR, String.class, run)).flatMap(Period::parse);
    }

    /** A run that a dead process left behind, its command, and the year it was asked for. */
    record Unfinished(long run, String command, Optional<Period> year) {}

    /** The run that a dead process left behind. Only the holder of the run lock may conclude that it is dead. */
    Optional<Unfinished> unfinished() {
        return jdbc
                .query(
                        UNFINISHED,
                        (row, number) -> new Unfinished(
                                row.getLong(1),
                                row.getString(2),
                                Optional.ofNullable(row.getString(3)).flatMap(Period::parse)))
                .stream()
                .findFirst();
    }

    void setSubject(long run, String subject) {
        jdbc.update(SET_SUBJECT, subject, run);
    }

    /** What the run changed in the books, {@code null} for a run over the inbox. */
    String subject(long run) {
        return jdbc.queryForObject(SUBJECT, String.class, run);
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

    /** Whether the run found other forms, rules or units than the one completed before it. */
    boolean isCatalogueNew(long run) {
        return jdbc.queryForObject(IS_CATALOGUE_NEW, Boolean.class, run);
    }
}
