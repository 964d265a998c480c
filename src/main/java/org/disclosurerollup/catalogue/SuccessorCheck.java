package org.disclosurerollup.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What can be wrong with the column {@code successor} of {@code units.csv}. A successor has to exist on a day after its
 * predecessor's last, so that units cannot take over from each other in a circle.
 */
final class SuccessorCheck {

    private static final int NONE = UnitColumns.NONE;

    private final String file;
    private final UnitColumns units;
    private final List<Problem> problems = new ArrayList<>();

    SuccessorCheck(String file, UnitColumns units) {
        this.file = file;
        this.units = units;
    }

    List<Problem> problems() {
        units.successors().forEach(this::check);
        return problems;
    }

    private void check(int row, List<String> successors) {
        String code = units.code(row);
        if (units.validTo(row) == UnitColumns.EVER) {
            add(row, "'" + code + "' has a successor but no end; fill valid_to, or take the successor out");
            return;
        }
        if (goesOn(row)) {
            add(
                    row,
                    "'" + code + "' has a successor but goes on after " + lastDay(row)
                            + " in another line; name the successor in its last line only");
            return;
        }
        Set<String> named = new HashSet<>();
        for (String successor : successors) {
            if (!named.add(successor)) {
                add(row, "successor '" + successor + "' stands twice; name it once");
            } else {
                check(row, successor);
            }
        }
    }

    private LocalDate lastDay(int row) {
        return UnitColumns.date(units.validTo(row));
    }

    private boolean goesOn(int row) {
        int next = units.validTo(row) + 1;
        for (int other = units.firstOf(units.number(row)); other != NONE; other = units.nextOf(other)) {
            if (units.holdsOn(other, next)) {
                return true;
            }
        }
        return false;
    }

    private void check(int row, String successor) {
        String code = units.code(row);
        if (successor.equals(code)) {
            add(
                    row,
                    "'" + successor
                            + "' is its own successor; a move or a new name is a second line with the same code");
            return;
        }
        int number = units.find(successor);
        if (number == NONE || units.firstOf(number) == NONE) {
            add(
                    row,
                    "successor '" + successor + "' is not in the file; correct the code (several are separated by"
                            + " spaces), or add the unit");
            return;
        }
        UnitKind kind = units.kind(row);
        UnitKind firstLater = null;
        for (int other = units.firstOf(number); other != NONE; other = units.nextOf(other)) {
            if (units.validTo(other) > units.validTo(row)) {
                if (units.kind(other).canTakeOverFrom(kind)) {
                    return;
                }
                firstLater = firstLater == null ? units.kind(other) : firstLater;
            }
        }
        if (firstLater == null) {
            add(
                    row,
                    "successor '" + successor + "' does not exist after " + lastDay(row) + ", when '" + code
                            + "' ends; name the unit that does (two units cannot take over from each other)");
        } else {
            add(
                    row,
                    "successor '" + successor + "' is a " + firstLater.code() + ", '" + code + "' a " + kind.code()
                            + "; name a unit of the same level");
        }
    }

    private void add(int row, String reason) {
        problems.add(new Problem(file, units.line(row), reason));
    }
}
