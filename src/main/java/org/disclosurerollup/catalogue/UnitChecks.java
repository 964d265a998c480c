package org.disclosurerollup.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What can be wrong among the rows of {@code units.csv}: a code twice, a credit code of another unit, the tree, successors. */
final class UnitChecks {

    private static final int NONE = UnitColumns.NONE;

    private final String file;
    private final UnitColumns units;
    private final List<Problem> problems = new ArrayList<>();

    /** By code: the row on whose way up it was last seen. */
    private final int[] seen;

    UnitChecks(String file, UnitColumns units) {
        this.file = file;
        this.units = units;
        this.seen = new int[units.codes()];
        Arrays.fill(seen, NONE);
    }

    /** @param soundRows whether nothing is wrong in a row by itself */
    List<Problem> problems(boolean soundRows) {
        for (int row = 0; row < units.size(); row++) {
            checkCreditCode(row);
            checkDays(row);
        }
        for (int row = 0; row < units.size(); row++) {
            checkParent(row);
        }
        problems.addAll(new SuccessorCheck(file, units).problems());
        if (units.size() == 0 && soundRows && problems.isEmpty()) {
            problems.add(new Problem(file, 1, "there are no units"));
        }
        return problems;
    }

    private void add(int row, String reason) {
        problems.add(new Problem(file, units.line(row), reason));
    }

    private void checkCreditCode(int row) {
        int owner = units.creditOwner(row);
        if (owner != units.number(row)) {
            add(row, "credit_code '" + units.creditCode(row) + "' belongs to '" + units.codeOf(owner) + "'");
        }
    }

    /** Against the rows of the same code before this one. */
    private void checkDays(int row) {
        for (int other = units.firstOf(units.number(row)); other != row; other = units.nextOf(other)) {
            if (units.holdsIn(other, units.validFrom(row), units.validTo(row))) {
                add(
                        row,
                        "code '" + units.code(row) + "' already stands in line " + units.line(other)
                                + " for the same days");
            }
        }
    }

    private void checkParent(int row) {
        int parent = units.parent(row);
        if (parent == NONE) {
            if (!units.kind(row).isArea()) {
                add(row, "'" + units.code(row) + "' needs a parent area");
            }
            return;
        }
        if (units.firstOf(parent) == NONE) {
            add(row, "parent '" + units.codeOf(parent) + "' is not in the file");
        } else if (!isEverArea(parent)) {
            add(row, "parent '" + units.codeOf(parent) + "' is an office, not an area");
        }
        // On the unit's first day: a circle begins when the last of its rows does.
        for (int at = row; at != NONE && units.parent(at) != NONE; at = above(at, units.validFrom(row))) {
            if (seen[units.number(at)] == row) {
                add(row, "'" + units.code(row) + "' is below itself");
                return;
            }
            seen[units.number(at)] = row;
        }
    }

    private boolean isEverArea(int number) {
        for (int row = units.firstOf(number); row != NONE; row = units.nextOf(row)) {
            if (units.kind(row).isArea()) {
                return true;
            }
        }
        return false;
    }

    /** The row of the area above that holds on a day, -1 if there is none. */
    private int above(int row, int day) {
        for (int above = units.firstOf(units.parent(row)); above != NONE; above = units.nextOf(above)) {
            if (units.holdsOn(above, day)) {
                return above;
            }
        }
        return NONE;
    }
}
