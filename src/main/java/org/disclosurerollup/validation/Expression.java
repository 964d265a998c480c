package org.disclosurerollup.validation;

import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.catalogue.FixedPoint;

/**
 * One side of a rule, compiled: a weighted sum of cells plus a constant, the largest or smallest of some cells, or how
 * many of them are filled. All in units of the rule's finest decimal.
 *
 * @param kind sum, max, min or filled
 * @param cells index of each cell
 * @param factors what each figure is multiplied by: its sign and coefficient, and the power that brings it to the rule's
 *     scale
 * @param previous whether each cell is that of the year before
 * @param looksBack whether any is
 * @param halves half of each figure's last printed unit in half units of the rule's scale, 0 for exact counts
 * @param constant added to the sum
 */
public record Expression(
        Kind kind, int[] cells, long[] factors, boolean[] previous, boolean looksBack, long[] halves, long constant) {

    public enum Kind {
        SUM,
        MAX,
        MIN,
        FILLED
    }

    /** What evaluation leaves blank. */
    static final long BLANK = FixedPoint.BLANK;

    /** Whether the side has no cells, so that it is never blank. */
    public boolean isConstant() {
        return cells.length == 0;
    }

    /**
     * The value of the side. Blank cells count as nothing once another is filled; all blank is blank. The number of
     * filled cells is never blank.
     *
     * @param before figures of the year before, {@code null} if there are none
     */
    long value(long[] figures, long[] before) {
        if (kind == Kind.FILLED) {
            return filled(figures);
        }
        long result = kind == Kind.SUM ? constant : BLANK;
        boolean filled = isConstant();
        for (int i = 0; i < cells.length; i++) {
            long figure = looksBack ? figure(i, figures, before) : figures[cells[i]];
            if (figure == BLANK) {
                continue;
            }
            long term = Math.multiplyExact(figure, factors[i]);
            result = switch (kind) {
                case SUM -> Math.addExact(result, term);
                case MAX -> filled ? Math.max(result, term) : term;
                case MIN -> filled ? Math.min(result, term) : term;
                case FILLED -> throw new IllegalStateException();
            };
            filled = true;
        }
        return filled ? result : BLANK;
    }

    private long filled(long[] figures) {
        long result = 0;
        for (int i = 0; i < cells.length; i++) {
            result += figures[cells[i]] == BLANK ? 0 : factors[i];
        }
        return result;
    }

    /** How far the true value may lie from {@link #value} through rounding, in half units of the rule's scale. */
    long margin(long[] figures, long[] before) {
        long margin = 0;
        for (int i = 0; i < cells.length; i++) {
            if (halves[i] != 0 && figure(i, figures, before) != BLANK) {
                margin = kind == Kind.SUM ? Math.addExact(margin, halves[i]) : Math.max(margin, halves[i]);
            }
        }
        return margin;
    }

    private long figure(int i, long[] figures, long[] before) {
        if (!previous[i]) {
            return figures[cells[i]];
        }
        return before == null ? BLANK : before[cells[i]];
    }

    /** Whether it looks at a cell of the year before that is blank: nothing can be said then. */
    boolean lacksPrevious(long[] before) {
        for (int i = 0; looksBack && i < cells.length; i++) {
            if (previous[i] && (before == null || before[cells[i]] == BLANK)) {
                return true;
            }
        }
        return false;
    }

    /** The indexes of the cells of this year. */
    List<Integer> cellsNow() {
        List<Integer> now = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            if (!previous[i]) {
                now.add(cells[i]);
            }
        }
        return now;
    }
}
