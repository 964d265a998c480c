package org.disclosurerollup.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.disclosurerollup.submission.UnitSelection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The findings that were cured, from what is stored; nothing is kept for them alone. */
final class JdbcCuredFindings {

    private static final String CURED = SqlFile.read("cured");

    private final NamedParameterJdbcTemplate jdbc;

    JdbcCuredFindings(DataSource dataSource) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setFetchSize(1000);
        this.jdbc = new NamedParameterJdbcTemplate(template);
    }

    /**
     * A finding that stood for a while.
     *
     * @param cells codes of the cells, {@code null} where it named none
     * @param foundRun the first run in which it stood
     * @param foundOn that run's day
     * @param curedRun the run in which it stood no more
     * @param curedOn that run's day
     * @param valueThen what its cells held when it last stood, with their codes where they are several
     * @param valueNow what they hold in the submission that stands now
     */
    record Cured(
            String unitCode,
            String form,
            String period,
            String cells,
            String rule,
            String severity,
            long foundRun,
            String foundOn,
            long curedRun,
            String curedOn,
            String valueThen,
            String valueNow) {}

    /** Hands over what is cured as of the run, by year and unit. */
    void forEach(long run, Collection<String> years, UnitSelection units, Consumer<Cured> consumer) {
        MapSqlParameterSource parameters = new MapSqlParameterSource("run", run)
                .addValue("periods", years.toArray(String[]::new))
                .addValue("units", units.toArray());
        jdbc.query(CURED, parameters, row -> {
            consumer.accept(read(row));
        });
    }

    private static Cured read(ResultSet row) throws SQLException {
        return new Cured(
                row.getString("unit_code"),
                row.getString("form"),
                row.getString("period"),
                row.getString("cells"),
                row.getString("rule"),
                row.getString("severity"),
                row.getLong("found_run"),
                row.getString("found_on"),
                row.getLong("cured_run"),
                row.getString("cured_on"),
                row.getString("value_then"),
                row.getString("value_now"));
    }
}
