package org.disclosurerollup.submission;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.database.BinaryCopyReader;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code submission}. Takes part in the transaction around it. */
public final class JdbcSubmissionStore {

    private static final String HISTORIES = """
            select s.unit_code, s.form, s.period, s.scope, s.submission_id, s.revision, s.status,
                   coalesce(s.waiting_as, s.status), s.content, f.path, s.accepted_by, s.accepted_revision,
                   case when s.accepted_by is not null then s.reason end, s.introduced_run, coalesce(s.replaced_run, 0)
            from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as k (form, period, unit_code, scope)
            -- offset 0: one look at the index for each key, whatever the planner thinks of a table that is being filled
            cross join lateral (
                select * from submission
                where form = k.form and period = k.period and unit_code = k.unit_code and scope = k.scope
                offset 0) s
            join source_file f using (file_id)
            order by s.revision
            """;
    private static final String ANY_FILED = "select exists (select from submission where form = ? and period = ?)";
    private static final String LOST = """
            select submission_id from submission s
            where introduced_run = ? and not exists (select from source_file f where f.file_id = s.file_id)
            limit 1
            """;
    private static final String CLOSE = "update submission set replaced_run = ? where submission_id = any (?)";
    private static final String TOUCHED = """
            copy (select form, period, unit_code from submission where introduced_run = %d
                  union all
                  select form, period, unit_code from submission where replaced_run = %d and introduced_run <> %d)
            to stdout (format binary)
            """;
    private static final String FILED_BY = """
            select distinct form, period, unit_code from submission where unit_code = any (?) and replaced_run is null
            """;
    private static final String COUNTED = """
            copy (select submission_id, submission.unit_code, scope, %s from submission %s
                  where form = '%s' and period = '%s' and status = 'accepted'
                    and introduced_run <= %d and (replaced_run is null or replaced_run > %d))
            to stdout (format binary)
            """;

    private static final String PAIRS = """
            copy (select now.submission_id, now.file_id, now.line, now.unit_code, now.scope, %s,
                         before.submission_id, %s%s
                  from submission now
                  join submission before using (unit_code, scope) %s%s
                  where now.form = '%s' and now.period = '%s' and now.status = 'accepted'
                    and now.introduced_run <= %d and (now.replaced_run is null or now.replaced_run > %d)
                    and before.form = '%s' and before.period = '%s' and before.status = 'accepted'
                    and before.introduced_run <= %d and (before.replaced_run is null or before.replaced_run > %d)
                  order by now.unit_code, now.scope)
            to stdout (format binary)
            """;
    private static final String EARLIER = """

                  left join submission %1$s
                    on %1$s.unit_code = now.unit_code and %1$s.scope = now.scope
                      and %1$s.form = '%2$s' and %1$s.period = '%3$s' and %1$s.status = 'accepted'
                      and %1$s.introduced_run <= %4$d and (%1$s.replaced_run is null or %1$s.replaced_run > %4$d)\
            """;
    private static final String INHERITED = """
            select now.submission_id, now.file_id, now.line, now.unit_code, now.scope, now.figures, before.figures
            from unnest(?::text[], ?::text[]) as heir (unit_code, source_code)
            join submission now on now.unit_code = heir.unit_code
            join submission before on before.unit_code = heir.source_code and before.scope = now.scope
            where now.form = ? and now.period = ? and now.status = 'accepted'
              and now.introduced_run <= ? and (now.replaced_run is null or now.replaced_run > ?)
              and before.form = ? and before.period = ? and before.status = 'accepted'
              and before.introduced_run <= ? and (before.replaced_run is null or before.replaced_run > ?)
            order by now.unit_code, now.scope, before.unit_code
            """;
    private static final String CONTRIBUTORS = """
            copy (select submission.unit_code, scope from submission %s
                  where form = '%s' and period = '%s' and status = 'accepted'
                    and introduced_run <= %d and (replaced_run is null or replaced_run > %d))
            to stdout (format binary)
            """;
    /** From one form and period to the next along the index, instead of through all filings. */
    private static final String ALL = """
            with recursive found as (
                (select form, period from submission order by form, period limit 1)
                union all
                select following.form, following.period
                from found cross join lateral (
                    select form, period from submission
                    where (form, period) > (found.form, found.period)
                    order by form, period limit 1) following
            )
            select form, period from found
            where exists (select from submission s
                          where s.form = found.form and s.period = found.period and s.introduced_run <= ?)
            order by form, period
            """;

