package org.disclosurerollup.consolidation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.submission.JdbcSubmissionStore.Touched;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code area_state}: which areas a run has to compute anew, and which ones former runs did. */
public final class JdbcAreaStateStore {

    private static final String MARK = """
            insert into area_state (area_code, form, period, state, reason, marked_run) values (?, ?, ?, ?, ?, ?)
            """;
    private static final String MARK_RULES = """
            insert into area_state (area_code, form, period, state, reason, marked_run)
            select area_code, form, period, 'changed', 'rules', ?::bigint
            from (select area_code, form, period from total where replaced_run is null
                  union
                  select unit_code, form, period from submission where replaced_run is null and status = 'rejected') judged
            where form = any (?)
            on conflict do nothing
            """;
    private static final String FORGET = "delete from area_state where marked_run = ? and reason <> 'rules'";
    /** The marks of a closed year wait until it is reopened. */
    private static final String NOT_CLOSED = """
            reason <> 'rules' and not exists (select from closed_year closed
                                              where closed.period = area_state.period and closed.replaced_run is null)
            """;
    /** What a run clears it may have to do again after an interruption, so that stays on its list. */
    private static final String TO_DO =
            "(cleared_run is null or cleared_run = ?) and marked_run <= ? and " + NOT_CLOSED;

    private static final String TO_JUDGE =
            "select distinct form, period from area_state where " + TO_DO + " order by form, period";
    private static final String TO_COMPUTE =
            "select distinct form, period from area_state where reason <> 'history' and " + TO_DO
                    + " order by form, period";
    private static final String AREAS =
            "select distinct area_code from area_state where form = ? and period = ? and " + TO_DO;
    private static final String CLEAR =
            "update area_state set cleared_run = ? where cleared_run is null and marked_run <= ? and " + NOT_CLOSED;
    private static final String CLEAR_RULES = """
            update area_state set cleared_run = ? where cleared_run is null and reason = 'rules' and period = ?
            """;
    private static final String TOUCHED = """
            select distinct form, period from area_state
            where (marked_run = ? or cleared_run = ?) and reason <> 'history'
            order by form, period
            """;
    private static final String OUTDATED_YEARS =
            "select distinct period from area_state where cleared_run is null and reason = 'rules' order by period";
    private static final String HAS_FIGURES =
            "select exists (select from total where area_code = ? and period = ? and replaced_run is null)";
    private static final String REACHED_AFTER = """
            select exists (select from area_state where area_code = ? and period = ? and cleared_run > ?)
            """;
    /** What a run cleared that was not completed is still to be done. */
    private static final String OPEN = """
            select a.area_code, a.form, a.period, a.reason, a.marked_run
            from area_state a left join run r on r.run_id = a.cleared_run
            where a.cleared_run is null or r.status <> 'completed'
            """;
    /** A total of before there were marks tells by itself who computed it. */
    private static final String COMPUTED = """
            select c.area_code, c.run_id, to_char(r.finished_at, 'YYYY-MM-DD HH24:MI')
            from (select area_code, max(run_id) as run_id
                  from (select area_code, cleared_run as run_id from area_state
                        where period = ? and reason not in ('rules', 'history')
                        union all
                        select area_code, introduced_run from total where period = ?) computed
                  join run using (run_id)
                  where run.status = 'completed'
                  group by area_code) c
            join run r using (run_id)
            """;

    private static final String LAST_CHANGING =
            "select coalesce(max(marked_run), 0) from area_state where marked_run <= ?";

    private static final String LAST_CHANGING_BY_AREA = """
            select area_code, max(marked_run) from area_state
            where period = ? and marked_run <= ? and reason <> 'rules'
            group by area_code
            """;

    private final JdbcTemplate jdbc;

    public JdbcAreaStateStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Makes these the marks of the run; what an interrupted attempt of it marked is forgotten. */
    public void replace(Collection<AreaMark> marks, long run) {
        jdbc.update(FORGET, run);
        jdbc.batchUpdate(MARK, marks, 1000, (statement, mark) -> {
            statement.setString(1, mark.areaCode());
            statement.setString(2, mark.form());
            statement.setString(3, mark.period().toString());
            statement.setString(4, mark.reason().state().code());
            statement.setString(5, mark.reason().code());
            statement.setLong(6, run);
        });
    }

