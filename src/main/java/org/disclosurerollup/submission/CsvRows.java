package org.disclosurerollup.submission;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;

/** The rows of a CSV file, one after the other, each with the physical line it starts on. Empty rows are passed over. */
final class CsvRows implements Rows, AutoCloseable {

    /** A single field must fit in so many characters. */
    private static final int LONGEST_FIELD = 1 << 20;

    private static final String QUOTES = "引号没有成对,或引号之后有多余的字符;请检查引号是否成对";
    private static final String FIELD_TOO_LONG = "一个字段超过 " + LONGEST_FIELD + " 个字符;请检查是否缺少换行、分隔符或结束的引号";
    private static final String ROW_TOO_LONG = "一行超过 " + CsvRow.MOST_CHARACTERS + " 个字符;请检查是否缺少换行";
    /** In what the parser says of a field that does not fit; it has the same exception for whatever it refuses. */
    private static final String BUFFER = "maximum buffer size";

    private final CsvText text;
    private final CsvRow row = new CsvRow();
    private final CsvReader<CsvRow> parser;
    private final Iterator<CsvRow> records;

    CsvRows(Path file) throws IOException {
        text = CsvText.of(file);
        parser = CsvReader.builder()
                .fieldSeparator(text.delimiter())
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(false)
                .maxBufferSize(LONGEST_FIELD)
                .build(row, new MarkedEndReader(text.open(file)));
        records = parser.iterator();
    }

    /** Goes to the next row that has any text; false at the end. */
    @Override
    public boolean next() throws IOException {
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
        } catch (CsvParseException | CsvRow.RowTooLongException e) {
            throw new MalformedFileException(reason(e), e);
        }
    }

    /** What is wrong with the text, out of whatever the parser wrapped it in. */
    private static String reason(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CsvRow.RowTooLongException) {
                return ROW_TOO_LONG;
            }
            if (cause.getMessage() != null && cause.getMessage().contains(BUFFER)) {
                return FIELD_TOO_LONG;
            }
        }
        return QUOTES;
    }

    /** How many fields the row has. */
    @Override
    public int size() {
        return row.size();
    }

    /** A field as it stands in the file, until another is asked for; empty beyond the row's end. */
    @Override
    public CharSequence view(int column) {
        return column >= 0 && column < row.size() ? row.view(column) : "";
    }

    /** The physical line on which the row starts, from 1. */
    @Override
    public int line() {
        return (int) row.line();
    }

    boolean isUtf8() {
        return text.charset().equals(StandardCharsets.UTF_8);
    }

    /** The name of the encoding the file is read in. */
    String encoding() {
        return text.charset().name();
    }

    @Override
    public Places places() {
        return Places.LINES;
    }

    @Override
    public boolean isFormula(int column) {
        return false;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
