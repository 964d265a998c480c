package org.disclosurerollup.reporting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is in a folder, as it is when this is first asked: one walk is quicker than thousands of questions. A folder that
 * is not there is empty.
 */
final class FolderListing {

    private final Path folder;
    private Set<String> names;
    private Set<String> untouched;

    FolderListing(Path folder) {
        this.folder = folder;
    }

    /** The names of everything in it; nothing is asked of each, where it was not before. */
    synchronized Set<String> names() throws IOException {
        if (names == null) {
            names = new HashSet<>();
            if (Files.isDirectory(folder)) {
                try (Stream<Path> entries = Files.list(folder)) {
                    entries.forEach(entry -> names.add(entry.getFileName().toString()));
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                }
            }
        }
        return names;
    }

    /** The names of the files in it that were not touched since then, which is the same at every call. */
    synchronized Set<String> untouchedSince(FileTime at) throws IOException {
        if (untouched == null) {
            Set<String> all = new HashSet<>();
            untouched = new HashSet<>();
            if (Files.isDirectory(folder)) {
                walk(at, all);
            }
            names = names == null ? all : names;
        }
        return untouched;
    }

    private void walk(FileTime at, Set<String> all) throws IOException {
        // A link to a folder would be walked as a file.
        Files.walkFileTree(folder.toRealPath(), EnumSet.noneOf(FileVisitOption.class), 1, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                all.add(name);
                if (attributes.isRegularFile() && attributes.lastModifiedTime().compareTo(at) <= 0) {
                    untouched.add(name);
                }
                return FileVisitResult.CONTINUE;
            }

            /** What is being written beside is renamed meanwhile. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
