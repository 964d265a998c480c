package org.disclosurerollup.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
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
            with explained as (
                select e.unit_code, e.period, e.form, e.rule, e.cell, e.value, string_agg(distinct e.text, ';') as text
                from explanation e
                join source_file file using (file_id)
                where not e.refused and file.introduced_run <= ? and (file.replaced_run is null or file.replaced_run > ?)
                group by e.unit_code, e.period, e.form, e.rule, e.cell, e.value)
            select f.severity, f.rule, f.unit_code, f.period, f.form, f.cell, f.actual, f.expected, f.message,
                   coalesce(own.path, filed.path), f.line, f.score, e.text, s.reason, s.accepted_by
            from finding f
            left join explained e
              on e.unit_code = f.unit_code and e.period = f.period and e.form = f.form and e.rule = f.rule
                and e.cell = coalesce(f.cell, '') and e.value = btrim(coalesce(f.actual, ''))
            left join submission s using (submission_id)
            left join source_file filed on filed.file_id = s.file_id
            left join source_file own on own.file_id = f.file_id
            where f.introduced_run <= ? and (f.replaced_run is null or f.replaced_run > ?)
              and case when f.submission_id is not null
                       then s.replaced_run is null or s.replaced_run > ?
                       else own.file_id is null or own.replaced_run is null or own.replaced_run > ? end
            """;
    /** Findings of one form come in its order; those found between submissions may have been stored in any. */
    private static final String IN_ORDER = STANDING + """
            order by f.period, f.severity, f.unit_code, f.form, f.rule, own.path, f.line,
                     case when f.stage <> 'form' then f.cell end, f.finding_id
            """;

    private static final String BY_SCORE =
            STANDING + " and f.score is not null order by f.score desc, f.unit_code, f.form, f.period, f.cell, f.rule";

    private static final String FILED = "select distinct period from submission";

    private final JdbcTemplate jdbc;

    public JdbcFindings(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setFetchSize(1000);
    }

    /**
     * Hands over the findings, by period, severity, unit and rule.
     *
     * @param periods the periods wanted; findings of a year of which nothing is stored, as a mistyped one,
     *     always come
     * @return how many of them are explained
     */
    public long forEach(long run, Set<String> periods, Consumer<Finding> consumer) {
        return query(IN_ORDER, run, periods, (finding, score) -> consumer.accept(finding));
    }

    /** Takes a suspicion and its score. */
    @FunctionalInterface
    interface SuspicionConsumer {
        void accept(Finding finding, long score);
    }

    /** Hands over the suspicions of the periods wanted, the highest score first. */
    void forEachSuspicion(long run, Set<String> periods, SuspicionConsumer consumer) {
        query(BY_SCORE, run, periods, consumer);
    }

    private long query(String statement, long run, Set<String> periods, SuspicionConsumer consumer) {
        AtomicLong explained = new AtomicLong();
        Set<String> filed = Set.copyOf(jdbc.queryForList(FILED, String.class));
        jdbc.query(
                statement,
                row -> {
                    String period = row.getString(4);
                    if (period == null || periods.contains(period) || !filed.contains(period)) {
                        Answer answer = new Answer(row.getString(13), row.getString(14), row.getString(15));
                        explained.addAndGet(answer.isExplained() ? 1 : 0);
                        consumer.accept(read(row, period, answer), row.getLong(12));
                    }
                },
                run,
                run,
                run,
                run,
                run,
                run);
        return explained.get();
    }

    private static Finding read(ResultSet row, String period, Answer answer) throws SQLException {
        Severity severity = Severity.ofCode(row.getString(1)).orElseThrow();
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
