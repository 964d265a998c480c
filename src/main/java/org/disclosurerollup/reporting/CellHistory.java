package org.disclosurerollup.reporting;

import java.math.BigDecimal;
import java.util.List;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.comparison.Cause;
import org.disclosurerollup.comparison.FiledVersion;
import org.disclosurerollup.consolidation.Basis;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.submission.Scope;

/**
 * What stood in one cell of a unit, as filed and as added up, over all runs.
 *
 * @param filed its revisions, own figures before the area's, in the order in which they came
 * @param totals the values of its total and groups if it is an area, by group and then in the order in which they came
 */
public record CellHistory(
        Unit unit, Period period, Form form, Cell cell, List<Filed> filed, List<Totalled> totals, UnitNames names) {

    /** One revision. */
    record Filed(Scope scope, FiledVersion version) {}

    /**
     * One value of a total, from the run that introduced it up to the one that replaced it.
     *
     * @param value {@code null} if blank
     * @param basis {@code null} where there is no such total any more
     * @param replaced number of the run that replaced it, 0 while it stands
     * @param causes why it is another than before
     */
    record Totalled(
            Group group, BigDecimal value, Basis basis, RunLabel introduced, long replaced, List<Cause> causes) {}

    public boolean isEmpty() {
        return filed.isEmpty() && totals.isEmpty();
    }
}
