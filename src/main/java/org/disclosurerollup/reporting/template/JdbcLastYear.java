package org.disclosurerollup.reporting.template;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.submission.JdbcSubmissionStore;
import org.disclosurerollup.submission.Scope;
import org.springframework.jdbc.core.JdbcTemplate;

/** The figures that units filed for a year and that count, as of a run. */
public final class JdbcLastYear {

    private static final String COUNTED = """
            select unit_code, scope, figures
            from submission
            where form = ? and period = ? and status = 'accepted' and introduced_run <= ?
              and (replaced_run is null or replaced_run > ?) and unit_code = any (?)
            """;

    private final JdbcTemplate jdbc;
    private final long run;

    public JdbcLastYear(DataSource dataSource, long run) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.run = run;
    }

    /**
     * The figures by unit and scope.
     *
     * @param form as the run found it, by whose cells the figures are stored
     */
    Map<String, Map<Scope, long[]>> of(Form form, Period period, Collection<String> unitCodes) {
        Map<String, Map<Scope, long[]>> figures = new HashMap<>();
        jdbc.query(
                COUNTED,
                row -> {
                    figures.computeIfAbsent(row.getString(1), code -> new EnumMap<>(Scope.class))
                            .put(
                                    Scope.ofCode(row.getString(2)),
                                    JdbcSubmissionStore.figures(row.getArray(3), form.size()));
                },
                form.id(),
                period.toString(),
                run,
                run,
                unitCodes.toArray(String[]::new));
        return figures;
    }
}
