package org.disclosurerollup.reporting.summary.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.comparison.Growth;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.reporting.Coverage;
import org.disclosurerollup.reporting.Wording;
import org.disclosurerollup.reporting.summary.FormSummary;
import org.disclosurerollup.reporting.summary.UnitFigures;

/** Who reported: a map of the tree, the same as a table, and the list of those that are outstanding. */
final class CoverageSection {

    static final int MOST_OUTSTANDING = 500;

    private final String id;
    private final FormSummary form;

    CoverageSection(String id, FormSummary form) {
        this.id = id;
        this.form = form;
    }

    /** A part of the map, drawn by itself so that the page can set parts side by side. */
    record Block(String name, String rate, String svg) {}

    /** A row of the table that says what the map shows. */
    record Line(String name, int reported, int expected, String rate, int outstanding, String status) {}

    record Unit(String name, String code, String status, String style) {}

    record View(
            int reported,
            int expected,
            String rate,
            List<Block> blocks,
            List<Line> lines,
            List<Unit> outstanding,
            int outstandingCount,
            boolean cut) {}

    View view() {
        List<Coverage.Row> outstanding = form.outstanding();
        return new View(
                form.reportedUnits(),
                form.expectedUnits(),
                rate(form.reportedUnits(), form.expectedUnits()),
                blocks(),
                lines(),
                outstanding(outstanding),
                outstanding.size(),
                outstanding.size() > MOST_OUTSTANDING);
    }

    /** The first of them. */
    static List<Unit> outstanding(List<Coverage.Row> outstanding) {
        return outstanding.stream()
                .limit(MOST_OUTSTANDING)
                .map(row -> new Unit(
                        row.unit().name(), row.unit().code(), row.status().label(), CoverageMap.style(row.status())))
                .toList();
    }

    /** Offices and small areas group by group, each area with units below it by itself. */
    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (Group group : List.of(Group.GOVERNMENT, Group.COUNTIES, Group.DEPARTMENTS)) {
            List<UnitFigures> single = form.directlyBelow(group).stream()
                    .filter(unit -> unit.below().isEmpty())
                    .toList();
            String name = Wording.group(group, form.units().unit().kind());
            add(blocks, name, new CoverageMap(single), single);
        }
        for (UnitFigures area : form.units().below()) {
            if (!area.below().isEmpty()) {
                add(blocks, area.unit().name(), new CoverageMap(area.below()), List.of(area));
            }
        }
        return blocks;
    }

    private void add(List<Block> blocks, String name, CoverageMap map, List<UnitFigures> units) {
        if (map.isEmpty()) {
            return;
        }
        int reported = 0;
        int expected = 0;
        for (UnitFigures unit : units) {
            reported += unit.coverage().map(Coverage.Row::reported).orElse(0);
            expected += unit.coverage().map(Coverage.Row::expected).orElse(0);
        }
        String rate = "已报送 " + reported + " / 应报送 " + expected;
        blocks.add(
                new Block(name, rate, map.svg(id + "-map" + blocks.size(), name + "报送情况", rate + ",未完成报送的单位见下面的名单")));
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (UnitFigures unit : form.units().below()) {
            unit.coverage()
                    .ifPresent(row -> lines.add(new Line(
                            unit.unit().name(),
                            row.reported(),
                            row.expected(),
                            rate(row.reported(), row.expected()),
                            outstandingIn(unit),
                            row.status().label())));
        }
        return lines;
    }

    private static int outstandingIn(UnitFigures unit) {
        int[] count = new int[1];
        unit.forEach(each -> count[0] +=
                each.coverage().filter(row -> row.status().isOutstanding()).isPresent() ? 1 : 0);
        return count[0];
    }

    private static String rate(int reported, int expected) {
        return Wording.percent(Growth.percent(BigDecimal.valueOf(reported), BigDecimal.valueOf(expected), 2));
    }
}
