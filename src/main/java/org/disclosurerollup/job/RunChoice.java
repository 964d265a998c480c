package org.disclosurerollup.job;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** How an operator names a run: by its number, by a day whose last run it is, or as the one that was published. */
public sealed interface RunChoice {

    /** The run of that number. */
    record Numbered(long run) implements RunChoice {}

    /** The last run that was completed by the end of that day. */
    record Dated(LocalDate day) implements RunChoice {}

    /** The run that was published for the area and year asked about. */
    record Published() implements RunChoice {}

    /**
     * Reads {@code 17}, {@code 2018-03-01} or {@code published}.
     *
     * @throws RunChoiceException for anything else
     */
    static RunChoice parse(String text) throws RunChoiceException {
        if (text.equals("published")) {
            return new Published();
        }
        if (text.matches("\\d{1,18}")) {
            return new Numbered(Long.parseLong(text));
        }
        try {
            return new Dated(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw new RunChoiceException(
                    "'" + text + "' names no run; write its number, a day such as 2018-03-01, or published");
        }
    }
}
