package org.disclosurerollup.job;

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

    /** @throws RefusedException if there is no total to be adjusted, or the year is closed */
    @Override
    public Entry check(DataSource books) throws RefusedException {
        ClosedYear.refuseIfClosed(adjustment.period(), books);
        JdbcAdjustmentStore store = new JdbcAdjustmentStore(books);
        if (!store.hasTotal(adjustment)) {
            throw new RefusedException("there is no total to adjust: nothing counts of " + adjustment.areaCode() + " "
                    + adjustment.period() + " " + adjustment.form().id());
        }
        return run -> store.enter(adjustment, run) + ": " + adjustment;
    }
}
