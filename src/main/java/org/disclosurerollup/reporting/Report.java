package org.disclosurerollup.reporting;

import java.nio.file.Path;
import java.util.List;
import org.disclosurerollup.catalogue.Period;

/**
 * What was reported.
 *
 * @param tables headline figures of the first cities
 * @param tablesLeftOut how many more cities there are
 * @param hardFindings hard findings in {@code findings.csv}, answered or not
 * @param softFindings soft ones
 * @param notes notes in {@code findings.csv}, which nobody has to answer
 * @param acceptedFindings the hard ones that are answered: an operator accepted their submission
 * @param explainedFindings the soft ones that are answered: their unit explained them
 * @param pages areas and years that have a page
 * @param notices units that have findings to go back to them
 */
public record Report(
        Path folder,
        List<Period> periods,
        List<AreaTable> tables,
        int tablesLeftOut,
        long hardFindings,
        long softFindings,
        long notes,
        long acceptedFindings,
        long explainedFindings,
        int pages,
        int notices) {

    /** The hard findings that nobody answered. */
    public long openHardFindings() {
        return hardFindings - acceptedFindings;
    }

    /** The soft findings that nobody answered. */
    public long openSoftFindings() {
        return softFindings - explainedFindings;
    }
}
