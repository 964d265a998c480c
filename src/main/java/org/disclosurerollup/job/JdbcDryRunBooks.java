package org.disclosurerollup.job;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.job.DryRun.AreasToCompute;
import org.disclosurerollup.job.DryRun.Change;
import org.disclosurerollup.job.DryRun.Fate;
import org.disclosurerollup.job.DryRun.FigureChange;
import org.disclosurerollup.job.DryRun.FiguresChanged;
import org.disclosurerollup.job.DryRun.FileChange;
import org.disclosurerollup.job.DryRun.Moved;
import org.disclosurerollup.submission.Finding;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What runs from a given number on did to the books, in the transaction that they did it in. Each question is one query,
 * and no answer is longer than asked for.
 */
final class JdbcDryRunBooks {

    private static final String STANDING = "select severity, count(*) from standing_finding group by severity";
    private static final String MOVED = """
            select severity, count(*), count(*) filter (where found_run >= ?)
            from standing_finding_as_of(?) group by severity
            """;
    private static final String COME = """
            select severity, rule, unit_code, period, form, cell, actual, expected, message, source, line
            from standing_finding_as_of(?)
            where found_run >= ? and severity <> 'note'
            order by severity, period, unit_code, form, rule, source, line
            limit ?
            """;
    private static final String FILES = """
            with come as (select path, sha256, read, accepted, rejected from source_file
                          where introduced_run >= ? and replaced_run is null),
                 gone as (select path, sha256 from source_file where replaced_run >= ? and introduced_run < ?)
            select coalesce(c.path, g.path) as path, coalesce(c.read, 0) as read, coalesce(c.accepted, 0) as accepted,
                   coalesce(c.rejected, 0) as rejected,
                   case when c.path is null then 'GONE' when g.path is null then 'NEW'
                        when c.sha256 = g.sha256 then 'READ_AGAIN' else 'CHANGED' end as change
            from come c full join gone g using (path)
            """;
    private static final String FIRST_FILES = FILES + " order by path limit ?";
    private static final String FILES_BY_CHANGE = "select change, count(*) from (" + FILES + ") f group by change";
    private static final String FILINGS = """
            select case when s.status = 'accepted' and earlier then 'REVISED' when s.status = 'accepted' then 'NEW'
                        else upper(s.status) end, count(*)
            from (select s.status,
                         exists (select from submission b
                                 where b.form = s.form and b.period = s.period and b.unit_code = s.unit_code
                                   and b.scope = s.scope and b.submission_id < s.submission_id) as earlier
                  from submission s join run r on r.run_id = s.introduced_run
                  where s.introduced_run >= ? and r.command <> 'accept') s
            group by 1
            """;
    private static final String AREAS = """
            select period, form, count(distinct area_code) from area_state
            where cleared_run >= ? and reason not in ('rules', 'history')
            group by period, form order by period desc, form
            """;
    private static final String OUTDATED = """
            select count(distinct (area_code, period)) from area_state
            where marked_run >= ? and reason = 'rules' and cleared_run is null
            """;
    /** A total that a run touched, beside what it was; a cell that says the same is none of them. */
    private static final String FIGURES = """
            with come as (select area_code, form, period, figures from total
                          where grp = 'total' and introduced_run >= ? and replaced_run is null),
                 gone as (select area_code, form, period, figures from total
                          where grp = 'total' and replaced_run >= ? and introduced_run < ?),
                 moved as (select form, period, area_code, code, label, position, decimals,
                                  g.figures[position] as before, c.figures[position] as after
                           from come c full join gone g using (area_code, form, period)
                           join form_cell using (form)
                           where c.figures[position] is distinct from g.figures[position])
            """;

    private static final String FIRST_FIGURES = FIGURES + """
            select m.period, m.form, m.area_code,
                   (select u.name from unit u where u.code = m.area_code order by u.introduced_run desc limit 1),
                   m.code, m.label, m.before / power(10::numeric, m.decimals), m.after / power(10::numeric, m.decimals),
                   m.decimals
            from moved m
            order by (m.form || ' ' || m.code) = any (?) desc, m.period desc, m.form, length(m.area_code), m.area_code,
                     m.position
            limit ?
            """;
    private static final String FIGURES_CHANGED =
            FIGURES + "select count(*), count(distinct (form, period, area_code)) from moved";

