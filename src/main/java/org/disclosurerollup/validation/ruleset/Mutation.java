package org.disclosurerollup.validation.ruleset;

import java.util.OptionalLong;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.RollUp;

/** A mistake that people make when they fill in a form. */
public enum Mutation {
    ONE_MORE("+1"),
    TENFOLD("×10"),
    SWAPPED_DIGITS("swapped digits"),
    BLANKED("blanked"),
    NEGATIVE("negative"),
    FLIPPED("是/否");

    private final String label;

    Mutation(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether people make it in such a cell: a 是/否 is only taken for its opposite, a figure never. */
    boolean isMadeIn(Cell cell) {
        return cell.isFigure() && (cell.rollUp() == RollUp.COUNT_YES) == (this == FLIPPED);
    }

    /**
     * The figure with the mistake in it; empty where the mistake changes nothing, such as swapping the digits of 55.
     *
     * @param figure no blank
     * @param decimals of the cell; one more is one more of its unit of measure, not of its last decimal
     */
    OptionalLong apply(long figure, int decimals) {
        return switch (this) {
            case ONE_MORE -> OptionalLong.of(Math.addExact(figure, FixedPoint.power(decimals)));
            case TENFOLD -> figure == 0 ? OptionalLong.empty() : OptionalLong.of(Math.multiplyExact(figure, 10));
            case SWAPPED_DIGITS -> swapped(figure);
            case BLANKED -> OptionalLong.of(FixedPoint.BLANK);
            case NEGATIVE -> figure <= 0 ? OptionalLong.empty() : OptionalLong.of(-figure);
            case FLIPPED -> OptionalLong.of(1 - figure);
        };
    }

    /** The first two neighbouring digits that differ change places. */
    private static OptionalLong swapped(long figure) {
        char[] digits = Long.toString(Math.abs(figure)).toCharArray();
        for (int i = 1; i < digits.length; i++) {
            if (digits[i] != digits[i - 1]) {
                char first = digits[i - 1];
                digits[i - 1] = digits[i];
                digits[i] = first;
                return OptionalLong.of(Long.signum(figure) * Long.parseLong(new String(digits)));
            }
        }
        return OptionalLong.empty();
    }
}
