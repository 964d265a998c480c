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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A small CSV file that an operator writes beside {@code units.csv}: UTF-8, columns in any order, known by their names. */
public final class ConfigurationTable {

    /** What spreadsheets put in place of commas, where the decimal sign is one or where text is to be pasted, and its name. */
    private static final List<List<String>> SEPARATORS =
            List.of(List.of(";", "semicolons"), List.of("\t", "tabs"), List.of("\uff0c", "full-width commas"));

    private final String file;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** Where the last row begins that was read. */
    private int lastLine;

    private ConfigurationTable(String file) {
        this.file = file;
    }

    /** A row with the line that it begins in. Fields are stripped. */
    public final class Row {

        private final CsvRecord fields;
        private final int line;

        private Row(CsvRecord fields, int line) {
            this.fields = fields;
            this.line = line;
        }

        public int line() {
            return line;
        }

        /** The field of a column, empty where there is no such column. */
        public String get(String column) {
            Integer at = columns.get(column);
            return at == null ? "" : fields.getField(at);
        }

        /** Whether a column that takes one word or nothing holds the word. */
        public boolean says(String column, String word) {
            String text = get(column);
            if (!text.isEmpty() && !text.equals(word)) {
                problem("'" + column + "' must be " + word + " or empty, not '" + text + "'");
            }
            return text.equals(word);
        }

        /**
         * A day, or the first or last of a year.
         *
         * @param dayOfYear what makes a day of a year: {@code -01-01} or {@code -12-31}
         * @param open the day that an empty field stands for
         */
        public LocalDate date(String column, String dayOfYear, LocalDate open) {
            String text = get(column);
            if (text.isEmpty()) {
                return open;
            }
            try {
                return LocalDate.parse(text.length() == 4 ? text + dayOfYear : text);
            } catch (DateTimeException e) {
                problem("'" + text + "' is no date; write 2018-06-01 or a year");
                return open;
            }
        }

        /** Says what is wrong with the row. */
        public void problem(String reason) {
            problems.add(new Problem(file, line, reason));
        }
    }

    /**
     * Reads a file that is in memory.
     *
     * @param name what to call it in problems
     * @param needed columns that must be there
     * @param possible columns that may be
     * @throws IOException never but for a defect
     */
    public static ConfigurationTable read(String name, byte[] content, List<String> needed, List<String> possible)
            throws IOException {
        ConfigurationTable table = new ConfigurationTable(name);
        table.readAll(content, header -> table.checkHeader(header, needed, possible), table.rows::add);
        return table;
    }

    /**
     * Reads a large file row by row; it may have columns that nobody knows.
     *
     * @param needed columns that must be there
     * @param once columns that may be there, but not twice
     * @param problems takes what is wrong with the file
     */
    static void forEach(
            String name,
            byte[] content,
            List<String> needed,
            List<String> once,
            List<Problem> problems,
            Consumer<Row> consumer)
            throws IOException {
        ConfigurationTable table = new ConfigurationTable(name);
        table.readAll(
                content,
                header -> {
                    table.checkNeeded(header, needed);
                    needed.forEach(column -> table.checkOnce(header, column));
                    once.forEach(column -> table.checkOnce(header, column));
                },
                consumer);
        problems.addAll(table.problems);
    }

    private void readAll(byte[] content, Consumer<List<String>> headerCheck, Consumer<Row> consumer)
            throws IOException {
        try (Reader text = new Utf8Reader(new BufferedReader(new InputStreamReader(
                        new ByteArrayInputStream(content), StandardCharsets.UTF_8.newDecoder())));
                CsvReader<CsvRecord> records = CsvReader.builder()
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowExtraCharsAfterClosingQuote(false)
                        .build(CsvRecordHandler.of(handler -> handler.fieldModifier(FieldModifiers.TRIM)), text)) {
            readRows(records.iterator(), headerCheck, consumer);
        } catch (CsvParseException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            problems.add(
                    reason instanceof CharacterCodingException
                            ? notUtf8()
                            : new Problem(file, lastLine + 1, "not valid CSV: " + reason.getMessage()));
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof CharacterCodingException)) {
                throw e.getCause();
            }
            problems.add(notUtf8());
        }
    }

    /**
     * A file as a whole.
     *
     * @param what it holds, for problems
     * @throws CatalogueException if it is not there, or is a folder
     */
    public static byte[] content(Path path, String what) throws IOException {
        if (Files.isDirectory(path)) {
            throw new CatalogueException(
                    List.of(new Problem(path.toString(), 0, "is a folder; name the file of " + what)));
        }
        if (!Files.isRegularFile(path)) {
            throw new CatalogueException(List.of(new Problem(path.toString(), 0, "no such file of " + what)));
        }
        return Files.readAllBytes(path);
    }

    private Problem notUtf8() {
        return new Problem(file, 0, "the file is not UTF-8; in a spreadsheet, save it as CSV UTF-8");
    }

    private void readRows(Iterator<CsvRecord> records, Consumer<List<String>> headerCheck, Consumer<Row> consumer) {
        if (!records.hasNext()) {
            problems.add(new Problem(file, 0, "the file is empty; its first line has to name the columns"));
            return;
        }
        List<String> header = records.next().getFields();
        Optional<String> separator = otherSeparator(header);
        if (separator.isPresent()) {
            problems.add(new Problem(
                    file,
                    1,
                    "the columns are separated by " + separator.get()
                            + ", and commas are expected; in a spreadsheet, save it as CSV UTF-8 with commas"));
            return;
        }
        headerCheck.accept(header);
        if (!problems.isEmpty()) {
            return;
        }
        for (int i = 0; i < header.size(); i++) {
            columns.putIfAbsent(header.get(i), i);
        }
        while (records.hasNext()) {
            CsvRecord fields = records.next();
            lastLine = (int) fields.getStartingLineNumber();
            if (fields.getFieldCount() == header.size()) {
                consumer.accept(new Row(fields, lastLine));
            } else if (fields.getFieldCount() > 1 || !fields.getField(0).isEmpty()) {
                problems.add(new Problem(
                        file,
                        lastLine,
                        "the row has " + fields.getFieldCount() + " fields and the header " + header.size()
                                + "; a field that is empty keeps its comma, and a text with a comma stands in quotes"));
            }
        }
    }

    /** The name of what stands between columns in place of commas, if that is so. */
    private static Optional<String> otherSeparator(List<String> header) {
        return SEPARATORS.stream()
                .filter(separator -> header.size() == 1 && header.get(0).contains(separator.get(0)))
                .map(separator -> separator.get(1))
                .findFirst();
    }

    private void checkHeader(List<String> header, List<String> needed, List<String> possible) {
        checkNeeded(header, needed);
        for (String column : Set.copyOf(header)) {
            if (!needed.contains(column) && !possible.contains(column)) {
                problems.add(new Problem(file, 1, "unknown column '" + column + "'"));
            } else {
                checkOnce(header, column);
            }
        }
    }

    private void checkNeeded(List<String> header, List<String> needed) {
        for (String column : needed) {
            if (!header.contains(column)) {
                problems.add(new Problem(file, 1, "column '" + column + "' is missing"));
            }
        }
    }

    private void checkOnce(List<String> header, String column) {
        if (Collections.frequency(header, column) > 1) {
            problems.add(new Problem(file, 1, "column '" + column + "' stands twice"));
        }
    }

    public List<Row> rows() {
        return Collections.unmodifiableList(rows);
    }

    /** @throws CatalogueException with everything that was said to be wrong */
    public void complain() {
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(Problem::line));
            throw new CatalogueException(problems);
        }
    }
}
