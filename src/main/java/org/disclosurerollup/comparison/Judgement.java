package org.disclosurerollup.comparison;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.disclosurerollup.submission.PrintedFigure;

/** How a printed figure stands to the true one. */
enum Judgement {
    /** Exact, or rounded half-up at the last printed digit. */
    FINE,
    /** The digits behind the last printed one were cut off. */
    TRUNCATED,
    WRONG;

    /** Judges a figure by the true value in the same unit of measure. */
    static Judgement of(PrintedFigure printed, Interval truth) {
        BigDecimal value = printed.value();
        BigDecimal unit = printed.unit();
        if (printed.over()) {
            return reaches(truth, value) && truth.low().compareTo(printed.bound()) < 0 ? FINE : WRONG;
        }
        if (isRounded(printed, truth)) {
            return FINE;
        }
        BigDecimal cutFrom = value.signum() > 0 ? value : value.subtract(unit);
        BigDecimal cutTo = value.signum() < 0 ? value : value.add(unit);
        boolean cut = truth.isExact()
                ? truth.value().round(value.scale(), RoundingMode.DOWN).compareTo(value) == 0
                : meets(truth, cutFrom, cutTo);
        return cut ? TRUNCATED : WRONG;
    }

    private static boolean reaches(Interval truth, BigDecimal value) {
        int high = truth.high().compareTo(value);
        return high > 0 || high == 0 && truth.isExact();
    }

    private static boolean isRounded(PrintedFigure printed, Interval truth) {
        BigDecimal value = printed.value();
        if (!truth.isExact()) {
            return meets(truth, printed.least(), printed.bound());
        }
        if (printed.isCoarse()) {
            return truth.value().compareTo(printed.least()) >= 0
                    && truth.value().compareTo(printed.bound()) <= 0;
        }
        return truth.value().round(value.scale(), RoundingMode.HALF_UP).compareTo(value) == 0;
    }

    private static boolean meets(Interval truth, BigDecimal from, BigDecimal to) {
        return truth.low().compareTo(to) < 0 && truth.high().compareTo(from) > 0;
    }
}
