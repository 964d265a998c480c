package org.disclosurerollup.comparison;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.consolidation.Accumulator;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.submission.Scope;

/**
 * Adds up, for the areas whose set of contributors differs between two years, only the contributors present in both
 * (可比口径). The caller shows it the submissions twice: first to note who contributed, then with their figures.
 */
final class LikeForLike {

    private final Contributions now;
    private final Contributions before;
    private final Set<String> lifted = new HashSet<>();
    private final Set<String> differing = new HashSet<>();
    private final Map<String, Set<String>> contributorsNow = new HashMap<>();
    private final Map<String, Set<String>> contributorsBefore = new HashMap<>();
    private final Map<Key, Accumulator> sumsNow = new HashMap<>();
    private final Map<Key, Accumulator> sumsBefore = new HashMap<>();

    LikeForLike(Contributions now, Contributions before) {
        this.now = now;
        this.before = before;
        lifted.addAll(now.areasOnAreaBasis());
        lifted.addAll(before.areasOnAreaBasis());
    }

    private record Key(String areaCode, Group group) {}

    void noteNow(String unitCode, Scope scope) {
        note(now, contributorsNow, unitCode, scope);
    }

    void noteBefore(String unitCode, Scope scope) {
        note(before, contributorsBefore, unitCode, scope);
    }

    private void note(Contributions year, Map<String, Set<String>> contributors, String unitCode, Scope scope) {
        for (Contributions.Destination destination : year.destinations(unitCode, scope, lifted)) {
            contributors
                    .computeIfAbsent(destination.areaCode(), code -> new HashSet<>())
                    .add(destination.contributor());
        }
    }

    /** Ends the first showing: finds the areas whose contributors differ, and answers whether there are any. */
    boolean compareContributors() {
        Set<String> areas = new HashSet<>(contributorsNow.keySet());
        areas.addAll(contributorsBefore.keySet());
        for (String area : areas) {
            if (!contributorsNow.getOrDefault(area, Set.of()).equals(contributorsBefore.getOrDefault(area, Set.of()))) {
                differing.add(area);
            }
        }
        return !differing.isEmpty();
    }

    /** Whether the area's total has other contributors than last year's. */
    boolean differs(String areaCode) {
        return differing.contains(areaCode);
    }

    void addNow(String unitCode, Scope scope, long[] figures) {
        add(now, sumsNow, unitCode, scope, figures);
    }

    void addBefore(String unitCode, Scope scope, long[] figures) {
        add(before, sumsBefore, unitCode, scope, figures);
    }

    private void add(Contributions year, Map<Key, Accumulator> sums, String unitCode, Scope scope, long[] figures) {
        for (Contributions.Destination destination : year.destinations(unitCode, scope, lifted)) {
            String area = destination.areaCode();
            if (differs(area)
                    && contains(contributorsNow, area, destination.contributor())
                    && contains(contributorsBefore, area, destination.contributor())) {
                sums.computeIfAbsent(new Key(area, Group.TOTAL), key -> new Accumulator(figures.length))
                        .add(figures);
                if (destination.group() != null) {
                    sums.computeIfAbsent(new Key(area, destination.group()), key -> new Accumulator(figures.length))
                            .add(figures);
                }
            }
        }
    }

    private static boolean contains(Map<String, Set<String>> contributors, String area, String contributor) {
        return contributors.getOrDefault(area, Set.of()).contains(contributor);
    }

    /** This year's figures over the common contributors; {@code null} if there are none. */
    long[] figuresNow(Form form, String areaCode, Group group) {
        Accumulator sums = sumsNow.get(new Key(areaCode, group));
        return sums == null ? null : sums.figures(form);
    }

    /** Last year's figures over the common contributors, on last year's form; {@code null} if there are none. */
    long[] figuresBefore(Form form, String areaCode, Group group) {
        Accumulator sums = sumsBefore.get(new Key(areaCode, group));
        return sums == null ? null : sums.figures(form);
    }
}
