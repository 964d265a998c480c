package org.disclosurerollup.reporting.summary.workbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;
import org.springframework.util.FileSystemUtils;

/**
 * Where the library puts its temporary files while a workbook is written; gone afterwards. Its own folder for them
 * belongs to whoever was first on the machine to need it.
 */
public final class ScratchFolder implements AutoCloseable {

    private final Path folder;

    public ScratchFolder() throws IOException {
        folder = Files.createTempDirectory("workbook");
        TempFile.setTempFileCreationStrategy(new DefaultTempFileCreationStrategy(folder.toFile()));
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() throws IOException {
        TempFile.setTempFileCreationStrategy(new DefaultTempFileCreationStrategy());
        FileSystemUtils.deleteRecursively(folder);
    }
}
