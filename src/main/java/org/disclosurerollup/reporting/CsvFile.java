package org.disclosurerollup.reporting;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A CSV file in the making: UTF-8, a header, plain numbers, as {@link CsvBuffer} writes them. Appears under its name only
 * when it is finished.
 */
final class CsvFile implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final CsvBuffer rows = new CsvBuffer();

    /** {@code null} where the rows go to a stream. */
    private final AtomicFile file;

    private final OutputStream out;

    CsvFile(Path path, String... header) throws IOException {
        file = new AtomicFile(path);
        out = file.stream();
        rows.header(header);
    }

    /** The same rows to a stream instead, which stays open. */
    CsvFile(Writer stream, String... header) throws IOException {
        file = null;
        out = new EncodedRows(stream);
        rows.header(header);
    }

    /** Whole rows of UTF-8, as text. */
    private static final class EncodedRows extends OutputStream {

        private final Writer writer;

        private EncodedRows(Writer writer) {
            this.writer = writer;
        }

        @Override
        public void write(int b) {
            throw new UnsupportedOperationException("rows come as a whole");
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            writer.write(new String(bytes, offset, length, StandardCharsets.UTF_8));
        }

        @Override
        public void flush() throws IOException {
            writer.flush();
        }
    }

    /** Text from outside; {@code null} is empty. */
    CsvFile text(String value) {
        rows.text(value);
        return this;
    }

    CsvFile number(long value) {
        rows.number(value);
        return this;
    }

    /** A figure without needless zeros; {@code null} is empty. */
    CsvFile figure(BigDecimal value) {
        rows.figure(value);
        return this;
    }

    /** A percentage with its two decimals; {@code null} is empty. */
    CsvFile percent(BigDecimal value) {
        rows.percent(value);
        return this;
    }

    /** The rest of a row as it stands in another file, its end of line included. */
    void rest(byte[] bytes, int from, int to) throws IOException {
        rows.rest(bytes, from, to);
        moveIfMany();
    }

    void endRow() throws IOException {
        rows.endRow();
        moveIfMany();
    }

    private void moveIfMany() throws IOException {
        if (rows.length() >= CHUNK) {
            rows.moveTo(out);
        }
    }

    /** Puts the finished file in its place, or flushes the stream. */
    void finish() throws IOException {
        rows.moveTo(out);
        out.flush();
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
