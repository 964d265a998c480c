package org.disclosurerollup.reporting;

import java.util.List;
import java.util.Set;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.consolidation.AreaMark;

/**
 * How an area stands in one year: whether its figures are those of its filings, and if not, why.
 *
 * @param unit the area; a unit that stands nowhere in that year, if it has figures that have to go: without name and kind
 *     where units.csv has it no more
 * @param depth how many areas stand above it
 * @param reasons why it is to be computed or judged anew, the weightiest first; empty for a clean one
 * @param forms ids of the forms that this is about, in order
 * @param sinceRun the first run that found so; 0 for a clean one
 * @param computedRun the last completed run that computed it; 0 if none did
 * @param computedAt when that run ended; {@code null} if there is none
 */
public record AreaState(
        Unit unit,
        int depth,
        State state,
        Set<AreaMark.Reason> reasons,
        List<String> forms,
        long sinceRun,
        long computedRun,
        String computedAt) {

    /** What a reader may think of the figures. */
    public enum State {
        CLEAN("clean"),
        /** Something of the area itself is other than when it was computed: filings, units, or the rules. */
        CHANGED("changed"),
        /** Something that its figures rest on is: what is below it, or last year's figures. */
        IMPACTED("impacted"),
        /** The year is closed, and what is filed for it waits. */
        CLOSED("closed");

        private final String code;

        State(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Whether only a rerun mends it: it was judged by other forms or rules, and nothing else is the matter. */
    public boolean isOutdatedOnly() {
        return reasons.equals(Set.of(AreaMark.Reason.RULES));
    }
}
