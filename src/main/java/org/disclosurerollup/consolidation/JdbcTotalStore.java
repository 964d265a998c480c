package org.disclosurerollup.consolidation;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.database.BinaryCopyReader;
import org.disclosurerollup.database.BinaryCopyWriter;
import org.disclosurerollup.submission.JdbcCopy;
import org.disclosurerollup.submission.UnitSelection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code total}. Takes part in the transaction around it. */
public final class JdbcTotalStore {

    private static final String AS_OF = """
            copy (select area_code, grp, basis, figures, filled, reported_units, expected_units
                  from total %s
                  where form = '%s' and period = '%s'
                    and introduced_run <= %d and (replaced_run is null or replaced_run > %d)
                  order by area_code, grp)
            to stdout (format binary)
            """;
    private static final String AS_OF_WITHOUT_FIGURES = AS_OF.replace(" figures, filled,", "");
    private static final String CLOSE = """
            update total set replaced_run = ?
            from unnest(?::text[], ?::text[]) as gone (area_code, grp)
            where total.form = ? and total.period = ? and total.replaced_run is null
              and total.area_code = gone.area_code and total.grp = gone.grp
            """;
    private static final String APPEND = """
            copy total (area_code, form, period, grp, basis, figures, filled, reported_units, expected_units,
                        introduced_run)
            from stdin (format binary)
            """;
    private static final String AREAS = """
            select distinct area_code from total
            where form = ? and period = ? and replaced_run is null order by area_code
            """;
    private static final String FORGET = "delete from total where introduced_run = ?";
    private static final String REOPEN = "update total set replaced_run = null where replaced_run = ?";

    private static final String PERIODS = """
            select distinct period from total
            where introduced_run <= ? and (replaced_run is null or replaced_run > ?) order by period
            """;

    private final JdbcTemplate jdbc;

    public JdbcTotalStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Takes back what an interrupted attempt of the same run stored. */
    public void forget(long run) {
        jdbc.update(FORGET, run);
        jdbc.update(REOPEN, run);
    }

    /** The totals of a form and period as of a run, ordered by area and group. */
    public List<Total> asOf(Form form, Period period, long run) {
        return asOf(form, period, UnitSelection.ALL, run);
    }

    /** The totals of some areas as of a run, ordered by area and group. */
    public List<Total> asOf(Form form, Period period, UnitSelection areas, long run) {
        return asOf(AS_OF, form, period, areas, run);
    }

    /** The same with neither figures nor how often each is filled: who is in them alone, a tenth of the size. */
    public List<Total> withoutFigures(Form form, Period period, UnitSelection areas, long run) {
        return asOf(AS_OF_WITHOUT_FIGURES, form, period, areas, run);
    }

    private List<Total> asOf(String query, Form form, Period period, UnitSelection areas, long run) {
        List<Total> totals = new ArrayList<>();
        forEach(query, form, period, areas, run, totals::add);
        return totals;
    }

    /** Hands over the totals of some areas as of a run, ordered by area and group. */
    public void forEach(Form form, Period period, UnitSelection areas, long run, Consumer<Total> consumer) {
        forEach(AS_OF, form, period, areas, run, consumer);
    }

    private void forEach(
            String query, Form form, Period period, UnitSelection areas, long run, Consumer<Total> consumer) {
        int cells = query.equals(AS_OF) ? form.size() : 0;
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            String statement = query.formatted(
                    JdbcCopy.joined(areas, "area_code", connection), JdbcCopy.literal(form), period, run, run);
            try (BinaryCopyReader rows = new BinaryCopyReader(connection, statement)) {
                while (rows.next()) {
                    consumer.accept(read(rows, cells));
                }
            }
            return null;
        });
    }

    private static Total read(BinaryCopyReader rows, int cells) throws SQLException {
        String areaCode = rows.text();
        Group group = Group.ofCode(rows.text());
        Basis basis = Basis.ofCode(rows.text());
        long[] figures = new long[cells];
        int[] filled = new int[cells];
        if (cells > 0) {
            rows.figures(figures, FixedPoint.BLANK);
            rows.integers(filled);
        }
        return new Total(areaCode, group, basis, figures, filled, rows.integer(), rows.integer());
    }

    /** Codes of the areas that have totals. */
    public List<String> areas(Form form, Period period) {
        return jdbc.queryForList(AREAS, String.class, form.id(), period.toString());
    }

    /** The periods with totals of any form as of a run, in order. Reads all totals: for when something is amiss. */
    public List<Period> periods(long run) {
        return jdbc.query(
                PERIODS, (row, number) -> Period.parse(row.getString(1)).orElseThrow(), run, run);
    }

    private record Key(String areaCode, Group group) {}

    /**
     * Makes these the totals of the form and period for the given areas; a total that did not change keeps its row.
     *
     * @param totals may hold those of other areas too, which are left alone
     * @return how many rows are new
     */
    public int replace(Form form, Period period, UnitSelection areas, List<Total> totals, long run) {
        Map<Key, Total> before = new HashMap<>();
        for (Total total : asOf(form, period, areas, run)) {
            before.put(new Key(total.areaCode(), total.group()), total);
        }
        List<Total> changed = new ArrayList<>();
        for (Total total : totals) {
            if (!areas.contains(total.areaCode())) {
                continue;
            }
            Key key = new Key(total.areaCode(), total.group());
            Total old = before.get(key);
            if (old != null && old.equalsInSubstance(total)) {
                before.remove(key);
            } else {
                changed.add(total);
            }
        }
        close(form, period, before.keySet().stream().toList(), run);
        append(form, period, changed, run);
        return changed.size();
    }

    /** Tells the server how the totals are distributed, so that it looks for those of a few areas by their codes. */
    public void analyze() {
        jdbc.execute("select refresh_statistics('total')");
    }

    private void close(Form form, Period period, List<Key> keys, long run) {
        if (!keys.isEmpty()) {
            String[] areas = keys.stream().map(Key::areaCode).toArray(String[]::new);
            String[] groups = keys.stream().map(key -> key.group().code()).toArray(String[]::new);
            jdbc.update(CLOSE, run, areas, groups, form.id(), period.toString());
        }
    }

    private void append(Form form, Period period, List<Total> totals, long run) {
        if (totals.isEmpty()) {
            return;
        }
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, APPEND)) {
                for (Total total : totals) {
                    copy.row(10)
                            .text(total.areaCode())
                            .text(form.id())
                            .text(period.toString())
                            .text(total.group().code())
                            .text(total.basis().code())
                            .figures(total.figures(), FixedPoint.BLANK)
                            .integers(total.filled())
                            .integer(total.reportedUnits())
                            .integer(total.expectedUnits())
                            .bigint(run);
                }
                copy.finish();
            }
            return null;
        });
    }
}
