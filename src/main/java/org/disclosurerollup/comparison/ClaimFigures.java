package org.disclosurerollup.comparison;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.consolidation.Group;

/**
 * The filed figures that claims of one form and period are checked against: totals and groups of areas, own figures of
 * offices under {@link Group#TOTAL}; this year's and last year's, both in this year's cells.
 */
final class ClaimFigures {

    private final Map<Key, Filed> now = new HashMap<>();
    private final Map<Key, Filed> before = new HashMap<>();

    private record Key(String unitCode, Group group) {}

    /**
     * Figures of a unit or group.
     *
     * @param reportedUnits units whose figures are in them
     * @param expectedUnits units whose figures should be
     */
    record Filed(long[] figures, int reportedUnits, int expectedUnits) {

        long of(Cell cell) {
            return figures[cell.index()];
        }

        boolean isComplete() {
            return reportedUnits >= expectedUnits;
        }
    }

    void addNow(String unitCode, Group group, Filed filed) {
        now.put(new Key(unitCode, group), filed);
    }

    void addBefore(String unitCode, Group group, Filed filed) {
        before.put(new Key(unitCode, group), filed);
    }

    /** This year's, or {@code null}. */
    Filed now(String unitCode, Group group) {
        return now.get(new Key(unitCode, group));
    }

    /** Last year's, or {@code null}. */
    Filed before(String unitCode, Group group) {
        return before.get(new Key(unitCode, group));
    }

    /** The groups with anything in the cell this year. */
    Set<Group> groupsNow(String unitCode, Cell cell) {
        return groups(now, unitCode, cell);
    }

    /** The groups with anything in the cell this year or last. */
    Set<Group> groupsNowOrBefore(String unitCode, Cell cell) {
        Set<Group> groups = groups(now, unitCode, cell);
        groups.addAll(groups(before, unitCode, cell));
        return groups;
    }

    private static Set<Group> groups(Map<Key, Filed> year, String unitCode, Cell cell) {
        Set<Group> groups = EnumSet.noneOf(Group.class);
        for (Group group : Group.values()) {
            if (group != Group.TOTAL && isFilled(year.get(new Key(unitCode, group)), cell)) {
                groups.add(group);
            }
        }
        return groups;
    }

    private static boolean isFilled(Filed filed, Cell cell) {
        return filed != null && filed.of(cell) != FixedPoint.BLANK && filed.of(cell) != 0;
    }
}
