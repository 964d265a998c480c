package org.disclosurerollup.validation;

import java.util.List;
import javax.sql.DataSource;
import org.disclosurerollup.database.BinaryCopyWriter;
import org.disclosurerollup.submission.Finding;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code finding}. A finding stands as long as its submission or its file does. */
public final class JdbcFindingStore {

    private static final String APPEND = """
            copy finding (finding_id, submission_id, file_id, severity, rule, unit_code, period, form, cell, actual,
                          expected, message, line, introduced_run)
            from stdin (format binary)
            """;
    private static final int COLUMNS = 14;

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

    /** Stores findings under numbers from {@code firstId} on. */
    public void append(List<Attached> findings, long firstId, long run) {
        if (findings.isEmpty()) {
            return;
        }
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            long id = firstId;
            try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, APPEND)) {
                for (Attached attached : findings) {
                    Finding finding = attached.finding();
                    copy.row(COLUMNS).bigint(id++);
                    if (attached.submissionId() > 0) {
                        copy.bigint(attached.submissionId());
                    } else {
                        copy.nothing();
                    }
                    copy.bigint(attached.fileId())
                            .text(finding.severity().code())
                            .text(finding.rule())
                            .text(finding.unitCode())
                            .text(finding.period())
                            .text(finding.form())
                            .text(finding.cell())
                            .text(finding.actual())
                            .text(finding.expected())
                            .text(finding.message())
                            .integer(finding.line())
                            .bigint(run);
                }
                copy.finish();
            }
            return null;
        });
    }
}
