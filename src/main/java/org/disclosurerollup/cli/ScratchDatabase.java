package org.disclosurerollup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.database.FileTree;

/** Where an embedded database was never made, one in a temporary folder that is deleted in the end; otherwise the one named. */
record ScratchDatabase(String location, boolean scratch) implements AutoCloseable {

    static ScratchDatabase insteadOf(String location) throws IOException {
        return Database.isAnythingAt(location)
                ? new ScratchDatabase(location, false)
                : new ScratchDatabase(
                        Files.createTempDirectory("rollup-dry-run-").toString(), true);
    }

    /** When it is closed, the server must have stopped. */
    @Override
    public void close() throws IOException {
        if (scratch) {
            FileTree.delete(Path.of(location));
        }
    }
}
