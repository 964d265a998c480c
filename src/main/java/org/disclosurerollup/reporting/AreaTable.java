package org.disclosurerollup.reporting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.consolidation.Total;

/**
 * The headline figures of an area and year over all forms: what a person wants to see first.
 *
 * @param groups the groups that any line has, the total first
 */
public record AreaTable(Unit unit, Period period, List<String> coverage, List<Group> groups, List<Line> lines) {

    /**
     * A figure with its groups; a group that the form has not is absent.
     *
     * @param restated what was published, where that is no longer what it is
     */
    record Line(Cell cell, Map<Group, Compared> byGroup, Map<Group, Restated> restated) {}

    static AreaTable of(Unit unit, Period period, Map<FormYear, AreaFigures> forms) {
        List<Line> lines = new ArrayList<>();
        List<String> coverage = new ArrayList<>();
        Map<Group, Boolean> groups = new TreeMap<>();
        forms.forEach((formYear, area) -> {
            Total total = area.total(Group.TOTAL);
            int accepted = area.acceptedByOperator(Group.TOTAL);
            coverage.add("%s %d/%d%s%s"
                    .formatted(
                            formYear.form().id(),
                            total.reportedUnits(),
                            total.expectedUnits(),
                            area.isAreaFiling() ? "(汇总口径)" : "",
                            accepted == 0 ? "" : "(" + Wording.acceptedByOperator(accepted) + ")"));
            for (Cell cell : formYear.form().cells()) {
                if (cell.headline() && !area.compared(cell, Group.TOTAL).isEmpty()) {
                    Map<Group, Compared> byGroup = new TreeMap<>();
                    for (Group group : area.groups()) {
                        Compared compared = area.compared(cell, group);
                        if (!compared.isEmpty()) {
                            byGroup.put(group, compared);
                            groups.put(group, true);
                        }
                    }
                    Map<Group, Restated> restated = new TreeMap<>();
                    byGroup.keySet()
                            .forEach(group -> area.restated(cell, group).ifPresent(then -> restated.put(group, then)));
                    lines.add(new Line(cell, byGroup, restated));
                }
            }
        });
        return new AreaTable(unit, period, coverage, List.copyOf(groups.keySet()), lines);
    }
}