    private final JdbcTemplate jdbc;
    private final FiguresAtHand atHand;
    private final JdbcSubmissionAppending appending;

    public JdbcSubmissionStore(DataSource dataSource) {
        this(dataSource, null);
    }

    /** @param atHand takes the figures that are stored, and gives them back instead of the server */
    public JdbcSubmissionStore(DataSource dataSource, FiguresAtHand atHand) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.atHand = atHand;
        this.appending = new JdbcSubmissionAppending(jdbc, atHand);
    }

    /** A revision to be stored. */
    record Row(SubmissionLedger.Arrival arrival, Revision revision, byte[] content) {}

    /** Takes the figures of one counted submission; the array is used again for the next. */
    @FunctionalInterface
    public interface FiguresConsumer {
        void accept(String unitCode, Scope scope, long[] figures);
    }

    /**
     * A counted submission and the one of the year before. The arrays are used again for the next pair.
     *
     * @param figures this year's, in this year's form
     * @param before last year's, in last year's form
     * @param earlier for each {@link EarlierYear} asked for, the figures of its cells; blank where there are none
     */
    public record Pair(
            long submissionId,
            long fileId,
            int line,
            String unitCode,
            Scope scope,
            long[] figures,
            long[] before,
            List<long[]> earlier) {}

    /**
     * A year before last of which some figures are wanted with each pair.
     *
     * @param cells the cells wanted, as the form of that year has them; {@code null} where it has none
     */
    public record EarlierYear(Form form, Period period, List<Cell> cells) {}

    /** A form and period in which something changed. */
    public record Touched(String form, Period period) {}

    long highestId() {
        return jdbc.queryForObject("select coalesce(max(submission_id), 0) from submission", Long.class);
    }

    boolean isAnyFiled(Form form, Period period) {
        awaitAppended();
        return jdbc.queryForObject(ANY_FILED, Boolean.class, form.id(), period.toString());
    }

    /** All revisions of the given submissions; a key without any is absent. */
    Map<SubmissionKey, RevisionHistory> histories(List<SubmissionKey> keys) {
        Map<SubmissionKey, RevisionHistory> histories = new HashMap<>();
        if (keys.isEmpty()) {
            return histories;
        }
        awaitAppended();
        jdbc.query(
                HISTORIES,
                row -> {
                    SubmissionKey key =
                            new SubmissionKey(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
                    histories
                            .computeIfAbsent(key, unknown -> new RevisionHistory())
                            .add(new Revision(
                                    row.getLong(5),
                                    row.getInt(6),
                                    SubmissionStatus.ofCode(row.getString(7)),
                                    SubmissionStatus.ofCode(row.getString(8)),
                                    row.getBytes(9),
                                    row.getString(10),
                                    acceptedBy(row.getString(11), row.getString(13), row.getInt(12)),
                                    row.getLong(14),
                                    row.getLong(15)));
                },
                column(keys, SubmissionKey::form),
                column(keys, SubmissionKey::period),
                column(keys, SubmissionKey::unitCode),
                column(keys, SubmissionKey::scope));
        return histories;
    }

    private static Revision.AcceptedBy acceptedBy(String operator, String reason, int revision) {
        return operator == null ? null : new Revision.AcceptedBy(operator, reason, revision);
    }

    private static String[] column(List<SubmissionKey> keys, Function<SubmissionKey, String> field) {
        return keys.stream().distinct().map(field).toArray(String[]::new);
    }

    void close(Collection<Long> ids, long run) {
        if (!ids.isEmpty()) {
            awaitAppended();
            jdbc.update(CLOSE, run, ids.toArray(Long[]::new));
        }
    }

    /**
     * Sends revisions to the server and does not wait until it has taken them in: until {@link #awaitAppended} nothing
     * else of this transaction can ask it anything. What takes part in an intake here waits by itself.
     */
    void append(List<Row> rows, long run) {
        appending.send(rows, run);
    }

    void awaitAppended() {
        appending.await();
    }

    /** Gives up what the server has not taken in yet, after which the transaction can only be rolled back. */
    void cancelAppending() {
        appending.close();
    }

    /** Takes a submission that came or went. */
    @FunctionalInterface
    public interface TouchedConsumer {
        void accept(String form, String period, String unitCode);
    }

    /** Hands over form, period and unit of every submission that came or went with the run, more than once if several. */
    public void forEachTouched(long run, TouchedConsumer consumer) {
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            try (BinaryCopyReader rows = new BinaryCopyReader(connection, TOUCHED.formatted(run, run, run))) {
                while (rows.next()) {
                    consumer.accept(rows.text(), rows.text(), rows.text());
                }
            }
            return null;
        });
    }

    /** Hands over form, period and unit of what these units filed and nothing replaced. */
    public void forEachFiledBy(Collection<String> unitCodes, TouchedConsumer consumer) {
        if (!unitCodes.isEmpty()) {
            jdbc.query(
                    FILED_BY,
                    row -> {
                        consumer.accept(row.getString(1), row.getString(2), row.getString(3));
                    },
                    (Object) unitCodes.toArray(String[]::new));
        }
    }

    /**
     * Checks that what the run stored names files that are there: once for all rows, which a foreign key would do row by
     * row.
     */
    public void checkReferences(long run) {
        List<Long> lost = jdbc.queryForList(LOST, Long.class, run);
        if (!lost.isEmpty()) {
            throw new IllegalStateException(
                    "submission " + lost.get(0) + " of run " + run + " names a file that is not stored");
        }
    }

    /** Tells the server how the figures are distributed, so that it joins years in a sensible order. */
    public void analyze() {
        jdbc.execute("select refresh_statistics('submission')");
    }

    /** Every form and period of which anything was filed as of the run. */
    public List<Touched> all(long run) {
        return jdbc.query(ALL, JdbcSubmissionStore::touched, run);
    }

    /** Every period of which anything was ever filed, as it is stored. */
    public Set<String> periods() {
        return Set.copyOf(jdbc.query(ALL, (row, number) -> row.getString(2), Long.MAX_VALUE));
    }

    private static Touched touched(ResultSet row, int number) throws SQLException {
        return new Touched(row.getString(1), Period.parse(row.getString(2)).orElseThrow());
    }

    /** Hands over unit and scope of every submission of the form and period that counts as of the run. */
    public void forEachContributor(
            Form form, Period period, UnitSelection units, long run, BiConsumer<String, Scope> consumer) {
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            String statement = CONTRIBUTORS.formatted(
                    JdbcCopy.joined(units, "submission.unit_code", connection),
                    JdbcCopy.literal(form),
                    period,
                    run,
                    run);
            try (BinaryCopyReader rows = new BinaryCopyReader(connection, statement)) {
                while (rows.next()) {
                    consumer.accept(rows.text(), Scope.ofCode(rows.text()));
                }
            }
            return null;
        });
    }

    /**
     * Hands over every counted submission that has one of the year before, as of the run, ordered by unit and scope.
     *
     * @param earlier years before last whose figures come along. One unit is in memory at a time.
     */
    public void forEachPair(
            Form form,
            Period period,
            Form formBefore,
            List<EarlierYear> earlier,
            UnitSelection units,
            long run,
            Consumer<Pair> consumer) {
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            String statement =
                    pairs(form, period, formBefore, earlier, JdbcCopy.joined(units, "now.unit_code", connection), run);
            long[] figures = new long[form.size()];
            long[] before = new long[formBefore.size()];
            List<long[]> years =
                    earlier.stream().map(year -> new long[year.cells().size()]).toList();
            FigureReader reader = new FigureReader();
            FigureReader readerBefore = new FigureReader();
            try (BinaryCopyReader rows = new BinaryCopyReader(connection, statement)) {
                while (rows.next()) {
                    long id = rows.bigint();
                    long fileId = rows.bigint();
                    int line = rows.integer();
                    String unitCode = rows.text();
                    Scope scope = Scope.ofCode(rows.text());
                    reader.read(rows, id, figures);
                    readerBefore.read(rows, rows.bigint(), before);
                    for (long[] year : years) {
                        rows.figures(year, FixedPoint.BLANK);
                    }
                    consumer.accept(new Pair(id, fileId, line, unitCode, scope, figures, before, years));
                }
            }
            return null;
        });
    }

    /**
     * Hands over, for every counted submission of an heir, each counted one of the year before of the units whose figures
     * it took over, as of the run, ordered by heir and scope.
     *
     * @param heirs codes of units, one for each of {@code sources}
     * @param sources codes of the units of the year before
     */
    public void forEachInherited(
            Form form,
            Period period,
            Form formBefore,
            String[] heirs,
            String[] sources,
            long run,
            Consumer<Pair> consumer) {
        if (heirs.length == 0) {
            return;
        }
        jdbc.query(
                INHERITED,
                row -> {
                    consumer.accept(new Pair(
                            row.getLong(1),
                            row.getLong(2),
                            row.getInt(3),
                            row.getString(4),
                            Scope.ofCode(row.getString(5)),
                            figures(row.getArray(6), form.size()),
                            figures(row.getArray(7), formBefore.size()),
                            List.of()));
                },
                heirs,
                sources,
                form.id(),
                period.toString(),
                run,
                run,
                formBefore.id(),
                period.yearBefore().toString(),
                run,
                run);
    }

    private String pairs(
            Form form, Period period, Form formBefore, List<EarlierYear> earlier, String selected, long run) {
        StringBuilder columns = new StringBuilder();
        StringBuilder joins = new StringBuilder();
        for (EarlierYear year : earlier) {
            String name = "y" + year.period().year();
            columns.append(year.cells().stream()
                    .map(cell -> cell == null ? "null" : name + ".figures[" + (cell.index() + 1) + "]")
                    .collect(Collectors.joining(", ", ", array[", "]::bigint[]")));
            joins.append(EARLIER.formatted(name, JdbcCopy.literal(year.form()), year.period(), run));
        }
        return PAIRS.formatted(
                figuresOf("now"),
                figuresOf("before"),
                columns,
                selected,
                joins,
                JdbcCopy.literal(form),
                period,
                run,
                run,
                JdbcCopy.literal(formBefore),
                period.yearBefore(),
                run,
                run);
    }

    /** A stored array as figures of a form that may have got cells since. */
    public static long[] figures(Array array, int cells) throws SQLException {
        if (array == null) {
            return null;
        }
        Long[] stored = (Long[]) array.getArray();
        long[] figures = new long[cells];
        Arrays.fill(figures, FixedPoint.BLANK);
        for (int i = 0; i < stored.length; i++) {
            figures[i] = stored[i] == null ? FixedPoint.BLANK : stored[i];
        }
        return figures;
    }

    /** The column that gives a row's figures, null where they are at hand. */
    private String figuresOf(String table) {
        return atHand == null
                ? table + ".figures"
                : "case when %1$s.submission_id between %2$d and %3$d then null else %1$s.figures end"
                        .formatted(table, atHand.first(), atHand.last());
    }

    /** Reads figures from wherever they are. */
    private final class FigureReader {

        private final FiguresAtHand.Reading reading = atHand == null ? null : atHand.read();

        private void read(BinaryCopyReader rows, long submissionId, long[] into) throws SQLException {
            if (!rows.figures(into, FixedPoint.BLANK)) {
                reading.figures(submissionId, into);
            }
        }
    }

    /** Hands over every submission of the form and period that counts as of the run, in no particular order. */
    public void forEachCounted(Form form, Period period, UnitSelection units, long run, FiguresConsumer consumer) {
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            String statement = COUNTED.formatted(
                    figuresOf("submission"),
                    JdbcCopy.joined(units, "submission.unit_code", connection),
                    JdbcCopy.literal(form),
                    period,
                    run,
                    run);
            long[] figures = new long[form.size()];
            FigureReader reader = new FigureReader();
            try (BinaryCopyReader rows = new BinaryCopyReader(connection, statement)) {
                while (rows.next()) {
                    long id = rows.bigint();
                    String unitCode = rows.text();
                    Scope scope = Scope.ofCode(rows.text());
                    reader.read(rows, id, figures);
                    consumer.accept(unitCode, scope, figures);
                }
            }
            return null;
        });
    }
}
