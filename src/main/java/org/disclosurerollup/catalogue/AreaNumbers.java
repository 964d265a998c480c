package org.disclosurerollup.catalogue;

import java.util.Arrays;

/**
 * Numbers the units of a tree that have a total of their own: areas, and whatever else has units below it. Of a country's
 * units they are the fiftieth part, so that arrays of something by area are short.
 */
public final class AreaNumbers {

    private final int[] numbers;
    private final int size;

    public AreaNumbers(UnitTree tree) {
        numbers = new int[tree.size()];
        Arrays.fill(numbers, UnitColumns.NONE);
        int areas = 0;
        for (int node = 0; node < tree.size(); node++) {
            if (tree.kind(node).isArea() || !tree.isLeaf(node)) {
                numbers[node] = areas++;
            }
        }
        size = areas;
    }

    public int size() {
        return size;
    }

    /** Number of the area at an index of the tree, from 0 in the order of the tree; -1 if there is none. */
    public int of(int node) {
        return numbers[node];
    }
}
