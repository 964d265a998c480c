package org.disclosurerollup.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.submission.Finding;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The findings that stand as of a run: those of standing submissions and of the current files of the inbox. Their messages
 * end with the answers they have got, as {@link Answer} words them.
 */
public final class JdbcFindings {

    private static final String STANDING = """
            select f.severity, f.rule, f.unit_code, f.period, f.form, f.cell, f.actual, f.expected, f.message,
                   f.source, f.line, f.score, f.explanation, f.accepted_reason, f.accepted_by, f.answered
            from standing_finding_as_of(?) f
            """;
    /** Findings of one form come in its order; those found between submissions may have been stored in any. */
    private static final String IN_ORDER = STANDING + """
            order by f.period, f.severity = 'note', f.severity, f.unit_code, f.form, f.rule, f.source, f.line,
                     case when f.stage <> 'form' then f.cell end, f.finding_id
            """;

    private static final String BY_SCORE = STANDING + """
            where f.score is not null
            order by f.score desc, f.unit_code, f.form, f.period, f.cell, f.rule
            """;

    private static final String FILED = "select distinct period from submission";

    private final JdbcTemplate jdbc;

    public JdbcFindings(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setFetchSize(1000);
    }

    /** Takes a finding, and whether it was answered: as a soft one explained, as a hard one accepted. */
    @FunctionalInterface
    public interface FindingConsumer {
        void accept(Finding finding, boolean answered);
    }

    /**
     * Hands over the findings, by period, severity, unit and rule.
     *
     * @param periods the periods wanted; findings of a year of which nothing is stored, as a mistyped one,
     *     always come
     */
    public void forEach(long run, Set<String> periods, FindingConsumer consumer) {
        query(IN_ORDER, run, periods, (finding, row) -> consumer.accept(finding, row.getBoolean(16)));
    }

    /** Takes a suspicion and its score. */
    @FunctionalInterface
    interface SuspicionConsumer {
        void accept(Finding finding, long score);
    }

    /** Hands over the suspicions of the periods wanted, the highest score first. */
    void forEachSuspicion(long run, Set<String> periods, SuspicionConsumer consumer) {
        query(BY_SCORE, run, periods, (finding, row) -> consumer.accept(finding, row.getLong(12)));
    }

    /** Takes a finding and the row it was read from. */
    @FunctionalInterface
    private interface RowConsumer {
        void accept(Finding finding, ResultSet row) throws SQLException;
    }

    private void query(String statement, long run, Set<String> periods, RowConsumer consumer) {
        Set<String> filed = Set.copyOf(jdbc.queryForList(FILED, String.class));
        jdbc.query(
                statement,
                row -> {
                    String period = row.getString(4);
                    if (period == null || periods.contains(period) || !filed.contains(period)) {
                        consumer.accept(read(row, period), row);
                    }
                },
                run);
    }

    private static Finding read(ResultSet row, String period) throws SQLException {
        Severity severity = Severity.ofCode(row.getString(1)).orElseThrow();
        Answer answer = new Answer(row.getString(13), row.getString(14), row.getString(15));
        return new Finding(
                severity,
                row.getString(2),
                row.getString(3),
                period,
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9) + answer.mark(severity),
                row.getString(10),
                row.getInt(11));
    }
}
