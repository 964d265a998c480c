package org.disclosurerollup.job;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.reporting.JdbcPublications;
import org.disclosurerollup.reporting.RunLabel;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds the completed run that an operator means. */
public final class JdbcRunChooser {

    private static final int MOST_NAMED = 10;

    private static final String LAST = "select max(run_id) from run where status = 'completed'";
    private static final String LAST_BY = """
            select max(run_id) from run where status = 'completed' and finished_at < ?::date + 1
            """;
    private static final String LAST_BEFORE = "select max(run_id) from run where status = 'completed' and run_id < ?";
    private static final String EXISTS = "select exists (select from run where status = 'completed' and run_id = ?)";
    private static final String NAMED = """
            select run_id from run where status = 'completed' order by run_id desc limit ?
            """;
    private static final String LABEL = """
            select run_id, to_char(started_at, 'YYYY-MM-DD HH24:MI'), operator from run where run_id = ?
            """;

    private final JdbcTemplate jdbc;
    private final JdbcPublications publications;

    public JdbcRunChooser(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.publications = new JdbcPublications(dataSource);
    }

    /** The last completed run, or empty. */
    public Optional<Long> last() {
        return Optional.ofNullable(jdbc.queryForObject(LAST, Long.class));
    }

    /** The last completed run before that one, or empty. */
    public Optional<Long> lastBefore(long run) {
        return Optional.ofNullable(jdbc.queryForObject(LAST_BEFORE, Long.class, run));
    }

    /**
     * The run that an operator names.
     *
     * @param text as {@link RunChoice#parse} reads it; {@code null} means the last completed run
     * @param unitCode the area asked about, {@code null} if none was named
     * @param period the year asked about, {@code null} if none was named
     * @throws RunChoiceException if there is none
     */
    public long named(String text, String unitCode, Period period) throws RunChoiceException {
        return text == null
                ? last().orElseThrow(() -> new RunChoiceException("no run was completed on this database yet"))
                : find(RunChoice.parse(text), unitCode, period);
    }

    /**
     * The run that is meant.
     *
     * @param unitCode the area asked about, {@code null} if none was named
     * @param period the year asked about
     * @throws RunChoiceException if there is none
     */
    private long find(RunChoice choice, String unitCode, Period period) throws RunChoiceException {
        if (choice instanceof RunChoice.Numbered numbered) {
            if (!jdbc.queryForObject(EXISTS, Boolean.class, numbered.run())) {
                throw new RunChoiceException("there is no completed run " + numbered.run() + "; " + runsThereAre());
            }
            return numbered.run();
        }
        if (choice instanceof RunChoice.Dated dated) {
            return Optional.ofNullable(jdbc.queryForObject(LAST_BY, Long.class, dated.day()))
                    .orElseThrow(() -> new RunChoiceException(
                            "no run was completed by the end of " + dated.day() + "; " + runsThereAre()));
        }
        if (unitCode == null || period == null) {
            throw new RunChoiceException(
                    "'published' needs --unit and --year: the area and year whose published figures are meant");
        }
        return publications
                .last(unitCode, period)
                .map(JdbcPublications.Publication::run)
                .orElseThrow(() -> new RunChoiceException(
                        "there is no publication of " + unitCode + " for " + period + "; name a run by its number"));
    }

    private String runsThereAre() {
        List<Long> runs = jdbc.queryForList(NAMED, Long.class, MOST_NAMED + 1);
        if (runs.isEmpty()) {
            return "no run was completed yet";
        }
        boolean more = runs.size() > MOST_NAMED;
        return runs.stream()
                .limit(MOST_NAMED)
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "completed runs: " + (more ? "…, " : ""), ""));
    }

    /** When the run began and who made it. */
    public RunLabel label(long run) {
        return jdbc.queryForObject(
                LABEL, (row, number) -> new RunLabel(row.getLong(1), row.getString(2), row.getString(3)), run);
    }
}
