package org.disclosurerollup.reporting;

import java.util.List;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.submission.Scope;
import org.disclosurerollup.submission.SubmissionStatus;
import org.disclosurerollup.submission.UnitSelection;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who filed a form for a period, as of a run. */
public final class JdbcFilings {

    private static final String STANDING = """
            select s.unit_code, s.scope,
                   case when s.waiting_as <> 'accepted' then s.waiting_as else s.status end, s.revision, f.path, s.line, s.reason, s.accepted_by,
                   case when s.status = 'rejected'
                        then (select min(first.introduced_run) from submission first
                              where first.form = s.form and first.period = s.period and first.unit_code = s.unit_code
                                and first.scope = s.scope) else s.introduced_run end
            from submission s join source_file f using (file_id)
            where s.form = ? and s.period = ? and s.introduced_run <= ?
              and (s.replaced_run is null or s.replaced_run > ?) and (?::text[] is null or s.unit_code = any (?))
            order by s.unit_code, s.scope, s.status desc
            """;

    private static final String ACCEPTED = """
            select unit_code, scope, reason, accepted_by
            from submission
            where form = ? and period = ? and status = 'accepted' and accepted_by is not null and introduced_run <= ?
              and (replaced_run is null or replaced_run > ?)
            order by unit_code, scope
            """;

    private final JdbcTemplate jdbc;

    public JdbcFilings(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        // In a run's transaction the rows of a country come a few at a time.
        this.jdbc.setFetchSize(1000);
    }

    /**
     * A standing submission: counted, with hard findings, withdrawn, or waiting for its year to be
     * reopened.
     *
     * @param reason why it was revised or accepted, {@code null} if not stated
     * @param acceptedBy the operator who accepted it despite hard findings, {@code null} if nobody needed to
     * @param firstRun the run that brought it; of one that waits, the run that brought the first revision
     */
    public record Filing(
            Scope scope,
            SubmissionStatus status,
            int revision,
            String source,
            int line,
            String reason,
            String acceptedBy,
            long firstRun) {

        public boolean isAccepted() {
            return status == SubmissionStatus.ACCEPTED;
        }

        public boolean isAcceptedByOperator() {
            return acceptedBy != null;
        }
    }

    /** A submission that counts because an operator accepted it. */
    public record Accepted(String unitCode, Scope scope, String reason, String operator) {}

    /** The submissions that count because an operator accepted them, by unit and scope. */
    List<Accepted> acceptedByOperator(Form form, Period period, long run) {
        return jdbc.query(
                ACCEPTED,
                (row, number) -> new Accepted(
                        row.getString(1), Scope.ofCode(row.getString(2)), row.getString(3), row.getString(4)),
                form.id(),
                period.toString(),
                run,
                run);
    }

    /** What the units of a tree filed, as of a run. */
    public Filings of(Form form, UnitTree tree, long run) {
        return of(form, tree, UnitSelection.ALL, run);
    }

    /** The same of some units. */
    Filings of(Form form, UnitTree tree, UnitSelection units, long run) {
        Filings filings = new Filings(tree);
        jdbc.query(
                STANDING,
                row -> {
                    filings.add(
                            row.getString(1),
                            new Filing(
                                    Scope.ofCode(row.getString(2)),
                                    SubmissionStatus.ofCode(row.getString(3)),
                                    row.getInt(4),
                                    row.getString(5),
                                    row.getInt(6),
                                    row.getString(7),
                                    row.getString(8),
                                    row.getLong(9)));
                },
                form.id(),
                tree.period().toString(),
                run,
                run,
                units.toArray(),
                units.toArray());
        return filings;
    }
}
