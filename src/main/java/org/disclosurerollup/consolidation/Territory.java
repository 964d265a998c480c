package org.disclosurerollup.consolidation;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.disclosurerollup.catalogue.UnitTree;

/**
 * The units whose filings decide about given areas: everything below the highest areas above them, this year and last. No
 * figure, peer group or comparison ever looks beyond it, so that computing a territory by itself gives what computing
 * the whole country would.
 */
public final class Territory {

    /** From this part of all units on it is cheaper to read everything than to choose. */
    private static final int WORTH_CHOOSING = 3;

    private Territory() {}

    /**
     * Codes of the units of the territory of the areas.
     *
     * @param now the tree of the year
     * @param before that of the year before: a unit that has moved joins the territories of both places
     * @return empty if it is a great part of all units, so that everything may as well be read
     */
    public static Optional<Set<String>> of(Collection<String> areas, UnitTree now, UnitTree before) {
        Map<String, String> leaders = new HashMap<>();
        join(now, before, leaders);
        join(before, now, leaders);
        Set<String> wanted = new HashSet<>();
        for (String area : areas) {
            int node = now.indexOf(area);
            UnitTree tree = node >= 0 ? now : before;
            int known = node >= 0 ? node : before.indexOf(area);
            wanted.add(leader(
                    leaders, known < 0 ? area : tree.unit(tree.top(known)).code()));
        }
        Set<String> codes = new HashSet<>(areas);
        collect(now, leaders, wanted, codes);
        collect(before, leaders, wanted, codes);
        return codes.size() > Math.max(now.size(), before.size()) / WORTH_CHOOSING
                ? Optional.empty()
                : Optional.of(codes);
    }

    /** Joins the tops of the two places of every unit that stands in both trees. */
    private static void join(UnitTree tree, UnitTree other, Map<String, String> leaders) {
        for (int node = 0; node < tree.size(); node++) {
            int there = other.indexOf(tree.unit(node).code());
            if (there >= 0) {
                String a = leader(leaders, tree.unit(tree.top(node)).code());
                String b = leader(leaders, other.unit(other.top(there)).code());
                if (!a.equals(b)) {
                    leaders.put(a, b);
                }
            }
        }
    }

    private static String leader(Map<String, String> leaders, String code) {
        String at = code;
        while (leaders.containsKey(at)) {
            at = leaders.get(at);
        }
        return at;
    }

    private static void collect(UnitTree tree, Map<String, String> leaders, Set<String> wanted, Set<String> codes) {
        for (int node = 0; node < tree.size(); node++) {
            if (wanted.contains(leader(leaders, tree.unit(tree.top(node)).code()))) {
                codes.add(tree.unit(node).code());
            }
        }
    }
}
