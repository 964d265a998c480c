package org.disclosurerollup.reporting.summary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.comparison.Growth;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.consolidation.Total;
import org.disclosurerollup.reporting.AreaFigures;
import org.disclosurerollup.reporting.Coverage;

/**
 * One form as the area has it.
 *
 * @param figures total and groups of every cell with last year's, growth, shares and like-for-like growth
 * @param units the area with everything below it that is expected to file or did
 * @param shown the figures as they are to be shown
 */
public record FormSummary(Form form, AreaFigures figures, UnitFigures units, ShownFigures shown) {

    /** Shown as they are. */
    static FormSummary of(Form form, AreaFigures figures, UnitFigures units, Period period) {
        return new FormSummary(form, figures, units, null).shownAs(period, Display.PLAIN);
    }

    FormSummary shownAs(Period period, Display display) {
        return new FormSummary(form, figures, units, ShownFigures.of(this, period, display));
    }

    /** The groups that have figures, the total first. */
    public List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        figures.groups().forEach(groups::add);
        return groups;
    }

    public int reportedUnits() {
        return total().reportedUnits();
    }

    public int expectedUnits() {
        return total().expectedUnits();
    }

    private Total total() {
        return figures.total(Group.TOTAL);
    }

    /** The areas, or the offices, directly below that belong to the group, whether they have figures or not. */
    public List<UnitFigures> directlyBelow(Group group) {
        return units.below().stream().filter(unit -> unit.group() == group).toList();
    }

    /** Those below that should have filed and are not counted. */
    public List<Coverage.Row> outstanding() {
        List<Coverage.Row> outstanding = new ArrayList<>();
        units.forEach(unit ->
                unit.coverage().filter(row -> row.status().isOutstanding()).ifPresent(outstanding::add));
        return outstanding;
    }

    /**
     * The unit's share of the area's total in percent.
     *
     * @return two decimals, half-up; {@code null} where the cell does not add, the unit's figure does not count, either is
     *     blank, or the total is not positive
     */
    public BigDecimal share(UnitFigures unit, Cell cell) {
        return unit.counts() && cell.rollUp().adds() ? Growth.percent(unit.value(cell), units.value(cell), 2) : null;
    }

    /** The units directly below that belong to the group, ranked; those that have no such figure are left out. */
    public List<Place> ranking(Group group, Cell cell, Place.Measure measure) {
        return Place.rank(directlyBelow(group), unit -> measure.of(unit, cell));
    }
}
