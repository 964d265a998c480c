package org.disclosurerollup.consolidation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.disclosurerollup.catalogue.AreaNumbers;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.submission.Scope;

/**
 * Adds the submissions of one form and period up the tree of areas.
 *
 * <p>An area's total is its own figures plus the totals of what is below it. If the area also filed for its whole
 * territory, one of the two counts: the sum of the parts when all that are expected filed, otherwise the area's filing.
 * So no figure is ever counted twice. Adjustments entered at the area are added to either. Memory is one accumulator per area and group, whatever the number of submissions.
 */
public final class Consolidator {

    private static final int GROUPS = Group.values().length;

    private final Form form;
    private final UnitTree tree;
    private final AreaNumbers areas;
    private final boolean[] expected;
    private final boolean[] reported;
    private final long[][] areaFilings;
    /** By area and group, as the following two; an area's are let go when it is added up. */
    private final Accumulator[] accumulators;

    private final int[] reportedUnits;
    private final int[] expectedUnits;

    /** By area. */
    private final Accumulator[] adjustments;

    public Consolidator(Form form, UnitTree tree) {
        this.form = form;
        this.tree = tree;
        this.expected = tree.expectedToFile(form);
        this.reported = new boolean[tree.size()];
        this.areaFilings = new long[tree.size()][];
        this.areas = new AreaNumbers(tree);
        this.accumulators = new Accumulator[areas.size() * GROUPS];
        this.reportedUnits = new int[areas.size() * GROUPS];
        this.expectedUnits = new int[areas.size() * GROUPS];
        this.adjustments = new Accumulator[areas.size()];
    }

    /**
     * Takes one counted submission; the array may be used again afterwards.
     *
     * @return false if the unit is not in the tree of the period, or is an office whose area is not, so that there is
     *     nowhere to add it
     */
    public boolean add(String unitCode, Scope scope, long[] figures) {
        int node = tree.indexOf(unitCode);
        if (node < 0 || !tree.kind(node).isArea() && tree.parent(node) < 0) {
            return false;
        }
        if (scope == Scope.AREA) {
            areaFilings[node] = figures.clone();
        } else {
            reported[node] = true;
            boolean office = !tree.kind(node).isArea();
            accumulator(office ? tree.parent(node) : node, office ? groupInParent(node) : Group.GOVERNMENT)
                    .add(figures);
        }
        return true;
    }

    /**
     * Takes an adjustment of an area's total.
     *
     * @return false if there is no such area in the tree of the period
     */
    public boolean adjust(String areaCode, int cell, long amount) {
        int node = tree.indexOf(areaCode);
        if (node < 0 || !tree.kind(node).isArea()) {
            return false;
        }
        accumulator(node, Group.ADJUSTMENTS).adjust(cell, amount);
        return true;
    }

    private Group groupInParent(int node) {
        return Group.ofChild(tree.kind(node));
    }

    private int at(int area, Group group) {
        return areas.of(area) * GROUPS + group.ordinal();
    }

    private Accumulator accumulator(int node, Group group) {
        int at = at(node, group);
        if (accumulators[at] == null) {
            accumulators[at] = new Accumulator(form.size());
        }
        return accumulators[at];
    }

    /** Codes of the areas with units below them that filed for their whole territory, in tree order. */
    public List<String> areasFiledAsWhole() {
        List<String> codes = new ArrayList<>();
        for (int node = 0; node < tree.size(); node++) {
            if (areaFilings[node] != null && !tree.isLeaf(node)) {
                codes.add(tree.code(node));
            }
        }
        return codes;
    }

    /** The totals of every area from which anything was reported, parents after children. */
    public List<Total> totals() {
        List<Total> totals = new ArrayList<>();
        for (int node = tree.size() - 1; node >= 0; node--) {
            if (tree.kind(node).isArea()) {
                finishArea(node, tree.code(node), totals);
            } else {
                count(tree.parent(node), groupInParent(node), reported[node] ? 1 : 0, isFiler(node) ? 1 : 0);
            }
        }
        return totals;
    }

    /** A unit is expected because it should file, or because it did. */
    private boolean isFiler(int node) {
        return expected[node] || reported[node];
    }

    private void count(int node, Group group, int reportedMore, int expectedMore) {
        if (node >= 0) {
            reportedUnits[at(node, group)] += reportedMore;
            expectedUnits[at(node, group)] += expectedMore;
        }
    }

