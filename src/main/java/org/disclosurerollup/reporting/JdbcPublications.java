package org.disclosurerollup.reporting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Period;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables {@code publication} and {@code publication_file}. Takes part in the transaction around it. */
public final class JdbcPublications {

    private static final String OF_YEAR = """
            select p.number, p.unit_code, p.run_id, p.introduced_run, to_char(r.started_at, 'YYYY-MM-DD')
            from publication p join run r on r.run_id = p.introduced_run
            where p.period = ? and p.introduced_run <= ?
            order by p.introduced_run
            """;
    private static final String COUNT = "select count(*) from publication where unit_code = ? and period = ?";
    private static final String ADD = """
            insert into publication (number, unit_code, period, run_id, introduced_run) values (?, ?, ?, ?, ?)
            """;
    private static final String ADD_FILE = "insert into publication_file (number, name, sha256) values (?, ?, ?)";
    private static final String FILES = "select name, sha256 from publication_file where number = ?";

    private final JdbcTemplate jdbc;

    public JdbcPublications(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * A frozen run.
     *
     * @param number such as {@code 610400-2017-1}
     * @param unitCode the area; everything below it is published with it
     * @param run the run whose figures were published
     * @param introducedRun the run of the command that published them
     * @param day when, {@code 2018-03-01}
     */
    public record Publication(String number, String unitCode, long run, long introducedRun, String day) {}

    /** The publications of a year that had been made as of the run, in their order. */
    public List<Publication> ofYear(Period period, long asOf) {
        return jdbc.query(
                OF_YEAR,
                (row, number) -> new Publication(
                        row.getString(1), row.getString(2), row.getLong(3), row.getLong(4), row.getString(5)),
                period.toString(),
                asOf);
    }

    /** The last publication of an area and year. */
    public Optional<Publication> last(String unitCode, Period period) {
        return ofYear(period, Long.MAX_VALUE).stream()
                .filter(publication -> publication.unitCode().equals(unitCode))
                .reduce((before, after) -> after);
    }

    /** The number that the next publication of an area and year gets. */
    public String nextNumber(String unitCode, Period period) {
        long made = jdbc.queryForObject(COUNT, Long.class, unitCode, period.toString());
        return unitCode + "-" + period + "-" + (made + 1);
    }

    /** @param files SHA-256 of each file by its name */
    public void add(String number, String unitCode, Period period, long run, Map<String, String> files, long by) {
        jdbc.update(ADD, number, unitCode, period.toString(), run, by);
        files.forEach((name, sha256) -> jdbc.update(ADD_FILE, number, name, sha256));
    }

    /** SHA-256 of each file of a publication by its name. */
    public Map<String, String> files(String number) {
        Map<String, String> files = new TreeMap<>();
        jdbc.query(
                FILES,
                row -> {
                    files.put(row.getString(1), row.getString(2));
                },
                number);
        return files;
    }
}
