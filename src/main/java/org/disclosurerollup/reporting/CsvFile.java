package org.disclosurerollup.reporting;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A CSV file in the making: UTF-8, a header, plain numbers. Text that a spreadsheet would take for a formula gets an
 * apostrophe before it. Appears under its name only when it is finished.
 */
final class CsvFile implements AutoCloseable {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    /** {@code null} where the rows go to a stream. */
    private final AtomicFile file;

    private final CSVPrinter printer;

    CsvFile(Path path, String... header) throws IOException {
        this(new AtomicFile(path), header);
    }

    private CsvFile(AtomicFile file, String... header) throws IOException {
        this(file, file.writer(StandardCharsets.UTF_8), header);
    }

    /** The same rows to a stream instead, which stays open. */
    CsvFile(Writer stream, String... header) throws IOException {
        this(null, stream, header);
    }

    private CsvFile(AtomicFile file, Writer writer, String... header) throws IOException {
        this.file = file;
        printer = new CSVPrinter(writer, FORMAT);
        for (String name : header) {
            printer.print(name);
        }
        printer.println();
    }

    /** Text from outside; {@code null} is empty. */
    CsvFile text(String value) throws IOException {
        printer.print(value == null ? "" : guard(value));
        return this;
    }

    CsvFile number(long value) throws IOException {
        printer.print(value);
        return this;
    }

    /** A figure without needless zeros; {@code null} is empty. */
    CsvFile figure(BigDecimal value) throws IOException {
        printer.print(value == null ? "" : plain(value));
        return this;
    }

    /** A percentage with its two decimals; {@code null} is empty. */
    CsvFile percent(BigDecimal value) throws IOException {
        printer.print(value == null ? "" : value.toPlainString());
        return this;
    }

    void endRow() throws IOException {
        printer.println();
    }

    static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    private static String guard(String text) {
        if (text.isEmpty()) {
            return text;
        }
        char first = text.charAt(0);
        boolean formula =
                first == '=' || first == '+' || first == '-' || first == '@' || first == '\t' || first == '\r';
        return formula && !text.matches("[+-]\\d+(\\.\\d+)?") ? "'" + text : text;
    }

    /** Puts the finished file in its place, or flushes the stream. */
    void finish() throws IOException {
        printer.flush();
        if (file != null) {
            file.finish();
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
