package org.disclosurerollup.reporting.summary.workbook;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.consolidation.Basis;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.reporting.summary.UnitFigures;
import org.disclosurerollup.reporting.summary.UnitFiling;
import org.disclosurerollup.submission.Scope;

/**
 * The lines of the matrix of units, block by block: an area's total, then each group with its members directly below it,
 * so that a group is the sum of one range. A member that is an area with units of its own refers to its block, which
 * follows.
 */
final class MatrixLayout {

    /** What a line shows. */
    enum Kind {
        TOTAL,
        GROUP,
        /** An area's filing of its own figures. */
        OWN,
        UNIT,
        /** Begins what does not count. */
        EXCLUDED_HEADING,
        EXCLUDED
    }

    /**
     * A line of the matrix.
     *
     * @param unit of a total and of a group the area
     * @param group {@code null} but for a group
     * @param parts places of the lines that it adds up, from 0; a member's block, if it has one
     * @param figures in units of their last decimals, {@code null} if there are none
     */
    record Line(Kind kind, UnitFigures unit, Group group, List<Integer> parts, long[] figures) {}

    private final List<Line> lines = new ArrayList<>();
    private final Map<UnitFigures, Integer> blocks = new HashMap<>();

    private MatrixLayout() {}

    static MatrixLayout of(UnitFigures area) {
        MatrixLayout layout = new MatrixLayout();
        layout.block(area);
        return layout;
    }

    List<Line> lines() {
        return lines;
    }

    /** Where the total of the area's block stands, {@code null} if it has none. */
    Integer blockOf(UnitFigures area) {
        return blocks.get(area);
    }

    private void block(UnitFigures area) {
        blocks.put(area, lines.size());
        boolean whole = area.areaFigures()
                .map(figures -> figures.total(Group.TOTAL).basis() == Basis.AREA)
                .orElse(false);
        List<Integer> groups = new ArrayList<>();
        lines.add(new Line(Kind.TOTAL, area, null, groups, area.figures()));
        Map<Group, List<Line>> members = members(area, whole);
        if (whole) {
            List<Line> excluded =
                    members.values().stream().flatMap(List::stream).toList();
            if (!excluded.isEmpty()) {
                lines.add(new Line(Kind.EXCLUDED_HEADING, area, null, List.of(), null));
                lines.addAll(excluded);
            }
        } else {
            members.forEach((group, of) -> {
                groups.add(lines.size());
                List<Integer> parts = new ArrayList<>();
                lines.add(new Line(Kind.GROUP, area, group, parts, figures(area, group)));
                for (Line line : of) {
                    parts.add(lines.size());
                    lines.add(line);
                }
            });
        }
        for (UnitFigures below : area.below()) {
            if (!below.below().isEmpty()) {
                block(below);
            }
        }
    }

    private static Map<Group, List<Line>> members(UnitFigures area, boolean excluded) {
        Map<Group, List<Line>> members = new EnumMap<>(Group.class);
        if (!excluded) {
            area.filings().stream()
                    .filter(filing -> filing.accepted() && filing.scope() == Scope.OWN)
                    .map(UnitFiling::figures)
                    .forEach(figures -> members.computeIfAbsent(Group.GOVERNMENT, group -> new ArrayList<>())
                            .add(new Line(Kind.OWN, area, null, List.of(), figures)));
        }
        for (UnitFigures below : area.below()) {
            members.computeIfAbsent(below.group(), group -> new ArrayList<>())
                    .add(new Line(excluded ? Kind.EXCLUDED : Kind.UNIT, below, null, List.of(), below.figures()));
        }
        return members;
    }

    private static long[] figures(UnitFigures area, Group group) {
        return area.areaFigures()
                .filter(figures -> figures.has(group))
                .map(figures -> figures.total(group).figures())
                .orElse(null);
    }
}
