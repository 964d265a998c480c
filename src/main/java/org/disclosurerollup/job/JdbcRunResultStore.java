package org.disclosurerollup.job;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.reporting.FindingCounts;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables {@code run_finding_count} and {@code top_coverage}: what a run left behind, counted once at its end. Writes in
 * the transaction around it.
 */
public final class JdbcRunResultStore {

    private static final String FORGET = "delete from run_finding_count where run_id = ?";
    private static final String ADD_COUNT = """
            insert into run_finding_count (run_id, severity, standing, open, found) values (?, ?, ?, ?, ?)
            """;

    private static final String FINDINGS = """
            select run_id, severity, standing, open, found from run_finding_count where run_id = any (?)
            """;
    private static final String COVERAGE = """
            select area_code, area_name, form, period, reported_units, expected_units
            from top_coverage
            where introduced_run <= ? and (replaced_run is null or replaced_run > ?)
            order by period desc, form, area_code
            """;
    private static final String TOTALS = """
            select t.area_code, t.form, t.period, t.reported_units, t.expected_units
            from total t
            where t.grp = 'total' and t.area_code = any (?) and t.form = ? and t.period = ?
              and t.introduced_run <= ? and (t.replaced_run is null or t.replaced_run > ?)
            """;
    private static final String ADD = """
            insert into top_coverage (area_code, area_name, form, period, reported_units, expected_units, introduced_run)
            values (?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String CLOSE = """
            update top_coverage set replaced_run = ?
            where area_code = ? and form = ? and period = ? and replaced_run is null
            """;

    private final JdbcTemplate jdbc;

    public JdbcRunResultStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * Findings of one severity, over all years.
     *
     * @param standing those that stood at the end of the run
     * @param open those of them that nobody explained or accepted
     * @param found those of them that this run found
     */
    public record FindingCount(long standing, long open, long found) {

        static final FindingCount NONE = new FindingCount(0, 0, 0);
    }

    /**
     * How many units below an area at the top reported, of those that should have.
     *
     * @param period a year
     */
    public record TopCoverage(
            String areaCode, String areaName, String form, String period, int reported, int expected) {

        public int outstanding() {
            return expected - reported;
        }

        /** Whether another one is about the same. */
        public boolean isAboutTheSame(TopCoverage other) {
            return areaCode.equals(other.areaCode) && form.equals(other.form) && period.equals(other.period);
        }
    }

    /** Stores how many findings stand at the end of the run; none of a severity is a count too. */
    void store(FindingCounts counts, long run) {
        jdbc.update(FORGET, run);
        for (Severity severity : Severity.values()) {
            jdbc.update(
                    ADD_COUNT,
                    run,
                    severity.code(),
                    counts.sum(severity, FindingCounts.Count::standing),
                    counts.sum(severity, FindingCounts.Count::open),
                    counts.sum(severity, FindingCounts.Count::found));
        }
    }

    /** The counts of runs; a run from before they were kept, or that is not completed, is absent. */
    public Map<Long, Map<Severity, FindingCount>> findings(List<Long> runs) {
        Map<Long, Map<Severity, FindingCount>> counts = new HashMap<>();
        jdbc.query(
                FINDINGS,
                row -> {
                    counts.computeIfAbsent(row.getLong(1), run -> none())
                            .put(
                                    Severity.ofCode(row.getString(2)).orElseThrow(),
                                    new FindingCount(row.getLong(3), row.getLong(4), row.getLong(5)));
                },
                (Object) runs.toArray(Long[]::new));
        return counts;
    }

    private static Map<Severity, FindingCount> none() {
        Map<Severity, FindingCount> none = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            none.put(severity, FindingCount.NONE);
        }
        return none;
    }

    /** The coverage as of a run, latest year first. */
    public List<TopCoverage> coverage(long run) {
        return jdbc.query(
                COVERAGE,
                (row, number) -> new TopCoverage(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getInt(6)),
                run,
                run);
    }

    /** The coverage that the totals of these areas have, by area; an area without a total is absent. */
    Map<String, TopCoverage> ofTotals(List<String> areas, String form, String period, long run) {
        Map<String, TopCoverage> found = new HashMap<>();
        jdbc.query(
                TOTALS,
                row -> {
                    found.put(
                            row.getString(1),
                            new TopCoverage(
                                    row.getString(1),
                                    "",
                                    row.getString(2),
                                    row.getString(3),
                                    row.getInt(4),
                                    row.getInt(5)));
                },
                areas.toArray(String[]::new),
                form,
                period,
                run,
                run);
        return found;
    }

    /** Makes this the coverage from the run on. */
    void replace(List<TopCoverage> gone, List<TopCoverage> come, long run) {
        for (TopCoverage one : gone) {
            jdbc.update(CLOSE, run, one.areaCode(), one.form(), one.period());
        }
        for (TopCoverage one : come) {
            jdbc.update(
                    ADD, one.areaCode(), one.areaName(), one.form(), one.period(), one.reported(), one.expected(), run);
        }
    }
}
