package org.disclosurerollup.submission;

import org.disclosurerollup.catalogue.Severity;

/**
 * One result of reading or checking (审核结果), with all that a person needs to mend it.
 *
 * @param rule id of the edit rule, or the code of a {@link ReadingRule}
 * @param unitCode the unit as filed, {@code null} if not known
 * @param period the year as filed, {@code null} if not known
 * @param form the form as filed, {@code null} if not known
 * @param cell code of the cell or cells, {@code null} where the finding is about no cell
 * @param actual what was filed, {@code null} if nothing
 * @param expected what would be right, {@code null} if unknown
 * @param message what is wrong and what to do, in Chinese
 * @param source file, relative to the inbox
 * @param place where in the file beyond its line: {@code Sheet1!C12}, {@code 表2!第3列}; {@code null} where the line says it all
 * @param line line of the file, from 1; 0 for the file as a whole
 */
public record Finding(
        Severity severity,
        String rule,
        String unitCode,
        String period,
        String form,
        String cell,
        String actual,
        String expected,
        String message,
        String source,
        String place,
        int line) {

    /** A finding whose line says where it stands. */
    public Finding(
            Severity severity,
            String rule,
            String unitCode,
            String period,
            String form,
            String cell,
            String actual,
            String expected,
            String message,
            String source,
            int line) {
        this(severity, rule, unitCode, period, form, cell, actual, expected, message, source, null, line);
    }

    /** The same finding, at a place of its file. */
    public Finding at(String newPlace) {
        return new Finding(
                severity, rule, unitCode, period, form, cell, actual, expected, message, source, newPlace, line);
    }

    /** File and place as outputs show them: {@code 2017/travel.xlsx#Sheet1!C12}. */
    public String where() {
        return place == null ? source : source + "#" + place;
    }
}
