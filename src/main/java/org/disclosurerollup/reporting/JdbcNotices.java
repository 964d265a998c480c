package org.disclosurerollup.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.UnitSelection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The open findings of units, in the order in which notices are written. */
final class JdbcNotices {

    private static final String OPEN = SqlFile.read("notices");

    private final NamedParameterJdbcTemplate jdbc;

    JdbcNotices(DataSource dataSource) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setFetchSize(1000);
        this.jdbc = new NamedParameterJdbcTemplate(template);
    }

    /**
     * An open finding and whom it goes to.
     *
     * @param finding with the unit's code, also where the file gave its name
     * @param foundRun the run that found it
     */
    record Addressed(Finding finding, long foundRun) {}

    /**
     * Hands over the open findings of every year as of the run, those of one unit after the other.
     *
     * @param units of which; where they are not all, no finding may go by a unit's name
     */
    void forEach(long run, UnitSelection units, Consumer<Addressed> consumer) {
        MapSqlParameterSource parameters = new MapSqlParameterSource("run", run).addValue("units", units.toArray());
        jdbc.query(OPEN, parameters, row -> {
            consumer.accept(read(row));
        });
    }

    private static Addressed read(ResultSet row) throws SQLException {
        Finding finding = new Finding(
                Severity.ofCode(row.getString("severity")).orElseThrow(),
                row.getString("rule"),
                row.getString("unit_code"),
                row.getString("period"),
                row.getString("form"),
                row.getString("cell"),
                row.getString("actual"),
                row.getString("expected"),
                row.getString("message"),
                row.getString("source"),
                row.getInt("line"));
        return new Addressed(finding, row.getLong("found_run"));
    }
}
