package org.disclosurerollup.comparison;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.disclosurerollup.catalogue.UnitKind;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.consolidation.Group;

/** The units that stand elsewhere in the tree of the same year than before, because the table of units changed. */
final class UnitMoves {

    private final Map<String, String> moverByUnit = new HashMap<>();

    UnitMoves(UnitTree before, UnitTree after) {
        if (before != after) {
            note(before, after);
            note(after, before);
        }
    }

    private void note(UnitTree tree, UnitTree other) {
        String[] movers = new String[tree.size()];
        // A unit follows its parent in the tree, so that the parent's mover is known.
        for (int node = 0; node < tree.size(); node++) {
            if (isMoved(tree, node, other)) {
                movers[node] = tree.code(node);
            } else if (tree.parent(node) >= 0) {
                movers[node] = movers[tree.parent(node)];
            }
            if (movers[node] != null) {
                moverByUnit.putIfAbsent(tree.code(node), movers[node]);
            }
        }
    }

    private static boolean isMoved(UnitTree tree, int node, UnitTree other) {
        int there = other.indexOf(tree, node);
        if (there < 0) {
            return true;
        }
        UnitKind kind = tree.kind(node);
        UnitKind same = other.kind(there);
        return !tree.hasSameParent(node, other, there)
                || kind.isArea() != same.isArea()
                || Group.ofChild(kind) != Group.ofChild(same);
    }

    /** Codes of the units whose figures may go elsewhere than before. */
    Collection<String> units() {
        return moverByUnit.keySet();
    }

    /** The unit with whose move this one moved: itself or the nearest above. */
    String moverOf(String unitCode) {
        return moverByUnit.get(unitCode);
    }
}
