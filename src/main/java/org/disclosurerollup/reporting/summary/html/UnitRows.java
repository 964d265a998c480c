package org.disclosurerollup.reporting.summary.html;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.reporting.Compared;
import org.disclosurerollup.reporting.Wording;
import org.disclosurerollup.reporting.summary.FormSummary;
import org.disclosurerollup.reporting.summary.Shown;
import org.disclosurerollup.reporting.summary.UnitFigures;
import org.disclosurerollup.reporting.summary.UnitFiling;

/** The units directly under the area with one figure each: what can be read without the page's script. */
final class UnitRows {

    /** More would make the page heavy; the script shows the others. */
    private static final int MOST = 200;

    private final FormSummary form;
    private final Map<UnitFigures, Integer> places = new IdentityHashMap<>();

    UnitRows(FormSummary form) {
        this.form = form;
        form.units().forEach(unit -> places.put(unit, places.size()));
    }

    /**
     * @param place the unit's place in the JSON of the form, empty for a submission
     * @param exact the figure before it was rounded, empty where it was not
     */
    record Row(
            String place,
            String name,
            String value,
            String exact,
            String previous,
            String growth,
            String share,
            String status,
            String statusStyle,
            String source) {}

    /** What the area filed itself, then what is directly below it. */
    List<Row> of(Cell cell) {
        List<Row> rows = new ArrayList<>();
        form.units().filings().forEach(filing -> rows.add(filing(filing, cell)));
        form.units().below().stream().limit(MOST).forEach(unit -> rows.add(unit(unit, cell)));
        return rows;
    }

    int all() {
        return form.units().below().size();
    }

    boolean isCut() {
        return all() > MOST;
    }

    private Row filing(UnitFiling filing, Cell cell) {
        return new Row(
                "",
                UnitWording.name(filing),
                filing.value(cell) == null
                        ? "—"
                        : Wording.figure(filing.value(cell))
                                + (form.shown().isRounded(cell) ? cell.unitOfMeasure() : ""),
                "",
                "",
                "",
                "",
                UnitWording.status(filing),
                filing.accepted() ? "" : "outstanding",
                UnitWording.source(filing));
    }

    private Row unit(UnitFigures unit, Cell cell) {
        Compared compared = unit.compared(cell);
        Shown value = form.shown().value(cell, unit);
        boolean outstanding =
                unit.coverage().filter(row -> row.status().isOutstanding()).isPresent();
        return new Row(
                places.get(unit).toString(),
                unit.unit().name(),
                value.text(),
                FormSection.exact(value),
                form.shown().previous(cell, unit).text(),
                compared.isEmpty() ? "—" : Wording.growth(cell, compared, 2),
                Wording.percent(form.share(unit, cell)),
                UnitWording.status(unit),
                outstanding ? "outstanding" : "",
                UnitWording.source(unit));
    }
}
