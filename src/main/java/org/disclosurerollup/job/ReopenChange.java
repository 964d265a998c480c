package org.disclosurerollup.job;

import java.util.List;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.submission.JdbcClosedYearStore;
import org.disclosurerollup.submission.JdbcWaitingStore;
import org.disclosurerollup.submission.JdbcWaitingStore.Admitted;
import org.disclosurerollup.submission.ReadingRule;
import org.disclosurerollup.validation.JdbcFindingStore;

/** Reopens a closed year: what was filed for it meanwhile takes effect, in the order in which it came. */
public record ReopenChange(Period year, String reason, String operator) implements Change {

    @Override
    public String command() {
        return "reopen";
    }

    @Override
    public boolean isEnteredBy(long run, DataSource books) {
        return new JdbcClosedYearStore(books).isReopenedBy(year, run);
    }

    /** @throws RefusedException if the year is not closed */
    @Override
    public Entry check(DataSource books) throws RefusedException {
        JdbcClosedYearStore store = new JdbcClosedYearStore(books);
        if (store.closing(year).isEmpty()) {
            throw new RefusedException(year + " is not closed");
        }
        return run -> {
            store.reopen(year, reason, run);
            List<Admitted> admitted = new JdbcWaitingStore(books).admit(year, run);
            List<Long> waited = admitted.stream().map(Admitted::waitingId).toList();
            List<Long> submissions =
                    admitted.stream().map(Admitted::submissionId).toList();
            new JdbcFindingStore(books).copy(waited, submissions, ReadingRule.YEAR_CLOSED.code(), run);
            return "%s, taking in %d that waited".formatted(year, admitted.size());
        };
    }
}
