package org.disclosurerollup.reporting.summary.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.reporting.Wording;
import org.disclosurerollup.reporting.summary.FormSummary;
import org.disclosurerollup.reporting.summary.Place;
import org.disclosurerollup.reporting.summary.Shown;
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

    /**
     * The unit's figure as the summary shows it, where it is one of the form's. Ranks are by the exact one, so that two
     * that are shown alike may rank one after the other.
     */
    public Optional<Shown> shown(UnitFigures unit) {
        return by instanceof ByFigure ? Optional.of(form.shown().value(by.cell(), unit)) : Optional.empty();
    }

    /** The figure of a place as the summary shows it. */
    public String figure(Place place) {
        return figure(place, Shown::text);
    }

    /** @param text how to show a figure of the form, with what is to be noted of it */
    public String figure(Place place, Function<Shown, String> text) {
        if (by.kind().isGrowth()) {
            return (place.value().signum() > 0 ? "+" : "") + place.value().toPlainString();
        }
        return shown(place.unit()).map(text).orElseGet(() -> Wording.figure(place.value()));
    }

    /** The unit of measure in which the figures are shown. */
    public String unit() {
        return by instanceof ByFigure ? form.shown().unitOf(by.cell()) : by.unit();
    }

    /** Digits behind the point with which the figures are shown. */
    public int decimals() {
        return by instanceof ByFigure ? form.shown().decimals(by.cell()) : by.decimals();
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
