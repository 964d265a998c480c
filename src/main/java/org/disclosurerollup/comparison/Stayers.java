package org.disclosurerollup.comparison;

import java.util.function.Predicate;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.consolidation.Accumulator;
import org.disclosurerollup.consolidation.Group;

/**
 * The units that filed in both years and stand where they stood, under areas that were added up from their parts both
 * times: nearly all of a large year. None of them makes any set of contributors another than last year's, and each goes
 * into the same totals both times, so that they are added up where they stand and then as areas, not one by one on every
 * level.
 */
final class Stayers {

    private static final int GROUPS = Group.values().length;

    private final UnitTree tree;
    private final boolean[] stays;
    private final boolean[] stayBelow;

    /**
     * @param alone whether a unit of this year, given by its code, is compared by itself
     * @param lifted whether an area is compared as a whole, whatever was filed below it
     */
    Stayers(FiledYear now, FiledYear before, Predicate<String> alone, Predicate<String> lifted) {
        this.tree = now.tree();
        this.stays = new boolean[tree.size()];
        this.stayBelow = new boolean[tree.size() * GROUPS];
        boolean[] stands = new boolean[tree.size()];
        for (int node = 0; node < tree.size(); node++) {
            int then = before.tree().indexOf(tree, node);
            int parent = tree.parent(node);
            boolean area = tree.kind(node).isArea();
            stands[node] = then >= 0
                    && tree.kind(node) == before.tree().kind(then)
                    && tree.hasSameParent(node, before.tree(), then)
                    && (parent < 0 || stands[parent])
                    && !(area && lifted.test(tree.code(node)));
            stays[node] = stands[node]
                    && (area || parent >= 0)
                    && now.hasOwnFiling(node)
                    && before.hasOwnFiling(then)
                    && alone.test(tree.code(node));
        }
        for (int node = tree.size() - 1; node >= 0; node--) {
            if (stays[node]) {
                stayBelow[at(node)] = true;
            }
            if (isAnyIn(node) && tree.parent(node) >= 0) {
                stayBelow[tree.parent(node) * GROUPS + Group.COUNTIES.ordinal()] = true;
            }
        }
    }

    /** Where in arrays over areas and groups a unit's own filing goes. */
    private int at(int node) {
        boolean area = tree.kind(node).isArea();
        return area
                ? node * GROUPS + Group.GOVERNMENT.ordinal()
                : tree.parent(node) * GROUPS + Group.ofChild(tree.kind(node)).ordinal();
    }

    private boolean isAnyIn(int area) {
        for (int group = 0; group < GROUPS; group++) {
            if (stayBelow[area * GROUPS + group]) {
                return true;
            }
        }
        return false;
    }

    /** Whether the unit with this index of this year's tree is one. */
    boolean contains(int node) {
        return node >= 0 && stays[node];
    }

    /** Whether any of them goes into the area's total or group. */
    boolean isAnyIn(String areaCode, Group group) {
        int area = tree.indexOf(areaCode);
        return area >= 0 && (group == Group.TOTAL ? isAnyIn(area) : stayBelow[area * GROUPS + group.ordinal()]);
    }

    /** Takes the sum over an area's total or group. */
    @FunctionalInterface
    interface SumConsumer {
        void accept(String areaCode, Group group, Accumulator sum);
    }

    /** Begins to add up one year's figures. */
    Sums sums() {
        return new Sums();
    }

    /** The figures of one year, added where the units stand this year. */
    final class Sums {

        private final Accumulator[] sums = new Accumulator[tree.size() * GROUPS];

        void add(int node, long[] figures) {
            accumulator(at(node), figures.length).add(figures);
        }

        private Accumulator accumulator(int at, int cells) {
            if (sums[at] == null) {
                sums[at] = new Accumulator(cells);
            }
            return sums[at];
        }

        /** Adds the areas up and hands over every total and group that any figures went into. To be called once. */
        void forEach(int cells, SumConsumer consumer) {
            for (int node = tree.size() - 1; node >= 0; node--) {
                if (!isAnyIn(node)) {
                    continue;
                }
                Accumulator total = new Accumulator(cells);
                for (Group group : Group.values()) {
                    Accumulator part = sums[node * GROUPS + group.ordinal()];
                    if (part != null) {
                        total.add(part);
                        consumer.accept(tree.code(node), group, part);
                    }
                }
                consumer.accept(tree.code(node), Group.TOTAL, total);
                if (tree.parent(node) >= 0) {
                    accumulator(tree.parent(node) * GROUPS + Group.COUNTIES.ordinal(), cells)
                            .add(total);
                }
            }
        }
    }
}
