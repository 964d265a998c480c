package org.disclosurerollup.consolidation;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.disclosurerollup.catalogue.Succession;
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
     * @param succession who took over between them: they join those of both units
     * @return empty if it is a great part of all units, so that everything may as well be read
     */
    public static Optional<Set<String>> of(
            Collection<String> areas, UnitTree now, UnitTree before, Succession succession) {
        Map<String, String> leaders = new HashMap<>();
        if (!now.standsAs(before)) {
            join(now, before, leaders);
        }
        for (String predecessor : succession.predecessors()) {
            for (String successor : succession.successorsOf(predecessor)) {
                join(
                        leader(leaders, topOf(predecessor, before, now)),
                        leader(leaders, topOf(successor, now, before)),
                        leaders);
            }
        }
        Set<String> wanted = new HashSet<>();
        for (String area : areas) {
            wanted.add(leader(leaders, topOf(area, now, before)));
        }
        int many = Math.max(now.size(), before.size()) / WORTH_CHOOSING;
        if (sizeOf(now, leaders, wanted) > many || sizeOf(before, leaders, wanted) > many) {
            return Optional.empty();
        }
        Set<String> codes = new HashSet<>(areas);
        collect(now, leaders, wanted, codes);
        collect(before, leaders, wanted, codes);
        return Optional.of(codes);
    }

    /** Joins the tops of the two places of every unit that stands in both trees. */
    private static void join(UnitTree tree, UnitTree other, Map<String, String> leaders) {
        int lastTop = -1;
        int lastOtherTop = -1;
        for (int node = 0; node < tree.size(); node++) {
            int there = other.indexOf(tree, node);
            int top = tree.top(node);
            int otherTop = there < 0 ? -1 : other.top(there);
            // Most units stand below the same top in both, as the one before them does.
            if (there >= 0 && (top != lastTop || otherTop != lastOtherTop)) {
                join(leader(leaders, tree.code(top)), leader(leaders, other.code(otherTop)), leaders);
                lastTop = top;
                lastOtherTop = otherTop;
            }
        }
    }

    private static void join(String a, String b, Map<String, String> leaders) {
        if (!a.equals(b)) {
            leaders.put(a, b);
        }
    }

    /** Code of the highest area above the unit in the first tree that has it, its own code if none has. */
    private static String topOf(String code, UnitTree tree, UnitTree otherwise) {
        UnitTree one = tree.indexOf(code) >= 0 ? tree : otherwise;
        int node = one.indexOf(code);
        return node < 0 ? code : one.code(one.top(node));
    }

    private static String leader(Map<String, String> leaders, String code) {
        String at = code;
        while (leaders.containsKey(at)) {
            at = leaders.get(at);
        }
        return at;
    }

    private static int sizeOf(UnitTree tree, Map<String, String> leaders, Set<String> wanted) {
        int size = 0;
        for (int top = 0; top < tree.size(); top = tree.end(top)) {
            size += wanted.contains(leader(leaders, tree.code(top))) ? tree.end(top) - top : 0;
        }
        return size;
    }

    private static void collect(UnitTree tree, Map<String, String> leaders, Set<String> wanted, Set<String> codes) {
        for (int top = 0; top < tree.size(); top = tree.end(top)) {
            if (wanted.contains(leader(leaders, tree.code(top)))) {
                for (int node = top; node < tree.end(top); node++) {
                    codes.add(tree.code(node));
                }
            }
        }
    }
}
