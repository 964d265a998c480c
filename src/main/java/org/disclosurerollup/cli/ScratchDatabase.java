package org.disclosurerollup.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where an embedded database was never made, one in a temporary folder that is deleted in the end; otherwise the one named. */
record ScratchDatabase(String location, boolean scratch) implements AutoCloseable {

    static ScratchDatabase insteadOf(String location) throws IOException {
        boolean isThere = location.startsWith("jdbc:") || Files.exists(Path.of(location, "postgres"));
        return isThere
                ? new ScratchDatabase(location, false)
                : new ScratchDatabase(
                        Files.createTempDirectory("rollup-dry-run-").toString(), true);
    }

    /** When it is closed, the server must have stopped. */
    @Override
    public void close() throws IOException {
        if (!scratch) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(Path.of(location))) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
