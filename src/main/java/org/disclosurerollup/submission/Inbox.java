package org.disclosurerollup.submission;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The folder into which offices put their files. Files are taken in the order of their path, subfolders included; hidden
 * files, lock files of office programs, files named as unfinished ({@code .part}, {@code .tmp}) and symbolic links in it are
 * passed over; the inbox itself may be a link.
 */
public final class Inbox {

    private static final String SIGNATURE = ".sig";
    /** Names that browsers and copying programs give a file until it is complete. */
    private static final List<String> UNFINISHED = List.of(".part", ".filepart", ".partial", ".crdownload", ".tmp");

    private final Path folder;

    public Inbox(Path folder) {
        this.folder = folder;
    }

    /**
     * /**
     * A file of the inbox.
     *
     * @param source its path below the inbox, with {@code /} between names
     * @param signature the file with its signature, which has its name and {@code .sig}; empty if it is not signed
     * @param stamp how it looked when it was listed, together with its signature
     */
    public record Entry(Path file, String source, Optional<Path> signature, FileStamp stamp) {

        public Entry(Path file, String source, FileStamp stamp) {
            this(file, source, Optional.empty(), stamp);
        }

        /** How it looks now. */
        public FileStamp look() {
            FileStamp own = FileStamp.of(file);
            return signature.map(beside -> own.with(FileStamp.of(beside))).orElse(own);
        }

        private Entry signedBy(Path beside, FileStamp stampBeside) {
            return new Entry(file, source, Optional.of(beside), stamp.with(stampBeside));
        }
    }

    public List<Entry> files() throws IOException {
        if (Files.isRegularFile(folder)) {
            Entry entry = new Entry(folder, folder.getFileName().toString(), FileStamp.of(folder));
            return List.of(signatureBeside(folder)
                    .map(beside -> entry.signedBy(beside, FileStamp.of(beside)))
                    .orElse(entry));
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
        return signed(entries);
    }

    private static Optional<Path> signatureBeside(Path file) {
        Path signature = file.resolveSibling(file.getFileName() + SIGNATURE);
        return Optional.of(signature).filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS));
    }

    /** Puts each signature to its file; one without a file stays by itself. */
    private static List<Entry> signed(List<Entry> entries) {
        Map<String, Entry> signatures = new HashMap<>();
        for (Entry entry : entries) {
            if (entry.source().endsWith(SIGNATURE)) {
                signatures.put(entry.source(), entry);
            }
        }
        if (signatures.isEmpty()) {
            return entries;
        }
        List<Entry> signed = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            Entry signature = signatures.get(entry.source() + SIGNATURE);
            signed.add(signature == null ? entry : entry.signedBy(signature.file(), signature.stamp()));
        }
        Set<String> beside = new HashSet<>();
        signed.stream()
                .filter(entry -> entry.signature().isPresent())
                .forEach(entry -> beside.add(entry.source() + SIGNATURE));
        signed.removeIf(entry -> beside.contains(entry.source()));
        return signed;
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
