package org.disclosurerollup.reporting;

import java.math.BigDecimal;
import org.disclosurerollup.comparison.Growth;

/**
 * One cell of one group of an area, beside last year's.
 *
 * @param value this year's figure, {@code null} if blank
 * @param previous last year's, {@code null} if blank or missing
 * @param share in percent of the area's total, two decimals, {@code null} where the cell does not add or the total is
 *     not positive
 * @param previousShare the share a year before
 * @param likeForLike growth in percent over the units present in both years, {@code null} where the set is the same
 */
record Compared(
        BigDecimal value,
        BigDecimal previous,
        Growth growth,
        BigDecimal share,
        BigDecimal previousShare,
        BigDecimal likeForLike) {

    boolean isEmpty() {
        return value == null && previous == null;
    }
}
