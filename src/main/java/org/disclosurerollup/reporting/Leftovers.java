package org.disclosurerollup.reporting;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files that a process was writing when it was killed. Nobody takes them for outputs, and the next run removes them. */
final class Leftovers {

    /** The folders that only runs write to. */
    static final List<String> PAGES = List.of(YearToWrite.PAGES, NoticeWriter.FOLDER);

    private Leftovers() {}

    /**
     * Removes them from the folders that only runs write to. Those of the other files are written over when the file is
     * written again; another command, such as a summary, may be doing that at this moment.
     */
    static void remove(Path folder) throws IOException {
        for (String name : PAGES) {
            if (Files.isDirectory(folder.resolve(name))) {
                removeFrom(folder.resolve(name));
            }
        }
    }

    private static void removeFrom(Path pages) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(
                pages, path -> !AtomicFile.placeOf(path).equals(path))) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
    }
}
