package org.disclosurerollup.reporting.summary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.submission.JdbcSubmissionStore;
import org.disclosurerollup.submission.Scope;
import org.springframework.jdbc.core.JdbcTemplate;

/** What units filed, with its figures, as of a run. */
final class JdbcUnitFilings {

    private static final String STANDING = """
            select s.unit_code, s.scope, s.status, s.revision, f.path, s.line, s.reason, s.accepted_by, s.figures
            from submission s join source_file f using (file_id)
            where s.form = ? and s.period = ? and s.introduced_run <= ?
              and (s.replaced_run is null or s.replaced_run > ?) and s.unit_code = any (?)
            order by s.unit_code, s.scope desc, s.status, s.revision
            """;

    private final JdbcTemplate jdbc;

    JdbcUnitFilings(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setFetchSize(1000);
    }

    /** The standing submissions of the units by code; none is marked as counting yet. */
    Map<String, List<UnitFiling>> of(Form form, Period period, Collection<String> unitCodes, long run) {
        Map<String, List<UnitFiling>> filings = new HashMap<>();
        jdbc.query(
                STANDING,
                row -> {
                    filings.computeIfAbsent(row.getString(1), code -> new ArrayList<>(1))
                            .add(new UnitFiling(
                                    Scope.ofCode(row.getString(2)),
                                    row.getString(3).equals("accepted"),
                                    false,
                                    row.getInt(4),
                                    row.getString(5),
                                    row.getInt(6),
                                    row.getString(7),
                                    row.getString(8),
                                    JdbcSubmissionStore.figures(row.getArray(9), form.size())));
                },
                form.id(),
                period.toString(),
                run,
                run,
                unitCodes.toArray(String[]::new));
        return filings;
    }
}
