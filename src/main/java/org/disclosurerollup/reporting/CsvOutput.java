package org.disclosurerollup.reporting;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/** One CSV file of the outputs: a subclass says what its columns are and writes the rows. */
abstract class CsvOutput implements AutoCloseable {

    /** Where the rows go. */
    protected final CsvFile csv;

    CsvOutput(Path file, String... header) throws IOException {
        csv = new CsvFile(file, header);
    }

    CsvOutput(Writer stream, String... header) throws IOException {
        csv = new CsvFile(stream, header);
    }

    /** Puts the finished file in its place; without it, {@link #close} leaves nothing behind. */
    public void finish() throws IOException {
        csv.finish();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