    private final JdbcTemplate jdbc;

    JdbcDryRunBooks(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** How many findings stand as of the last completed run. */
    Map<Severity, Long> standing() {
        Map<Severity, Long> standing = new EnumMap<>(Severity.class);
        jdbc.query(STANDING, row -> {
            standing.put(Severity.ofCode(row.getString(1)).orElseThrow(), row.getLong(2));
        });
        return standing;
    }

    Map<Severity, Moved> moved(Map<Severity, Long> before, long run, long first) {
        Map<Severity, Moved> moved = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            moved.put(severity, new Moved(before.getOrDefault(severity, 0L), 0, 0));
        }
        jdbc.query(
                MOVED,
                row -> {
                    Severity severity = Severity.ofCode(row.getString(1)).orElseThrow();
                    moved.put(severity, new Moved(before.getOrDefault(severity, 0L), row.getLong(2), row.getLong(3)));
                },
                first,
                run);
        return moved;
    }

    void forEachNewFinding(long run, long first, int limit, Consumer<Finding> consumer) {
        jdbc.query(
                COME,
                row -> {
                    consumer.accept(new Finding(
                            Severity.ofCode(row.getString(1)).orElseThrow(),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            row.getString(8),
                            row.getString(9),
                            row.getString(10),
                            row.getInt(11)));
                },
                run,
                first,
                limit);
    }

    List<FileChange> files(long first, int limit) {
        return jdbc.query(
                FIRST_FILES,
                (row, number) -> new FileChange(
                        row.getString("path"),
                        Change.valueOf(row.getString("change")),
                        row.getInt("read"),
                        row.getInt("accepted"),
                        row.getInt("rejected")),
                first,
                first,
                first,
                limit);
    }

    Map<Change, Long> filesByChange(long first) {
        Map<Change, Long> counts = new EnumMap<>(Change.class);
        for (Change change : Change.values()) {
            counts.put(change, 0L);
        }
        jdbc.query(
                FILES_BY_CHANGE,
                row -> {
                    counts.put(Change.valueOf(row.getString(1)), row.getLong(2));
                },
                first,
                first,
                first);
        return counts;
    }

    Map<Fate, Long> filings(long first) {
        Map<Fate, Long> counts = new EnumMap<>(Fate.class);
        for (Fate fate : Fate.values()) {
            counts.put(fate, 0L);
        }
        jdbc.query(
                FILINGS,
                row -> {
                    counts.put(Fate.valueOf(row.getString(1)), row.getLong(2));
                },
                first);
        return counts;
    }

    List<AreasToCompute> areas(long first) {
        return jdbc.query(
                AREAS, (row, number) -> new AreasToCompute(row.getString(1), row.getString(2), row.getLong(3)), first);
    }

    long outdated(long first) {
        return jdbc.queryForObject(OUTDATED, Long.class, first);
    }

    List<FigureChange> figures(Catalogue catalogue, long first, int limit) {
        List<String> headlines = new ArrayList<>();
        for (Form form : catalogue.forms()) {
            for (Cell cell : form.cells()) {
                if (cell.headline()) {
                    headlines.add(form.id() + " " + cell.code());
                }
            }
        }
        return jdbc.query(
                FIRST_FIGURES,
                (row, number) -> new FigureChange(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4) == null ? "" : row.getString(4),
                        row.getString(5),
                        label(catalogue, row.getString(2), row.getString(5), row.getString(6)),
                        plain(row.getBigDecimal(7), row.getInt(9)),
                        plain(row.getBigDecimal(8), row.getInt(9))),
                first,
                first,
                first,
                headlines.toArray(String[]::new),
                limit);
    }

    /** As the catalogue shortens it; of a form that is gone, as it was stored. */
    private static String label(Catalogue catalogue, String formId, String code, String stored) {
        Form form = catalogue.form(formId);
        Cell cell = form == null ? null : form.cell(code);
        return cell == null ? stored : cell.shortLabel();
    }

    private static String plain(BigDecimal figure, int decimals) {
        return figure == null ? null : figure.setScale(decimals).toPlainString();
    }

    FiguresChanged figuresChanged(long first) {
        return jdbc.queryForObject(
                FIGURES_CHANGED,
                (row, number) -> new FiguresChanged(row.getLong(1), row.getLong(2)),
                first,
                first,
                first);
    }
}
