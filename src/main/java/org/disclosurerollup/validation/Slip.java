package org.disclosurerollup.validation;

import org.disclosurerollup.catalogue.FixedPoint;

/** How a figure that should have been another may have come about, the likelier slips first. */
enum Slip {
    /** Something was filed that is no figure. */
    UNREADABLE(0),
    /** Two neighbouring digits changed places. */
    SWAPPED_DIGITS(1),
    /** The decimal point moved, or zeros at the end are too many or too few. */
    MOVED_POINT(1),
    /** One digit is another. */
    ONE_DIGIT(2),
    LEFT_BLANK(3),
    OTHER(3),
    /** More than one figure would do. */
    OPEN(4);

    private final int cost;

    Slip(int cost) {
        this.cost = cost;
    }

    /** The less, the likelier; the costs of several slips add up. */
    int cost() {
        return cost;
    }

    /**
     * What leads from the right figure to the filed one, both in units of the cell's last decimal.
     *
     * @param filed blank where nothing readable was filed
     * @param right {@link WholeSolutions#SEVERAL} where it is not known
     */
    static Slip of(long filed, long right) {
        if (right == WholeSolutions.SEVERAL) {
            return OPEN;
        }
        if (filed == FixedPoint.BLANK) {
            return LEFT_BLANK;
        }
        String a = Long.toString(filed);
        String b = Long.toString(right);
        if (filed != 0 && right != 0 && withoutEndZeros(a).equals(withoutEndZeros(b))) {
            return MOVED_POINT;
        }
        if (a.length() != b.length()) {
            return OTHER;
        }
        int first = firstDifference(a, b, 0);
        int second = firstDifference(a, b, first + 1);
        if (second == a.length()) {
            return a.charAt(first) == '-' || b.charAt(first) == '-' ? OTHER : ONE_DIGIT;
        }
        boolean swapped = second == first + 1
                && a.charAt(first) == b.charAt(second)
                && a.charAt(second) == b.charAt(first)
                && firstDifference(a, b, second + 1) == a.length();
        return swapped ? SWAPPED_DIGITS : OTHER;
    }

    private static String withoutEndZeros(String digits) {
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }

    private static int firstDifference(String a, String b, int from) {
        int at = from;
        while (at < a.length() && a.charAt(at) == b.charAt(at)) {
            at++;
        }
        return at;
    }
}
