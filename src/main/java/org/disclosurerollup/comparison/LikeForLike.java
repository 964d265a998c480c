package org.disclosurerollup.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Succession;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.consolidation.Accumulator;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.submission.Scope;

/**
 * Adds up, for the totals and groups whose set of contributors differs between two years, only the contributors
 * present in both (可比口径). Adjustments of an area that has a total in both years are a part of it. The caller shows it
 * the submissions twice: first to note who contributed, then with their figures.
 *
 * <p>Whether a set differs is seen in the trees as they were, and in what units took over from outside the area. What is
 * added up are last year's figures as they would
 * stand in this year's tree, as {@link Rearrangement} has it; where no unit moved or was succeeded, the two are the same
 * and nothing is rearranged.
 */
final class LikeForLike {

    /** Of units that are compared together, so many are looked at for naming a few. */
    private static final int MOST_LOOKED_AT = 100;

    private final FiledYear now;
    private final FiledYear before;
    private final Succession succession;
    private final boolean rearranged;
    private final Set<String> lifted = new HashSet<>();
    private final Set<Key> differing = new HashSet<>();
    private final Map<Key, List<String>> disturbances = new HashMap<>();
    private final Map<Key, Set<String>> contributorsNow = new HashMap<>();
    private final Map<Key, Set<String>> contributorsBefore = new HashMap<>();
    private final Map<Key, Accumulator> sumsNow = new HashMap<>();
    private final Map<Key, Accumulator> sumsBefore = new HashMap<>();
    private Rearrangement rearrangement;
    private Stayers stayers;
    private Stayers.Sums stayersNow;
    private Stayers.Sums stayersBefore;
    private Map<Key, Set<String>> comparedNow = contributorsNow;
    private Map<Key, Set<String>> comparedBefore = contributorsBefore;
    private UnitChanges changes;

    LikeForLike(FiledYear now, FiledYear before, Succession succession) {
        this.now = now;
        this.before = before;
        this.succession = succession;
        this.rearranged = !succession.isEmpty() || isAnyMoved(now.tree(), before.tree());
        lifted.addAll(now.contributions().areasOnAreaBasis());
        lifted.addAll(before.contributions().areasOnAreaBasis());
    }

    private record Key(String areaCode, Group group) {}

    private static boolean isAnyMoved(UnitTree now, UnitTree before) {
        for (int node = 0; node < now.size(); node++) {
            int then = before.indexOf(now, node);
            if (then >= 0 && (now.kind(node) != before.kind(then) || !now.hasSameParent(node, before, then))) {
                return true;
            }
        }
        return false;
    }

    void noteNow(String unitCode, Scope scope) {
        now.noteFiled(unitCode, scope);
    }

    void noteBefore(String unitCode, Scope scope) {
        before.noteFiled(unitCode, scope);
    }

    private void noteContributors(FiledYear year, Map<Key, Set<String>> contributors) {
        forEachOther(year, (unitCode, scope) -> {
            for (Contributions.Destination destination : year.contributions().destinations(unitCode, scope, lifted)) {
                for (Key key : keys(destination)) {
                    contributors
                            .computeIfAbsent(key, unknown -> new HashSet<>())
                            .add(destination.contributor());
                }
            }
        });
    }

