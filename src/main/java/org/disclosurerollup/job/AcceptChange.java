package org.disclosurerollup.job;

import java.util.List;
import javax.sql.DataSource;
import org.disclosurerollup.submission.Acceptance;
import org.disclosurerollup.submission.JdbcAcceptanceStore;
import org.disclosurerollup.submission.JdbcAcceptanceStore.Standing;
import org.disclosurerollup.submission.SubmissionStatus;
import org.disclosurerollup.validation.JdbcFindingStore;

/** Makes the rejected submission of an {@link Acceptance} count. */
public final class AcceptChange implements Change {

    private final Acceptance acceptance;

    public AcceptChange(Acceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public String command() {
        return "accept";
    }

    @Override
    public String operator() {
        return acceptance.operator();
    }

    @Override
    public String reason() {
        return acceptance.reason();
    }

    @Override
    public boolean isEnteredBy(long run, DataSource books) {
        return standing(new JdbcAcceptanceStore(books)).stream()
                .anyMatch(revision -> revision.acceptedBy() != null && revision.introducedRun() == run);
    }

    /** @throws RefusedException if there is no such rejected submission, or one in each scope and none was named, or the year is closed */
    @Override
    public Entry check(DataSource books) throws RefusedException {
        ClosedYear.refuseIfClosed(acceptance.period(), books);
        JdbcAcceptanceStore store = new JdbcAcceptanceStore(books);
        Standing rejected = rejected(standing(store));
        return run -> {
            Standing accepted = store.accept(rejected, acceptance, run);
            new JdbcFindingStore(books).copy(rejected.submissionId(), accepted.submissionId(), run);
            return "%s %s %s (scope %s), revision %d with the figures of revision %d"
                    .formatted(
                            acceptance.unitCode(),
                            acceptance.period(),
                            acceptance.form().id(),
                            accepted.scope().code(),
                            accepted.revision(),
                            accepted.acceptedRevision());
        };
    }

    private Standing rejected(List<Standing> standing) throws RefusedException {
        List<Standing> rejected = standing.stream()
                .filter(revision -> revision.status() == SubmissionStatus.REJECTED)
                .toList();
        if (rejected.size() > 1) {
            throw new RefusedException(subject() + " is rejected in both scopes; say --scope own or --scope area");
        }
        if (rejected.isEmpty()) {
            throw new RefusedException(
                    standing.isEmpty()
                            ? "nothing was filed for " + subject()
                            : subject() + " is not rejected: " + reasonWhyItIsNot(standing.get(0)));
        }
        return rejected.get(0);
    }

    private List<Standing> standing(JdbcAcceptanceStore store) {
        return store.standing(acceptance).stream()
                .filter(revision -> acceptance.scope() == null || revision.scope() == acceptance.scope())
                .toList();
    }

    private String subject() {
        String scope = acceptance.scope() == null
                ? ""
                : " (scope " + acceptance.scope().code() + ")";
        return acceptance.unitCode() + " " + acceptance.period() + " "
                + acceptance.form().id() + scope;
    }

    private static String reasonWhyItIsNot(Standing revision) {
        if (revision.status() == SubmissionStatus.WITHDRAWN) {
            return "its revision " + revision.revision() + " withdrew it";
        }
        return revision.acceptedBy() == null
                ? "its revision " + revision.revision() + " counts"
                : "its revision " + revision.revision() + " was accepted by " + revision.acceptedBy() + " in run "
                        + revision.introducedRun();
    }
}
