package org.disclosurerollup.consolidation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.submission.JdbcSubmissionStore.Touched;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code adjustment}. Takes part in the transaction around it. */
public final class JdbcAdjustmentStore {

    private static final String SELECT = """
            select a.adjustment_id, a.area_code, a.form, a.period, a.cell,
                   trim_scale(a.amount / power(10::numeric, c.decimals)), c.unit_of_measure, a.reason,
                   a.introduced_run, entering.operator, to_char(entering.started_at, 'YYYY-MM-DD'),
                   coalesce(a.replaced_run, 0), reversing.operator, to_char(reversing.started_at, 'YYYY-MM-DD'),
                   a.reversal_reason
            from adjustment a
            join form_cell c on c.form = a.form and c.code = a.cell
            join run entering on entering.run_id = a.introduced_run
            left join run reversing on reversing.run_id = a.replaced_run
            """;
    private static final String ALL = SELECT + " order by a.adjustment_id";
    private static final String OF_NUMBER = SELECT + " where a.adjustment_id = ?";
    private static final String STANDING = SELECT + """
             where a.form = ? and a.period = ? and a.introduced_run <= ? and (a.replaced_run is null or a.replaced_run > ?)
            order by a.adjustment_id
            """;
    private static final String AMOUNTS = """
            select area_code, cell, amount from adjustment
            where form = ? and period = ? and introduced_run <= ? and (replaced_run is null or replaced_run > ?)
            order by adjustment_id
            """;
    private static final String ENTER = """
            insert into adjustment (adjustment_id, area_code, form, period, cell, amount, reason, introduced_run)
            select coalesce(max(adjustment_id), 0) + 1, ?, ?, ?, ?, ?, ?, ? from adjustment returning adjustment_id
            """;
    private static final String REVERSE =
            "update adjustment set replaced_run = ?, reversal_reason = ? where adjustment_id = ?";
    private static final String ENTERED_BY = """
            select exists (select from adjustment
                           where introduced_run = ? and area_code = ? and form = ? and period = ? and cell = ?
                             and amount = ? and reason = ?)
            """;
    private static final String HAS_TOTAL = """
            select exists (select from total
                           where area_code = ? and form = ? and period = ? and grp = 'total' and replaced_run is null)
            """;
    private static final String TOUCHED = """
            select distinct form, period, area_code from adjustment
            where introduced_run = ? or replaced_run = ?
            order by form, period, area_code
            """;

    private final JdbcTemplate jdbc;

    public JdbcAdjustmentStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * An adjustment as the books have it.
     *
     * @param amount as a plain number with its sign
     * @param reversed how it was reversed, {@code null} while it stands
     */
    public record Entry(
            long number,
            String areaCode,
            String form,
            Period period,
            String cell,
            String amount,
            String unitOfMeasure,
            String reason,
            Act entered,
            Act reversed) {}

    /**
     * Who did something, in which run and when.
     *
     * @param reason why, {@code null} where it stands elsewhere
     */
    public record Act(long run, String operator, String date, String reason) {}

    /** Takes an adjustment of a form and period. */
    @FunctionalInterface
    public interface AmountConsumer {
        void accept(String areaCode, int cell, long amount);
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        long reversingRun = row.getLong(12);
        String amount = row.getBigDecimal(6).toPlainString();
        return new Entry(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                Period.parse(row.getString(4)).orElseThrow(),
                row.getString(5),
                (amount.startsWith("-") ? "" : "+") + amount,
                row.getString(7),
                row.getString(8),
                new Act(row.getLong(9), row.getString(10), row.getString(11), null),
                reversingRun == 0
                        ? null
                        : new Act(reversingRun, row.getString(13), row.getString(14), row.getString(15)));
    }

    /** Every adjustment ever entered, in order. */
    public List<Entry> all() {
        return jdbc.query(ALL, JdbcAdjustmentStore::entry);
    }

    /** The adjustment of that number. */
    public Optional<Entry> ofNumber(long number) {
        return jdbc.query(OF_NUMBER, JdbcAdjustmentStore::entry, number).stream()
                .findFirst();
    }

    /** The adjustments that stand as of a run, in order. */
    public List<Entry> asOf(Form form, Period period, long run) {
        return jdbc.query(STANDING, JdbcAdjustmentStore::entry, form.id(), period.toString(), run, run);
    }

    /** Hands over area, place of the cell and amount of each adjustment that stands as of a run. */
    public void forEach(Form form, Period period, long run, AmountConsumer consumer) {
        jdbc.query(
                AMOUNTS,
                row -> {
                    consumer.accept(
                            row.getString(1), form.cell(row.getString(2)).index(), row.getLong(3));
                },
                form.id(),
                period.toString(),
                run,
                run);
    }

    /** Answers the number of the new adjustment. */
    public long enter(Adjustment adjustment, long run) {
        return jdbc.queryForObject(
                ENTER,
                Long.class,
                adjustment.areaCode(),
                adjustment.form().id(),
                adjustment.period().toString(),
                adjustment.cell().code(),
                adjustment.amount(),
                adjustment.reason(),
                run);
    }

    public void reverse(long number, String reason, long run) {
        jdbc.update(REVERSE, run, reason, number);
    }

    /** Whether the run entered this very adjustment. */
    public boolean isEnteredBy(long run, Adjustment adjustment) {
        return jdbc.queryForObject(
                ENTERED_BY,
                Boolean.class,
                run,
                adjustment.areaCode(),
                adjustment.form().id(),
                adjustment.period().toString(),
                adjustment.cell().code(),
                adjustment.amount(),
                adjustment.reason());
    }

    /** Whether there is a total that the adjustment could be a part of. */
    public boolean hasTotal(Adjustment adjustment) {
        return jdbc.queryForObject(
                HAS_TOTAL,
                Boolean.class,
                adjustment.areaCode(),
                adjustment.form().id(),
                adjustment.period().toString());
    }

    /** Takes form, period and area of an adjustment that was entered or reversed. */
    @FunctionalInterface
    public interface TouchedConsumer {
        void accept(Touched formPeriod, String areaCode);
    }

    /** Hands over the areas that the run entered or reversed adjustments at. */
    public void forEachTouched(long run, TouchedConsumer consumer) {
        jdbc.query(
                TOUCHED,
                row -> {
                    consumer.accept(
                            new Touched(
                                    row.getString(1),
                                    Period.parse(row.getString(2)).orElseThrow()),
                            row.getString(3));
                },
                run,
                run);
    }
}
