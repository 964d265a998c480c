package org.disclosurerollup.comparison;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Growth against the year before (同比).
 *
 * @param change this year minus last, {@code null} if either is blank; for a rate in percentage points
 * @param percent growth in percent, half-up to two decimals, {@code null} where the status gives none
 */
public record Growth(GrowthStatus status, BigDecimal change, BigDecimal percent) {

    /** A base below this is small where nothing else is set. */
    public static final BigDecimal SMALL_BASE = BigDecimal.TEN;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * @param value this year's figure, {@code null} if blank
     * @param previous last year's, {@code null} if blank or missing
     * @param rate whether both are percentages, which compare in percentage points only
     * @param broken whether the units or the form changed
     */
    public static Growth of(BigDecimal value, BigDecimal previous, boolean rate, boolean broken) {
        if (value == null || previous == null) {
            return new Growth(GrowthStatus.NO_BASE, null, null);
        }
        BigDecimal change = value.subtract(previous);
        GrowthStatus unbroken = broken ? GrowthStatus.BREAK : GrowthStatus.OK;
        if (rate) {
            return new Growth(unbroken, change, null);
        }
        if (previous.signum() < 0) {
            return new Growth(GrowthStatus.SIGN, change, null);
        }
        if (previous.signum() == 0) {
            GrowthStatus status = switch (value.signum()) {
                case 0 -> GrowthStatus.ZERO;
                case 1 -> GrowthStatus.NEW;
                default -> GrowthStatus.SIGN;
            };
            return new Growth(status, change, null);
        }
        boolean small = previous.compareTo(SMALL_BASE) < 0;
        return new Growth(broken || !small ? unbroken : GrowthStatus.SMALL_BASE, change, percent(change, previous, 2));
    }

    /** {@code part} in percent of {@code whole}, half-up; {@code null} if either is blank or the whole not positive. */
    public static BigDecimal percent(BigDecimal part, BigDecimal whole, int decimals) {
        if (part == null || whole == null || whole.signum() <= 0) {
            return null;
        }
        return part.multiply(HUNDRED).divide(whole, decimals, RoundingMode.HALF_UP);
    }
}
