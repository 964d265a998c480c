package org.disclosurerollup.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.CellMapping;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.submission.JdbcSubmissionStore.EarlierYear;

/**
 * The {@link RatioEdit} within one unit: this year's growth of a figure beside its growth from year to year before, ten
 * years back at most, across form versions by indicator.
 *
 * <p>Years without the figure, or with zero, are left out; growth is only ever between two neighbouring years. What is
 * judged has no part in the median and the quartiles. Two things differ from the edit among peers, because the growths
 * are few. The spread is the whole distance between the quartiles, to either side: one quartile alone may lie close to
 * the median by chance. And it is at least the square root of the figure, by which counts scatter anyway.
 */
public final class OwnHistory {

    /** How many years before this one are looked at. */
    public static final int MOST_YEARS = 10;

    /**
     * The fewest earlier growths to judge by, which takes six years. With five, neither quartile is the largest or the
     * smallest of them, so that one mistaken year, which makes one growth too high and one too low, does not set the
     * spread; with four it does. Simulated, a figure that goes up and down by a third at random is called an outlier
     * once in fifty times with five growths, and once in two hundred with seven.
     */
    private static final int FEWEST_GROWTHS = 5;

    private final Form form;
    private final List<EarlierYear> years;
    private final int[] yearsBack;
    /** For each cell of the form its place among the cells that are judged. */
    private final int[] places;

    // Used again for each figure.
    private final long[] series = new long[MOST_YEARS + 1];
    private final long[] ratios = new long[MOST_YEARS];
    private final long[] sizes = new long[MOST_YEARS];
    private final long[] sorted = new long[MOST_YEARS];

    /**
     * @param period this year
     * @param earlier the stored years before last, each with the form that the figures stand in
     */
    OwnHistory(Form form, Period period, SortedMap<Period, Form> earlier) {
        this.form = form;
        this.places = new int[form.size()];
        List<Cell> judged = form.cells().stream().filter(OwnHistory::isJudged).toList();
        for (int i = 0; i < judged.size(); i++) {
            places[judged.get(i).index()] = i;
        }
        this.years = isLongEnough(period, earlier.keySet()) ? years(judged, earlier) : List.of();
        this.yearsBack = years.stream()
                .mapToInt(year -> period.year() - year.period().year())
                .toArray();
    }

    private List<EarlierYear> years(List<Cell> judged, SortedMap<Period, Form> earlier) {
        List<EarlierYear> found = new ArrayList<>();
        for (Map.Entry<Period, Form> year : earlier.entrySet()) {
            CellMapping mapping = new CellMapping(form, year.getValue());
            List<Cell> cells = new ArrayList<>();
            judged.forEach(cell -> cells.add(mapping.counterpart(cell)));
            found.add(new EarlierYear(year.getValue(), year.getKey(), cells));
        }
        return found;
    }

    /** Whether growth of the cell is judged: of the form's headline figures, those that add up. */
    static boolean isJudged(Cell cell) {
        return cell.headline() && cell.rollUp().adds();
    }

    /**
     * Whether there are enough years for any unit's growth to be judged.
     *
     * @param period this year
     * @param earlier the stored years before last; last year is taken to be stored
     */
    public static boolean isLongEnough(Period period, Collection<Period> earlier) {
        int growths = 0;
        boolean stored = true;
        Period year = period.yearBefore();
        for (int back = 2; back <= MOST_YEARS; back++) {
            year = year.yearBefore();
            boolean alsoStored = earlier.contains(year);
            growths += stored && alsoStored ? 1 : 0;
            stored = alsoStored;
        }
        return growths >= FEWEST_GROWTHS;
    }

    /** The years whose figures {@link #outlier} wants; none where they are too few to judge by. */
    List<EarlierYear> years() {
        return years;
    }

    /**
     * Judges this year's figure of one unit.
     *
     * @param now this year's figure, positive
     * @param before last year's, positive
     * @param earlier the figures of the {@link #years}
     * @return what is odd about it; nothing where growth is usual or the years with a figure are too few
     */
    Optional<RatioEdit.Outlier> outlier(Cell cell, long now, long before, List<long[]> earlier) {
        if (years.isEmpty()) {
            return Optional.empty();
        }
        Arrays.fill(series, FixedPoint.BLANK);
        series[0] = now;
        series[1] = before;
        int place = places[cell.index()];
        for (int i = 0; i < yearsBack.length; i++) {
            Cell counterpart = years.get(i).cells().get(place);
            if (counterpart != null) {
                series[yearsBack[i]] =
                        FixedPoint.rescale(earlier.get(i)[place], counterpart.decimals(), cell.decimals());
            }
        }
        return outlier(series);
    }

    /** @param figures this year's and last year's, both positive, and so on back; not positive where there is none */
    private Optional<RatioEdit.Outlier> outlier(long[] figures) {
        int n = 0;
        for (int i = 1; i + 1 < figures.length; i++) {
            if (figures[i] > 0 && figures[i + 1] > 0) {
                ratios[n] = RatioEdit.ratio(figures[i], figures[i + 1]);
                sizes[n] = RatioEdit.size(figures[i], figures[i + 1]);
                n++;
            }
        }
        if (n < FEWEST_GROWTHS) {
            return Optional.empty();
        }
        long medianRatio = sort(ratios, n)[n / 2];
        long medianSize = sort(sizes, n)[n / 2];
        for (int i = 0; i < n; i++) {
            ratios[i] = RatioEdit.effect(ratios[i], medianRatio, sizes[i]);
        }
        long[] effects = sort(ratios, n);
        long median = effects[n / 2];
        long spread = Math.max(
                effects[n - 1 - n / 4] - effects[n / 4],
                Math.max(RatioEdit.LEAST_SPREAD * medianSize, Math.max(Math.abs(median) / 20, RatioEdit.MILLION)));
        long effect = RatioEdit.effect(
                RatioEdit.ratio(figures[0], figures[1]), medianRatio, RatioEdit.size(figures[0], figures[1]));
        long distance = Math.abs(effect - median);
        return distance / spread < RatioEdit.LIMIT
                ? Optional.empty()
                : Optional.of(
                        new RatioEdit.Outlier(0, RatioEdit.times(figures[1], medianRatio), distance / (spread / 100)));
    }

    private long[] sort(long[] values, int n) {
        System.arraycopy(values, 0, sorted, 0, n);
        Arrays.sort(sorted, 0, n);
        return sorted;
    }
}
