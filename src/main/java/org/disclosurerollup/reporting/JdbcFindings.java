package org.disclosurerollup.reporting;

import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.submission.Finding;
import org.springframework.jdbc.core.JdbcTemplate;

/** The findings that stand as of a run: those of standing submissions and of the current files of the inbox. */
public final class JdbcFindings {

    private static final String STANDING = """
            select f.severity, f.rule, f.unit_code, f.period, f.form, f.cell, f.actual, f.expected, f.message,
                   coalesce(own.path, filed.path), f.line
            from finding f
            left join submission s using (submission_id)
            left join source_file filed on filed.file_id = s.file_id
            left join source_file own on own.file_id = f.file_id
            where f.introduced_run <= ?
              and case when f.submission_id is not null
                       then s.replaced_run is null or s.replaced_run > ?
                       else own.replaced_run is null or own.replaced_run > ? end
            order by f.period, f.severity, f.unit_code, f.form, f.rule, own.path, f.line, f.finding_id
            """;

    private final JdbcTemplate jdbc;

    public JdbcFindings(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setFetchSize(1000);
    }

    /**
     * Hands over the findings, by period, severity, unit and rule.
     *
     * @param periods the periods wanted; findings whose period is unknown always come
     */
    public void forEach(long run, Set<String> periods, Consumer<Finding> consumer) {
        jdbc.query(
                STANDING,
                row -> {
                    String period = row.getString(4);
                    if (period == null || !period.matches("\\d{4}") || periods.contains(period)) {
                        consumer.accept(new Finding(
                                Severity.ofCode(row.getString(1)).orElseThrow(),
                                row.getString(2),
                                row.getString(3),
                                period,
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getString(8),
                                row.getString(9),
                                row.getString(10),
                                row.getInt(11)));
                    }
                },
                run,
                run,
                run);
    }
}
