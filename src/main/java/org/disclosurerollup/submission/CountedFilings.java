package org.disclosurerollup.submission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;

/**
 * The filings that count as of a run. Those of a territory are kept when they were read once: a correction adds up the
 * filings of its region and compares them, of this year and the last, and what counts does not change in between.
 */
public final class CountedFilings {

    /** Figures that are kept at most, eight bytes each. */
    private static final int MOST_FIGURES = 4 << 20;

    private final JdbcSubmissionStore submissions;
    private final Map<Key, Kept> kept = new HashMap<>();
    private int figures;

    public CountedFilings(JdbcSubmissionStore submissions) {
        this.submissions = submissions;
    }

    private record Key(Form form, Period period, UnitSelection units, long run) {}

    /** What was read of a form and period, one behind the other. */
    private static final class Kept implements JdbcSubmissionStore.FiguresConsumer {

        private final int cells;
        private final int most;
        private final List<String> unitCodes = new ArrayList<>();
        private final List<Scope> scopes = new ArrayList<>();
        private long[] figures;

        private Kept(int cells, int most) {
            this.cells = cells;
            this.most = most;
            this.figures = new long[Math.min(most, 1 << 16)];
        }

        private int size() {
            return unitCodes.size() * cells;
        }

        private boolean isWhole() {
            return figures != null;
        }

        @Override
        public void accept(String unitCode, Scope scope, long[] ofOne) {
            int start = size();
            if (!isWhole() || most - start < ofOne.length) {
                figures = null;
                return;
            }
            if (figures.length - start < ofOne.length) {
                figures = Arrays.copyOf(figures, (int) Math.min(most, start * 2L + ofOne.length));
            }
            System.arraycopy(ofOne, 0, figures, start, ofOne.length);
            unitCodes.add(unitCode);
            scopes.add(scope);
        }

        private void forEach(JdbcSubmissionStore.FiguresConsumer consumer) {
            long[] ofOne = new long[cells];
            for (int i = 0; i < unitCodes.size(); i++) {
                System.arraycopy(figures, i * ofOne.length, ofOne, 0, ofOne.length);
                consumer.accept(unitCodes.get(i), scopes.get(i), ofOne);
            }
        }
    }

    /** Hands over every submission of the form and period that counts as of the run, in no particular order. */
    public void forEach(
            Form form, Period period, UnitSelection units, long run, JdbcSubmissionStore.FiguresConsumer consumer) {
        Kept before = kept.get(new Key(form, period, units, run));
        if (before != null) {
            before.forEach(consumer);
        } else if (units.isAll()) {
            submissions.forEachCounted(form, period, units, run, consumer);
        } else {
            Kept now = new Kept(form.size(), MOST_FIGURES - figures);
            submissions.forEachCounted(form, period, units, run, (unitCode, scope, ofOne) -> {
                now.accept(unitCode, scope, ofOne);
                consumer.accept(unitCode, scope, ofOne);
            });
            if (now.isWhole()) {
                kept.put(new Key(form, period, units, run), now);
                figures += now.size();
            }
        }
    }

    /** Hands over unit and scope of every submission of the form and period that counts as of the run. */
    public void forEachContributor(
            Form form, Period period, UnitSelection units, long run, BiConsumer<String, Scope> consumer) {
        Kept before = kept.get(new Key(form, period, units, run));
        if (before == null) {
            submissions.forEachContributor(form, period, units, run, consumer);
        } else {
            for (int i = 0; i < before.unitCodes.size(); i++) {
                consumer.accept(before.unitCodes.get(i), before.scopes.get(i));
            }
        }
    }

    /** Gives up what is kept. */
    public void forget() {
        kept.clear();
        figures = 0;
    }
}
