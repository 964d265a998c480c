package org.disclosurerollup.reporting.summary;

import java.math.BigDecimal;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.reporting.Wording;

/**
 * A figure as it is shown.
 *
 * @param whose name of the area, group or unit
 * @param period the year that it is of
 * @param exact as it is, in the cell's unit of measure; {@code null} for a blank
 * @param value as shown; {@code null} for a blank
 * @param halfUp the exact figure rounded half-up like the value
 * @param unrounded the exact figure in the unit of measure that it is shown in; {@code null} where that is its own
 */
public record Shown(
        String whose,
        Period period,
        Cell cell,
        BigDecimal exact,
        BigDecimal value,
        BigDecimal halfUp,
        BigDecimal unrounded) {

    /** Whether it is shown in another unit than it was filed in. */
    public boolean rounded() {
        return unrounded != null;
    }

    /** Whether it is not what rounding half-up gives, so that sums hold. */
    public boolean adjusted() {
        return value != null && value.compareTo(halfUp) != 0;
    }

    /** Whether it is neither of the two last decimals beside the exact figure, as a subtotal of rows and columns may be. */
    public boolean further() {
        return adjusted() && value.subtract(unrounded).abs().compareTo(value.ulp()) >= 0;
    }

    /** The figure with its mark where it was adjusted; — for a blank. */
    public String text() {
        if (!rounded() || value == null || exact.signum() == 0) {
            return Wording.figure(value);
        }
        return (adjusted() ? Display.MARK : "") + value.toPlainString();
    }
}
