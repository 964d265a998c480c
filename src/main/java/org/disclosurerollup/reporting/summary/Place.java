package org.disclosurerollup.reporting.summary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.reporting.Compared;

/**
 * A unit's place among those with the same parent and of the same group.
 *
 * @param rank 1 for the highest; equal values share a rank and the next one is left out
 * @param tied whether another unit has the same rank (并列)
 * @param value what it is ranked by; growth in percent with two decimals
 */
public record Place(int rank, boolean tied, UnitFigures unit, BigDecimal value) {

    /** What units are ranked by. */
    public enum Measure {
        /** The cell's figure: a total, a rate or a score, as the cell is. */
        VALUE,
        /**
         * The figure's growth in percent, like-for-like where the units changed. Left out is what has no growth, or one
         * over so small a base that it would only say how small.
         */
        GROWTH;

        /** The figure; {@code null} where there is none that can be ranked. */
        public BigDecimal of(UnitFigures unit, Cell cell) {
            if (this == VALUE) {
                return unit.value(cell);
            }
            Compared compared = unit.compared(cell);
            return switch (compared.growth().status()) {
                case OK -> compared.growth().percent();
                case BREAK -> compared.likeForLikeGrowth();
                default -> null;
            };
        }
    }

    /** Ranks units by a figure, the highest first; those for which it is {@code null} are left out. */
    public static List<Place> rank(List<UnitFigures> units, Function<UnitFigures, BigDecimal> figure) {
        List<Place> unranked = new ArrayList<>();
        for (UnitFigures unit : units) {
            BigDecimal value = figure.apply(unit);
            if (value != null) {
                unranked.add(new Place(0, false, unit, value));
            }
        }
        unranked.sort(Comparator.comparing(Place::value)
                .reversed()
                .thenComparing(place -> place.unit().unit().code()));
        List<Place> ranked = new ArrayList<>(unranked.size());
        for (int i = 0; i < unranked.size(); i++) {
            Place place = unranked.get(i);
            boolean likeLast = i > 0 && equal(unranked.get(i - 1), place);
            boolean likeNext = i + 1 < unranked.size() && equal(place, unranked.get(i + 1));
            int rank = likeLast ? ranked.get(i - 1).rank() : i + 1;
            ranked.add(new Place(rank, likeLast || likeNext, place.unit(), place.value()));
        }
        return ranked;
    }

    private static boolean equal(Place a, Place b) {
        return a.value().compareTo(b.value()) == 0;
    }

    /** {@code 3}, {@code 并列3}. */
    public String text() {
        return (tied ? "并列" : "") + rank;
    }
}
