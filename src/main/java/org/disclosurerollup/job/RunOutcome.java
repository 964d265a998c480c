package org.disclosurerollup.job;

import java.util.List;
import org.disclosurerollup.reporting.Report;
import org.disclosurerollup.submission.IntakeCounts;

/**
 * What a run did.
 *
 * @param run its number
 * @param resumed whether it finished what an earlier process had begun
 * @param counts what was read, and what became of it
 * @param statedFigures how many figures printed in reports were taken in, to be checked
 * @param waiting how many of the filings wait, because their year is closed
 * @param report what was reported
 * @param outdatedYears years with filings judged by other rules than the present ones, in order
 * @param differences of a rerun, figures that came out otherwise than stored though nothing changed for them
 * @param lost areas that have no figures of a year any more, and had some before the run
 * @param remarks files of the inbox that were left for the next run, and why
 */
public record RunOutcome(
        long run,
        boolean resumed,
        IntakeCounts counts,
        long statedFigures,
        int waiting,
        Report report,
        List<String> outdatedYears,
        List<RerunDifference> differences,
        List<LostFigures> lost,
        List<String> remarks) {

    /** Whether there was anything to take in, or areas lost what they had. */
    public boolean isNews() {
        return counts.accepted() + counts.rejected() + statedFigures > 0 || !lost.isEmpty();
    }
}
