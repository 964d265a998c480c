package org.disclosurerollup.job;

import java.util.List;
import java.util.Map;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.IntakeCounts;

/**
 * What a consolidation would do. Lists hold the first rows only; how many there are stands beside them.
 *
 * @param unfinished number of a run that was cut off and would be finished first, 0 for none
 * @param counts what would be read, and what would become of it
 * @param waiting how many filings would wait, because their year is closed
 * @param files files of the inbox that are new, changed, read again by changed forms or units, or gone
 * @param filesByChange how many there are of each
 * @param filings how many filings of each {@link Fate} would be stored; what cannot be attributed to a unit is rejected
 *     and not stored
 * @param findings for each severity, over all years, how many stand and would stand
 * @param come the hard and soft findings that would come
 * @param openHard findings that nobody accepted, in the years that would be reported
 * @param openSoft findings that nobody explained, in the years that would be reported
 * @param hard all hard findings there
 * @param soft all soft findings there
 * @param areas how many areas would be computed anew, by year and form
 * @param outdated how many areas would be marked for a rerun, since forms or rules changed
 * @param figures figures of totals of areas that would change: headline figures first
 * @param figuresChanged how many figures of how many totals there are
 * @param lost areas that would have no figures of a year any more
 */
public record DryRun(
        long unfinished,
        IntakeCounts counts,
        int waiting,
        List<FileChange> files,
        Map<Change, Long> filesByChange,
        Map<Fate, Long> filings,
        Map<Severity, Moved> findings,
        List<Finding> come,
        long openHard,
        long openSoft,
        long hard,
        long soft,
        List<AreasToCompute> areas,
        long outdated,
        List<FigureChange> figures,
        FiguresChanged figuresChanged,
        List<LostFigures> lost) {

    /** What is the matter with a file of the inbox. */
    public enum Change {
        NEW,
        CHANGED,
        /** Its content is what it was; forms or units are not, and something of it was refused before. */
        READ_AGAIN,
        GONE
    }

    /** What would become of a filing that is stored. */
    public enum Fate {
        /** Accepted, the first of its unit, form, year and scope. */
        NEW,
        /** Accepted, in the place of an earlier one. */
        REVISED,
        REJECTED,
        WITHDRAWN,
        WAITING
    }

    public record FileChange(String path, Change change, int read, int accepted, int rejected) {}

    /**
     * @param before how many stand
     * @param after how many would
     * @param come how many of these are new
     */
    public record Moved(long before, long after, long come) {

        public long gone() {
            return before + come - after;
        }
    }

    public record AreasToCompute(String period, String form, long areas) {}

    /**
     * A figure of an area's total.
     *
     * @param before plain digits, {@code null} for blank or no total
     * @param after the same
     */
    public record FigureChange(
            String period,
            String form,
            String areaCode,
            String areaName,
            String cell,
            String label,
            String before,
            String after) {}

    public record FiguresChanged(long figures, long totals) {}
}
