package org.disclosurerollup.reporting;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that is written beside its place and renamed into it, so that nobody ever sees half of it. */
public final class AtomicFile implements AutoCloseable {

    private static final String PREFIX = ".";
    private static final String SUFFIX = ".partial";

    private final Path path;
    private final Path partial;
    private Writer writer;
    private boolean renamed;

    public AtomicFile(Path path) throws IOException {
        this.path = path;
        Path folder = path.toAbsolutePath().getParent();
        // It nearly always is there, and asking is quicker than trying.
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
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
    static void writeUnlessSame(Path path, ByteBuffer content) throws IOException {
        if (Files.isRegularFile(path)
                && Files.size(path) == content.remaining()
                && ByteBuffer.wrap(Files.readAllBytes(path)).equals(content)) {
            return;
        }
        try (AtomicFile file = new AtomicFile(path)) {
            try (OutputStream out = Files.newOutputStream(file.partial)) {
                out.write(content.array(), content.arrayOffset() + content.position(), content.remaining());
            }
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
        renamed = true;
    }

    @Override
    public void close() throws IOException {
        closeWriter();
        if (!renamed) {
            Files.deleteIfExists(partial);
        }
    }
}
