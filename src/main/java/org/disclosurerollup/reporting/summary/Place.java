package org.disclosurerollup.reporting.summary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.disclosurerollup.catalogue.Cell;

/**
 * A unit's place among those with the same parent and of the same group.
 *
 * @param rank 1 for the highest; equal values share a rank and the next one is left out
 * @param value what it is ranked by; growth in percent with two decimals
 */
public record Place(int rank, UnitFigures unit, BigDecimal value) {

    /** What units are ranked by. */
    public enum Measure {
        /** The cell's figure: a total, a rate or a score, as the cell is. */
        VALUE,
        /**
         * The figure's growth in percent, like-for-like where the units changed. Left out is what has no growth, or one
         * over so small a base that it would only say how small.
         */
        GROWTH;

        private BigDecimal of(UnitFigures unit, Cell cell) {
            return this == VALUE
                    ? unit.value(cell)
                    : unit.compared(cell).growth().percent();
        }
    }

    static List<Place> rank(List<UnitFigures> units, Cell cell, Measure measure) {
        List<Place> unranked = new ArrayList<>();
        for (UnitFigures unit : units) {
            BigDecimal value = measure.of(unit, cell);
            if (value != null) {
                unranked.add(new Place(0, unit, value));
            }
        }
        unranked.sort(Comparator.comparing(Place::value)
                .reversed()
                .thenComparing(place -> place.unit().unit().code()));
        List<Place> ranked = new ArrayList<>(unranked.size());
        for (int i = 0; i < unranked.size(); i++) {
            Place place = unranked.get(i);
            boolean tied = i > 0 && unranked.get(i - 1).value().compareTo(place.value()) == 0;
            ranked.add(new Place(tied ? ranked.get(i - 1).rank() : i + 1, place.unit(), place.value()));
        }
        return ranked;
    }
}
