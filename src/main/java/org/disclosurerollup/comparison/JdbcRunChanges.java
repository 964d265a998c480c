package org.disclosurerollup.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.submission.UnitSelection;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which runs changed anything of a year, and which areas' totals or comparisons moved between two of them. */
public final class JdbcRunChanges {

    private static final String LAST_CHANGE = """
            select max(run) from (
                select greatest(max(introduced_run) filter (where introduced_run <= ?),
                                max(replaced_run) filter (where replaced_run <= ?)) as run
                from submission where period = any (?) and (?::text[] is null or form = any (?))
                union all
                select greatest(max(introduced_run) filter (where introduced_run <= ?),
                                max(replaced_run) filter (where replaced_run <= ?))
                from total where period = any (?) and (?::text[] is null or form = any (?))
                union all
                select greatest(max(introduced_run) filter (where introduced_run <= ?),
                                max(replaced_run) filter (where replaced_run <= ?))
                from total_base where period = any (?) and (?::text[] is null or form = any (?))
            ) changes
            """;
    private static final String MOVED_AREAS = """
            select distinct area_code from (
                select area_code from total
                where form = ? and period = ?
                  and (introduced_run > ? and introduced_run <= ? or replaced_run > ? and replaced_run <= ?)
                union all
                select area_code from total_base
                where form = ? and period = ?
                  and (introduced_run > ? and introduced_run <= ? or replaced_run > ? and replaced_run <= ?)
            ) moved
            order by area_code
            """;
    private static final String CHANGED_FORMS = """
            select distinct form from (
                select form from submission
                where period = ?
                  and (introduced_run > ? and introduced_run <= ? or replaced_run > ? and replaced_run <= ?)
                union all
                select form from total
                where period = ?
                  and (introduced_run > ? and introduced_run <= ? or replaced_run > ? and replaced_run <= ?)
                union all
                select form from total_base
                where period = ?
                  and (introduced_run > ? and introduced_run <= ? or replaced_run > ? and replaced_run <= ?)
            ) changed
            """;
    private static final String ON_AREA_BASIS = """
            select area_code from total
            where form = ? and period = ? and grp = 'total' and basis = 'area'
              and introduced_run <= ? and (replaced_run is null or replaced_run > ?)
            """;
    private static final String TOTAL_RUNS = """
            select run from (
                select introduced_run as run from total where form = ? and period = ? and area_code = ?
                union
                select replaced_run from total where form = ? and period = ? and area_code = ?
            ) changes
            where run <= ?
            order by run
            """;

    private final JdbcTemplate jdbc;

    public JdbcRunChanges(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * The last run, up to the given one, that changed anything filed, added up or compared for one of the periods.
     *
     * @param forms ids of the forms looked at, {@code null} for every one
     */
    public Optional<Long> lastChange(Collection<Period> periods, Collection<String> forms, long upTo) {
        String[] years = periods.stream().map(Period::toString).toArray(String[]::new);
        String[] ids = forms == null ? null : forms.toArray(String[]::new);
        List<Object> arguments = new ArrayList<>();
        for (int table = 0; table < 3; table++) {
            arguments.add(upTo);
            arguments.add(upTo);
            arguments.add(years);
            arguments.add(ids);
            arguments.add(ids);
        }
        return Optional.ofNullable(jdbc.queryForObject(LAST_CHANGE, Long.class, arguments.toArray()));
    }

    /** Ids of the forms of which anything of the period changed. */
    public Set<String> changedForms(Period period, RunSpan span) {
        List<Object> arguments = new ArrayList<>();
        for (int table = 0; table < 3; table++) {
            arguments.add(period.toString());
            addSpan(arguments, span);
        }
        return new HashSet<>(jdbc.queryForList(CHANGED_FORMS, String.class, arguments.toArray()));
    }

    /** The areas of which a total, or what it is compared with, has other rows than before. */
    List<String> movedAreas(Form form, Period period, UnitSelection areas, RunSpan span) {
        List<Object> arguments = new ArrayList<>();
        for (int table = 0; table < 2; table++) {
            arguments.add(form.id());
            arguments.add(period.toString());
            addSpan(arguments, span);
        }
        return jdbc.queryForList(MOVED_AREAS, String.class, arguments.toArray()).stream()
                .filter(areas::contains)
                .toList();
    }

    private static void addSpan(List<Object> arguments, RunSpan span) {
        arguments.addAll(List.of(span.from(), span.to(), span.from(), span.to()));
    }

    /** The areas whose total was their own filing for the whole as of the run. */
    Set<String> onAreaBasis(Form form, Period period, long run) {
        return new HashSet<>(jdbc.queryForList(ON_AREA_BASIS, String.class, form.id(), period.toString(), run, run));
    }

    /** The runs, up to the given one, with which totals of the area came or went. */
    public List<Long> runsOfTotals(Form form, Period period, String areaCode, long upTo) {
        return jdbc.queryForList(
                TOTAL_RUNS,
                Long.class,
                form.id(),
                period.toString(),
                areaCode,
                form.id(),
                period.toString(),
                areaCode,
                upTo);
    }
}
