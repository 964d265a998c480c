package org.disclosurerollup.comparison;

import java.util.Arrays;
import java.util.Objects;
import org.disclosurerollup.consolidation.Group;

/**
 * What a total is compared with.
 *
 * @param formChanged whether last year's figures stand on another form version
 * @param unitsChanged whether the set of units that went into the total differs from last year's
 * @param previous last year's figures in this form's cells and decimals, {@code null} if there is no total of last year
 * @param likeForLike this year's figures over the units present in both years, {@code null} where the set is the same
 * @param likeForLikePrevious last year's over the same units, each where it, or its successor, stands in this year's
 *     tree; {@code null} where the set is the same
 * @param unitsNote in words, which units make the sets differ, {@code null} where the set is the same
 */
public record TotalBase(
        String areaCode,
        Group group,
        boolean formChanged,
        boolean unitsChanged,
        long[] previous,
        long[] likeForLike,
        long[] likeForLikePrevious,
        String unitsNote) {

    boolean equalsInSubstance(TotalBase other) {
        return formChanged == other.formChanged
                && unitsChanged == other.unitsChanged
                && Arrays.equals(previous, other.previous)
                && Arrays.equals(likeForLike, other.likeForLike)
                && Arrays.equals(likeForLikePrevious, other.likeForLikePrevious)
                && Objects.equals(unitsNote, other.unitsNote);
    }
}
