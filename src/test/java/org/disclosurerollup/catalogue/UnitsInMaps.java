package org.disclosurerollup.catalogue;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code units.csv} means, said with maps and lists: what {@link UnitReader} and its columns are compared with. */
final class UnitsInMaps {

    private static final String FILE = "units.csv";

    final List<Unit> units = new ArrayList<>();
    final List<Problem> problems = new ArrayList<>();
    final Map<String, List<Unit>> byCode = new LinkedHashMap<>();

    static UnitsInMaps read(byte[] content) throws IOException {
        UnitsInMaps read = new UnitsInMaps();
        ConfigurationTable.forEach(
                FILE, content, UnitReader.COLUMNS, List.of("successor", "credit_code"), read.problems, read::readRow);
        read.check();
        read.problems.sort(Comparator.comparingInt(Problem::line));
        return read;
    }

    private void readRow(ConfigurationTable.Row row) {
        if (row.get("code").isEmpty() || row.get("name").isEmpty()) {
            row.problem("code and name must be filled");
        }
        if (UnitKind.ofCode(row.get("kind")).isEmpty()) {
            row.problem("unknown kind '" + row.get("kind") + "'; write " + UnitKind.codes());
        }
        LocalDate from = row.date("valid_from", "-01-01", LocalDate.MIN);
        LocalDate to = row.date("valid_to", "-12-31", LocalDate.MAX);
        if (to.isBefore(from)) {
            row.problem("valid_to is before valid_from");
        }
        String credit = CreditCode.normalise(row.get("credit_code"));
        if (!credit.isEmpty() && !CreditCode.isValid(credit)) {
            row.problem("credit_code '" + row.get("credit_code") + "' is not valid: its check character is wrong");
        }
        units.add(new Unit(
                row.get("code"),
                row.get("name"),
                UnitKind.ofCode(row.get("kind")).orElse(UnitKind.COUNTY),
                row.get("parent").isEmpty() ? null : row.get("parent"),
                from,
                to,
                Arrays.stream(row.get("successor").split("[\\s\\u3000]+"))
                        .filter(code -> !code.isEmpty())
                        .toList(),
                credit,
                row.line()));
    }

    private void check() {
        Map<String, String> owners = new HashMap<>();
        for (Unit unit : units) {
            String owner = unit.creditCode().isEmpty()
                    ? unit.code()
                    : owners.computeIfAbsent(unit.creditCode(), code -> unit.code());
            if (!owner.equals(unit.code())) {
                add(unit, "credit_code '" + unit.creditCode() + "' belongs to '" + owner + "'");
            }
            List<Unit> same = byCode.computeIfAbsent(unit.code(), code -> new ArrayList<>());
            for (Unit other : same) {
                if (!unit.validFrom().isAfter(other.validTo())
                        && !other.validFrom().isAfter(unit.validTo())) {
                    add(
                            unit,
                            "code '" + unit.code() + "' already stands in line " + other.line() + " for the same days");
                }
            }
            same.add(unit);
        }
        units.forEach(this::checkParent);
        units.stream().filter(unit -> !unit.successors().isEmpty()).forEach(this::checkSuccessors);
        if (units.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(FILE, 1, "there are no units"));
        }
    }

    private void add(Unit unit, String reason) {
        problems.add(new Problem(FILE, unit.line(), reason));
    }

    private List<Unit> rows(String code) {
        return byCode.getOrDefault(code, List.of());
    }

    private void checkParent(Unit unit) {
        if (unit.parent() == null) {
            if (!unit.kind().isArea()) {
                add(unit, "'" + unit.code() + "' needs a parent area");
            }
            return;
        }
        if (rows(unit.parent()).isEmpty()) {
            add(unit, "parent '" + unit.parent() + "' is not in the file");
        } else if (rows(unit.parent()).stream()
                .noneMatch(parent -> parent.kind().isArea())) {
            add(unit, "parent '" + unit.parent() + "' is an office, not an area");
        }
        Set<String> seen = new HashSet<>();
        for (Unit at = unit; at != null && at.parent() != null; ) {
            if (!seen.add(at.code())) {
                add(unit, "'" + unit.code() + "' is below itself");
                return;
            }
            at = rows(at.parent()).stream()
                    .filter(above -> !above.validFrom().isAfter(unit.validFrom())
                            && !above.validTo().isBefore(unit.validFrom()))
                    .findFirst()
                    .orElse(null);
        }
    }

    private void checkSuccessors(Unit unit) {
        String code = unit.code();
        if (unit.validTo().equals(LocalDate.MAX)) {
            add(unit, "'" + code + "' has a successor but no end; fill valid_to, or take the successor out");
            return;
        }
        LocalDate next = unit.validTo().plusDays(1);
        if (rows(code).stream()
                .anyMatch(
                        row -> !row.validFrom().isAfter(next) && !row.validTo().isBefore(next))) {
            add(
                    unit,
                    "'" + code + "' has a successor but goes on after " + unit.validTo()
                            + " in another line; name the successor in its last line only");
            return;
        }
        Set<String> named = new HashSet<>();
        for (String successor : unit.successors()) {
            if (!named.add(successor)) {
                add(unit, "successor '" + successor + "' stands twice; name it once");
            } else {
                checkSuccessor(unit, successor);
            }
        }
    }

    private void checkSuccessor(Unit unit, String successor) {
        List<Unit> later = rows(successor).stream()
                .filter(row -> row.validTo().isAfter(unit.validTo()))
                .toList();
        if (successor.equals(unit.code())) {
            add(
                    unit,
                    "'" + successor
                            + "' is its own successor; a move or a new name is a second line with the same code");
        } else if (rows(successor).isEmpty()) {
            add(
                    unit,
                    "successor '" + successor + "' is not in the file; correct the code (several are separated by"
                            + " spaces), or add the unit");
        } else if (later.isEmpty()) {
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

    List<String> codesNamed(String name) {
        Set<String> codes = new LinkedHashSet<>();
        units.stream().filter(unit -> unit.name().equals(name)).forEach(unit -> codes.add(unit.code()));
        return List.copyOf(codes);
    }

    /** The units of a period as a tree: by the code of each, in tree order, the code of the area above. */
    Map<Unit, String> treeOf(Period period) {
        Map<String, Unit> existing = new LinkedHashMap<>();
        for (Unit unit : units) {
            Unit other = existing.get(unit.code());
            if (unit.existedIn(period) && (other == null || !unit.validTo().isBefore(other.validTo()))) {
                existing.put(unit.code(), unit);
            }
        }
        Map<String, List<Unit>> children = new HashMap<>();
        Deque<Unit> open = new ArrayDeque<>();
        for (Unit unit : existing.values()) {
            if (unit.parent() == null || !existing.containsKey(unit.parent())) {
                open.addLast(unit);
            } else {
                children.computeIfAbsent(unit.parent(), code -> new ArrayList<>())
                        .add(unit);
            }
        }
        Map<Unit, String> tree = new LinkedHashMap<>();
        while (!open.isEmpty()) {
            Unit unit = open.removeFirst();
            tree.put(unit, existing.containsKey(unit.parent()) ? unit.parent() : null);
            List<Unit> below = children.getOrDefault(unit.code(), List.of());
            for (int i = below.size() - 1; i >= 0; i--) {
                open.addFirst(below.get(i));
            }
        }
        return tree;
    }
}
