package org.disclosurerollup.validation;

import java.util.Arrays;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.submission.JdbcSubmissionStore.Pair;

/** What an heir took over from the units before it, put together as the one submission that they would have made. */
final class Inheritance {

    private final Pair heir;
    private final Form formBefore;
    private final int expected;
    private final long[] before;
    private int found;

    /** @param expected how many submissions make the whole */
    Inheritance(Pair heir, Form formBefore, int expected) {
        this.heir = heir;
        this.formBefore = formBefore;
        this.expected = expected;
        this.before = new long[formBefore.size()];
        Arrays.fill(before, FixedPoint.BLANK);
    }

    boolean isFor(Pair pair) {
        return heir.submissionId() == pair.submissionId();
    }

    /** Adds counts and amounts; what does not add over units stays blank, unless there is one unit only. */
    void add(long[] figures) {
        found++;
        for (Cell cell : formBefore.cells()) {
            int i = cell.index();
            if (expected == 1) {
                before[i] = figures[i];
            } else if (cell.rollUp().adds()) {
                before[i] = FixedPoint.add(before[i], figures[i]);
            }
        }
    }

    boolean isComplete() {
        return found == expected;
    }

    boolean isMerged() {
        return expected > 1;
    }

    Pair pair() {
        return new Pair(
                heir.submissionId(),
                heir.fileId(),
                heir.line(),
                heir.unitCode(),
                heir.scope(),
                heir.figures(),
                before,
                heir.earlier());
    }
}
