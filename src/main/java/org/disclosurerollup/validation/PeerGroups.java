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

    /** @param size how many things there are */
    PeerGroups(int size) {
        groups = new int[size];
    }

    /** Puts a thing into the group of a key. */
    void put(int thing, long key) {
        // Mostly that of the one before it.
        if (numbers.isEmpty() || key != lastKey) {
            int next = numbers.size();
            lastKey = key;
            lastGroup = numbers.computeIfAbsent(key, unknown -> next);
        }
        groups[thing] = lastGroup;
    }

    /** The groups in the order of their first things, each with its things in ascending order. */
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
        for (int group = 0; group < numbers.size(); group++) {
            members.add(Arrays.copyOfRange(sorted, ends[group], ends[group + 1]));
        }
        return members;
    }
}
