package org.disclosurerollup.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.JdbcSubmissionStore;
import org.disclosurerollup.submission.UnitSelection;
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
            where (?::text[] is null or coalesce(f.unit_code, '') = '' or f.unit_code in (select unnest(?::text[])))
            """;
    /** Findings of one form come in its order; those found between submissions may have been stored in any. */
    private static final String IN_ORDER = STANDING + """
            order by f.period collate "C", f.severity = 'note', f.severity, f.unit_code collate "C", f.form, f.rule,
                     f.source, f.line,
                     case when f.stage <> 'form' then f.cell end, f.finding_id
            """;

    private static final String BY_SCORE = STANDING + """
            and f.score is not null
            order by f.score desc, f.unit_code collate "C", f.form collate "C", f.period collate "C",
                     f.cell collate "C", f.rule collate "C"
            """;

    private static final String COUNT = """
            select period, severity, count(*), count(*) filter (where not answered),
                   count(*) filter (where found_run = ?)
            from standing_finding_as_of(?)
            group by period, severity
            """;

    /** What could be read of a file's part but its unit or year, and became no submission. */
    private static final String OF_FILES = """
            select distinct unit_code from finding where submission_id is null and unit_code is not null
            """;

    private final JdbcTemplate jdbc;
    private final JdbcSubmissionStore submissions;

    public JdbcFindings(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setFetchSize(1000);
        this.submissions = new JdbcSubmissionStore(dataSource);
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
        forEach(run, listed(periods), UnitSelection.ALL, consumer);
    }

    /**
     * The same of some units, and always those of no unit.
     *
     * @param listed as {@link #listed} says
     */
    void forEach(long run, Predicate<String> listed, UnitSelection units, FindingConsumer consumer) {
        query(IN_ORDER, run, listed, units, (finding, row) -> consumer.accept(finding, row.getBoolean(16)));
    }

    /** How many findings stand, and which of them are listed. */
    FindingCounts counts(long run, Predicate<String> listed) {
        return new FindingCounts(jdbc.query(
                COUNT,
                (row, number) -> new FindingCounts.Count(
                        row.getString(1),
                        Severity.ofCode(row.getString(2)).orElseThrow(),
                        listed.test(row.getString(1)),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5)),
                run,
                run));
    }

    /** The units that findings name whose part of a file became no submission, as the files name them. */
    List<String> namedInFiles() {
        return jdbc.queryForList(OF_FILES, String.class);
    }

    /** Whether findings of a period are listed: of the periods wanted, and of those of which nothing is stored. */
    Predicate<String> listed(Set<String> periods) {
        Set<String> filed = submissions.periods();
        return period -> period == null || periods.contains(period) || !filed.contains(period);
    }

    /** Takes a suspicion and its score. */
    @FunctionalInterface
    interface SuspicionConsumer {
        void accept(Finding finding, long score);
    }

    /** Hands over the suspicions that are listed, the highest score first. */
    void forEachSuspicion(long run, Predicate<String> listed, UnitSelection units, SuspicionConsumer consumer) {
        query(BY_SCORE, run, listed, units, (finding, row) -> consumer.accept(finding, row.getLong(12)));
    }

    /** Takes a finding and the row it was read from. */
    @FunctionalInterface
    private interface RowConsumer {
        void accept(Finding finding, ResultSet row) throws SQLException;
    }

    private void query(
            String statement, long run, Predicate<String> listed, UnitSelection units, RowConsumer consumer) {
        jdbc.query(
                statement,
                row -> {
                    String period = row.getString(4);
                    if (listed.test(period)) {
                        consumer.accept(read(row, period), row);
                    }
                },
                run,
                units.toArray(),
                units.toArray());
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
