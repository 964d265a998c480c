package org.disclosurerollup.validation;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.database.BinaryCopyWriter;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.JdbcSubmissionStore;
import org.disclosurerollup.submission.UnitSelection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code finding}. A finding stands as long as its submission or its file does. */
public final class JdbcFindingStore {

    private static final String APPEND = """
            copy finding (finding_id, submission_id, file_id, severity, rule, unit_code, period, form, cell, actual,
                          expected, message, place, line, stage, score, introduced_run)
            from stdin (format binary)
            """;
    private static final int COLUMNS = 17;
    /** The stage of what reading and a form's own rules find. */
    private static final String OF_FORM = "form";

    private static final String NO_RULE = "";
    private static final String STANDING = """
            select finding_id, submission_id, severity, rule, cell, actual, expected, message, score, file_id,
                   unit_code, line
            from finding where stage = ? and form = ? and period = ? and replaced_run is null
              and (?::text[] is null or unit_code in (select unnest(?::text[])))
            """;
    private static final String CLOSE = "update finding set replaced_run = ? where finding_id = any (?)";
    private static final String FORGET = "delete from finding where introduced_run = ? and stage = ?";
    private static final String REOPEN = "update finding set replaced_run = null where replaced_run = ? and stage = ?";

    private static final String JUDGED_ANEW = """
            select distinct form, period from finding
            where stage = 'history' and (introduced_run = ? or replaced_run = ?)
            order by form, period
            """;

    private static final String OF_FILINGS = """
            select f.finding_id, f.submission_id, f.severity, f.rule, f.unit_code, f.cell, f.actual, f.expected, f.message,
                   f.line
            from finding f join submission s using (submission_id)
            where f.stage = 'form' and s.form = ? and s.period = ?
            order by f.finding_id
            """;
    private static final String COPY_STORED = """
            insert into finding (finding_id, submission_id, file_id, severity, rule, unit_code, period, form, cell, actual,
                                 expected, message, place, line, introduced_run)
            select ?, ?, file_id, severity, rule, unit_code, period, form, cell, actual, expected, message, place, line, ?
            from finding where finding_id = ?
            """;

    private static final String COPY_ALL = """
            insert into finding (finding_id, submission_id, file_id, severity, rule, unit_code, period, form, cell, actual,
                                 expected, message, place, line, introduced_run)
            select (select max(finding_id) from finding) + row_number() over (order by f.finding_id), pair.later, f.file_id,
                   f.severity, f.rule, f.unit_code, f.period, f.form, f.cell, f.actual, f.expected, f.message,
                   f.place, f.line, ?
            from unnest(?::bigint[], ?::bigint[]) as pair (earlier, later)
            join finding f on f.submission_id = pair.earlier
            where f.stage = 'form' and f.rule <> ?
            """;

    private final JdbcTemplate jdbc;

    public JdbcFindingStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * A finding and what it is about.
     *
     * @param submissionId the submission, 0 where it is about a part of a file that is none
     * @param fileId the file
     */
    public record Attached(Finding finding, long submissionId, long fileId) {}

    public long highestId() {
        return jdbc.queryForObject("select coalesce(max(finding_id), 0) from finding", Long.class);
    }

    /** What two findings of different runs must share to be the same finding. */
    private record Identity(
            long submissionId,
            String severity,
            String rule,
            String cell,
            String actual,
            String expected,
            String message,
            long score,
            long fileId,
            String unitCode,
            int line) {}

    /** Takes back what an interrupted attempt of the same run stored for the stage. */
    public void forget(String stage, long run) {
        jdbc.update(FORGET, run, stage);
        jdbc.update(REOPEN, run, stage);
    }

