package org.disclosurerollup.cli;

import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.reporting.AreaState;
import org.disclosurerollup.reporting.StateGrid;

/**
 * What is the matter in a year that is not clean: how many of its areas.
 *
 * @param outdated by changed forms or rules
 * @param changed by what was filed in them
 * @param impacted by something else that changed
 * @param waiting reached by changes that wait until the year is reopened
 */
record YearState(String year, long outdated, long changed, long impacted, long waiting) {

    static YearState of(StateGrid grid) {
        return new YearState(
                grid.period().toString(),
                grid.outdated(),
                grid.count(AreaState.State.CHANGED),
                grid.count(AreaState.State.IMPACTED),
                grid.waiting());
    }

    boolean isClean() {
        return outdated + changed + impacted + waiting == 0;
    }

    /** What is the matter, and what mends it. */
    String words(boolean atWork) {
        List<String> parts = new ArrayList<>();
        if (outdated > 0) {
            parts.add(areas(outdated) + " outdated by changed forms or rules (rerun)");
        }
        String until = atWork ? "until the run at work is completed" : "until the unfinished run is finished";
        if (changed > 0) {
            parts.add(areas(changed) + " changed, " + impacted + " impacted " + until);
        } else if (impacted > 0) {
            parts.add(areas(impacted) + " impacted " + until);
        }
        if (waiting > 0) {
            parts.add(areas(waiting) + " reached by changes that wait until the year is reopened");
        }
        return String.join("; ", parts);
    }

    private static String areas(long count) {
        return count == 1 ? "1 area" : count + " areas";
    }
}
