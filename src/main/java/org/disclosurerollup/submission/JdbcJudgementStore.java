package org.disclosurerollup.submission;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.UnitKind;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.database.BinaryCopyReader;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judgements of stored revisions in the table {@code submission}. A revision that is judged anew gets a further row with
 * the same number and content. Takes part in the transaction around it.
 */
public final class JdbcJudgementStore {

    private static final String REVISIONS = """
            copy (select s.submission_id, s.unit_code, s.scope, s.revision, s.status,
                         case when s.accepted_by is null then 0 else 1 end, case when s.replaced_run is null then 1 else 0 end,
                         s.file_id, f.path, s.line, s.passed, s.failed, s.undecided, s.received::text, s.figures
                  from submission s join source_file f using (file_id)
                  where s.form = '%s' and s.period = '%s' and s.status <> 'waiting'
                    -- of a revision that was judged more than once, the last judgement
                    and not exists (select from submission later
                                    where later.form = s.form and later.period = s.period
                                      and later.unit_code = s.unit_code and later.scope = s.scope
                                      and later.revision = s.revision and later.submission_id > s.submission_id)
                  order by s.unit_code, s.scope, s.revision)
            to stdout (format binary)
            """;
    private static final String ADD = """
            insert into submission (submission_id, unit_code, form, period, scope, revision, status, file_id, line, content,
                                    figures, received, reason, passed, failed, undecided, introduced_run, replaced_run,
                                    accepted_by, accepted_revision)
            select ?, unit_code, form, period, scope, revision, ?, file_id, line, content, figures, received, reason, ?, ?, ?,
                   ?, nullif(?, 0), accepted_by, accepted_revision
            from submission where submission_id = ?
            """;

    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final JdbcSubmissionStore submissions;
    private final JsonMapper json = new JsonMapper();

    public JdbcJudgementStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.submissions = new JdbcSubmissionStore(dataSource);
    }

    /**
     * A revision as it was judged last.
     *
     * @param status accepted, rejected or withdrawn
     * @param byOperator whether an operator accepted it, whatever the rules say
     * @param open whether nothing replaced it
     * @param source path of the file it came with
     * @param unitKnown whether its unit exists in the period; of one that was taken out of units.csv nobody knows the kind
     */
    public record StoredRevision(
            long submissionId,
            String unitCode,
            Scope scope,
            int revision,
            SubmissionStatus status,
            boolean byOperator,
            boolean open,
            long fileId,
            String source,
            int line,
            int passed,
            int failed,
            int undecided,
            boolean unitKnown,
            Submission submission) {

        public boolean isWithdrawal() {
            return status == SubmissionStatus.WITHDRAWN;
        }
    }

    /**
     * A revision judged anew, or standing again.
     *
     * @param formerId the row whose content it has
     * @param open whether it stands; otherwise it arrives already replaced
     */
    public record Judged(
            long submissionId,
            long formerId,
            SubmissionStatus status,
            int passed,
            int failed,
            int undecided,
            boolean open) {}

    public long highestId() {
        return submissions.highestId();
    }

    /**
     * Hands over every revision of the form and period, by unit, scope and number.
     *
     * @param tree the units of the period; the kind of one that is not in it is unknown
     */
    public void forEachRevision(Form form, UnitTree tree, Consumer<StoredRevision> consumer) {
        Period period = tree.period();
        String statement = REVISIONS.formatted(JdbcCopy.literal(form), period);
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            long[] figures = new long[form.size()];
            try (BinaryCopyReader rows = new BinaryCopyReader(connection, statement)) {
                while (rows.next()) {
                    long id = rows.bigint();
                    String unitCode = rows.text();
                    Scope scope = Scope.ofCode(rows.text());
                    int revision = rows.integer();
                    SubmissionStatus status = SubmissionStatus.ofCode(rows.text());
                    boolean byOperator = rows.integer() == 1;
                    boolean open = rows.integer() == 1;
                    long fileId = rows.bigint();
                    String source = rows.text();
                    int line = rows.integer();
                    int passed = rows.integer();
                    int failed = rows.integer();
                    int undecided = rows.integer();
                    String received = rows.text();
                    rows.figures(figures, FixedPoint.BLANK);
                    int node = tree.indexOf(unitCode);
                    UnitKind kind = node < 0 ? null : tree.kind(node);
                    Submission submission =
                            new Submission(unitCode, kind, form, period, scope, revision, null, null, line);
                    submission.restore(figures, received == null ? Map.of() : json.readValue(received, TEXTS));
                    consumer.accept(new StoredRevision(
                            id,
                            unitCode,
                            scope,
                            revision,
                            status,
                            byOperator,
                            open,
                            fileId,
                            source,
                            line,
                            passed,
                            failed,
                            undecided,
                            kind != null,
                            submission));
                }
            }
            return null;
        });
    }

    /** Closes rows and adds their new judgements. */
    public void replace(List<Long> closed, List<Judged> judged, long run) {
        submissions.close(closed, run);
        jdbc.batchUpdate(ADD, judged, 1000, (statement, one) -> {
            statement.setLong(1, one.submissionId());
            statement.setString(2, one.status().code());
            statement.setInt(3, one.passed());
            statement.setInt(4, one.failed());
            statement.setInt(5, one.undecided());
            statement.setLong(6, run);
            statement.setLong(7, one.open() ? 0 : run);
            statement.setLong(8, one.formerId());
        });
    }
}
