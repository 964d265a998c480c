package org.disclosurerollup.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which units can only be compared together: a unit with those it took over from, all of them with those they gave to,
 * and so on. Holds only units that belong to others; each other one is a lineage by itself, named by its code.
 */
final class Lineages {

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, List<String>> members = new LinkedHashMap<>();

    /** The lineage's name: the code of one of its members, the same for all of them until another lineage joins. */
    String of(String code) {
        return names.getOrDefault(code, code);
    }

    /** Whether the unit belongs to no other. */
    boolean isAlone(String code) {
        return !names.containsKey(code);
    }

    boolean areOne(String code, String other) {
        return of(code).equals(of(other));
    }

    /** All members of the unit's lineage, itself among them. */
    List<String> members(String code) {
        return members.getOrDefault(of(code), List.of(code));
    }

    /** The names of all lineages of more than one member. */
    Set<String> names() {
        return members.keySet();
    }

    /** Makes the two one lineage. The smaller takes the name of the larger, so that many joins stay cheap. */
    void join(String code, String other) {
        if (areOne(code, other)) {
            return;
        }
        boolean smaller = members(code).size() < members(other).size();
        String kept = of(smaller ? other : code);
        String given = of(smaller ? code : other);
        List<String> gone = members(given);
        members.remove(given);
        names.put(kept, kept);
        List<String> all = members.computeIfAbsent(kept, name -> new ArrayList<>(List.of(name)));
        for (String one : gone) {
            names.put(one, kept);
            all.add(one);
        }
    }
}
