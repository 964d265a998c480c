package org.disclosurerollup.reporting.summary;

import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.RollUp;

/**
 * The multiple of its unit of measure in which a figure is shown. Only cells that add up over units are; a rate, a score, an
 * answer or a text is not. Amounts that are filed in 万元 are in ten thousands already: under 万 they stay as they are, under
 * 亿 they are shown in 亿元.
 *
 * @param multiple ten thousands (万) or hundred millions (亿)
 * @param decimals digits behind the point, 0 to 4
 */
public record DisplayUnit(Multiple multiple, int decimals) {

    /** Most digits behind the point: with four, ten thousands of whole numbers are exact. */
    public static final int MOST_DECIMALS = 4;

    /** A multiple of a unit of measure. */
    public enum Multiple {
        万(4),
        亿(8);

        private final int exponent;

        Multiple(int exponent) {
            this.exponent = exponent;
        }
    }

    /** How many decimal places the point moves to the left, 0 for a cell that is shown as it is. */
    int exponent(Cell cell) {
        if (cell.rollUp() != RollUp.SUM && cell.rollUp() != RollUp.LAST) {
            return 0;
        }
        for (Multiple already : Multiple.values()) {
            if (cell.unitOfMeasure().startsWith(already.name())) {
                return Math.max(0, multiple.exponent - already.exponent);
            }
        }
        return multiple.exponent;
    }

    /** The unit of measure in which the cell is shown: 万条, 亿元. */
    String unitOf(Cell cell) {
        String unit = cell.unitOfMeasure();
        if (exponent(cell) == 0) {
            return unit;
        }
        boolean multiplied = exponent(cell) < multiple.exponent;
        return multiple.name() + (multiplied ? unit.substring(1) : unit);
    }
}
