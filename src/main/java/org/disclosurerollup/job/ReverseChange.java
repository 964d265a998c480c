package org.disclosurerollup.job;

import java.util.Optional;
import javax.sql.DataSource;
import org.disclosurerollup.consolidation.JdbcAdjustmentStore;

/**
 * Reverses an adjustment: it stays in the books and is no longer a part of any total.
 *
 * @param number of the adjustment
 */
public record ReverseChange(long number, String reason, String operator) implements Change {

    @Override
    public String command() {
        return "adjust";
    }

    @Override
    public boolean isEnteredBy(long run, DataSource books) {
        return new JdbcAdjustmentStore(books)
                .ofNumber(number)
                .filter(entry -> entry.reversed() != null && entry.reversed().run() == run)
                .isPresent();
    }

    /** @throws RefusedException if there is none of that number, it was reversed, or its year is closed */
    @Override
    public Entry check(DataSource books) throws RefusedException {
        JdbcAdjustmentStore store = new JdbcAdjustmentStore(books);
        Optional<JdbcAdjustmentStore.Entry> entry = store.ofNumber(number);
        if (entry.isEmpty()) {
            throw new RefusedException("there is no adjustment " + number + "; rollup adjust --list shows them");
        }
        JdbcAdjustmentStore.Act reversed = entry.get().reversed();
        if (reversed != null) {
            throw new RefusedException("adjustment %d was reversed in run %d by %s"
                    .formatted(number, reversed.run(), reversed.operator()));
        }
        ClosedYear.refuseIfClosed(entry.get().period(), books);
        return run -> {
            store.reverse(number, reason, run);
            return "%d: %s %s %s %s %s %s reversed"
                    .formatted(
                            number,
                            entry.get().areaCode(),
                            entry.get().period(),
                            entry.get().form(),
                            entry.get().cell(),
                            entry.get().amount(),
                            entry.get().unitOfMeasure());
        };
    }
}
