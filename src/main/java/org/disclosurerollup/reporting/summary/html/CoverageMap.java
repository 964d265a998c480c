package org.disclosurerollup.reporting.summary.html;

import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.reporting.Coverage;
import org.disclosurerollup.reporting.CoverageStatus;
import org.disclosurerollup.reporting.summary.UnitFigures;

/**
 * A square per reporting unit, area by area in the order of the tree. What is outstanding differs from what reported by
 * its shape as well as by its colour.
 */
final class CoverageMap {

    private static final int PER_LINE = 20;
    private static final int PITCH = 17;
    private static final int SIZE = 13;
    private static final int NAME = 16;

    private final List<Shelf> shelves = new ArrayList<>();

    /** Squares that belong together, under a name where they are one of several. */
    private record Shelf(String name, List<Coverage.Row> squares) {

        int height() {
            return (name.isEmpty() ? 0 : NAME) + (squares.size() + PER_LINE - 1) / PER_LINE * PITCH + 4;
        }
    }

    /** A map of areas or offices that share a parent; those with units below get a shelf of their own. */
    CoverageMap(List<UnitFigures> units) {
        List<Coverage.Row> own = new ArrayList<>();
        units.forEach(unit -> addSquare(unit, own));
        if (!own.isEmpty()) {
            shelves.add(new Shelf("", own));
        }
        for (UnitFigures unit : units) {
            if (!unit.below().isEmpty()) {
                List<Coverage.Row> squares = new ArrayList<>();
                unit.below().forEach(below -> below.forEach(each -> addSquare(each, squares)));
                if (!squares.isEmpty()) {
                    shelves.add(new Shelf(unit.unit().name(), squares));
                }
            }
        }
    }

    /** Areas that do not file themselves are no squares: what they are made of is. */
    private static void addSquare(UnitFigures unit, List<Coverage.Row> squares) {
        unit.coverage()
                .filter(row -> unit.below().isEmpty() || isOfUnit(row.status()))
                .ifPresent(squares::add);
    }

    private static boolean isOfUnit(CoverageStatus status) {
        return status == CoverageStatus.REPORTED
                || status == CoverageStatus.COVERED
                || status == CoverageStatus.REJECTED
                || status == CoverageStatus.MISSING;
    }

    boolean isEmpty() {
        return shelves.isEmpty();
    }

    String svg(String id, String title, String description) {
        int height = shelves.stream().mapToInt(Shelf::height).sum();
        Svg svg = new Svg(id, PER_LINE * PITCH, height, title, description);
        int y = 0;
        for (Shelf shelf : shelves) {
            int top = y;
            if (!shelf.name().isEmpty()) {
                svg.text(0, top + NAME - 5, "tick", shelf.name());
                top += NAME;
            }
            for (int i = 0; i < shelf.squares().size(); i++) {
                square(svg, shelf.squares().get(i), i % PER_LINE * PITCH, top + i / PER_LINE * PITCH);
            }
            y += shelf.height();
        }
        return svg.end();
    }

    private static void square(Svg svg, Coverage.Row row, int x, int y) {
        String style = style(row.status());
        svg.rectangle(
                x + 1,
                y + 1,
                SIZE,
                SIZE,
                style,
                row.unit().name() + ":" + row.status().label());
        if (style.equals("rejected")) {
            svg.line(x + 3, y + SIZE - 1, x + SIZE - 1, y + 3, "stroke");
        } else if (style.equals("accepted")) {
            svg.circle(x + 1 + SIZE / 2, y + 1 + SIZE / 2, 3, "hole");
        }
    }

    /** The class by which the style sheet and the legend know a status. */
    static String style(CoverageStatus status) {
        return switch (status) {
            case COMPLETE, REPORTED -> "reported";
            case AREA_FILING, COVERED -> "covered";
            case ACCEPTED_BY_OPERATOR -> "accepted";
            case REJECTED, WAITING -> "rejected";
            case PARTIAL -> "partial";
            case NONE, MISSING, WITHDRAWN -> "missing";
        };
    }
}
