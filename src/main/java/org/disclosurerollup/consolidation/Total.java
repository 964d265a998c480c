package org.disclosurerollup.consolidation;

import java.util.Arrays;

/**
 * An area's total, or one of its groups, for a form and period.
 *
 * @param figures one figure per cell of the form, in units of its last decimal
 * @param filled for each cell the number of submissions that filled it
 * @param reportedUnits units whose figures are in it; under an area filing, all that it covers
 * @param expectedUnits units that should be in it
 */
public record Total(
        String areaCode, Group group, Basis basis, long[] figures, int[] filled, int reportedUnits, int expectedUnits) {

    private static final int[] NOT_SAID = {};

    /** The same without saying how many filled each cell. */
    public Total withoutFilled() {
        return new Total(areaCode, group, basis, figures, NOT_SAID, reportedUnits, expectedUnits);
    }

    /** Whether another total says the same. */
    boolean equalsInSubstance(Total other) {
        return basis == other.basis
                && reportedUnits == other.reportedUnits
                && expectedUnits == other.expectedUnits
                && Arrays.equals(figures, other.figures)
                && Arrays.equals(filled, other.filled);
    }
}
