package org.disclosurerollup.job;

import java.util.Optional;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.submission.JdbcClosedYearStore;

/** What a closed year (封账) keeps from being done. */
final class ClosedYear {

    private ClosedYear() {}

    /** @throws RefusedException if the year is closed */
    static void refuseIfClosed(Period year, DataSource books) throws RefusedException {
        Optional<JdbcClosedYearStore.Closing> closing = new JdbcClosedYearStore(books).closing(year);
        if (closing.isPresent()) {
            throw new RefusedException(
                    describe(closing.get()) + "; reopen it first: rollup reopen --year " + year + " --reason …");
        }
    }

    /** Who closed it, and when. */
    static String describe(JdbcClosedYearStore.Closing closing) {
        return "%s was closed in run %d by %s on %s"
                .formatted(closing.period(), closing.run(), closing.operator(), closing.date());
    }
}
