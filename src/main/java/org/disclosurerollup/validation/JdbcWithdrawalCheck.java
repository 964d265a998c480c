package org.disclosurerollup.validation;

import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Severity;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Looks for withdrawals of what was never filed: a slip in unit, year, form or scope, or a withdrawal that came before
 * what it withdraws. Each is a soft finding of the withdrawal, and is closed when the earlier revision comes.
 */
public final class JdbcWithdrawalCheck {

    private static final String NOTHING_TO_WITHDRAW = "nothing-to-withdraw";
    private static final String MESSAGE = "没有可撤回的填报:此前未收到本单位的这张报表;请核对单位、年度、报表和口径。";

    private static final String CLOSE = """
            update finding f set replaced_run = ?
            from submission s
            where f.stage = 'withdrawals' and f.replaced_run is null and s.submission_id = f.submission_id
              and exists (select from submission earlier
                          where earlier.form = s.form and earlier.period = s.period
                            and earlier.unit_code = s.unit_code and earlier.scope = s.scope
                            and earlier.revision < s.revision and earlier.status <> 'withdrawn')
            """;
    private static final String ADD = """
            insert into finding (finding_id, submission_id, file_id, severity, rule, unit_code, period, form, message, line,
                                 stage, introduced_run)
            select (select coalesce(max(finding_id), 0) from finding) + row_number() over (order by s.submission_id),
                   s.submission_id, s.file_id, ?, ?, s.unit_code, s.period, s.form, ?, s.line, 'withdrawals', ?
            from submission s
            where s.status = 'withdrawn' and s.replaced_run is null
              and not exists (select from submission earlier
                              where earlier.form = s.form and earlier.period = s.period
                                and earlier.unit_code = s.unit_code and earlier.scope = s.scope
                                and earlier.revision < s.revision and earlier.status <> 'withdrawn')
              and not exists (select from finding f
                              where f.submission_id = s.submission_id and f.stage = 'withdrawals'
                                and f.replaced_run is null)
            """;

    private final JdbcTemplate jdbc;

    public JdbcWithdrawalCheck(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Makes the findings of stage {@code withdrawals} those that stand now. */
    public void check(long run) {
        jdbc.update(CLOSE, run);
        jdbc.update(ADD, Severity.SOFT.code(), NOTHING_TO_WITHDRAW, MESSAGE, run);
    }
}
