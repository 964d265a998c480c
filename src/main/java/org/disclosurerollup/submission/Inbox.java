package org.disclosurerollup.submission;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The folder into which offices put their files. Files are taken in the order of their path, subfolders included; hidden
 * files, lock files of office programs and symbolic links in it are passed over; the inbox itself may be a link.
 */
public final class Inbox {

    private final Path folder;

    public Inbox(Path folder) {
        this.folder = folder;
    }

    /** A file of the inbox and its path below it, with {@code /} between names. */
    public record Entry(Path file, String source) {}

    public List<Entry> files() throws IOException {
        if (Files.isRegularFile(folder)) {
            return List.of(new Entry(folder, folder.getFileName().toString()));
        }
        List<Entry> entries = new ArrayList<>();
        Path root = folder.toRealPath();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean hidden = !directory.equals(root) && isPassedOver(directory);
                return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && !isPassedOver(file)) {
                    String source = root.relativize(file).toString().replace('\\', '/');
                    entries.add(new Entry(file, source));
                }
                return FileVisitResult.CONTINUE;
            }

            /** A file or folder without permission to read is listed, so that reading it says so. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (!(failure instanceof AccessDeniedException) || file.equals(root)) {
                    throw failure;
                }
                entries.add(new Entry(file, root.relativize(file).toString().replace('\\', '/')));
                return FileVisitResult.CONTINUE;
            }
        });
        entries.sort(Comparator.comparing(Entry::source));
        return entries;
    }

    private static boolean isPassedOver(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith(".") || name.startsWith("~$");
    }
}
