package org.disclosurerollup.validation;

import org.disclosurerollup.catalogue.FixedPoint;

/** Looks at one figure beside last year's. Both are in units of the cell's last decimal and neither is blank. */
final class ValueSuspicion {

    private static final int FEWEST_DIGITS_SWAPPED = 4;
    private static final long LEAST_SHIFTED = 1000;

    private ValueSuspicion() {}

    /**
     * The power of ten by which this year's figure seems shifted against last year's: ±1 to ±4, or 0. The two must agree
     * within a quarter once shifted back, and the larger must be at least 1000 (100 for amounts with decimals), because
     * small counts do grow tenfold.
     */
    static int decimalShift(long now, long before, int decimals) {
        if (now <= 0 || before <= 0) {
            return 0;
        }
        long least = decimals == 0 ? LEAST_SHIFTED : LEAST_SHIFTED / 10 * FixedPoint.power(decimals);
        if (Math.max(now, before) < least) {
            return 0;
        }
        for (int shift = 1; shift <= 4; shift++) {
            if (isAbout(now, before, FixedPoint.power(shift))) {
                return shift;
            }
            if (isAbout(before, now, FixedPoint.power(shift))) {
                return -shift;
            }
        }
        return 0;
    }

    /** Whether {@code large} is {@code small} times the factor, give or take a quarter. */
    private static boolean isAbout(long large, long small, long factor) {
        long expected = Math.multiplyExact(small, factor);
        return large >= expected - expected / 5 && large <= expected + expected / 4;
    }

    /** Whether the two have at least four digits and differ only in two neighbouring ones that are exchanged. */
    static boolean isSwapped(long now, long before) {
        if (now <= 0 || before <= 0 || now == before) {
            return false;
        }
        String a = Long.toString(now);
        String b = Long.toString(before);
        if (a.length() != b.length() || a.length() < FEWEST_DIGITS_SWAPPED) {
            return false;
        }
        int first = 0;
        while (a.charAt(first) == b.charAt(first)) {
            first++;
        }
        return first + 1 < a.length()
                && a.charAt(first) == b.charAt(first + 1)
                && a.charAt(first + 1) == b.charAt(first)
                && a.substring(first + 2).equals(b.substring(first + 2));
    }
}