    /**
     * Makes these the findings of a stage that looks at more than one submission. One that was found before stays; one
     * that is no longer found is closed: it is cured.
     *
     * @param units the units that were looked at; findings on others stay
     */
    public void replace(
            String stage, Form form, Period period, UnitSelection units, List<HistoryCheck.Scored> findings, long run) {
        Map<Identity, Long> standing = new HashMap<>();
        jdbc.query(
                STANDING,
                row -> {
                    standing.put(
                            new Identity(
                                    row.getLong(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getString(6),
                                    row.getString(7),
                                    row.getString(8),
                                    row.getLong(9),
                                    row.getLong(10),
                                    row.getString(11),
                                    row.getInt(12)),
                            row.getLong(1));
                },
                stage,
                form.id(),
                period.toString(),
                units.toArray(),
                units.toArray());
        List<HistoryCheck.Scored> added = new ArrayList<>();
        for (HistoryCheck.Scored scored : findings) {
            Finding finding = scored.finding();
            Identity identity = new Identity(
                    scored.submissionId(),
                    finding.severity().code(),
                    finding.rule(),
                    finding.cell(),
                    finding.actual(),
                    finding.expected(),
                    finding.message(),
                    scored.score(),
                    scored.fileId(),
                    finding.unitCode(),
                    finding.line());
            if (standing.remove(identity) == null) {
                added.add(scored);
            }
        }
        if (!standing.isEmpty()) {
            jdbc.update(CLOSE, run, standing.values().toArray(Long[]::new));
        }
        if (!added.isEmpty()) {
            long firstId = highestId() + 1;
            copy(
                    (copy, number) -> {
                        HistoryCheck.Scored scored = added.get(number);
                        copy.row(COLUMNS)
                                .bigint(firstId + number)
                                .bigintOrNothing(scored.submissionId())
                                .bigintOrNothing(scored.fileId());
                        write(copy, scored.finding(), null);
                        copy.text(stage).bigintOrNothing(scored.score()).bigint(run);
                    },
                    added.size());
        }
    }

    /** Tells the server how the findings are distributed, so that it joins them in a sensible order. */
    public void analyze() {
        jdbc.execute("select refresh_statistics('finding')");
    }

    /** The forms and periods in which the run found anything beside earlier years, or found it no longer. */
    public List<JdbcSubmissionStore.Touched> judgedAnewBy(long run) {
        return jdbc.query(
                JUDGED_ANEW,
                (row, number) -> new JdbcSubmissionStore.Touched(
                        row.getString(1), Period.parse(row.getString(2)).orElseThrow()),
                run,
                run);
    }

    /** Gives a submission with the figures of another the findings that these figures have by themselves. */
    public void copy(long fromSubmission, long toSubmission, long run) {
        copy(List.of(fromSubmission), List.of(toSubmission), NO_RULE, run);
    }

    /** A finding and its number. */
    public record Stored(long findingId, Finding finding) {}

    /** What reading and the form's own rules found on the filings of a form and period, by submission. */
    public Map<Long, List<Stored>> ofFilings(Form form, Period period) {
        Map<Long, List<Stored>> bySubmission = new HashMap<>();
        jdbc.query(
                OF_FILINGS,
                row -> {
                    Finding finding = new Finding(
                            Severity.ofCode(row.getString(3)).orElseThrow(),
                            row.getString(4),
                            row.getString(5),
                            period.toString(),
                            form.id(),
                            row.getString(6),
                            row.getString(7),
                            row.getString(8),
                            row.getString(9),
                            null,
                            row.getInt(10));
                    bySubmission
                            .computeIfAbsent(row.getLong(2), submission -> new ArrayList<>(1))
                            .add(new Stored(row.getLong(1), finding));
                },
                form.id(),
                period.toString());
        return bySubmission;
    }

    /**
     * Gives findings to other submissions as well.
     *
     * @param submissions for each finding's number the submission that gets it
     */
    public void copyStored(Map<Long, Long> submissions, long run) {
        AtomicLong id = new AtomicLong(highestId());
        List<Map.Entry<Long, Long>> inOrder = submissions.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList();
        jdbc.batchUpdate(COPY_STORED, inOrder, 1000, (statement, entry) -> {
            statement.setLong(1, id.incrementAndGet());
            statement.setLong(2, entry.getValue());
            statement.setLong(3, run);
            statement.setLong(4, entry.getKey());
        });
    }

    /**
     * Gives each of some submissions the findings that its figures had in an earlier row, but for those of one rule.
     *
     * @param earlier numbers of the earlier rows
     * @param later numbers of the submissions, in the same order
     */
    public void copy(List<Long> earlier, List<Long> later, String ruleLeftOut, long run) {
        jdbc.update(COPY_ALL, run, earlier.toArray(Long[]::new), later.toArray(Long[]::new), ruleLeftOut);
    }

    /** Stores findings under numbers from {@code firstId} on. */
    public void append(List<Attached> findings, long firstId, long run) {
        if (!findings.isEmpty()) {
            copy(
                    (copy, number) -> {
                        Attached attached = findings.get(number);
                        copy.row(COLUMNS)
                                .bigint(firstId + number)
                                .bigintOrNothing(attached.submissionId())
                                .bigintOrNothing(attached.fileId());
                        write(copy, attached.finding(), attached.finding().place());
                        copy.text(OF_FORM).nothing().bigint(run);
                    },
                    findings.size());
        }
    }

    /** Writes a row of the table. */
    @FunctionalInterface
    private interface RowWriter {
        void write(BinaryCopyWriter copy, int number) throws SQLException;
    }

    private void copy(RowWriter writer, int rows) {
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, APPEND)) {
                for (int number = 0; number < rows; number++) {
                    writer.write(copy, number);
                }
                copy.finish();
            }
            return null;
        });
    }

    private static void write(BinaryCopyWriter copy, Finding finding, String place) throws SQLException {
        copy.text(finding.severity().code())
                .text(finding.rule())
                .text(finding.unitCode())
                .text(finding.period())
                .text(finding.form())
                .text(finding.cell())
                .text(finding.actual())
                .text(finding.expected())
                .text(finding.message())
                .text(place)
                .integer(finding.line());
    }
}
