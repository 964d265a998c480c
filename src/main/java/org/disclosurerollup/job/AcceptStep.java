package org.disclosurerollup.job;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.disclosurerollup.submission.Acceptance;
import org.disclosurerollup.submission.JdbcAcceptanceStore;
import org.disclosurerollup.submission.JdbcAcceptanceStore.Standing;
import org.disclosurerollup.validation.JdbcFindingStore;

/** Makes the rejected submission of an {@link Acceptance} count, under a new run. Runs in one transaction. */
final class AcceptStep {

    private final RunRequest request;
    private final Acceptance acceptance;
    private final DataSource dataSource;
    private final JdbcAcceptanceStore store;

    AcceptStep(RunRequest request, Acceptance acceptance, DataSource dataSource) {
        this.request = request;
        this.acceptance = acceptance;
        this.dataSource = dataSource;
        this.store = new JdbcAcceptanceStore(dataSource);
    }

    /** @throws NotAcceptableException if there is no such rejected submission, or one in each scope and none was named */
    Standing rejected() throws NotAcceptableException {
        List<Standing> standing = standing();
        List<Standing> rejected =
                standing.stream().filter(revision -> !revision.counts()).toList();
        if (rejected.size() > 1) {
            throw new NotAcceptableException(
                    subject() + " is rejected in both scopes; say --scope own or --scope area");
        }
        if (rejected.isEmpty()) {
            throw new NotAcceptableException(
                    standing.isEmpty()
                            ? "nothing was filed for " + subject()
                            : subject() + " is not rejected: " + reasonWhyItCounts(standing.get(0)));
        }
        return rejected.get(0);
    }

    /** What the run accepted, if this very submission is what it accepted. */
    Optional<Standing> acceptedBy(long run) {
        return standing().stream()
                .filter(revision -> revision.acceptedBy() != null && revision.introducedRun() == run)
                .findFirst();
    }

    private List<Standing> standing() {
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

    private static String reasonWhyItCounts(Standing revision) {
        return revision.acceptedBy() == null
                ? "its revision " + revision.revision() + " counts"
                : "its revision " + revision.revision() + " was accepted by " + revision.acceptedBy() + " in run "
                        + revision.introducedRun();
    }

    /** Stores the acceptance with the findings it is made despite, and answers the revision that counts now. */
    Standing accept(Standing rejected, long run) {
        Standing accepted = store.accept(rejected, acceptance, run);
        new JdbcFindingStore(dataSource).copy(rejected.submissionId(), accepted.submissionId(), run);
        return accepted;
    }
}
