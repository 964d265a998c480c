package org.disclosurerollup.catalogue;

import java.util.Arrays;

/**
 * The units of one period as a forest in arrays, each unit followed by all that is below it, so that one walk from the
 * last index to the first adds everything up. Where a unit moved within the period, its last place counts.
 */
public final class UnitTree {

    private static final int NONE = UnitColumns.NONE;

    private final Period period;
    private final UnitColumns units;
    private final int[] rows;
    private final int[] parents;
    private final int[] ends;
    private final int[] indexes;

    /**
     * @param rows by index, the row that holds in the period
     * @param parents by index, that of the area above
     * @param indexes by number of a code, the unit's index
     */
    private UnitTree(Period period, UnitColumns units, int[] rows, int[] parents, int[] indexes) {
        this.period = period;
        this.units = units;
        this.rows = rows;
        this.parents = parents;
        this.indexes = indexes;
        this.ends = new int[rows.length];
        for (int node = rows.length - 1; node >= 0; node--) {
            ends[node] = Math.max(ends[node], node + 1);
            if (parents[node] != NONE) {
                ends[parents[node]] = Math.max(ends[parents[node]], ends[node]);
            }
        }
    }

    /** The tree of a period whose units stand as in another's. */
    private UnitTree(Period period, UnitTree same) {
        this.period = period;
        this.units = same.units;
        this.rows = same.rows;
        this.parents = same.parents;
        this.indexes = same.indexes;
        this.ends = same.ends;
    }

    static UnitTree of(UnitColumns units, Period period) {
        int[] existing = noneFor(units.codes());
        int[] siblings = noneFor(units.codes());
        int[] firstChildren = noneFor(units.codes());
        // From the last of the file to the first: each goes before those that follow it.
        int[] order = inOrderOfFirstRows(units, period, existing);
        int top = NONE;
        for (int i = order.length - 1; i >= 0; i--) {
            int number = order[i];
            int parent = units.parent(existing[number]);
            if (parent == NONE || existing[parent] == NONE) {
                siblings[number] = top;
                top = number;
            } else {
                siblings[number] = firstChildren[parent];
                firstChildren[parent] = number;
            }
        }
        int[] indexes = noneFor(units.codes());
        int[] rows = new int[order.length];
        int[] parents = new int[order.length];
        int size = 0;
        int at = top;
        while (at != NONE) {
            int parent = units.parent(existing[at]);
            rows[size] = existing[at];
            parents[size] = parent == NONE ? NONE : indexes[parent];
            indexes[at] = size++;
            at = firstChildren[at] != NONE ? firstChildren[at] : after(at, units, existing, siblings);
        }
        // Who stood in a circle that no single day shows stands nowhere.
        return new UnitTree(period, units, Arrays.copyOf(rows, size), Arrays.copyOf(parents, size), indexes);
    }

    private static int[] noneFor(int codes) {
        int[] column = new int[codes];
        Arrays.fill(column, NONE);
        return column;
    }

    /** The codes that exist in the period in the order of their first rows that do; notes by code the row that counts. */
    private static int[] inOrderOfFirstRows(UnitColumns units, Period period, int[] existing) {
        int first = UnitColumns.day(period.firstDay());
        int last = UnitColumns.day(period.lastDay());
        int[] order = new int[units.codes()];
        int size = 0;
        for (int row = 0; row < units.size(); row++) {
            if (units.holdsIn(row, first, last)) {
                int number = units.number(row);
                if (existing[number] == NONE) {
                    order[size++] = number;
                    existing[number] = row;
                } else if (units.validTo(row) >= units.validTo(existing[number])) {
                    existing[number] = row;
                }
            }
        }
        return Arrays.copyOf(order, size);
    }

    /** The code that comes behind one and all below it. */
    private static int after(int number, UnitColumns units, int[] existing, int[] siblings) {
        int at = number;
        while (at != NONE && siblings[at] == NONE) {
            int parent = units.parent(existing[at]);
            at = parent == NONE || existing[parent] == NONE ? NONE : parent;
        }
        return at == NONE ? NONE : siblings[at];
    }

    /** Whether the same rows of the same file hold in both periods, so that the units stand alike. */
    public boolean standsAs(UnitTree other) {
        return units == other.units && Arrays.equals(rows, other.rows);
    }

    /** The tree of a period in which the same rows hold, without arrays of its own. */
    UnitTree forPeriod(Period other) {
        return new UnitTree(other, this);
    }

    public Period period() {
        return period;
    }

    public int size() {
        return rows.length;
    }

    /** The unit at an index, made anew each time: a loop over a country asks for what it needs. */
    public Unit unit(int index) {
        return units.unit(rows[index]);
    }

    public String code(int index) {
        return units.code(rows[index]);
    }

    public String name(int index) {
        return units.name(rows[index]);
    }

    public UnitKind kind(int index) {
        return units.kind(rows[index]);
    }

    /** Index of the unit, or -1 if it did not exist in the period. */
    public int indexOf(String code) {
        int number = units.find(code);
        return number == NONE ? NONE : indexes[number];
    }

    /** Index of the unit that stands at an index of another tree, or -1 if it did not exist in this period. */
    public int indexOf(UnitTree other, int there) {
        return units == other.units ? indexes[units.number(other.rows[there])] : indexOf(other.code(there));
    }

    /** Whether the areas directly above two places, one of them in another tree, are the same, or there are none. */
    public boolean hasSameParent(int index, UnitTree other, int there) {
        int here = parents[index];
        int above = other.parents[there];
        return here == NONE || above == NONE ? here == above : other.indexOf(this, here) == above;
    }

    /** Index of the area above, or -1 at the top. */
    public int parent(int index) {
        return parents[index];
    }

    /** Index of the highest area above, the unit itself if there is none. */
    public int top(int index) {
        int top = index;
        while (parents[top] != NONE) {
            top = parents[top];
        }
        return top;
    }

    public boolean isLeaf(int index) {
        return ends[index] == index + 1;
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
        return units.holdsOn(rows[index], UnitColumns.day(period.lastDay()));
    }

    /**
     * For each unit whether it is one that is expected to file the form itself: of a kind that files it, existing at the
     * end of the period, and with nobody below it who files it instead.
     */
    public boolean[] expectedToFile(Form form) {
        boolean[] expected = new boolean[size()];
        boolean[] filedBelow = new boolean[size()];
        int lastDay = UnitColumns.day(period.lastDay());
        for (int i = size() - 1; i >= 0; i--) {
            expected[i] = !filedBelow[i]
                    && units.holdsOn(rows[i], lastDay)
                    && form.filedBy().contains(kind(i));
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
