package org.disclosurerollup.submission;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.database.BinaryCopyWriter;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends revisions to the table {@code submission} and lets the server take them in while the program goes on: the server
 * is half of the work of an intake, and each would otherwise wait for the other by turns. In the meantime the connection
 * can be used for nothing else.
 */
final class JdbcSubmissionAppending implements AutoCloseable {

    private static final String APPEND = """
            copy submission (submission_id, unit_code, form, period, scope, revision, status, file_id, line, content,
                             figures, received, reason, passed, failed, undecided, introduced_run, replaced_run, waiting_as,
                             accepted_by, accepted_revision)
            from stdin (format binary)
            """;
    private static final int COLUMNS = 21;

    private final JdbcTemplate jdbc;
    private final FiguresAtHand atHand;
    private JsonMapper json;
    private BinaryCopyWriter underWay;
    private int sent;

    /** @param atHand takes the figures that are sent; {@code null} for none */
    JdbcSubmissionAppending(JdbcTemplate jdbc, FiguresAtHand atHand) {
        this.jdbc = jdbc;
        this.atHand = atHand;
    }

    /** Sends the rows, when the server has taken in those before. */
    void send(List<JdbcSubmissionStore.Row> rows, long run) {
        await();
        if (!rows.isEmpty()) {
            jdbc.execute((ConnectionCallback<Void>) connection -> {
                send(connection, rows, run);
                return null;
            });
        }
    }

    private void send(Connection connection, List<JdbcSubmissionStore.Row> rows, long run) throws SQLException {
        underWay = new BinaryCopyWriter(connection, APPEND);
        sent = rows.size();
        for (JdbcSubmissionStore.Row row : rows) {
            write(row, run);
        }
        underWay.send();
    }

    private void write(JdbcSubmissionStore.Row row, long run) throws SQLException {
        Submission submission = row.arrival().submission();
        Revision revision = row.revision();
        Revision.AcceptedBy acceptedBy = revision.acceptedBy();
        underWay.row(COLUMNS)
                .bigint(revision.id())
                .text(submission.unitCode())
                .text(submission.form().id())
                .text(submission.period().toString())
                .text(submission.scope().code())
                .integer(revision.number())
                .text(revision.status().code())
                .bigint(row.arrival().fileId())
                .integer(submission.line())
                .bytes(row.content())
                .figures(submission.figures(), FixedPoint.BLANK)
                .jsonb(submission.received().isEmpty() ? null : json(submission.received()))
                .text(acceptedBy == null ? submission.reason() : acceptedBy.reason())
                .integer(row.arrival().passed())
                .integer(row.arrival().failed())
                .integer(row.arrival().undecided())
                .bigint(run)
                .bigintOrNothing(revision.replacedRun())
                .text(revision.isWaiting() ? revision.judgement().code() : null);
        if (acceptedBy == null) {
            underWay.nothing().nothing();
        } else {
            underWay.text(acceptedBy.operator()).integer(acceptedBy.revision());
        }
        if (atHand != null) {
            atHand.put(revision.id(), submission.figures());
        }
    }

    /** The library is only made ready where a filing holds text, which takes longer than a correction stores. */
    private String json(Map<String, String> received) {
        if (json == null) {
            json = new JsonMapper();
        }
        return json.writeValueAsString(received);
    }

    /** Waits until the server has taken in what was sent. */
    void await() {
        if (underWay == null) {
            return;
        }
        // The same connection, as the transaction is; through the template for its translation of errors.
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            try (BinaryCopyWriter copy = underWay) {
                underWay = null;
                long stored = copy.finish();
                if (stored != sent) {
                    throw new IllegalStateException("stored " + stored + " of " + sent + " submissions");
                }
            }
            return null;
        });
    }

    /** Gives up what is under way. */
    @Override
    public void close() {
        if (underWay != null) {
            jdbc.execute((ConnectionCallback<Void>) connection -> {
                BinaryCopyWriter copy = underWay;
                underWay = null;
                copy.close();
                return null;
            });
        }
    }
}
