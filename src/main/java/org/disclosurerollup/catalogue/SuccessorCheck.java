package org.disclosurerollup.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be wrong with the column {@code successor} of {@code units.csv}. A successor has to exist on a day after its
 * predecessor's last, so that units cannot take over from each other in a circle.
 */
final class SuccessorCheck {

    private final String file;
    private final Map<String, List<Unit>> byCode;
    private final List<Problem> problems = new ArrayList<>();

    SuccessorCheck(String file, Map<String, List<Unit>> byCode) {
        this.file = file;
        this.byCode = byCode;
    }

    List<Problem> problems(List<Unit> units) {
        for (Unit unit : units) {
            if (!unit.successors().isEmpty()) {
                check(unit);
            }
        }
        return problems;
    }

    private void check(Unit unit) {
        if (unit.validTo().equals(LocalDate.MAX)) {
            add(unit, "'" + unit.code() + "' has a successor but no end; fill valid_to, or take the successor out");
            return;
        }
        if (goesOn(unit)) {
            add(
                    unit,
                    "'" + unit.code() + "' has a successor but goes on after " + unit.validTo()
                            + " in another line; name the successor in its last line only");
            return;
        }
        Set<String> named = new HashSet<>();
        for (String successor : unit.successors()) {
            if (!named.add(successor)) {
                add(unit, "successor '" + successor + "' stands twice; name it once");
            } else {
                check(unit, successor);
            }
        }
    }

    private boolean goesOn(Unit unit) {
        LocalDate next = unit.validTo().plusDays(1);
        return byCode.get(unit.code()).stream()
                .anyMatch(
                        row -> !row.validFrom().isAfter(next) && !row.validTo().isBefore(next));
    }

    private void check(Unit unit, String successor) {
        if (successor.equals(unit.code())) {
            add(
                    unit,
                    "'" + successor
                            + "' is its own successor; a move or a new name is a second line with the same code");
            return;
        }
        List<Unit> rows = byCode.getOrDefault(successor, List.of());
        if (rows.isEmpty()) {
            add(
                    unit,
                    "successor '" + successor + "' is not in the file; correct the code (several are separated by"
                            + " spaces), or add the unit");
            return;
        }
        List<Unit> later = rows.stream()
                .filter(row -> row.validTo().isAfter(unit.validTo()))
                .toList();
        if (later.isEmpty()) {
            add(
                    unit,
                    "successor '" + successor + "' does not exist after " + unit.validTo() + ", when '" + unit.code()
                            + "' ends; name the unit that does (two units cannot take over from each other)");
        } else if (later.stream().noneMatch(row -> row.kind().canTakeOverFrom(unit.kind()))) {
            add(
                    unit,
                    "successor '" + successor + "' is a " + later.get(0).kind().code() + ", '" + unit.code() + "' a "
                            + unit.kind().code() + "; name a unit of the same level");
        }
    }

    private void add(Unit unit, String reason) {
        problems.add(new Problem(file, unit.line(), reason));
    }
}
