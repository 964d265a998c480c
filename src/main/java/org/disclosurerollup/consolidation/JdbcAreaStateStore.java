package org.disclosurerollup.consolidation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
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
    private static final String OPEN = """
            reason <> 'rules' and not exists (select from closed_year closed
                                              where closed.period = area_state.period and closed.replaced_run is null)
            """;
    /** What a run clears it may have to do again after an interruption, so that stays on its list. */
    private static final String TO_DO = "(cleared_run is null or cleared_run = ?) and marked_run <= ? and " + OPEN;

    private static final String TO_JUDGE =
            "select distinct form, period from area_state where " + TO_DO + " order by form, period";
    private static final String TO_COMPUTE =
            "select distinct form, period from area_state where reason <> 'history' and " + TO_DO
                    + " order by form, period";
    private static final String AREAS =
            "select distinct area_code from area_state where form = ? and period = ? and " + TO_DO;
    private static final String CLEAR =
            "update area_state set cleared_run = ? where cleared_run is null and marked_run <= ? and " + OPEN;
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
    private static final String LAST_CHANGING =
            "select coalesce(max(marked_run), 0) from area_state where marked_run <= ?";

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

    /** The last run, up to the given one, that reached anything; 0 if there is none. */
    public long lastChangingRun(long asOf) {
        return jdbc.queryForObject(LAST_CHANGING, Long.class, asOf);
    }

    private static Touched touched(ResultSet row, int number) throws SQLException {
        return new Touched(row.getString(1), Period.parse(row.getString(2)).orElseThrow());
    }
}
