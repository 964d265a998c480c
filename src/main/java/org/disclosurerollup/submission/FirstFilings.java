package org.disclosurerollup.submission;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.catalogue.UnitTree;

/**
 * Tells the submissions of which nothing can be known, as nobody filed their form for their period before the run, and
 * their unit not in the run so far. A national year that arrives at once is not worth 148,180 looks at an index.
 */
final class FirstFilings {

    private static final int SCOPES = Scope.values().length;

    private final UnitRegister units;
    private final BiPredicate<Form, Period> filedBefore;
    private final Map<FormYear, Filed> byYear = new HashMap<>();
    private Filed latest;

    private record FormYear(Form form, Period period) {}

    /**
     * What came of a form and year.
     *
     * @param submissions by place of the unit and scope; {@code null} where some came before the run
     */
    private record Filed(FormYear of, UnitTree tree, BitSet submissions) {

        private boolean isOf(Submission submission) {
            return of.form() == submission.form() && of.period().equals(submission.period());
        }
    }

    /** @param filedBefore whether anybody filed the form for the period before the run */
    FirstFilings(UnitRegister units, BiPredicate<Form, Period> filedBefore) {
        this.units = units;
        this.filedBefore = filedBefore;
    }

    /** Whether the submission is the first of its kind; from then on another one is not. */
    boolean take(Submission submission) {
        if (latest == null || !latest.isOf(submission)) {
            latest = byYear.computeIfAbsent(new FormYear(submission.form(), submission.period()), this::filed);
        }
        int unit = latest.submissions() == null ? -1 : latest.tree().indexOf(submission.unitCode());
        if (unit < 0) {
            return false;
        }
        int bit = unit * SCOPES + submission.scope().ordinal();
        boolean first = !latest.submissions().get(bit);
        latest.submissions().set(bit);
        return first;
    }

    private Filed filed(FormYear of) {
        BitSet submissions = filedBefore.test(of.form(), of.period()) ? null : new BitSet();
        return new Filed(of, units.treeOf(of.period()), submissions);
    }
}
