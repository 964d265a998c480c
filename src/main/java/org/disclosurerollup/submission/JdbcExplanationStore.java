package org.disclosurerollup.submission;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.database.BinaryCopyWriter;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code explanation}. Takes part in the transaction around it. */
public final class JdbcExplanationStore {

    private static final String APPEND = """
            copy explanation (file_id, line, unit_code, period, form, rule, cell, value, text, refused, introduced_run)
            from stdin (format binary)
            """;
    private static final int COLUMNS = 11;
    private static final String TOUCHED = """
            select distinct e.form, e.period
            from explanation e join source_file file using (file_id)
            where not e.refused and (file.introduced_run = ? or file.replaced_run = ?)
            order by e.form, e.period
            """;
    private static final String LAST_CHANGING = """
            select coalesce(greatest(max(file.introduced_run), max(file.replaced_run) filter (where file.replaced_run <= ?)), 0)
            from source_file file
            where file.introduced_run <= ? and exists (select from explanation e where e.file_id = file.file_id and not e.refused)
            """;
    private static final String WITH_REFUSED = "select distinct file_id from explanation where refused";

    private final JdbcTemplate jdbc;

    public JdbcExplanationStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** An explanation and the file it stands in. */
    public record Attached(Explanation explanation, long fileId) {}

    public void append(List<Attached> explanations, long run) {
        if (explanations.isEmpty()) {
            return;
        }
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, APPEND)) {
                for (Attached attached : explanations) {
                    Explanation explanation = attached.explanation();
                    copy.row(COLUMNS)
                            .bigint(attached.fileId())
                            .integer(explanation.line())
                            .text(explanation.unitCode())
                            .text(explanation.period())
                            .text(explanation.form())
                            .text(explanation.rule())
                            .text(explanation.cell())
                            .text(explanation.value())
                            .text(explanation.text())
                            .bool(explanation.refused())
                            .bigint(run);
                }
                copy.finish();
            }
            return null;
        });
    }

    /** The forms and periods for which explanations came or went with the run. */
    public List<JdbcSubmissionStore.Touched> touchedBy(long run) {
        return jdbc.query(
                TOUCHED,
                (row, number) -> new JdbcSubmissionStore.Touched(
                        row.getString(1), Period.parse(row.getString(2)).orElseThrow()),
                run,
                run);
    }

    /** The last run, up to the given one, that any explanation came or went with; 0 if there is none. */
    public long lastChangingRun(long asOf) {
        return jdbc.queryForObject(LAST_CHANGING, Long.class, asOf, asOf);
    }

    /** Files with explanations that were refused, which may read better with other units or forms. */
    public Set<Long> filesWithRefused() {
        return new HashSet<>(jdbc.queryForList(WITH_REFUSED, Long.class));
    }
}
