package org.disclosurerollup.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Random;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueFiles;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.junit.jupiter.api.Test;

/**
 * What it costs to ask every rule of the form of 2014 about every filing of one national year. The bound is many times
 * what it takes, so that only a change of order fails; the time is printed.
 */
class RuleCostTests {

    private static final int FILINGS = 148_180;
    private static final int DISTINCT = 1_000;
    private static final int ROUNDS = 3;
    private static final long BOUND = 5_000_000_000L;

    @Test
    void aNationalYearIsCheckedInAboutASecond() {
        for (String id : new String[] {"disclosure-2014", "disclosure-2021"}) {
            Catalogue catalogue = CatalogueFiles.shipped();
            Form form = catalogue.form(id);
            RuleBook rules = RuleBook.compile(catalogue);
            long[][] filings = filings(form);
            long best = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                assertThat(decided(form, rules, filings)).isPositive();
                best = Math.min(best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
            }
            System.out.printf("rules of %s on %,d filings: %d ms of processor time%n", id, FILINGS, best / 1_000_000);
            assertThat(best).isLessThan(BOUND);
        }
    }

    /** Half of the cells filled, as offices do. */
    private static long[][] filings(Form form) {
        Random random = new Random(2014);
        long[][] filings = new long[DISTINCT][form.size()];
        for (long[] figures : filings) {
            for (int i = 0; i < figures.length; i++) {
                figures[i] = random.nextBoolean() ? FixedPoint.BLANK : random.nextInt(1000);
            }
        }
        return filings;
    }

    private static long decided(Form form, RuleBook rules, long[][] filings) {
        long decided = 0;
        for (int i = 0; i < FILINGS; i++) {
            for (Rule rule : rules.rules(form)) {
                for (Formula formula : rule.formulas()) {
                    decided += formula.evaluate(filings[i % DISTINCT], null) == Outcome.UNDECIDED ? 0 : 1;
                }
            }
        }
        return decided;
    }
}
