package org.disclosurerollup.comparison;

import java.util.EnumSet;
import java.util.Set;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.consolidation.Group;

/** The groups an area's total can have, where no filing tells. */
final class ExpectedGroups {

    private ExpectedGroups() {}

    /** Those known from filings, or else one for each kind of unit directly below the area. */
    static Set<Group> of(Set<Group> known, UnitTree tree, String areaCode) {
        if (!known.isEmpty()) {
            return known;
        }
        Set<Group> groups = EnumSet.noneOf(Group.class);
        int area = tree.indexOf(areaCode);
        for (int node = area + 1; area >= 0 && node < tree.size(); node++) {
            if (tree.parent(node) == area) {
                groups.add(Group.ofChild(tree.kind(node)));
            }
        }
        return groups;
    }
}
