package org.disclosurerollup.catalogue;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.FieldModifiers;
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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    /** Where the last row begins that was read. */
    private int lastLine;

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
        try (Reader text = new Utf8Reader(new BufferedReader(new InputStreamReader(
                        new ByteArrayInputStream(content), StandardCharsets.UTF_8.newDecoder())));
                CsvReader<CsvRecord> rows = CsvReader.builder()
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowExtraCharsAfterClosingQuote(false)
                        .build(CsvRecordHandler.of(handler -> handler.fieldModifier(FieldModifiers.TRIM)), text)) {
            readRows(rows.iterator());
        } catch (CsvParseException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                problems.add(new Problem(file, 0, "the file is not UTF-8"));
            } else {
                Throwable reason = e.getCause() == null ? e : e.getCause();
                problems.add(new Problem(file, lastLine + 1, "not valid CSV: " + reason.getMessage()));
            }
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof CharacterCodingException)) {
                throw e.getCause();
            }
            problems.add(new Problem(file, 0, "the file is not UTF-8"));
        }
    }

    private void readRows(Iterator<CsvRecord> rows) {
        List<String> header = rows.hasNext() ? rows.next().getFields() : List.of();
        for (String column : COLUMNS) {
            if (!header.contains(column)) {
                problems.add(new Problem(file, 1, "column '" + column + "' is missing"));
            }
        }
        for (String column : Stream.concat(COLUMNS.stream(), Stream.of(SUCCESSOR, CREDIT_CODE))
                .toList()) {
            if (Collections.frequency(header, column) > 1) {
                problems.add(new Problem(file, 1, "column '" + column + "' stands twice"));
            }
        }
        if (problems.isEmpty()) {
            Columns columns = Columns.of(header);
            while (rows.hasNext()) {
                readRow(rows.next(), columns);
            }
        }
    }

    /** Where in a row each column stands; -1 where the file has it not. */
    private record Columns(
            int count,
            int code,
            int name,
            int kind,
            int parent,
            int validFrom,
            int validTo,
            int successor,
            int creditCode) {

        private static Columns of(List<String> header) {
            return new Columns(
                    header.size(),
                    header.indexOf("code"),
                    header.indexOf("name"),
                    header.indexOf("kind"),
                    header.indexOf("parent"),
                    header.indexOf("valid_from"),
                    header.indexOf("valid_to"),
                    header.indexOf(SUCCESSOR),
                    header.indexOf(CREDIT_CODE));
        }
    }

    private void readRow(CsvRecord row, Columns columns) {
        int line = (int) row.getStartingLineNumber();
        lastLine = line;
        if (row.getFieldCount() != columns.count()) {
            problems.add(new Problem(file, line, "the row has " + row.getFieldCount() + " fields"));
            return;
        }
        String code = row.getField(columns.code());
        String name = row.getField(columns.name());
        Optional<UnitKind> kind = UnitKind.ofCode(row.getField(columns.kind()));
        if (code.isEmpty() || name.isEmpty()) {
            problems.add(new Problem(file, line, "code and name must be filled"));
        }
        if (kind.isEmpty()) {
            problems.add(new Problem(file, line, "unknown kind '" + row.getField(columns.kind()) + "'"));
        }
        LocalDate from = date(row.getField(columns.validFrom()), "-01-01", LocalDate.MIN, line);
        LocalDate to = date(row.getField(columns.validTo()), "-12-31", LocalDate.MAX, line);
        if (to.isBefore(from)) {
            problems.add(new Problem(file, line, "valid_to is before valid_from"));
        }
        String parent = row.getField(columns.parent());
        units.add(new Unit(
                code,
                name,
                kind.orElse(UnitKind.COUNTY),
                parent.isEmpty() ? null : parents.computeIfAbsent(parent, same -> same),
                from,
                to,
                successors(columns.successor() < 0 ? "" : row.getField(columns.successor())),
                creditCode(columns.creditCode() < 0 ? "" : row.getField(columns.creditCode()), line),
                line));
    }

    private String creditCode(String text, int line) {
        String normalised = CreditCode.normalise(text);
        if (!normalised.isEmpty() && !CreditCode.isValid(normalised)) {
            problems.add(
                    new Problem(file, line, "credit_code '" + text + "' is not valid: its check character is wrong"));
        }
        return normalised;
    }

    private static List<String> successors(String text) {
        return text.isEmpty()
                ? List.of()
                : SPACES.splitAsStream(text).filter(code -> !code.isEmpty()).toList();
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
