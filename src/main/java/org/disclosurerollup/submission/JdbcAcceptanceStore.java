package org.disclosurerollup.submission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Acceptances in the table {@code submission}: each is a revision of its own. Takes part in the transaction around it. */
public final class JdbcAcceptanceStore {

    private static final String STANDING = """
            select submission_id, scope, revision, status, accepted_by, accepted_revision, introduced_run
            from submission
            where form = ? and period = ? and unit_code = ? and replaced_run is null and status <> 'waiting'
            order by scope desc, revision
            """;
    private static final String ACCEPT = """
            insert into submission (submission_id, unit_code, form, period, scope, revision, status, file_id, line, content,
                                    figures, received, reason, passed, failed, undecided, introduced_run,
                                    accepted_by, accepted_revision)
            select (select max(submission_id) + 1 from submission), s.unit_code, s.form, s.period, s.scope,
                   (select max(other.revision) + 1 from submission other
                    where other.form = s.form and other.period = s.period and other.unit_code = s.unit_code
                      and other.scope = s.scope),
                   'accepted', s.file_id, s.line, s.content, s.figures, s.received, ?, s.passed, s.failed, s.undecided, ?,
                   ?, s.revision
            from submission s
            where s.submission_id = ? and s.status = 'rejected' and s.replaced_run is null
            returning submission_id, scope, revision, status, accepted_by, accepted_revision, introduced_run
            """;
    private static final String CLOSE = """
            update submission s set replaced_run = accepted.introduced_run
            from submission accepted
            where accepted.submission_id = ? and s.submission_id <> accepted.submission_id and s.replaced_run is null
              and s.form = accepted.form and s.period = accepted.period and s.unit_code = accepted.unit_code
              and s.scope = accepted.scope
            """;

    private final JdbcTemplate jdbc;

    public JdbcAcceptanceStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * A revision that nothing replaced yet.
     *
     * @param acceptedBy the operator if it counts by acceptance, otherwise {@code null}
     * @param acceptedRevision the rejected revision whose figures it has then, otherwise 0
     */
    public record Standing(
            long submissionId,
            Scope scope,
            int revision,
            SubmissionStatus status,
            String acceptedBy,
            int acceptedRevision,
            long introducedRun) {}

    private static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(
                row.getLong(1),
                Scope.ofCode(row.getString(2)),
                row.getInt(3),
                SubmissionStatus.ofCode(row.getString(4)),
                row.getString(5),
                row.getInt(6),
                row.getLong(7));
    }

    /** What stands of the unit's form and period in either scope; those that are rejected, count or withdraw. */
    public List<Standing> standing(Acceptance acceptance) {
        return jdbc.query(
                STANDING,
                JdbcAcceptanceStore::standing,
                acceptance.form().id(),
                acceptance.period().toString(),
                acceptance.unitCode());
    }

    /**
     * Stores the figures of a rejected revision as the next revision, which counts, and closes what stood before it.
     *
     * @return the new revision
     */
    public Standing accept(Standing rejected, Acceptance acceptance, long run) {
        Standing accepted = jdbc.queryForObject(
                ACCEPT,
                JdbcAcceptanceStore::standing,
                acceptance.reason(),
                run,
                acceptance.operator(),
                rejected.submissionId());
        jdbc.update(CLOSE, accepted.submissionId());
        return accepted;
    }
}
