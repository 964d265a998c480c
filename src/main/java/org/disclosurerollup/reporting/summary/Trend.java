package org.disclosurerollup.reporting.summary;

import java.math.BigDecimal;
import java.util.List;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;

/**
 * An area's figure over the years, across form versions by indicator.
 *
 * @param form this year's form
 * @param cell its cell
 * @param points one per year, the earliest first, this year last
 */
public record Trend(Form form, Cell cell, List<Point> points) {

    /** How many years are looked at, this one included. */
    static final int YEARS = 5;

    /**
     * One year.
     *
     * @param form the form of that year, {@code null} where none measures the indicator
     * @param value {@code null} where nothing was filed
     */
    public record Point(Period period, Form form, BigDecimal value) {}

    /** Whether at least two years have a figure, so that there is something to draw. */
    public boolean isDrawable() {
        return points.stream().filter(point -> point.value() != null).count() > 1;
    }
}