    /** Marks every area with figures of these forms, and units with rejected ones: they were judged by other rules. */
    public void markRules(Collection<String> forms, long run) {
        jdbc.update(MARK_RULES, run, forms.toArray(String[]::new));
    }

    /** The forms and periods in which the run has areas to judge: those to compute, and those with a changed history. */
    public List<Touched> toJudge(long run) {
        return jdbc.query(TO_JUDGE, JdbcAreaStateStore::touched, run, run);
    }

    /** The forms and periods in which the run has areas to compute. */
    public List<Touched> toDo(long run) {
        return jdbc.query(TO_COMPUTE, JdbcAreaStateStore::touched, run, run);
    }

    /** The areas that the run has to compute in a form and period. */
    public Set<String> areasToDo(Form form, Period period, long run) {
        return new LinkedHashSet<>(jdbc.queryForList(AREAS, String.class, form.id(), period.toString(), run, run));
    }

    /** Enters that the run has computed what it had to. */
    public void clear(long run) {
        jdbc.update(CLEAR, run, run);
    }

    /** Enters that the run has judged a period's filings by the present rules. */
    public void clearRules(Period period, long run) {
        jdbc.update(CLEAR_RULES, run, period.toString());
    }

    /** The forms and periods in which the run marked or computed areas. */
    public List<Touched> touchedBy(long run) {
        return jdbc.query(TOUCHED, JdbcAreaStateStore::touched, run, run);
    }

    /** The years with areas whose filings were judged by other rules than the present ones, in order. */
    public List<String> outdatedYears() {
        return jdbc.queryForList(OUTDATED_YEARS, String.class);
    }

    /** Whether anything was ever computed of an area and year. */
    public boolean hasFigures(String areaCode, Period period) {
        return jdbc.queryForObject(HAS_FIGURES, Boolean.class, areaCode, period.toString());
    }

    /** Whether a run after the given one computed anything of an area and year. */
    public boolean isReachedAfter(String areaCode, Period period, long run) {
        return jdbc.queryForObject(REACHED_AFTER, Boolean.class, areaCode, period.toString(), run);
    }

    /** A mark on an area that no completed run has taken off. */
    public record OpenMark(AreaMark mark, long run) {}

    /** All marks that no completed run has taken off. */
    public List<OpenMark> open() {
        return jdbc.query(
                OPEN,
                (row, number) -> new OpenMark(
                        new AreaMark(
                                row.getString(1),
                                row.getString(2),
                                Period.parse(row.getString(3)).orElseThrow(),
                                AreaMark.Reason.ofCode(row.getString(4))),
                        row.getLong(5)));
    }

    /**
     * The completed run that last computed an area, whether its figures changed or not.
     *
     * @param at when that run ended, {@code 2017-11-22 08:30} in the time of the session
     */
    public record Computed(long run, String at) {}

    /** For each area ever computed for the period who did last. */
    public Map<String, Computed> computed(Period period) {
        Map<String, Computed> computed = new HashMap<>();
        jdbc.query(
                COMPUTED,
                row -> {
                    computed.put(row.getString(1), new Computed(row.getLong(2), row.getString(3)));
                },
                period.toString(),
                period.toString());
        return computed;
    }

    /** The last run, up to the given one, that reached anything; 0 if there is none. */
    public long lastChangingRun(long asOf) {
        return jdbc.queryForObject(LAST_CHANGING, Long.class, asOf);
    }

    /** For each area the last run, up to the given one, that reached it in the period; one without marks is absent. */
    public Map<String, Long> lastChangingRuns(Period period, long asOf) {
        Map<String, Long> runs = new HashMap<>();
        jdbc.query(
                LAST_CHANGING_BY_AREA,
                row -> {
                    runs.put(row.getString(1), row.getLong(2));
                },
                period.toString(),
                asOf);
        return runs;
    }

    private static Touched touched(ResultSet row, int number) throws SQLException {
        return new Touched(row.getString(1), Period.parse(row.getString(2)).orElseThrow());
    }
}
