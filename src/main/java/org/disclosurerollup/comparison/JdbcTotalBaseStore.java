package org.disclosurerollup.comparison;

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
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.database.BinaryCopyReader;
import org.disclosurerollup.database.BinaryCopyWriter;
import org.disclosurerollup.submission.JdbcCopy;
import org.disclosurerollup.submission.UnitSelection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code total_base}. Takes part in the transaction around it. */
public final class JdbcTotalBaseStore {

    private static final String AS_OF = """
            copy (select area_code, grp, form_changed, units_changed, previous, like_for_like, like_for_like_previous,
                         units_note
                  from total_base %s
                  where form = '%s' and period = '%s'
                    and introduced_run <= %d and (replaced_run is null or replaced_run > %d)
                  order by area_code, grp)
            to stdout (format binary)
            """;
    private static final String CLOSE = """
            update total_base b set replaced_run = ?
            from unnest(?::text[], ?::text[]) as gone (area_code, grp)
            where b.form = ? and b.period = ? and b.replaced_run is null
              and b.area_code = gone.area_code and b.grp = gone.grp
            """;
    private static final String APPEND = """
            copy total_base (area_code, form, period, grp, form_changed, units_changed, previous, like_for_like,
                             like_for_like_previous, units_note, introduced_run)
            from stdin (format binary)
            """;
    private static final String FORGET = "delete from total_base where introduced_run = ?";
    private static final String REOPEN = "update total_base set replaced_run = null where replaced_run = ?";

    private final JdbcTemplate jdbc;

    public JdbcTotalBaseStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Takes back what an interrupted attempt of the same run stored. */
    public void forget(long run) {
        jdbc.update(FORGET, run);
        jdbc.update(REOPEN, run);
    }

    /** The bases of a form and period as of a run. */
    public List<TotalBase> asOf(Form form, Period period, long run) {
        return asOf(form, period, UnitSelection.ALL, run);
    }

    /** The bases of some areas as of a run. */
    public List<TotalBase> asOf(Form form, Period period, UnitSelection areas, long run) {
        List<TotalBase> bases = new ArrayList<>();
        forEach(form, period, areas, run, bases::add);
        return bases;
    }

    /** Hands over the bases of some areas as of a run, ordered by area and group. */
    public void forEach(Form form, Period period, UnitSelection areas, long run, Consumer<TotalBase> consumer) {
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            String statement = AS_OF.formatted(
                    JdbcCopy.joined(areas, "area_code", connection), JdbcCopy.literal(form), period, run, run);
            try (BinaryCopyReader rows = new BinaryCopyReader(connection, statement)) {
                while (rows.next()) {
                    consumer.accept(new TotalBase(
                            rows.text(),
                            Group.ofCode(rows.text()),
                            rows.bool(),
                            rows.bool(),
                            figures(rows, form.size()),
                            figures(rows, form.size()),
                            figures(rows, form.size()),
                            rows.text()));
                }
            }
            return null;
        });
    }

    private static long[] figures(BinaryCopyReader rows, int cells) throws SQLException {
        long[] figures = new long[cells];
        return rows.figures(figures, FixedPoint.BLANK) ? figures : null;
    }

    private record Key(String areaCode, Group group) {}

    /**
     * Makes these the bases of the form and period for the given areas; one that did not change keeps its row.
     *
     * @param bases may hold those of other areas too, which are left alone
     * @return how many rows are new
     */
    public int replace(Form form, Period period, UnitSelection areas, List<TotalBase> bases, long run) {
        Map<Key, TotalBase> before = new HashMap<>();
        for (TotalBase base : asOf(form, period, areas, run)) {
            before.put(new Key(base.areaCode(), base.group()), base);
        }
        List<TotalBase> changed = new ArrayList<>();
        for (TotalBase base : bases) {
            if (!areas.contains(base.areaCode())) {
                continue;
            }
            Key key = new Key(base.areaCode(), base.group());
            TotalBase old = before.get(key);
            if (old != null && old.equalsInSubstance(base)) {
                before.remove(key);
            } else {
                changed.add(base);
            }
        }
        if (!before.isEmpty()) {
            String[] gone = before.keySet().stream().map(Key::areaCode).toArray(String[]::new);
            String[] groups =
                    before.keySet().stream().map(key -> key.group().code()).toArray(String[]::new);
            jdbc.update(CLOSE, run, gone, groups, form.id(), period.toString());
        }
        append(form, period, changed, run);
        return changed.size();
    }

    /** Tells the server how the bases are distributed, so that it looks for those of a few areas by their codes. */
    public void analyze() {
        jdbc.execute("select refresh_statistics('total_base')");
    }

    private void append(Form form, Period period, List<TotalBase> bases, long run) {
        if (bases.isEmpty()) {
            return;
        }
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, APPEND)) {
                for (TotalBase base : bases) {
                    copy.row(11)
                            .text(base.areaCode())
                            .text(form.id())
                            .text(period.toString())
                            .text(base.group().code())
                            .bool(base.formChanged())
                            .bool(base.unitsChanged())
                            .figures(base.previous(), FixedPoint.BLANK)
                            .figures(base.likeForLike(), FixedPoint.BLANK)
                            .figures(base.likeForLikePrevious(), FixedPoint.BLANK)
                            .text(base.unitsNote())
                            .bigint(run);
                }
                copy.finish();
            }
            return null;
        });
    }
}
