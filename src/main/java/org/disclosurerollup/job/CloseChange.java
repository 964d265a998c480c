package org.disclosurerollup.job;

import java.util.Optional;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.submission.JdbcClosedYearStore;

/**
 * Closes a year (封账): what is filed for it from then on is stored and waits.
 *
 * @param reason why, {@code null} if nobody says
 */
public record CloseChange(Period year, String reason, String operator) implements Change {

    @Override
    public String command() {
        return "close";
    }

    @Override
    public boolean isEnteredBy(long run, DataSource books) {
        return new JdbcClosedYearStore(books)
                .closing(year)
                .filter(closing -> closing.run() == run)
                .isPresent();
    }

    /** @throws RefusedException if the year is closed already */
    @Override
    public Entry check(DataSource books) throws RefusedException {
        JdbcClosedYearStore store = new JdbcClosedYearStore(books);
        Optional<JdbcClosedYearStore.Closing> closing = store.closing(year);
        if (closing.isPresent()) {
            throw new RefusedException(ClosedYear.describe(closing.get()) + " already");
        }
        return run -> {
            store.close(year, reason, run);
            return year.toString();
        };
    }
}
