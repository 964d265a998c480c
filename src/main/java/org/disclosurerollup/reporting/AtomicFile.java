package org.disclosurerollup.reporting;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** A file that is written beside its place and renamed into it, so that nobody ever sees half of it. */
public final class AtomicFile implements AutoCloseable {

    private static final String PREFIX = ".";
    private static final String SUFFIX = ".partial";

    private final Path path;
    private final Path partial;
    private Writer writer;

    public AtomicFile(Path path) throws IOException {
        this.path = path;
        Files.createDirectories(path.toAbsolutePath().getParent());
        this.partial = path.resolveSibling(PREFIX + path.getFileName() + SUFFIX);
    }

    /** The place of a file that is being written; of any other file, its own. */
    static Path placeOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX) && name.length() > PREFIX.length() + SUFFIX.length()
                ? file.resolveSibling(name.substring(PREFIX.length(), name.length() - SUFFIX.length()))
                : file;
    }

    /**
     * Writes one of thousands of small texts, without waiting for the disk; a file that says the same already is left
     * alone, its time stamp too.
     */
    static void writeUnlessSame(Path path, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        if (Files.isRegularFile(path)
                && Files.size(path) == content.length
                && Arrays.equals(Files.readAllBytes(path), content)) {
            return;
        }
        try (AtomicFile file = new AtomicFile(path)) {
            Files.write(file.partial, content);
            file.finishUnforced();
        }
    }

    public Writer writer(Charset charset) throws IOException {
        writer = Files.newBufferedWriter(partial, charset);
        return writer;
    }

    /** For a file that is not text. Closed by its user, before the file is finished. */
    public OutputStream stream() throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(partial));
    }

    /** For a file that takes over parts of another. Closed by its user, before the file is finished. */
    FileChannel channel() throws IOException {
        return FileChannel.open(
                partial, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    /** A second channel to what {@link #channel} made, to write to other places of it. */
    FileChannel secondChannel() throws IOException {
        return FileChannel.open(partial, StandardOpenOption.WRITE);
    }

    /** Forces the content to disk and renames the file into its place. */
    public void finish() throws IOException {
        closeWriter();
        try (FileChannel channel = secondChannel()) {
            channel.force(true);
        }
        rename();
    }

    /** Renames without waiting for the disk: for thousands of small files that the next run compares and mends. */
    public void finishUnforced() throws IOException {
        closeWriter();
        rename();
    }

    private void closeWriter() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }

    private void rename() throws IOException {
        Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        closeWriter();
        Files.deleteIfExists(partial);
    }
}
