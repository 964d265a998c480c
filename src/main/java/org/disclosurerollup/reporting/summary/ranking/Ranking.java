package org.disclosurerollup.reporting.summary.ranking;

import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.reporting.summary.FormSummary;
import org.disclosurerollup.reporting.summary.Place;
import org.disclosurerollup.reporting.summary.UnitFigures;

/**
 * The counties, or the departments, of an area by one yardstick.
 *
 * @param ranked the first one first
 * @param unranked those that it cannot be asked of, in the order of {@code units.csv}
 */
public record Ranking(FormSummary form, Group group, Yardstick by, List<Place> ranked, List<UnitFigures> unranked) {

    static Ranking of(FormSummary form, Group group, Yardstick by) {
        List<UnitFigures> units = form.directlyBelow(group);
        List<UnitFigures> unranked = new ArrayList<>();
        for (UnitFigures unit : units) {
            if (by.of(unit) == null) {
                unranked.add(unit);
            }
        }
        return new Ranking(form, group, by, Place.rank(units, by::of), unranked);
    }

    /** How many units there are, with and without a rank. */
    public int units() {
        return ranked.size() + unranked.size();
    }

    /** Whether somebody ranks before somebody else. */
    public boolean tellsApart() {
        return ranked.stream().anyMatch(place -> place.rank() > 1);
    }

    /** Whether there is anything to compare: several units, and not all with nothing. */
    boolean isWorthShowing() {
        return units() > 1 && ranked.stream().map(Place::value).anyMatch(value -> value.signum() != 0);
    }
}
