package org.disclosurerollup.reporting;

import java.math.BigDecimal;
import java.util.List;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.comparison.Cause;
import org.disclosurerollup.consolidation.Group;

/**
 * A cell of an area's total, or of a group of it, that is not what it was as of an earlier run.
 *
 * @param before as of the earlier run, {@code null} if there was no such total
 * @param after as of the later run, {@code null} if there is none any more
 */
record MovedFigure(Unit area, Cell cell, Group group, Compared before, Compared after, List<Effect> effects) {

    /** Which part of the figure a cause moved. */
    enum On {
        /** The figure itself. */
        VALUE("value"),
        /** Last year's figure, which growth is measured against. */
        PREVIOUS("previous"),
        /** The area's total, which the share is of. */
        WHOLE("whole"),
        /** Last year's total of the area, which last year's share is of. */
        PREVIOUS_WHOLE("previous-whole"),
        /** No figure: what the growth is worth, or the like-for-like growth. */
        STATUS("status");

        private final String code;

        On(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** One cause and what it moved. */
    record Effect(On on, Cause cause) {}

    MovedFigure with(List<Effect> found) {
        return new MovedFigure(area, cell, group, before, after, found);
    }

    BigDecimal valueBefore() {
        return before == null ? null : before.value();
    }

    BigDecimal valueAfter() {
        return after == null ? null : after.value();
    }

    BigDecimal previousBefore() {
        return before == null ? null : before.previous();
    }

    BigDecimal previousAfter() {
        return after == null ? null : after.previous();
    }

    boolean isValueMoved() {
        return differ(valueBefore(), valueAfter());
    }

    /** Whether last year's figure is another; not where the total itself is new or gone. */
    boolean isPreviousMoved() {
        return before != null && after != null && differ(before.previous(), after.previous());
    }

    boolean isShareMoved() {
        return before != null && after != null && differ(before.share(), after.share());
    }

    boolean isPreviousShareMoved() {
        return before != null && after != null && differ(before.previousShare(), after.previousShare());
    }

    /** Whether anything that comparison.csv shows of it is another. */
    boolean isMoved() {
        if (before == null || after == null) {
            return before != null && !before.isEmpty() || after != null && !after.isEmpty();
        }
        return isValueMoved()
                || isPreviousMoved()
                || isShareMoved()
                || isPreviousShareMoved()
                || before.growth().status() != after.growth().status()
                || differ(before.growth().percent(), after.growth().percent())
                || differ(before.likeForLikeGrowth(), after.likeForLikeGrowth());
    }

    /** This less that of before, a blank taken for zero; {@code null} if the cell does not add and one is blank. */
    BigDecimal difference() {
        return difference(valueBefore(), valueAfter());
    }

    /** Last year's figure less what it was, {@code null} where {@link #isPreviousMoved} cannot be said. */
    BigDecimal previousDifference() {
        return before == null || after == null ? null : difference(before.previous(), after.previous());
    }

    private BigDecimal difference(BigDecimal old, BigDecimal now) {
        if (old == null && now == null || !cell.rollUp().adds() && (old == null || now == null)) {
            return null;
        }
        return zeroIfBlank(now).subtract(zeroIfBlank(old));
    }

    private static BigDecimal zeroIfBlank(BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    private static boolean differ(BigDecimal a, BigDecimal b) {
        return a == null || b == null ? a != b : a.compareTo(b) != 0;
    }
}
