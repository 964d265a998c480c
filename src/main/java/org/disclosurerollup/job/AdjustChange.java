package org.disclosurerollup.job;

import java.util.Optional;
import javax.sql.DataSource;
import org.disclosurerollup.consolidation.Adjustment;
import org.disclosurerollup.consolidation.JdbcAdjustmentStore;

/** Enters an {@link Adjustment}. */
public record AdjustChange(Adjustment adjustment, String operator) implements Change {

    @Override
    public String command() {
        return "adjust";
    }

    @Override
    public String reason() {
        return adjustment.reason();
    }

    @Override
    public boolean isEnteredBy(long run, DataSource books) {
        return new JdbcAdjustmentStore(books).isEnteredBy(run, adjustment);
    }

    /** @throws RefusedException if there is no total to be adjusted, the year is closed, or the last run did the same */
    @Override
    public Entry check(DataSource books) throws RefusedException {
        ClosedYear.refuseIfClosed(adjustment.period(), books);
        JdbcAdjustmentStore store = new JdbcAdjustmentStore(books);
        Optional<Long> last = new JdbcRunChooser(books).last();
        if (last.isPresent() && isEnteredBy(last.get(), books)) {
            // Who was killed after the last commit cannot know that it was made, and would adjust twice.
            throw new RefusedException("run " + last.get()
                    + ", the last one, entered just this adjustment; to enter it once" + " more give another --reason");
        }
        if (!store.hasTotal(adjustment)) {
            throw new RefusedException("there is no total to adjust: nothing counts of " + adjustment.areaCode() + " "
                    + adjustment.period() + " " + adjustment.form().id());
        }
        return run -> store.enter(adjustment, run) + ": " + adjustment;
    }
}
