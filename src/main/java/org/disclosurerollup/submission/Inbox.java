package org.disclosurerollup.submission;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The folder into which offices put their files. Files are taken in the order of their path, subfolders included; hidden
 * files, lock files of office programs, files named as unfinished ({@code .part}, {@code .tmp}) and symbolic links in it are
 * passed over; the inbox itself may be a link.
 */
public final class Inbox {

    /** Names that browsers and copying programs give a file until it is complete. */
    private static final List<String> UNFINISHED = List.of(".part", ".filepart", ".partial", ".crdownload", ".tmp");

    private final Path folder;

    public Inbox(Path folder) {
        this.folder = folder;
    }

    /**
     * A file of the inbox.
     *
     * @param source its path below the inbox, with {@code /} between names
     * @param stamp how it looked when it was listed
     */
    public record Entry(Path file, String source, FileStamp stamp) {}

    public List<Entry> files() throws IOException {
        if (Files.isRegularFile(folder)) {
            return List.of(new Entry(folder, folder.getFileName().toString(), FileStamp.of(folder)));
        }
        List<Entry> entries = new ArrayList<>();
        Path root = realPath();
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
                    entries.add(new Entry(file, source, FileStamp.of(attributes)));
                }
                return FileVisitResult.CONTINUE;
            }

            /** A file or folder without permission to read is listed, so that reading it says so. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException && !file.equals(root)) {
                    // Taken away since its folder was listed.
                    return FileVisitResult.CONTINUE;
                }
                if (!(failure instanceof AccessDeniedException) || file.equals(root)) {
                    throw failure;
                }
                entries.add(new Entry(file, root.relativize(file).toString().replace('\\', '/'), FileStamp.NONE));
                return FileVisitResult.CONTINUE;
            }
        });
        entries.sort(Comparator.comparing(Entry::source));
        return entries;
    }

    private Path realPath() throws IOException {
        try {
            return folder.toRealPath();
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(
                    folder.toString(), null, "the inbox is not there; see whether its share is connected");
        }
    }

    private static boolean isPassedOver(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith(".")
                || name.startsWith("~$")
                || UNFINISHED.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
    }
}
