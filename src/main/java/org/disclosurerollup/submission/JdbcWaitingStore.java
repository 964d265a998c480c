package org.disclosurerollup.submission;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Period;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Filings in the table {@code submission} that came while their year was closed, and wait until it is reopened. Takes part
 * in the transaction around it.
 */
public final class JdbcWaitingStore {

    private static final int BLOCK = 4096;

    private static final String WAITING = """
            select submission_id, unit_code, form, scope, revision, waiting_as, content
            from submission
            where period = ? and status = 'waiting' and replaced_run is null
            order by submission_id
            """;
    private static final String ADMIT = """
            insert into submission (submission_id, unit_code, form, period, scope, revision, status, file_id, line, content,
                                    figures, received, reason, passed, failed, undecided, introduced_run, replaced_run,
                                    accepted_by, accepted_revision)
            select admitted.submission_id, s.unit_code, s.form, s.period, s.scope, s.revision, s.waiting_as, s.file_id,
                   s.line, s.content, s.figures, s.received, s.reason, s.passed, s.failed, s.undecided, ?,
                   nullif(admitted.replaced_run, 0), s.accepted_by, s.accepted_revision
            from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as admitted (submission_id, waiting_id, replaced_run)
            join submission s on s.submission_id = admitted.waiting_id
            """;
    private static final String COUNT_OF =
            "select count(*) from submission where introduced_run = ? and status = 'waiting'";

    private final JdbcTemplate jdbc;
    private final JdbcSubmissionStore submissions;

    public JdbcWaitingStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.submissions = new JdbcSubmissionStore(dataSource);
    }

    /**
     * A filing that waited.
     *
     * @param waitingId the row that waited
     * @param submissionId the row that it is from now on
     */
    public record Admitted(long waitingId, long submissionId) {}

    private record Waiting(long id, SubmissionKey key, int revision, SubmissionStatus as, byte[] content) {}

    private record Arrived(Waiting waiting, Revision revision) {}

    /** How many filings came with the run and wait. */
    public int countOf(long run) {
        return jdbc.queryForObject(COUNT_OF, Integer.class, run);
    }

    /**
     * Lets the filings of a period take effect, in the order in which they came and under the numbers they got then, so
     * that the books end as if the year had never been closed.
     */
    public List<Admitted> admit(Period period, long run) {
        List<Waiting> waiting = jdbc.query(
                WAITING,
                (row, number) -> new Waiting(
                        row.getLong(1),
                        new SubmissionKey(row.getString(2), row.getString(3), period.toString(), row.getString(4)),
                        row.getInt(5),
                        SubmissionStatus.ofCode(row.getString(6)),
                        row.getBytes(7)),
                period.toString());
        List<Admitted> admitted = new ArrayList<>(waiting.size());
        long id = submissions.highestId();
        for (int from = 0; from < waiting.size(); from += BLOCK) {
            List<Waiting> block = waiting.subList(from, Math.min(waiting.size(), from + BLOCK));
            admitBlock(block, id, run)
                    .forEach(arrived -> admitted.add(new Admitted(
                            arrived.waiting().id(), arrived.revision().id())));
            id += block.size();
        }
        return admitted;
    }

    private List<Arrived> admitBlock(List<Waiting> block, long lastId, long run) {
        Map<SubmissionKey, RevisionHistory> histories =
                submissions.histories(block.stream().map(Waiting::key).toList());
        Set<Revision> known = new HashSet<>();
        histories.values().forEach(history -> known.addAll(history.open()));
        List<Arrived> arrived = new ArrayList<>(block.size());
        long id = lastId;
        for (Waiting one : block) {
            Revision revision = new Revision(++id, one.revision(), one.as(), one.content(), null, run, Revision.OPEN);
            histories.get(one.key()).arrive(revision, run);
            arrived.add(new Arrived(one, revision));
        }
        jdbc.update(
                ADMIT,
                run,
                column(arrived, one -> one.revision().id()),
                column(arrived, one -> one.waiting().id()),
                column(arrived, one -> one.revision().replacedRun()));
        Set<Long> closed = new HashSet<>();
        block.forEach(one -> closed.add(one.id()));
        known.stream().filter(revision -> !revision.isOpen()).map(Revision::id).forEach(closed::add);
        submissions.close(closed, run);
        return arrived;
    }

    private static Long[] column(List<Arrived> arrived, ToLongFunction<Arrived> field) {
        return arrived.stream().mapToLong(field).boxed().toArray(Long[]::new);
    }
}
