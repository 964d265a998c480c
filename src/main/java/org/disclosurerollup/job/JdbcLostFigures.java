package org.disclosurerollup.job;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds the areas that lost their last figures of a year by a run. */
final class JdbcLostFigures {

    /** Grain: one row per area and year; those at the top first, whose codes are short. */
    private static final String LOST = """
            select gone.area_code, gone.period,
                   (select u.name from unit u where u.code = gone.area_code order by u.introduced_run desc limit 1)
            from (select distinct area_code, period from total
                  where replaced_run between ? and ? and introduced_run < ?) gone
            where not exists (select from total stands
                              where stands.area_code = gone.area_code and stands.period = gone.period
                                and stands.introduced_run <= ?
                                and (stands.replaced_run is null or stands.replaced_run > ?))
            order by gone.period, length(gone.area_code), gone.area_code collate "C"
            """;

    private final JdbcTemplate jdbc;

    JdbcLostFigures(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** What the run took away, by year, then area. */
    List<LostFigures> of(long run) {
        return of(run, run);
    }

    /** The same of several runs in a row. */
    List<LostFigures> of(long first, long last) {
        return jdbc.query(
                LOST,
                (row, number) -> new LostFigures(
                        row.getString(1), row.getString(3) == null ? "" : row.getString(3), row.getString(2)),
                first,
                last,
                first,
                last,
                last);
    }
}
