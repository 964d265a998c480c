package org.disclosurerollup.reporting.summary;

import java.io.IOException;
import java.nio.file.Path;

/** Writes a summary in one format. The same summary gives the same bytes. */
public interface SummaryWriter {

    /** The ending of the file's name without its point. */
    String extension();

    /** Writes the file beside its place and renames it into it. */
    void write(AreaSummary summary, Path file) throws IOException;
}
