package org.disclosurerollup.reporting.summary.composition;

import java.util.Optional;
import org.disclosurerollup.consolidation.Group;

/** The words by which a template names the parts of an area. */
enum GroupWord {
    合计(Group.TOTAL),
    下级(Group.COUNTIES),
    部门(Group.DEPARTMENTS),
    本级(Group.GOVERNMENT);

    private final Group group;

    GroupWord(Group group) {
        this.group = group;
    }

    Group group() {
        return group;
    }

    static Optional<GroupWord> of(String word) {
        for (GroupWord known : values()) {
            if (known.name().equals(word)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }
}
