package org.disclosurerollup.reporting;

import java.nio.file.Path;
import java.util.List;
import org.disclosurerollup.catalogue.Period;

/**
 * What was reported.
 *
 * @param tables headline figures of the first cities
 * @param tablesLeftOut how many more cities there are
 * @param hardFindings findings in {@code findings.csv} that keep a submission from being counted
 * @param softFindings the others
 * @param explainedFindings how many of either have an explanation by their unit
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
        long explainedFindings,
        int pages,
        int notices) {}
