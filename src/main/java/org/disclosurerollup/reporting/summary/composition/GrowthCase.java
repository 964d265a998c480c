package org.disclosurerollup.reporting.summary.composition;

import java.util.Optional;

/** What can have become of a figure; a growth phrase has a wording for each. */
enum GrowthCase {
    增加,
    减少,
    /** No change, or nothing in both years. */
    持平,
    /** A change that rounds to no percent. */
    基本持平,
    /** Nothing last year, something this year. */
    新增,
    /** A base below ten, or a negative one: no percentage. */
    基数小,
    /** A rate that rose: in percentage points. */
    提高,
    /** A rate that fell. */
    降低,
    /** Put behind, where the units or the form changed and a like-for-like growth is known. */
    可比;

    static Optional<GrowthCase> of(String word) {
        for (GrowthCase known : values()) {
            if (known.name().equals(word)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }
}
