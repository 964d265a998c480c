package org.disclosurerollup.catalogue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The units of one period as a forest in arrays, each unit followed by all that is below it, so that one walk from the
 * last index to the first adds everything up. Where a unit moved within the period, its last place counts.
 */
public final class UnitTree {

    private static final int NONE = -1;

    private final Period period;
    private final List<Unit> units;
    private final int[] parents;
    private final int[] childCounts;
    private final int[] ends;
    private final int[] tops;
    private final Map<String, Integer> numbers;
    private final int[] indexes;

    private UnitTree(Period period, List<Unit> units, int[] parents, Map<String, Integer> numbers, int[] indexes) {
        this.period = period;
        this.units = units;
        this.parents = parents;
        this.numbers = numbers;
        this.indexes = indexes;
        this.childCounts = new int[parents.length];
        this.ends = new int[parents.length];
        this.tops = new int[parents.length];
        for (int node = 0; node < parents.length; node++) {
            tops[node] = parents[node] == NONE ? node : tops[parents[node]];
        }
        for (int node = parents.length - 1; node >= 0; node--) {
            ends[node] = Math.max(ends[node], node + 1);
            if (parents[node] != NONE) {
                childCounts[parents[node]]++;
                ends[parents[node]] = Math.max(ends[parents[node]], ends[node]);
            }
        }
    }

    /** @param numbers a number for each code, from 0, which all trees of the units share */
    static UnitTree of(List<Unit> all, Map<String, Integer> numbers, Period period) {
        Unit[] existing = new Unit[numbers.size()];
        List<Integer> order = new ArrayList<>(numbers.size());
        for (Unit unit : all) {
            if (unit.existedIn(period)) {
                int number = numbers.get(unit.code());
                if (existing[number] == null) {
                    order.add(number);
                    existing[number] = unit;
                } else if (!unit.validTo().isBefore(existing[number].validTo())) {
                    existing[number] = unit;
                }
            }
        }
        Map<String, List<Unit>> children = new HashMap<>();
        Deque<Unit> open = new ArrayDeque<>();
        for (int number : order) {
            Unit unit = existing[number];
            Integer parent = unit.parent() == null ? null : numbers.get(unit.parent());
            if (parent == null || existing[parent] == null) {
                open.addLast(unit);
            } else {
                children.computeIfAbsent(unit.parent(), code -> new ArrayList<>())
                        .add(unit);
            }
        }
        List<Unit> units = new ArrayList<>(order.size());
        int[] indexes = new int[numbers.size()];
        Arrays.fill(indexes, NONE);
        int[] parents = new int[order.size()];
        while (!open.isEmpty()) {
            Unit unit = open.removeFirst();
            Integer parent = unit.parent() == null ? null : numbers.get(unit.parent());
            parents[units.size()] = parent == null ? NONE : indexes[parent];
            indexes[numbers.get(unit.code())] = units.size();
            units.add(unit);
            List<Unit> below = children.getOrDefault(unit.code(), List.of());
            for (int i = below.size() - 1; i >= 0; i--) {
                open.addFirst(below.get(i));
            }
        }
        return new UnitTree(period, units, parents, numbers, indexes);
    }

    public Period period() {
        return period;
    }

    public int size() {
        return units.size();
    }

    public Unit unit(int index) {
        return units.get(index);
    }

    /** Index of the unit, or -1 if it did not exist in the period. */
    public int indexOf(String code) {
        Integer number = numbers.get(code);
        return number == null ? NONE : indexes[number];
    }

    /** Index of the area above, or -1 at the top. */
    public int parent(int index) {
        return parents[index];
    }

    /** Index of the highest area above, the unit itself if there is none. */
    public int top(int index) {
        return tops[index];
    }

    public boolean isLeaf(int index) {
        return childCounts[index] == 0;
    }

    /** The index behind the last unit below this one: a unit and all below it stand together. */
    public int end(int index) {
        return ends[index];
    }

    /** Whether the one index is the other, or stands below it. */
    public boolean isAtOrBelow(int index, int above) {
        return above >= 0 && index >= above && index < ends[above];
    }

    /** Whether the unit existed on the last day of the period, so that it is expected to file. */
    public boolean isExpected(int index) {
        return units.get(index).existedAtEndOf(period);
    }

    /**
     * For each unit whether it is one that is expected to file the form itself: of a kind that files it, existing at the
     * end of the period, and with nobody below it who files it instead.
     */
    public boolean[] expectedToFile(Form form) {
        boolean[] expected = new boolean[size()];
        boolean[] filedBelow = new boolean[size()];
        for (int i = size() - 1; i >= 0; i--) {
            expected[i] = !filedBelow[i]
                    && isExpected(i)
                    && form.filedBy().contains(units.get(i).kind());
            if ((expected[i] || filedBelow[i]) && parents[i] != NONE) {
                filedBelow[parents[i]] = true;
            }
        }
        return expected;
    }

    /** How many areas stand above the unit: 0 at the top. */
    public int depth(int index) {
        int depth = 0;
        for (int at = parents[index]; at != NONE; at = parents[at]) {
            depth++;
        }
        return depth;
    }
}
