package org.disclosurerollup.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.consolidation.Total;
import org.disclosurerollup.submission.Scope;

/**
 * Finds the causes of an account: follows every submission that changed, and every one that goes elsewhere than before,
 * up the tree as it was and as it is, and names what then remains of a difference where it arises.
 */
final class AccountMaker {

    private static final Set<String> NOTHING_LIFTED = Set.of();
    /** The group of entries of an area's own (调整表), which are figures of no submission. */
    private static final String ADJUSTMENTS = "adjustments";

    private final Form form;
    private final UnitTree treeBefore;
    private final UnitTree treeAfter;
    private final Set<String> areaBasisBefore;
    private final Set<String> areaBasisAfter;
    private final Contributions before;
    private final Contributions after;

    /** @param areaBasisBefore codes of the areas whose total was their own filing for the whole */
    AccountMaker(
            Form form,
            UnitTree treeBefore,
            UnitTree treeAfter,
            Set<String> areaBasisBefore,
            Set<String> areaBasisAfter) {
        this.form = form;
        this.treeBefore = treeBefore;
        this.treeAfter = treeAfter;
        this.areaBasisBefore = areaBasisBefore;
        this.areaBasisAfter = areaBasisAfter;
        this.before = Contributions.ofAreaBases(treeBefore, areaBasisBefore);
        this.after = Contributions.ofAreaBases(treeAfter, areaBasisAfter);
    }

    /**
     * A counted submission of a unit that stands elsewhere than before.
     *
     * @param mover the unit with whose move it goes elsewhere
     * @param before what counted before, {@code null} if nothing did
     * @param after what counts now, {@code null} if nothing does
     */
    record Moved(String unitCode, Scope scope, String mover, long[] before, long[] after) {}

    void fill(ChangeAccount account, List<Moved> moved) {
        for (SubmissionChange change : account.changes()) {
            if (change.isCountedAnew()) {
                Set<TotalKey> keys = keys(before, change.unitCode(), change.scope());
                keys.addAll(keys(after, change.unitCode(), change.scope()));
                keys.forEach(key -> account.addContributor(key, change));
            }
        }
        moved.forEach(one -> addMoved(account, one));
        addRemainders(account);
    }

    private static Set<TotalKey> keys(Contributions contributions, String unitCode, Scope scope) {
        Set<TotalKey> keys = new LinkedHashSet<>();
        for (Contributions.Destination destination : contributions.destinations(unitCode, scope, NOTHING_LIFTED)) {
            keys.add(new TotalKey(destination.areaCode(), Group.TOTAL));
            if (destination.group() != null) {
                keys.add(new TotalKey(destination.areaCode(), destination.group()));
            }
        }
        return keys;
    }

    /** Its own change is accounted for as a submission's, so that leaving takes what it is now, and coming adds what it was. */
    private void addMoved(ChangeAccount account, Moved moved) {
        Set<TotalKey> left = keys(before, moved.unitCode(), moved.scope());
        Set<TotalKey> joined = keys(after, moved.unitCode(), moved.scope());
        for (TotalKey key : left) {
            if (!joined.contains(key) && moved.after() != null) {
                add(account.structure(key, Cause.Kind.UNITS, moved.mover()), moved.after(), -1);
            }
        }
        for (TotalKey key : joined) {
            if (!left.contains(key) && moved.before() != null) {
                add(account.structure(key, Cause.Kind.UNITS, moved.mover()), moved.before(), 1);
            }
        }
    }

    private static void add(long[] sums, long[] figures, int sign) {
        for (int i = 0; i < figures.length; i++) {
            if (figures[i] != FixedPoint.BLANK) {
                sums[i] = Math.addExact(sums[i], Math.multiplyExact(sign, figures[i]));
            }
        }
    }

    private record Figures(Total before, Total after) {

        long difference(int cell) {
            return Math.subtractExact(figure(after, cell), figure(before, cell));
        }

