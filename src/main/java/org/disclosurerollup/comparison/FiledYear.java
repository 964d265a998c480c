package org.disclosurerollup.comparison;

import java.util.BitSet;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.submission.Scope;

/** One of the two years that are compared: its tree, who should have filed in it, and who did. */
final class FiledYear {

    private static final int NONE = -1;

    private final UnitTree tree;
    private final Contributions contributions;
    private final boolean[] expected;
    private final boolean[] filed;
    private final BitSet ownFilings = new BitSet();
    private final BitSet areaFilings = new BitSet();

    FiledYear(Form form, Contributions contributions) {
        this.tree = contributions.tree();
        this.contributions = contributions;
        this.expected = tree.expectedToFile(form);
        this.filed = new boolean[tree.size()];
    }

    UnitTree tree() {
        return tree;
    }

    Contributions contributions() {
        return contributions;
    }

    void noteFiled(String code, Scope scope) {
        int node = tree.indexOf(code);
        if (node != NONE) {
            filed[node] = true;
            (scope == Scope.AREA ? areaFilings : ownFilings).set(node);
        }
    }

    /** Whether the unit filed its own figures, and they count. */
    boolean hasOwnFiling(int node) {
        return ownFilings.get(node);
    }

    /** Whether the unit filed for its whole area, and that stands. */
    boolean hasAreaFiling(int node) {
        return areaFilings.get(node);
    }

    /** Index of the unit if it stands in this year: existed on its last day, or filed for a part of it; otherwise -1. */
    int place(String code) {
        int node = tree.indexOf(code);
        return node != NONE && (tree.isExpected(node) || filed[node]) ? node : NONE;
    }

    /** Whether the unit filed or should have. */
    boolean isFiler(int node) {
        return expected[node] || filed[node];
    }

    /** Whether the unit's figures are in those of the area above it: it filed, or the area did for the whole. */
    boolean isIn(int node, int area) {
        return filed[node] || contributions.isOnAreaBasis(area);
    }

    /** Whether the unit should have filed and did not. */
    boolean isMissing(int node) {
        return expected[node] && !filed[node];
    }

    /** Whether everything expected of the area and below it was filed, in parts or by the area for the whole. */
    boolean isComplete(int area) {
        String code = tree.code(area);
        if (contributions.hasTotal(code)) {
            return contributions.isComplete(code);
        }
        for (int node = area; node < tree.end(area); node++) {
            if (expected[node]) {
                return false;
            }
        }
        return true;
    }
}
