package org.disclosurerollup.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.job.JdbcRunResultStore.TopCoverage;
import org.disclosurerollup.reporting.FormPeriod;

/**
 * Brings the coverage of the areas at the top up to date at the end of a run. What an area's total says of it is taken; of
 * an area from which nothing counts, the units that should file are counted in the tree.
 */
final class CoverageAtTheTop {

    private final JdbcRunResultStore store;
    private final UnitRegister units;
    private final long run;

    CoverageAtTheTop(JdbcRunResultStore store, UnitRegister units, long run) {
        this.store = store;
        this.units = units;
        this.run = run;
    }

    private record Place(String areaCode, String form, String period) {

        static Place of(TopCoverage one) {
            return new Place(one.areaCode(), one.form(), one.period());
        }
    }

    /**
     * @param filed every form and year of which anything was filed
     * @param reached those that the run may have changed
     * @param all whether forms or units are others than in the run before, so that all have to be looked at
     */
    void update(Set<FormPeriod> filed, Set<FormPeriod> reached, boolean all) {
        List<TopCoverage> before = store.coverage(run);
        Map<Place, TopCoverage> standing = new LinkedHashMap<>();
        before.forEach(one -> standing.put(Place.of(one), one));
        List<TopCoverage> gone = new ArrayList<>();
        List<TopCoverage> come = new ArrayList<>();
        for (FormPeriod formPeriod : filed) {
            String form = formPeriod.form().id();
            String period = formPeriod.period().toString();
            boolean known = before.stream()
                    .anyMatch(one -> one.form().equals(form) && one.period().equals(period));
            if (known && !all && !reached.contains(formPeriod)) {
                standing.keySet()
                        .removeIf(place ->
                                place.form().equals(form) && place.period().equals(period));
                continue;
            }
            for (TopCoverage now : of(formPeriod)) {
                TopCoverage then = standing.remove(Place.of(now));
                if (!now.equals(then)) {
                    come.add(now);
                    if (then != null) {
                        gone.add(then);
                    }
                }
            }
        }
        // Nothing stands any more of what is left.
        gone.addAll(standing.values());
        store.replace(gone, come, run);
    }

    private List<TopCoverage> of(FormPeriod formPeriod) {
        Form form = formPeriod.form();
        String period = formPeriod.period().toString();
        UnitTree tree = units.treeOf(formPeriod.period());
        boolean[] expected = tree.expectedToFile(form);
        int[] expectedBelow = new int[tree.size()];
        List<String> tops = new ArrayList<>();
        for (int node = 0; node < tree.size(); node++) {
            expectedBelow[tree.top(node)] += expected[node] ? 1 : 0;
            if (tree.parent(node) < 0) {
                tops.add(tree.code(node));
            }
        }
        Map<String, TopCoverage> totals = store.ofTotals(tops, form.id(), period, run);
        List<TopCoverage> coverage = new ArrayList<>();
        for (String top : tops) {
            int node = tree.indexOf(top);
            TopCoverage total = totals.get(top);
            int reported = total == null ? 0 : total.reported();
            int expectedUnits = total == null ? expectedBelow[node] : total.expected();
            if (expectedUnits > 0) {
                coverage.add(new TopCoverage(top, tree.name(node), form.id(), period, reported, expectedUnits));
            }
        }
        return coverage;
    }
}
