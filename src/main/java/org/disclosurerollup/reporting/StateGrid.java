package org.disclosurerollup.reporting;

import java.util.List;
import org.disclosurerollup.catalogue.Period;

/**
 * The states of areas in one year.
 *
 * @param closed whether the year is closed
 * @param areas each area followed by all that is below it
 */
public record StateGrid(Period period, boolean closed, List<AreaState> areas) {

    /** How many areas are to be judged anew by the present forms and rules, and are in order otherwise. */
    public long outdated() {
        return areas.stream().filter(AreaState::isOutdatedOnly).count();
    }

    /** How many areas are in that state for another reason than changed rules. */
    public long count(AreaState.State state) {
        return areas.stream()
                .filter(area -> area.state() == state && !area.isOutdatedOnly())
                .count();
    }

    /** How many areas of a closed year are reached by changes that wait until it is reopened. */
    public long waiting() {
        return !closed
                ? 0
                : areas.stream()
                        .filter(area -> !area.reasons().isEmpty() && !area.isOutdatedOnly())
                        .count();
    }

    /** The area and all that is below it; nothing if it is not in the grid. */
    public StateGrid below(String areaCode) {
        for (int first = 0; first < areas.size(); first++) {
            if (areas.get(first).unit().code().equals(areaCode)) {
                int depth = areas.get(first).depth();
                int end = first + 1;
                while (end < areas.size() && areas.get(end).depth() > depth) {
                    end++;
                }
                return new StateGrid(period, closed, areas.subList(first, end));
            }
        }
        return new StateGrid(period, closed, List.of());
    }
}
