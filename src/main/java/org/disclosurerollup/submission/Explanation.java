package org.disclosurerollup.submission;

/**
 * What a unit says to a finding (审核说明). It applies to a finding of the same unit, period, form, rule and cell while the
 * finding's actual equals its value; once the figure is another, the finding is open again.
 *
 * @param unitCode the unit; as filed where it could not be found out
 * @param period as filed
 * @param form id of the form; as filed where it could not be found out
 * @param rule the finding's rule
 * @param cell the finding's cell or cells, empty where it is about none
 * @param value the finding's actual, empty where it has none
 * @param text the explanation itself
 * @param line line of the file, from 1
 * @param refused whether it came with findings of its own that keep it from applying to anything
 */
public record Explanation(
        String unitCode,
        String period,
        String form,
        String rule,
        String cell,
        String value,
        String text,
        int line,
        boolean refused) {

    /** The same, kept and applying to nothing. */
    public Explanation asRefused() {
        return new Explanation(unitCode, period, form, rule, cell, value, text, line, true);
    }
}