        private static long figure(Total total, int cell) {
            return total == null || total.figures()[cell] == FixedPoint.BLANK ? 0 : total.figures()[cell];
        }
    }

    /** What submissions and moves do not explain arises in the lowest area that shows it, and goes up from there. */
    private void addRemainders(ChangeAccount account) {
        Map<TotalKey, Figures> figures = new HashMap<>();
        account.totalsBefore().forEach(total -> figures.put(key(total), new Figures(total, null)));
        account.totalsAfter()
                .forEach(total -> figures.merge(
                        key(total), new Figures(null, total), (old, now) -> new Figures(old.before(), now.after())));
        List<String> lowestFirst = new ArrayList<>(account.movedAreas());
        lowestFirst.sort(Comparator.comparing(this::depth).reversed());
        for (String area : lowestFirst) {
            for (Group group : Group.values()) {
                TotalKey key = new TotalKey(area, group);
                if (figures.containsKey(key)) {
                    addRemainder(account, key, figures);
                }
            }
        }
    }

    private static TotalKey key(Total total) {
        return new TotalKey(total.areaCode(), total.group());
    }

    private int depth(String area) {
        UnitTree tree = treeOf(area);
        int node = tree.indexOf(area);
        return node < 0 ? 0 : tree.depth(node);
    }

    private UnitTree treeOf(String area) {
        return treeAfter.indexOf(area) >= 0 ? treeAfter : treeBefore;
    }

    private void addRemainder(ChangeAccount account, TotalKey key, Map<TotalKey, Figures> figures) {
        long[] remainder = new long[form.size()];
        long[] explained = account.explained(key);
        // Cells that do not add have no remainder, but a change of basis is a cause of theirs too.
        boolean any = isSwitched(key.areaCode());
        for (Cell cell : form.cells()) {
            int i = cell.index();
            if (cell.rollUp().adds()) {
                remainder[i] = Math.subtractExact(figures.get(key).difference(i), explained[i]);
                any |= remainder[i] != 0;
            }
        }
        if (any) {
            Cause.Kind kind = kind(key, figures);
            add(account.structure(key, kind, key.areaCode()), remainder, 1);
            if (key.group() == Group.TOTAL) {
                passUp(account, key.areaCode(), kind, remainder);
            }
        }
    }

    private Cause.Kind kind(TotalKey key, Map<TotalKey, Figures> figures) {
        String area = key.areaCode();
        if (isSwitched(area)) {
            return Cause.Kind.BASIS;
        }
        boolean adjusted = Stream.of(Group.values())
                .anyMatch(group -> group.code().equals(ADJUSTMENTS) && figures.containsKey(new TotalKey(area, group)));
        if (adjusted) {
            return Cause.Kind.ADJUSTMENT;
        }
        // An area without any unit below it has no groups: they come and go with its first unit.
        return isLeaf(treeBefore, area) != isLeaf(treeAfter, area) ? Cause.Kind.UNITS : Cause.Kind.OTHER;
    }

    private static boolean isLeaf(UnitTree tree, String area) {
        int node = tree.indexOf(area);
        return node < 0 || tree.isLeaf(node);
    }

    private boolean isSwitched(String area) {
        return areaBasisBefore.contains(area) != areaBasisAfter.contains(area);
    }

    /** Into the areas above, up to one that takes nothing from below or that has changed its own basis. */
    private void passUp(ChangeAccount account, String area, Cause.Kind kind, long[] amounts) {
        UnitTree tree = treeOf(area);
        int node = tree.indexOf(area);
        for (int at = node < 0 ? node : tree.parent(node); at >= 0; at = tree.parent(at)) {
            String above = tree.code(at);
            if (isSwitched(above) || areaBasisAfter.contains(above)) {
                return;
            }
            add(account.structure(new TotalKey(above, Group.TOTAL), kind, area), amounts, 1);
            add(account.structure(new TotalKey(above, Group.COUNTIES), kind, area), amounts, 1);
        }
    }
}
