package org.disclosurerollup.job;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.disclosurerollup.reporting.SqlFile;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Finds what a rerun found otherwise than stored. */
final class JdbcRerunAudit {

    private static final String DIFFERENCES = SqlFile.read("rerun-differences");

    private final NamedParameterJdbcTemplate jdbc;

    JdbcRerunAudit(DataSource dataSource) {
        this.jdbc = new NamedParameterJdbcTemplate(dataSource);
    }

    /** The differences of a completed rerun: filings first, then figures by year, form and area. */
    List<RerunDifference> differences(long run) {
        return jdbc.query(
                DIFFERENCES,
                Map.of("run", run),
                (row, number) -> new RerunDifference(
                        row.getString("what"),
                        row.getString("unit_code"),
                        row.getString("form"),
                        row.getString("period"),
                        row.getString("grp"),
                        row.getString("cell"),
                        row.getString("stored"),
                        row.getString("computed")));
    }
}
