package org.disclosurerollup.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads {@code units.csv}: {@code code,name,kind,parent,valid_from,valid_to}, dates as {@code 2018-06-01} or a year, and
 * where the columns are there {@code successor}: codes separated by spaces, and {@code credit_code}.
 */
public final class UnitReader {

    private static final List<String> COLUMNS = List.of("code", "name", "kind", "parent", "valid_from", "valid_to");
    private static final String SUCCESSOR = "successor";
    private static final String CREDIT_CODE = "credit_code";
    private static final Pattern SPACES = Pattern.compile("[\\s\\u3000]+");

    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Unit> units = new ArrayList<>();

    /** One text for all units below an area. */
    private final Map<String, String> parents = new HashMap<>();

    private UnitReader(String file) {
        this.file = file;
    }

    /**
     * @throws CatalogueException with every problem of the file
     * @throws IOException if it cannot be read
     */
    public static UnitRegister read(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new CatalogueException(List.of(new Problem(path.toString(), 0, "no such file of units")));
        }
        return read(path.getFileName().toString(), Files.readAllBytes(path));
    }

    /**
     * Reads a file of units that is in memory.
     *
     * @param name what to call it in problems
     * @throws CatalogueException with every problem of the file
     */
    public static UnitRegister read(String name, byte[] content) throws IOException {
        UnitReader reader = new UnitReader(name);
        ConfigurationTable.forEach(
                name, content, COLUMNS, List.of(SUCCESSOR, CREDIT_CODE), reader.problems, reader::readRow);
        reader.checkTree();
        if (!reader.problems.isEmpty()) {
            reader.problems.sort(Comparator.comparingInt(Problem::line));
            throw new CatalogueException(reader.problems);
        }
        return new UnitRegister(reader.units, content);
    }

    private void readRow(ConfigurationTable.Row row) {
        String code = row.get("code");
        String name = row.get("name");
        Optional<UnitKind> kind = UnitKind.ofCode(row.get("kind"));
        if (code.isEmpty() || name.isEmpty()) {
            row.problem("code and name must be filled");
        }
        if (kind.isEmpty()) {
            row.problem("unknown kind '" + row.get("kind") + "'");
        }
        LocalDate from = row.date("valid_from", "-01-01", LocalDate.MIN);
        LocalDate to = row.date("valid_to", "-12-31", LocalDate.MAX);
        if (to.isBefore(from)) {
            row.problem("valid_to is before valid_from");
        }
        String parent = row.get("parent");
        units.add(new Unit(
                code,
                name,
                kind.orElse(UnitKind.COUNTY),
                parent.isEmpty() ? null : parents.computeIfAbsent(parent, same -> same),
                from,
                to,
                successors(row.get(SUCCESSOR)),
                creditCode(row),
                row.line()));
    }

    private static String creditCode(ConfigurationTable.Row row) {
        String text = row.get(CREDIT_CODE);
        String normalised = CreditCode.normalise(text);
        if (!normalised.isEmpty() && !CreditCode.isValid(normalised)) {
            row.problem("credit_code '" + text + "' is not valid: its check character is wrong");
        }
        return normalised;
    }

    private static List<String> successors(String text) {
        return text.isEmpty()
                ? List.of()
                : SPACES.splitAsStream(text).filter(code -> !code.isEmpty()).toList();
    }

    private void checkTree() {
        Map<String, List<Unit>> byCode = new HashMap<>();
        Map<String, String> byCreditCode = new HashMap<>();
        for (Unit unit : units) {
            String owner = unit.creditCode().isEmpty()
                    ? unit.code()
                    : byCreditCode.computeIfAbsent(unit.creditCode(), credit -> unit.code());
            if (!owner.equals(unit.code())) {
                problems.add(new Problem(
                        file, unit.line(), "credit_code '" + unit.creditCode() + "' belongs to '" + owner + "'"));
            }
            List<Unit> same = byCode.computeIfAbsent(unit.code(), code -> new ArrayList<>(1));
            for (Unit other : same) {
                if (!unit.validFrom().isAfter(other.validTo())
                        && !other.validFrom().isAfter(unit.validTo())) {
                    problems.add(new Problem(
                            file,
                            unit.line(),
                            "code '" + unit.code() + "' already stands in line " + other.line()
                                    + " for the same days"));
                }
            }
            same.add(unit);
        }
        for (Unit unit : units) {
            checkParent(unit, byCode);
        }
        problems.addAll(new SuccessorCheck(file, byCode).problems(units));
        if (units.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(file, 1, "there are no units"));
        }
    }

    private void checkParent(Unit unit, Map<String, List<Unit>> byCode) {
        if (unit.parent() == null) {
            if (!unit.kind().isArea()) {
                problems.add(new Problem(file, unit.line(), "'" + unit.code() + "' needs a parent area"));
            }
            return;
        }
        List<Unit> parents = byCode.getOrDefault(unit.parent(), List.of());
        if (parents.isEmpty()) {
            problems.add(new Problem(file, unit.line(), "parent '" + unit.parent() + "' is not in the file"));
        } else if (parents.stream().noneMatch(parent -> parent.kind().isArea())) {
            problems.add(new Problem(file, unit.line(), "parent '" + unit.parent() + "' is an office, not an area"));
        }
        // On the unit's first day: a circle begins when the last of its rows does.
        Set<String> seen = new HashSet<>();
        for (Unit at = unit; at != null && at.parent() != null; ) {
            if (!seen.add(at.code())) {
                problems.add(new Problem(file, unit.line(), "'" + unit.code() + "' is below itself"));
                return;
            }
            at = above(at, unit.validFrom(), byCode);
        }
    }

    /** The row of the area above that holds on a day, {@code null} if there is none. */
    private static Unit above(Unit unit, LocalDate day, Map<String, List<Unit>> byCode) {
        for (Unit above : byCode.getOrDefault(unit.parent(), List.of())) {
            if (!above.validFrom().isAfter(day) && !above.validTo().isBefore(day)) {
                return above;
            }
        }
        return null;
    }
}
