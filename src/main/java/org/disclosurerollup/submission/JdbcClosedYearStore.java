package org.disclosurerollup.submission;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Period;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code closed_year}: which years are closed (封账), since when and by whom. Takes part in the transaction around it. */
public final class JdbcClosedYearStore {

    private static final String CLOSED = """
            select c.period, c.introduced_run, r.operator, to_char(r.started_at, 'YYYY-MM-DD'), c.reason,
                   (select count(*) from submission s
                    where s.period = c.period and s.status = 'waiting' and s.replaced_run is null)
            from closed_year c join run r on r.run_id = c.introduced_run
            where c.replaced_run is null
            order by c.period
            """;
    private static final String AS_OF = """
            select period from closed_year where introduced_run <= ? and (replaced_run is null or replaced_run > ?)
            """;
    private static final String CLOSE = "insert into closed_year (period, reason, introduced_run) values (?, ?, ?)";
    private static final String REOPEN = """
            update closed_year set replaced_run = ?, reopen_reason = ? where period = ? and replaced_run is null
            """;
    private static final String REOPENED_BY =
            "select exists (select from closed_year where period = ? and replaced_run = ?)";

    private final JdbcTemplate jdbc;

    public JdbcClosedYearStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * A year that is closed.
     *
     * @param run the run that closed it
     * @param date when, as year, month and day
     * @param reason why, {@code null} if nobody said
     * @param waiting how many filings wait until it is reopened
     */
    public record Closing(Period period, long run, String operator, String date, String reason, int waiting) {}

    /** The years that are closed now. */
    public List<Closing> closed() {
        return jdbc.query(
                CLOSED,
                (row, number) -> new Closing(
                        Period.parse(row.getString(1)).orElseThrow(),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getInt(6)));
    }

    /** How the year was closed, if it is closed now. */
    public Optional<Closing> closing(Period period) {
        return closed().stream()
                .filter(closing -> closing.period().equals(period))
                .findFirst();
    }

    /** The years that were closed as of a run. */
    public Set<Period> asOf(long run) {
        Set<Period> periods = new HashSet<>();
        for (String period : jdbc.queryForList(AS_OF, String.class, run, run)) {
            periods.add(Period.parse(period).orElseThrow());
        }
        return periods;
    }

    /** @param reason {@code null} if nobody says */
    public void close(Period period, String reason, long run) {
        jdbc.update(CLOSE, period.toString(), reason, run);
    }

    public void reopen(Period period, String reason, long run) {
        jdbc.update(REOPEN, run, reason, period.toString());
    }

    /** Whether it was that run which reopened the year. */
    public boolean isReopenedBy(Period period, long run) {
        return jdbc.queryForObject(REOPENED_BY, Boolean.class, period.toString(), run);
    }
}
