package org.disclosurerollup.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** How long something took, for a person and for a program. */
final class DurationText {

    private static final int SHORT = 10;

    private DurationText() {}

    /** As {@code 0.8 s}, {@code 41 s}, {@code 3 min 12 s}, {@code 2 h 05 min}. */
    static String of(Duration duration) {
        if (duration.toSeconds() < SHORT) {
            return seconds(duration).setScale(1, RoundingMode.HALF_UP) + " s";
        }
        if (duration.toMinutes() < 1) {
            return duration.toSeconds() + " s";
        }
        if (duration.toHours() < 1) {
            return "%d min %02d s".formatted(duration.toMinutes(), duration.toSecondsPart());
        }
        return "%d h %02d min".formatted(duration.toHours(), duration.toMinutesPart());
    }

    /** In seconds, to the millisecond. */
    static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3);
    }
}
