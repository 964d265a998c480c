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
 * @param likeForLike the same over the units present in both years, each last year's where it or its successor stands in
 *     this year's tree; {@code null} where the set is the same, or has no figure in either year
 */
public record Compared(
        BigDecimal value,
        BigDecimal previous,
        Growth growth,
        BigDecimal share,
        BigDecimal previousShare,
        LikeForLike likeForLike) {

    /** @param growth in percent, {@code null} where the base gives none */
    public record LikeForLike(BigDecimal value, BigDecimal previous, BigDecimal growth) {}

    /** Like-for-like growth in percent, {@code null} if there is none. */
    public BigDecimal likeForLikeGrowth() {
        return likeForLike == null ? null : likeForLike.growth();
    }

    public boolean isEmpty() {
        return value == null && previous == null;
    }
}
