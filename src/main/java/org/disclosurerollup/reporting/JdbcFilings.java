package org.disclosurerollup.reporting;

import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.submission.Scope;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who filed a form for a period, as of a run. */
final class JdbcFilings {

    private static final String STANDING = """
            select s.unit_code, s.scope, s.status, s.revision, f.path, s.line,
                   case when s.status = 'rejected'
                        then (select min(first.introduced_run) from submission first
                              where first.form = s.form and first.period = s.period and first.unit_code = s.unit_code
                                and first.scope = s.scope) else s.introduced_run end
            from submission s join source_file f using (file_id)
            where s.form = ? and s.period = ? and s.introduced_run <= ?
              and (s.replaced_run is null or s.replaced_run > ?)
            order by s.unit_code, s.scope, s.status desc
            """;

    private final JdbcTemplate jdbc;

    JdbcFilings(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * A standing submission: counted, or waiting with hard findings.
     *
     * @param firstRun the run that brought it; of one that waits, the run that brought the first revision
     */
    record Filing(Scope scope, boolean accepted, int revision, String source, int line, long firstRun) {}

    /** By unit; where one is counted and another waits, the counted one. An area's own filing goes before its area filing. */
    Map<String, Filing> of(Form form, Period period, long run) {
        Map<String, Filing> filings = new HashMap<>();
        jdbc.query(
                STANDING,
                row -> {
                    Filing filing = new Filing(
                            Scope.ofCode(row.getString(2)),
                            row.getString(3).equals("accepted"),
                            row.getInt(4),
                            row.getString(5),
                            row.getInt(6),
                            row.getLong(7));
                    filings.merge(row.getString(1), filing, JdbcFilings::better);
                },
                form.id(),
                period.toString(),
                run,
                run);
        return filings;
    }

    private static Filing better(Filing a, Filing b) {
        if (a.accepted() != b.accepted()) {
            return a.accepted() ? a : b;
        }
        return b.scope() == Scope.OWN ? b : a;
    }
}
