package org.disclosurerollup.catalogue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time a submission is about: a year ({@code 2017}), a quarter ({@code 2017Q2}) or a month ({@code 2017-03}).
 * Only years are consolidated today; the others are recognised so that they are refused by name, not misread.
 *
 * @param year calendar year
 * @param length year, quarter or month
 * @param ordinal number of the quarter or month within the year, 1 for a year
 */
public record Period(int year, Length length, int ordinal) implements Comparable<Period> {

    /** How long a period lasts, in months. */
    public enum Length {
        YEAR(12),
        QUARTER(3),
        MONTH(1);

        private final int months;

        Length(int months) {
            this.months = months;
        }
    }

    private static final Pattern TEXT = Pattern.compile("(\\d{4})(?:Q([1-4])|-(0[1-9]|1[0-2]))?");

    public static Period ofYear(int year) {
        return new Period(year, Length.YEAR, 1);
    }

    /** Reads {@code 2017}, {@code 2017Q2} or {@code 2017-03}; anything else, or a year outside 1949–2199, is empty. */
    public static Optional<Period> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(matcher.group(1));
        if (year < 1949 || year > 2199) {
            return Optional.empty();
        }
        if (matcher.group(2) != null) {
            return Optional.of(new Period(year, Length.QUARTER, Integer.parseInt(matcher.group(2))));
        }
        if (matcher.group(3) != null) {
            return Optional.of(new Period(year, Length.MONTH, Integer.parseInt(matcher.group(3))));
        }
        return Optional.of(ofYear(year));
    }

    public boolean isYear() {
        return length == Length.YEAR;
    }

    /** The same period of the year before, which growth is measured against. */
    public Period yearBefore() {
        return new Period(year - 1, length, ordinal);
    }

    /** The same period of the year after, whose growth this one is the base of. */
    public Period yearAfter() {
        return new Period(year + 1, length, ordinal);
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, (ordinal - 1) * length.months + 1, 1);
    }

    public LocalDate lastDay() {
        return YearMonth.of(year, ordinal * length.months).atEndOfMonth();
    }

    @Override
    public int compareTo(Period other) {
        int byEnd = lastDay().compareTo(other.lastDay());
        return byEnd != 0 ? byEnd : length.compareTo(other.length);
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        return switch (length) {
            case YEAR -> Integer.toString(year);
            case QUARTER -> year + "Q" + ordinal;
            case MONTH -> "%d-%02d".formatted(year, ordinal);
        };
    }
}
