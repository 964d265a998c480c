package org.disclosurerollup.catalogue;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

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
        reader.readRows(content);
        reader.checkTree();
        if (!reader.problems.isEmpty()) {
            reader.problems.sort(Comparator.comparingInt(Problem::line));
            throw new CatalogueException(reader.problems);
        }
        return new UnitRegister(reader.units, content);
    }

    private void readRows(byte[] content) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setAllowMissingColumnNames(true)
                .setTrim(true)
                .get();
        try (Reader text = new Utf8Reader(new BufferedReader(new InputStreamReader(
                        new ByteArrayInputStream(content), StandardCharsets.UTF_8.newDecoder())));
                CSVParser rows = format.parse(text)) {
            for (String column : COLUMNS) {
                if (!rows.getHeaderNames().contains(column)) {
                    problems.add(new Problem(file, 1, "column '" + column + "' is missing"));
                }
            }
            for (String column : Stream.concat(COLUMNS.stream(), Stream.of(SUCCESSOR, CREDIT_CODE))
                    .toList()) {
                if (Collections.frequency(rows.getHeaderNames(), column) > 1) {
                    problems.add(new Problem(file, 1, "column '" + column + "' stands twice"));
                }
            }
            if (problems.isEmpty()) {
                readRows(rows);
            }
        } catch (CSVException e) {
            problems.add(new Problem(file, 1, "not valid CSV: " + e.getMessage()));
        } catch (CharacterCodingException e) {
            problems.add(new Problem(file, 0, "the file is not UTF-8"));
        }
    }

    private void readRows(CSVParser rows) throws IOException {
        try {
            for (CSVRecord row : rows) {
                readRow(row, rows.getHeaderNames().size(), (int) rows.getCurrentLineNumber());
            }
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof CSVException)) {
                throw e.getCause();
            }
            String reason = "not valid CSV: " + e.getCause().getMessage();
            problems.add(new Problem(file, (int) rows.getCurrentLineNumber(), reason));
        }
    }

    private void readRow(CSVRecord row, int columns, int line) {
        if (row.size() != columns) {
            problems.add(new Problem(file, line, "the row has " + row.size() + " fields"));
            return;
        }
        String code = row.get("code");
        String name = row.get("name");
        Optional<UnitKind> kind = UnitKind.ofCode(row.get("kind"));
        if (code.isEmpty() || name.isEmpty()) {
            problems.add(new Problem(file, line, "code and name must be filled"));
        }
        if (kind.isEmpty()) {
            problems.add(new Problem(file, line, "unknown kind '" + row.get("kind") + "'"));
        }
        LocalDate from = date(row.get("valid_from"), "-01-01", LocalDate.MIN, line);
        LocalDate to = date(row.get("valid_to"), "-12-31", LocalDate.MAX, line);
        if (to.isBefore(from)) {
            problems.add(new Problem(file, line, "valid_to is before valid_from"));
        }
        String parent = row.get("parent").isEmpty() ? null : parents.computeIfAbsent(row.get("parent"), same -> same);
        units.add(new Unit(
                code,
                name,
                kind.orElse(UnitKind.COUNTY),
                parent,
                from,
                to,
                successors(row),
                creditCode(row, line),
                line));
    }

    private String creditCode(CSVRecord row, int line) {
        String text = row.isMapped(CREDIT_CODE) ? row.get(CREDIT_CODE) : "";
        String normalised = CreditCode.normalise(text);
        if (!normalised.isEmpty() && !CreditCode.isValid(normalised)) {
            problems.add(
                    new Problem(file, line, "credit_code '" + text + "' is not valid: its check character is wrong"));
        }
        return normalised;
    }

    private static List<String> successors(CSVRecord row) {
        return row.isMapped(SUCCESSOR)
                ? SPACES.splitAsStream(row.get(SUCCESSOR))
                        .filter(code -> !code.isEmpty())
                        .toList()
                : List.of();
    }

    private LocalDate date(String text, String dayOfYear, LocalDate open, int line) {
        if (text.isEmpty()) {
            return open;
        }
        try {
            return LocalDate.parse(text.length() == 4 ? text + dayOfYear : text);
        } catch (DateTimeException e) {
            problems.add(new Problem(file, line, "'" + text + "' is no date; write 2018-06-01 or a year"));
            return open;
        }
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
            at = byCode.getOrDefault(at.parent(), List.of()).stream()
                    .filter(above -> !above.validFrom().isAfter(unit.validFrom())
                            && !above.validTo().isBefore(unit.validFrom()))
                    .findFirst()
                    .orElse(null);
        }
    }
}
