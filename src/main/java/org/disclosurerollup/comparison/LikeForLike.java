package org.disclosurerollup.comparison;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.consolidation.Accumulator;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.submission.Scope;

/**
 * Adds up, for the totals and groups whose set of contributors differs between two years, only the contributors
 * present in both (可比口径). Adjustments of an area that has a total in both years are a part of it. The caller shows it the submissions twice: first to note who contributed, then with
 * their figures.
 */
final class LikeForLike {

    private final Contributions now;
    private final Contributions before;
    private final Set<String> lifted = new HashSet<>();
    private final Set<Key> differing = new HashSet<>();
    private final Map<Key, Set<String>> contributorsNow = new HashMap<>();
    private final Map<Key, Set<String>> contributorsBefore = new HashMap<>();
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

    private void note(Contributions year, Map<Key, Set<String>> contributors, String unitCode, Scope scope) {
        for (Contributions.Destination destination : year.destinations(unitCode, scope, lifted)) {
            for (Key key : keys(destination)) {
                contributors.computeIfAbsent(key, unknown -> new HashSet<>()).add(destination.contributor());
            }
        }
    }

    /** The area's total and, unless it is the area's own filing for the whole, the group. */
    private static List<Key> keys(Contributions.Destination destination) {
        Key total = new Key(destination.areaCode(), Group.TOTAL);
        return destination.group() == null
                ? List.of(total)
                : List.of(total, new Key(destination.areaCode(), destination.group()));
    }

    /** Ends the first showing: finds the totals whose contributors differ, and answers whether there are any. */
    boolean compareContributors() {
        Set<Key> totals = new HashSet<>(contributorsNow.keySet());
        totals.addAll(contributorsBefore.keySet());
        for (Key total : totals) {
            if (!contributorsNow
                    .getOrDefault(total, Set.of())
                    .equals(contributorsBefore.getOrDefault(total, Set.of()))) {
                differing.add(total);
            }
        }
        return !differing.isEmpty();
    }

    /** Whether the total, or the group of it, has other contributors than last year's. */
    boolean differs(String areaCode, Group group) {
        return differing.contains(new Key(areaCode, group));
    }

    void addNow(String unitCode, Scope scope, long[] figures) {
        add(now, sumsNow, unitCode, scope, figures);
    }

    void addBefore(String unitCode, Scope scope, long[] figures) {
        add(before, sumsBefore, unitCode, scope, figures);
    }

    private void add(Contributions year, Map<Key, Accumulator> sums, String unitCode, Scope scope, long[] figures) {
        for (Contributions.Destination destination : year.destinations(unitCode, scope, lifted)) {
            for (Key key : keys(destination)) {
                if (differing.contains(key)
                        && contains(contributorsNow, key, destination.contributor())
                        && contains(contributorsBefore, key, destination.contributor())) {
                    sums.computeIfAbsent(key, unknown -> new Accumulator(figures.length))
                            .add(figures);
                }
            }
        }
    }

    /** Takes an adjustment of this year's total of an area; to be called when all figures were shown. */
    void adjustNow(String areaCode, int cell, long amount) {
        adjust(now, sumsNow, areaCode, cell, amount);
    }

    /** Takes an adjustment of last year's. */
    void adjustBefore(String areaCode, int cell, long amount) {
        adjust(before, sumsBefore, areaCode, cell, amount);
    }

    private static void adjust(Contributions year, Map<Key, Accumulator> sums, String areaCode, int cell, long amount) {
        for (Contributions.Destination destination : year.destinationsOfAdjustment(areaCode)) {
            for (Key key : keys(destination)) {
                // Where no contributor is common to both years, nothing is comparable.
                if (sums.containsKey(key)) {
                    sums.get(key).adjust(cell, amount);
                }
            }
        }
    }

    private static boolean contains(Map<Key, Set<String>> contributors, Key key, String contributor) {
        return contributors.getOrDefault(key, Set.of()).contains(contributor);
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
