package org.disclosurerollup.reporting;

import java.util.List;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.comparison.SubmissionChange;

/**
 * What changed of a year, and of the year it is compared with, between two runs.
 *
 * @param unit the unit that was asked about, {@code null} for all
 * @param changes the submissions, of the year before first, then by form and unit
 * @param forms what moved, of the year before first
 * @param units names for the codes
 */
public record YearDiff(
        Period period,
        Unit unit,
        RunLabel from,
        RunLabel to,
        List<SubmissionChange> changes,
        List<FormDiff> forms,
        UnitRegister units) {

    /** Whether no submission changed and no figure moved. */
    public boolean isEmpty() {
        return changes.isEmpty() && movedFigures() == 0;
    }

    /** How many figures moved; they are compared for it. */
    public long movedFigures() {
        return forms.stream()
                .mapToLong(form -> form.areas().stream()
                        .mapToLong(area -> form.figures(area).size())
                        .sum())
                .sum();
    }

    /** The unit's name in the period, its code if it has none. */
    String name(String code, Period inPeriod) {
        return names().of(code, inPeriod);
    }

    UnitNames names() {
        return new UnitNames(units);
    }
}
