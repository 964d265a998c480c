package org.disclosurerollup.submission;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.disclosurerollup.catalogue.Utf8Reader;

/** The rows of a CSV file, one after the other, each with the physical line it starts on. Empty rows are passed over. */
final class CsvRows implements AutoCloseable {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();
    private static final int BUFFER = 1 << 16;

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private CSVRecord row;
    private int line;

    CsvRows(Path file) throws IOException {
        Reader utf8 = new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        parser = FORMAT.parse(new Utf8Reader(new BufferedReader(utf8, BUFFER)));
        records = parser.iterator();
    }

    /** Goes to the next row that has any text; false at the end. */
    boolean next() throws IOException {
        try {
            do {
                line = (int) parser.getCurrentLineNumber() + 1;
                if (!records.hasNext()) {
                    return false;
                }
                row = records.next();
            } while (isEmpty(row));
            return true;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isEmpty(CSVRecord row) {
        for (String field : row) {
            if (!CellText.strip(field).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** How many fields the row has. */
    int size() {
        return row.size();
    }

    /** A field as it stands in the file; empty beyond the row's end. */
    String field(int column) {
        return column >= 0 && column < row.size() ? row.get(column) : "";
    }

    /** A field without the space around it. */
    String stripped(int column) {
        return CellText.strip(field(column));
    }

    /** The physical line on which the row starts, from 1. */
    int line() {
        return line;
    }

    /** The fields, stripped, as an array of their own. */
    String[] strippedFields() {
        String[] fields = new String[row.size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = stripped(i);
        }
        return fields;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
