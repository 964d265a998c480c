package org.disclosurerollup.submission;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
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
import org.disclosurerollup.catalogue.Utf8Reader;

/** The rows of a CSV file, one after the other, each with the physical line it starts on. Empty rows are passed over. */
final class CsvRows implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    /** A single field must fit in so many characters. */
    private static final int LONGEST_FIELD = 1 << 20;

    private static final String QUOTES = "引号没有成对,或引号之后有多余的字符";

    private final CsvRow row = new CsvRow();
    private final CsvReader<CsvRow> parser;
    private final Iterator<CsvRow> records;

    CsvRows(Path file) throws IOException {
        Reader utf8 = new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        parser = CsvReader.builder()
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(false)
                .maxBufferSize(LONGEST_FIELD)
                .build(row, new MarkedEndReader(new Utf8Reader(new BufferedReader(utf8, BUFFER))));
        records = parser.iterator();
    }

    /** Goes to the next row that has any text; false at the end. */
    boolean next() throws IOException {
        try {
            do {
                if (!records.hasNext()) {
                    return false;
                }
                records.next();
            } while (row.isEmpty());
            if (row.isUnclosed() && !row.isEnd()) {
                throw new MalformedFileException(QUOTES);
            }
            return !row.isEnd();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            throw new MalformedFileException(QUOTES, e);
        } catch (CsvRow.RowTooLongException e) {
            throw new MalformedFileException("一行超过 " + CsvRow.MOST_CHARACTERS + " 个字符", e);
        }
    }

    /** How many fields the row has. */
    int size() {
        return row.size();
    }

    /** A field as it stands in the file, until another is asked for; empty beyond the row's end. */
    CharSequence view(int column) {
        return column >= 0 && column < row.size() ? row.view(column) : "";
    }

    /** A field as it stands in the file; empty beyond the row's end. */
    String field(int column) {
        return view(column).toString();
    }

    /** A field without the space around it. */
    String stripped(int column) {
        return CellText.strip(field(column));
    }

    /** The physical line on which the row starts, from 1. */
    int line() {
        return (int) row.line();
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
