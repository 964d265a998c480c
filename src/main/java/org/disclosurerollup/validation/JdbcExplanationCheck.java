package org.disclosurerollup.validation;

import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Severity;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Looks for explanations that explain nothing: the finding was cured, its figure is another now, or the row names it
 * wrongly. Each is a soft finding of the explanations file, and is closed when the finding is there (again).
 */
public final class JdbcExplanationCheck {

    /** Code of the finding. */
    public static final String NO_SUCH_FINDING = "no-such-finding";

    private static final String NOTHING_LIKE_IT = "没有与本行的单位、年度、报表、公式和单元格相符的审核结果;如已更正,请删去本行。";
    private static final String OTHER_FIGURE = "该审核结果的填报值已不是本行所写的,说明不再适用;如仍属实,请按现在的值重新说明。";

    private static final String CLOSE = """
            update finding f set replaced_run = ?
            where f.stage = 'answers' and f.replaced_run is null
              and not exists (select from unmatched_explanation u
                              where u.file_id = f.file_id and u.line = f.line
                                and u.actual is not distinct from f.expected)
            """;
    private static final String ADD = """
            insert into finding (finding_id, file_id, severity, rule, unit_code, period, form, cell, actual, expected,
                                 message, line, stage, introduced_run)
            select (select coalesce(max(finding_id), 0) from finding) + row_number() over (order by u.file_id, u.line),
                   u.file_id, ?, ?, u.unit_code, u.period, u.form, nullif(u.cell, ''), nullif(u.value, ''), u.actual,
                   case when u.actual is null then ? else ? end, u.line, 'answers', ?
            from unmatched_explanation u
            where not exists (select from finding f
                              where f.stage = 'answers' and f.replaced_run is null
                                and f.file_id = u.file_id and f.line = u.line)
            """;

    private final JdbcTemplate jdbc;

    public JdbcExplanationCheck(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Makes the findings of stage {@code answers} those that stand now; for use when all others of the run are stored. */
    public void check(long run) {
        jdbc.update(CLOSE, run);
        jdbc.update(ADD, Severity.SOFT.code(), NO_SUCH_FINDING, NOTHING_LIKE_IT, OTHER_FIGURE, run);
    }
}
