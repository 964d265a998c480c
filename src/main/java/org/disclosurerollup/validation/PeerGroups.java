package org.disclosurerollup.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sorts things, numbered from 0, into groups, without an object for each. */
final class PeerGroups {

    private final Map<Long, Integer> numbers = new HashMap<>();
    private final int[] groups;
    private long lastKey;
    private int lastGroup;
    private boolean lastWasKnown;

    /** @param size how many things there are */
    PeerGroups(int size) {
        groups = new int[size];
    }

    /** Puts a thing into the group of a key. */
    void put(int thing, long key) {
        // Mostly that of the one before it. The map is asked again after a new key, which is when it grows: findings
        // have
        // always stood in the order of a map of lists.
        if (!lastWasKnown || key != lastKey) {
            int known = numbers.size();
            lastKey = key;
            lastGroup = numbers.computeIfAbsent(key, unknown -> known);
            lastWasKnown = numbers.size() == known;
        }
        groups[thing] = lastGroup;
    }

    /** The groups, each with its things in ascending order. */
    List<int[]> groups() {
        int[] ends = new int[numbers.size() + 1];
        for (int group : groups) {
            ends[group + 1]++;
        }
        Arrays.parallelPrefix(ends, Integer::sum);
        int[] starts = ends.clone();
        int[] sorted = new int[groups.length];
        for (int thing = 0; thing < groups.length; thing++) {
            sorted[starts[groups[thing]]++] = thing;
        }
        List<int[]> members = new ArrayList<>(numbers.size());
        for (int group : numbers.values()) {
            members.add(Arrays.copyOfRange(sorted, ends[group], ends[group + 1]));
        }
        return members;
    }
}
