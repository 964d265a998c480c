package org.disclosurerollup.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code units.csv}: {@code code,name,kind,parent,valid_from,valid_to}, dates as {@code 2018-06-01} or a year, and
 * where the columns are there {@code successor}: codes separated by spaces, and {@code credit_code}.
 */
public final class UnitReader {

    static final List<String> COLUMNS = List.of("code", "name", "kind", "parent", "valid_from", "valid_to");
    private static final String SUCCESSOR_COLUMN = "successor";
    private static final String CREDIT_CODE_COLUMN = "credit_code";

    /** Those that must be there, and those that may be. */
    static final List<String> ALL_COLUMNS =
            List.of("code", "name", "kind", "parent", "valid_from", "valid_to", SUCCESSOR_COLUMN, CREDIT_CODE_COLUMN);

    // Places in this list.
    static final int CODE = 0;
    static final int NAME = 1;
    static final int KIND = 2;
    static final int PARENT = 3;
    static final int VALID_FROM = 4;
    static final int VALID_TO = 5;
    static final int SUCCESSOR = 6;
    static final int CREDIT_CODE = 7;

    private static final Pattern SPACES = Pattern.compile("[\\s\\u3000]+");

    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final UnitColumns units;

    private UnitReader(String file, UnitColumns units) {
        this.file = file;
        this.units = units;
    }

    /**
     * @throws CatalogueException with every problem of the file
     * @throws IOException if it cannot be read
     */
    public static UnitRegister read(Path path) throws IOException {
        // Looked at first: a root is a folder and has no name.
        byte[] content = ConfigurationTable.content(path, "units");
        return read(path.getFileName().toString(), content);
    }

    /**
     * Reads a file of units that is in memory.
     *
     * @param name what to call it in problems
     * @throws CatalogueException with every problem of the file
     */
    public static UnitRegister read(String name, byte[] content) throws IOException {
        UnitColumns plain = PlainUnits.read(content);
        UnitReader reader = new UnitReader(name, plain == null ? new UnitColumns(0, content.length / 2) : plain);
        if (plain == null) {
            ConfigurationTable.forEach(
                    name,
                    content,
                    COLUMNS,
                    List.of(SUCCESSOR_COLUMN, CREDIT_CODE_COLUMN),
                    reader.problems,
                    reader::readRow);
        }
        reader.units.trim();
        reader.problems.addAll(new UnitChecks(name, reader.units).problems(reader.problems.isEmpty()));
        if (!reader.problems.isEmpty()) {
            reader.problems.sort(Comparator.comparingInt(Problem::line));
            throw new CatalogueException(reader.problems);
        }
        return new UnitRegister(reader.units, content);
    }

    private void readRow(ConfigurationTable.Row row) {
        String code = row.get("code");
        byte[] name = row.get("name").getBytes(StandardCharsets.UTF_8);
        Optional<UnitKind> kind = UnitKind.ofCode(row.get("kind"));
        if (code.isEmpty() || name.length == 0) {
            row.problem("code and name must be filled");
        }
        if (kind.isEmpty()) {
            row.problem("unknown kind '" + row.get("kind") + "'; write " + UnitKind.codes());
        }
        LocalDate from = date(row, "valid_from", "-01-01", LocalDate.MIN);
        LocalDate to = date(row, "valid_to", "-12-31", LocalDate.MAX);
        if (to.isBefore(from)) {
            row.problem("valid_to is before valid_from");
        }
        String parent = row.get("parent");
        units.add(
                units.number(code),
                name,
                0,
                name.length,
                kind.orElse(UnitKind.COUNTY),
                parent.isEmpty() ? UnitColumns.NONE : units.number(parent),
                UnitColumns.day(from),
                UnitColumns.day(to),
                row.line());
        units.setSuccessors(successors(row.get(SUCCESSOR_COLUMN)));
        units.setCreditCode(creditCode(row));
    }

    private static LocalDate date(ConfigurationTable.Row row, String column, String dayOfYear, LocalDate open) {
        LocalDate date = row.date(column, dayOfYear, open);
        if (!UnitColumns.isDay(date)) {
            row.problem("'" + row.get(column) + "' is no date; write 2018-06-01 or a year");
            return open;
        }
        return date;
    }

    private static String creditCode(ConfigurationTable.Row row) {
        String text = row.get(CREDIT_CODE_COLUMN);
        String normalised = CreditCode.normalise(text);
        if (!normalised.isEmpty() && !CreditCode.isValid(normalised)) {
            row.problem("credit_code '" + text + "' is not valid: its check character is wrong");
        }
        return normalised;
    }

    /** Codes separated by spaces. */
    static List<String> successors(String text) {
        return text.isEmpty()
                ? List.of()
                : SPACES.splitAsStream(text).filter(code -> !code.isEmpty()).toList();
    }
}
