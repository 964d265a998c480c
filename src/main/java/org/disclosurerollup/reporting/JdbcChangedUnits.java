package org.disclosurerollup.reporting;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Period;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * What changed between two runs, from the rows that the later ones brought or replaced: no row is ever changed otherwise,
 * so that a unit without such a row has the same outputs, as long as units, forms and program are the same.
 */
final class JdbcChangedUnits {

    private static final String CHANGED = SqlFile.read("changed-units");
    private static final String STARTED = "select extract(epoch from started_at)::text from run where run_id = ?";
    private static final String COMPLETED = STARTED + " and status = 'completed'";

    private final NamedParameterJdbcTemplate named;
    private final JdbcTemplate jdbc;

    JdbcChangedUnits(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    /** When a run started, which tells it from the run of that number in another database. */
    String started(long run) {
        return jdbc.queryForObject(STARTED, String.class, run);
    }

    /** Whether this is a run of this database and came to its end; one that did not may yet change what it stored. */
    boolean isCompleted(long run, String started) {
        return jdbc.queryForList(COMPLETED, String.class, run).contains(started);
    }

    /** The units that changed between the ends of two runs, whichever was first. */
    ChangedUnits between(long one, long other) {
        Map<Period, Set<String>> units = new HashMap<>();
        Map<Period, Set<String>> withAllBelow = new HashMap<>();
        Set<Period> years = new HashSet<>();
        named.query(CHANGED, Map.of("after", Math.min(one, other), "up_to", Math.max(one, other)), row -> {
            String unitCode = row.getString("unit_code");
            boolean below = row.getBoolean("below");
            // What names no year that there is, is in letters and in no page.
            Period period = Optional.ofNullable(row.getString("period"))
                    .flatMap(Period::parse)
                    .orElse(null);
            if (unitCode == null) {
                years.add(period);
            } else {
                units.computeIfAbsent(period, p -> new HashSet<>()).add(unitCode);
                if (below) {
                    withAllBelow.computeIfAbsent(period, p -> new HashSet<>()).add(unitCode);
                }
            }
        });
        return new ChangedUnits(units, withAllBelow, years);
    }
}