    private void finishArea(int node, String code, List<Total> totals) {
        boolean leaf = tree.isLeaf(node);
        boolean filedItself = reported[node] || leaf && areaFilings[node] != null;
        count(node, Group.GOVERNMENT, filedItself ? 1 : 0, expected[node] || filedItself ? 1 : 0);
        int reportedHere = 0;
        int expectedHere = 0;
        for (Group group : List.of(Group.GOVERNMENT, Group.DEPARTMENTS, Group.COUNTIES)) {
            reportedHere += reportedUnits[at(node, group)];
            expectedHere += expectedUnits[at(node, group)];
        }
        boolean partsComplete = !leaf && reportedHere > 0 && reportedHere == expectedHere;
        Basis basis = areaFilings[node] != null && !partsComplete ? Basis.AREA : Basis.PARTS;
        Accumulator total = new Accumulator(form.size());
        if (basis == Basis.AREA) {
            total.add(areaFilings[node]);
            expectedHere = Math.max(1, expectedHere);
            reportedHere = expectedHere;
        } else {
            for (Group group : List.of(Group.GOVERNMENT, Group.DEPARTMENTS, Group.COUNTIES)) {
                Accumulator part = accumulators[at(node, group)];
                if (part != null) {
                    total.add(part);
                    if (!leaf) {
                        totals.add(total(code, node, group, part));
                    }
                }
            }
        }
        adjust(node, code, basis, total, totals);
        boolean any = reportedHere > 0 || adjustments[areas.of(node)] != null;
        if (any) {
            totals.add(new Total(
                    code, Group.TOTAL, basis, total.figures(form), total.filled(), reportedHere, expectedHere));
        }
        if (tree.parent(node) >= 0) {
            if (any) {
                accumulator(tree.parent(node), Group.COUNTIES).add(total);
            }
            count(tree.parent(node), Group.COUNTIES, reportedHere, expectedHere);
        }
        Arrays.fill(accumulators, areas.of(node) * GROUPS, (areas.of(node) + 1) * GROUPS, null);
    }

    /** Adds the area's adjustments to its total, and notes all that is in the total, those of its parts included. */
    private void adjust(int node, String code, Basis basis, Accumulator total, List<Total> totals) {
        Accumulator own = accumulators[at(node, Group.ADJUSTMENTS)];
        if (basis == Basis.AREA) {
            adjustments[areas.of(node)] = null;
        }
        if (own != null) {
            total.add(own);
            totals.add(new Total(code, Group.ADJUSTMENTS, basis, own.sums(), own.filled(), 0, 0));
            addAdjustments(node, own);
        }
        if (adjustments[areas.of(node)] != null && tree.parent(node) >= 0) {
            addAdjustments(tree.parent(node), adjustments[areas.of(node)]);
        }
    }

    private void addAdjustments(int node, Accumulator more) {
        if (adjustments[areas.of(node)] == null) {
            adjustments[areas.of(node)] = new Accumulator(form.size());
        }
        adjustments[areas.of(node)].add(more);
    }

    /** The areas' totals as {@link #totals} answered them, but without any adjustment: what was filed. */
    public List<Total> withoutAdjustments(List<Total> totals) {
        return totals.stream()
                .filter(total -> total.group() == Group.TOTAL && total.reportedUnits() > 0)
                .map(this::withoutAdjustments)
                .toList();
    }

    private Total withoutAdjustments(Total total) {
        Accumulator adjusted = adjustments[areas.of(tree.indexOf(total.areaCode()))];
        if (adjusted == null) {
            return total;
        }
        long[] figures = total.figures().clone();
        for (Cell cell : form.cells()) {
            int i = cell.index();
            if (adjusted.sum(i) != FixedPoint.BLANK) {
                figures[i] = total.filled()[i] == 0 ? FixedPoint.BLANK : figures[i] - adjusted.sum(i);
            }
        }
        return new Total(
                total.areaCode(),
                total.group(),
                total.basis(),
                figures,
                total.filled(),
                total.reportedUnits(),
                total.expectedUnits());
    }

    private Total total(String code, int node, Group group, Accumulator part) {
        int at = at(node, group);
        return new Total(
                code, group, Basis.PARTS, part.figures(form), part.filled(), reportedUnits[at], expectedUnits[at]);
    }
}
