package org.disclosurerollup.consolidation;

import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.RollUp;

/**
 * An amount that an operator enters at an area (调整数), to be a part of the area's total beside what was filed.
 *
 * @param amount what the total grows by, in units of the cell's last decimal; negative if it shrinks, never zero
 * @param reason why
 */
public record Adjustment(String areaCode, Form form, Period period, Cell cell, long amount, String reason) {

    /** Whether a total of the cell can be adjusted: rates and means follow from others, texts and 是/否 have no amount. */
    public static boolean isPossible(Cell cell) {
        return cell.rollUp() == RollUp.SUM || cell.rollUp() == RollUp.LAST;
    }

    /** The amount with its sign and unit of measure, such as {@code +12 件}. */
    public String amountText() {
        return (amount > 0 ? "+" : "") + FixedPoint.toText(amount, cell.decimals()) + " " + cell.unitOfMeasure();
    }

    @Override
    public String toString() {
        return areaCode + " " + period + " " + form.id() + " " + cell.code() + " " + amountText();
    }
}
