package org.disclosurerollup.reporting;

import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.consolidation.Total;
import org.disclosurerollup.submission.Scope;
import org.disclosurerollup.submission.SubmissionStatus;

/** Who reported and who is outstanding (报送率) for one form and period, for every area and every unit that should file. */
public final class Coverage {

    private final FormYear formYear;
    private final Filings filings;
    private final boolean[] expected;
    private final int[] expectedBelow;
    private final boolean[] covered;
    private final AreaFigures[] areas;

    public Coverage(FormYear formYear, Filings filings) {
        this.formYear = formYear;
        this.filings = filings;
        UnitTree tree = formYear.tree();
        expected = tree.expectedToFile(formYear.form());
        expectedBelow = new int[tree.size()];
        covered = new boolean[tree.size()];
        areas = new AreaFigures[tree.size()];
        for (AreaFigures area : formYear.areas()) {
            areas[tree.indexOf(area.unit().code())] = area;
        }
        for (int node = tree.size() - 1; node >= 0; node--) {
            expectedBelow[node] += expected[node] ? 1 : 0;
            if (tree.parent(node) >= 0) {
                expectedBelow[tree.parent(node)] += expectedBelow[node];
            }
        }
        for (int node = 0; node < tree.size(); node++) {
            int parent = tree.parent(node);
            boolean areaFiling = areas[node] != null && areas[node].isAreaFiling();
            covered[node] = areaFiling || parent >= 0 && covered[parent];
        }
    }

    /**
     * An area or unit.
     *
     * @param filing what it filed itself, {@code null} if nothing stands
     */
    public record Row(Unit unit, CoverageStatus status, int reported, int expected, JdbcFilings.Filing filing) {}

    /** The figures of the area at a place in the tree, {@code null} if it has none. */
    AreaFigures figures(int node) {
        return areas[node];
    }

    /** A row per area with somebody expected below, and per unit that should file or did and did not take it back, in tree order. */
    public List<Row> rows() {
        return rows(0, formYear.tree().size());
    }

    /** The same for the units from one index of the tree up to another. */
    List<Row> rows(int from, int to) {
        List<Row> rows = new ArrayList<>();
        UnitTree tree = formYear.tree();
        for (int node = from; node < to; node++) {
            JdbcFilings.Filing filing = filings.of(node);
            if (tree.kind(node).isArea() && !expected[node] && expectedBelow[node] > 0) {
                rows.add(areaRow(node, tree.unit(node), filing));
            } else if (expected[node] || filing != null && !isWithdrawn(filing)) {
                rows.add(unitRow(node, tree.unit(node), filing));
            }
        }
        return rows;
    }

    private Row areaRow(int node, Unit unit, JdbcFilings.Filing filing) {
        int reported = 0;
        int expectedHere = expectedBelow[node];
        if (areas[node] != null) {
            Total total = areas[node].totalWithoutFigures(Group.TOTAL);
            reported = total.reportedUnits();
            expectedHere = total.expectedUnits();
        }
        CoverageStatus status;
        if (areas[node] != null && areas[node].isAreaFiling()) {
            boolean accepted = areas[node].accepted().stream()
                    .anyMatch(submission -> submission.scope() == Scope.AREA
                            && submission.unitCode().equals(unit.code()));
            status = accepted ? CoverageStatus.ACCEPTED_BY_OPERATOR : CoverageStatus.AREA_FILING;
        } else if (reported == 0) {
            status = CoverageStatus.NONE;
        } else {
            status = reported < expectedHere ? CoverageStatus.PARTIAL : CoverageStatus.COMPLETE;
        }
        return new Row(unit, status, reported, expectedHere, filing);
    }

    private Row unitRow(int node, Unit unit, JdbcFilings.Filing filing) {
        CoverageStatus status;
        if (filing != null && filing.isAccepted()) {
            status = filing.isAcceptedByOperator() ? CoverageStatus.ACCEPTED_BY_OPERATOR : CoverageStatus.REPORTED;
        } else if (covered[node]) {
            status = CoverageStatus.COVERED;
        } else {
            status = statusOfOutstanding(filing);
        }
        return new Row(unit, status, status.isOutstanding() ? 0 : 1, 1, filing);
    }

    private static CoverageStatus statusOfOutstanding(JdbcFilings.Filing filing) {
        if (filing == null) {
            return CoverageStatus.MISSING;
        }
        return switch (filing.status()) {
            case WAITING -> CoverageStatus.WAITING;
            case WITHDRAWN -> CoverageStatus.WITHDRAWN;
            default -> CoverageStatus.REJECTED;
        };
    }

    private static boolean isWithdrawn(JdbcFilings.Filing filing) {
        return filing.status() == SubmissionStatus.WITHDRAWN;
    }

    /** The units in or below an area that should have filed and are not counted. */
    public List<Row> outstanding(String areaCode) {
        UnitTree tree = formYear.tree();
        int area = tree.indexOf(areaCode);
        List<Row> outstanding = new ArrayList<>();
        for (int node = area; node < tree.end(area); node++) {
            // Looked at for every area above a unit, so that no row is made of the many who are counted.
            if (!covered[node] && !filings.isAccepted(node)) {
                rows(node, node + 1).stream()
                        .filter(row -> row.status().isOutstanding())
                        .forEach(outstanding::add);
            }
        }
        return outstanding;
    }
}
