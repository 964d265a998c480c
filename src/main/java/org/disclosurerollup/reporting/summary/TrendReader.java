package org.disclosurerollup.reporting.summary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.RollUp;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.consolidation.JdbcTotalStore;
import org.disclosurerollup.consolidation.Total;
import org.disclosurerollup.submission.UnitSelection;

/** Follows an area's headline figures back over five years and over the versions of the form. */
final class TrendReader {

    private final Catalogue catalogue;
    private final JdbcTotalStore totals;
    private final long run;

    TrendReader(Catalogue catalogue, JdbcTotalStore totals, long run) {
        this.catalogue = catalogue;
        this.totals = totals;
        this.run = run;
    }

    /** The area's total of one year, {@code null} where it has none. */
    private record Year(Period period, Form form, long[] figures) {}

    /** A trend for each headline cell of the form, also where there is nothing but this year. */
    List<Trend> of(Form form, Period period, String areaCode) {
        LinkedList<Year> years = new LinkedList<>();
        Period at = period;
        Optional<Form> edition = Optional.of(form);
        for (int back = 0; back < Trend.YEARS; back++) {
            years.addFirst(year(edition.orElse(null), at, areaCode));
            Period current = at;
            edition = edition.flatMap(
                    version -> catalogue.formsBefore(version, current).stream().findFirst());
            at = at.yearBefore();
        }
        List<Trend> trends = new ArrayList<>();
        for (Cell cell : form.cells()) {
            if (cell.headline() && cell.isFigure()) {
                trends.add(new Trend(
                        form,
                        cell,
                        years.stream().map(year -> point(cell, year)).toList()));
            }
        }
        return trends;
    }

    private Year year(Form form, Period period, String areaCode) {
        long[] figures = form == null
                ? null
                : totals.asOf(form, period, UnitSelection.of(Optional.of(Set.of(areaCode))), run).stream()
                        .filter(total -> total.group() == Group.TOTAL)
                        .findFirst()
                        .map(Total::figures)
                        .orElse(null);
        return new Year(period, form, figures);
    }

    private static Trend.Point point(Cell cell, Year year) {
        Cell then = year.form() == null ? null : year.form().cellFor(cell.indicator());
        if (then == null || then.rollUp() == RollUp.NONE) {
            return new Trend.Point(year.period(), null, null);
        }
        BigDecimal value =
                year.figures() == null ? null : FixedPoint.toDecimal(year.figures()[then.index()], then.decimals());
        return new Trend.Point(year.period(), year.form(), value);
    }
}
