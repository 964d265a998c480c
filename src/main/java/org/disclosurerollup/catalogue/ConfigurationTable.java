package org.disclosurerollup.catalogue;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A small CSV file that an operator writes beside {@code units.csv}: UTF-8, columns in any order, known by their names. */
public final class ConfigurationTable {

    private final String file;
    private final List<Row> rows = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private ConfigurationTable(String file) {
        this.file = file;
    }

    /** A row with its line, the last one of it where a field holds several. Fields are stripped. */
    public final class Row {

        private final CSVRecord fields;
        private final int line;

        private Row(CSVRecord fields, int line) {
            this.fields = fields;
            this.line = line;
        }

        public int line() {
            return line;
        }

        /** The field of a column, empty where there is no such column. */
        public String get(String column) {
            return fields.isMapped(column) ? fields.get(column) : "";
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
        table.readAll(content, needed, possible);
        return table;
    }

    private void readAll(byte[] content, List<String> needed, List<String> possible) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setAllowMissingColumnNames(true)
                .setTrim(true)
                .get();
        try (Reader text = new Utf8Reader(new BufferedReader(new InputStreamReader(
                        new ByteArrayInputStream(content), StandardCharsets.UTF_8.newDecoder())));
                CSVParser parser = format.parse(text)) {
            checkHeader(parser.getHeaderNames(), needed, possible);
            if (problems.isEmpty()) {
                readRows(parser);
            }
        } catch (CSVException e) {
            problems.add(new Problem(file, 1, "not valid CSV: " + e.getMessage()));
        } catch (CharacterCodingException e) {
            problems.add(new Problem(file, 0, "the file is not UTF-8"));
        }
    }

    private void checkHeader(List<String> header, List<String> needed, List<String> possible) {
        for (String column : needed) {
            if (!header.contains(column)) {
                problems.add(new Problem(file, 1, "column '" + column + "' is missing"));
            }
        }
        for (String column : Set.copyOf(header)) {
            if (!needed.contains(column) && !possible.contains(column)) {
                problems.add(new Problem(file, 1, "unknown column '" + column + "'"));
            } else if (Collections.frequency(header, column) > 1) {
                problems.add(new Problem(file, 1, "column '" + column + "' stands twice"));
            }
        }
    }

    private void readRows(CSVParser parser) throws IOException {
        try {
            for (CSVRecord fields : parser) {
                int line = (int) parser.getCurrentLineNumber();
                if (fields.size() == parser.getHeaderNames().size()) {
                    rows.add(new Row(fields, line));
                } else if (fields.size() > 1 || !fields.get(0).isEmpty()) {
                    problems.add(new Problem(file, line, "the row has " + fields.size() + " fields"));
                }
            }
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof CSVException)) {
                throw e.getCause();
            }
            String reason = "not valid CSV: " + e.getCause().getMessage();
            problems.add(new Problem(file, (int) parser.getCurrentLineNumber(), reason));
        }
    }

    public List<Row> rows() {
        return Collections.unmodifiableList(rows);
    }

    /** @throws CatalogueException with everything that was said to be wrong */
    public void complain() {
        if (!problems.isEmpty()) {
            problems.sort(java.util.Comparator.comparingInt(Problem::line));
            throw new CatalogueException(problems);
        }
    }
}