    /** Hands over what was filed of units that are not among those that stay. */
    private void forEachOther(FiledYear year, BiConsumer<String, Scope> consumer) {
        for (int node = 0; node < year.tree().size(); node++) {
            if (year.hasOwnFiling(node) && !stayers.contains(now.tree().indexOf(year.tree(), node))) {
                consumer.accept(year.tree().code(node), Scope.OWN);
            }
            if (year.hasAreaFiling(node)) {
                consumer.accept(year.tree().code(node), Scope.AREA);
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
        rearrangement = rearranged ? new Rearrangement(now, before, succession, lifted) : null;
        stayers = new Stayers(
                now,
                before,
                code -> rearrangement == null || rearrangement.isAlone(code),
                code -> lifted.contains(code) || rearrangement != null && rearrangement.isLifted(code));
        stayersNow = stayers.sums();
        stayersBefore = stayers.sums();
        noteContributors(now, contributorsNow);
        noteContributors(before, contributorsBefore);
        Set<Key> totals = new HashSet<>(contributorsNow.keySet());
        totals.addAll(contributorsBefore.keySet());
        for (Key total : totals) {
            if (!contributorsNow
                    .getOrDefault(total, Set.of())
                    .equals(contributorsBefore.getOrDefault(total, Set.of()))) {
                differing.add(total);
            }
        }
        if (rearranged) {
            rearrange();
        }
        changes = new UnitChanges(now.tree(), before.tree(), succession, this::isComparable);
        return !differing.isEmpty();
    }

    private void rearrange() {
        rearrangement.forEachDisturbed((areaCode, group, disturbing) -> {
            Key key = new Key(areaCode, group);
            if (contributorsNow.containsKey(key) || stayers.isAnyIn(areaCode, group)) {
                differing.add(key);
                disturbances.computeIfAbsent(key, unknown -> new ArrayList<>()).addAll(firstOf(disturbing));
            }
        });
        comparedNow = new HashMap<>();
        comparedBefore = new HashMap<>();
        forEachOther(now, (code, scope) -> compare(rearrangement.destinationsNow(code, scope), comparedNow));
        forEachOther(before, (code, scope) -> compare(rearrangement.destinationsBefore(code, scope), comparedBefore));
    }

    private static List<String> firstOf(List<String> units) {
        return units.subList(0, Math.min(MOST_LOOKED_AT, units.size()));
    }

    private void compare(List<Contributions.Destination> destinations, Map<Key, Set<String>> compared) {
        for (Contributions.Destination destination : destinations) {
            for (Key key : keys(destination)) {
                if (differing.contains(key) && isComparable(destination.contributor())) {
                    compared.computeIfAbsent(key, unknown -> new HashSet<>()).add(destination.contributor());
                }
            }
        }
    }

    private boolean isComparable(String contributor) {
        return rearrangement == null || rearrangement.isComparable(contributor);
    }

    /** Whether the total, or the group of it, has other contributors than last year's. */
    boolean differs(String areaCode, Group group) {
        return differing.contains(new Key(areaCode, group));
    }

    /** In words, why the contributors of a total or group differ; empty where they do not. */
    String reasons(String areaCode, Group group) {
        Key key = new Key(areaCode, group);
        return differing.contains(key)
                ? changes.describe(
                        areaCode,
                        contributors(key),
                        contributors(new Key(areaCode, Group.TOTAL)),
                        disturbances.getOrDefault(key, List.of()))
                : "";
    }

    private UnitChanges.Pair contributors(Key key) {
        return new UnitChanges.Pair(
                contributorsNow.getOrDefault(key, Set.of()), contributorsBefore.getOrDefault(key, Set.of()));
    }

    void addNow(String unitCode, Scope scope, long[] figures) {
        if (isAddedAsStayer(stayersNow, unitCode, scope, figures)) {
            return;
        }
        add(
                rearrangement == null
                        ? now.contributions().destinations(unitCode, scope, lifted)
                        : rearrangement.destinationsNow(unitCode, scope),
                sumsNow,
                figures);
    }

    private boolean isAddedAsStayer(Stayers.Sums sums, String unitCode, Scope scope, long[] figures) {
        int node = scope == Scope.OWN ? now.tree().indexOf(unitCode) : -1;
        if (!stayers.contains(node)) {
            return false;
        }
        sums.add(node, figures);
        return true;
    }

    void addBefore(String unitCode, Scope scope, long[] figures) {
        if (isAddedAsStayer(stayersBefore, unitCode, scope, figures)) {
            return;
        }
        add(
                rearrangement == null
                        ? before.contributions().destinations(unitCode, scope, lifted)
                        : rearrangement.destinationsBefore(unitCode, scope),
                sumsBefore,
                figures);
    }

    private void add(List<Contributions.Destination> destinations, Map<Key, Accumulator> sums, long[] figures) {
        for (Contributions.Destination destination : destinations) {
            for (Key key : keys(destination)) {
                if (differing.contains(key)
                        && contains(comparedNow, key, destination.contributor())
                        && contains(comparedBefore, key, destination.contributor())) {
                    sums.computeIfAbsent(key, unknown -> new Accumulator(figures.length))
                            .add(figures);
                }
            }
        }
    }

    /** Ends this year's part of the second showing. */
    void endNow(Form form) {
        addStayers(stayersNow, sumsNow, form);
        stayersNow = null;
    }

    /** Ends last year's. */
    void endBefore(Form form) {
        addStayers(stayersBefore, sumsBefore, form);
        stayersBefore = null;
    }

    private void addStayers(Stayers.Sums stayed, Map<Key, Accumulator> sums, Form form) {
        stayed.forEach(form.size(), (areaCode, group, sum) -> {
            Key key = new Key(areaCode, group);
            if (differing.contains(key)) {
                sums.computeIfAbsent(key, unknown -> new Accumulator(form.size()))
                        .add(sum);
            }
        });
    }

    /** Takes an adjustment of this year's total of an area; to be called after {@link #endNow}. */
    void adjustNow(String areaCode, int cell, long amount) {
        adjust(now.contributions(), sumsNow, areaCode, cell, amount);
    }

    /** Takes an adjustment of last year's. */
    void adjustBefore(String areaCode, int cell, long amount) {
        // Last year's figures stand where the area stands now.
        adjust((rearranged ? now : before).contributions(), sumsBefore, areaCode, cell, amount);
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

    /** This year's figures over the common contributors; {@code null} if there are none. To be asked once. */
    long[] figuresNow(Form form, String areaCode, Group group) {
        Accumulator sums = sumsNow.remove(new Key(areaCode, group));
        return sums == null ? null : sums.figures(form);
    }

    /**
     * Last year's figures over the common contributors, on last year's form; {@code null} if there are none. To be asked
     * once.
     */
    long[] figuresBefore(Form form, String areaCode, Group group) {
        Accumulator sums = sumsBefore.remove(new Key(areaCode, group));
        return sums == null ? null : sums.figures(form);
    }
}
