package org.disclosurerollup.comparison;

import java.util.function.Predicate;
import org.disclosurerollup.catalogue.AreaNumbers;
import org.disclosurerollup.catalogue.UnitKind;
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
    private final AreaNumbers areas;

    /**
     * @param alone whether a unit of this year, given by its code, is compared by itself
     * @param lifted whether an area is compared as a whole, whatever was filed below it
     */
    Stayers(FiledYear now, FiledYear before, Predicate<String> alone, Predicate<String> lifted) {
        this.tree = now.tree();
        this.areas = new AreaNumbers(tree);
        this.stays = new boolean[tree.size()];
        this.stayBelow = new boolean[areas.size() * GROUPS];
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
                stayBelow[at(area(node), group(node))] = true;
            }
            if (isAnyIn(node) && tree.parent(node) >= 0) {
                stayBelow[at(tree.parent(node), Group.COUNTIES)] = true;
            }
        }
    }

    /** The area that a unit's own filing goes to. */
    private int area(int node) {
        return tree.kind(node).isArea() ? node : tree.parent(node);
    }

    /** The group of that area. */
    private Group group(int node) {
        UnitKind kind = tree.kind(node);
        return kind.isArea() ? Group.GOVERNMENT : Group.ofChild(kind);
    }

    private int at(int area, Group group) {
        return areas.of(area) * GROUPS + group.ordinal();
    }

    private boolean isAnyIn(int area) {
        if (areas.of(area) < 0) {
            return false;
        }
        for (int group = 0; group < GROUPS; group++) {
            if (stayBelow[areas.of(area) * GROUPS + group]) {
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
        return area >= 0 && (group == Group.TOTAL ? isAnyIn(area) : areas.of(area) >= 0 && stayBelow[at(area, group)]);
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

        /** By area and group; an area's are let go when it is added up. */
        private final Accumulator[] sums = new Accumulator[areas.size() * GROUPS];

        void add(int node, long[] figures) {
            accumulator(area(node), group(node), figures.length).add(figures);
        }

        private Accumulator accumulator(int area, Group group, int cells) {
            int at = at(area, group);
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
                    int at = at(node, group);
                    Accumulator part = sums[at];
                    sums[at] = null;
                    if (part != null) {
                        total.add(part);
                        consumer.accept(tree.code(node), group, part);
                    }
                }
                consumer.accept(tree.code(node), Group.TOTAL, total);
                if (tree.parent(node) >= 0) {
                    accumulator(tree.parent(node), Group.COUNTIES, cells).add(total);
                }
            }
        }
    }
}
