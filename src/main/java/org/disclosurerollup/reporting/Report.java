package org.disclosurerollup.reporting;

import java.nio.file.Path;
import java.util.List;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Severity;

/**
 * What was reported.
 *
 * @param tables headline figures of the first cities
 * @param tablesLeftOut how many more cities there are
 * @param findings how many findings stand
 * @param pages areas and years that have a page
 * @param notices units that have findings to go back to them
 * @param withoutFigures the years that were asked for or reported in which no area has figures
 * @param withFigures all years with figures, reported or not; only read where none of those reported has any
 */
public record Report(
        Path folder,
        List<Period> periods,
        List<AreaTable> tables,
        int tablesLeftOut,
        FindingCounts findings,
        int pages,
        int notices,
        List<Period> withoutFigures,
        List<Period> withFigures) {

    /** Hard findings in {@code findings.csv}, answered or not. */
    public long hardFindings() {
        return findings.sumListed(Severity.HARD, FindingCounts.Count::standing);
    }

    /** Soft findings in {@code findings.csv}, answered or not. */
    public long softFindings() {
        return findings.sumListed(Severity.SOFT, FindingCounts.Count::standing);
    }

    /** Notes in {@code findings.csv}, which nobody has to answer. */
    public long notes() {
        return findings.sumListed(Severity.NOTE, FindingCounts.Count::standing);
    }

    /** The hard findings that are answered: an operator accepted their submission. */
    public long acceptedFindings() {
        return findings.sumListed(Severity.HARD, FindingCounts.Count::answered);
    }

    /** The soft findings that are answered: their unit explained them. */
    public long explainedFindings() {
        return findings.sumListed(Severity.SOFT, FindingCounts.Count::answered);
    }

    /** The hard findings that nobody answered. */
    public long openHardFindings() {
        return hardFindings() - acceptedFindings();
    }

    /** The soft findings that nobody answered. */
    public long openSoftFindings() {
        return softFindings() - explainedFindings();
    }
}
