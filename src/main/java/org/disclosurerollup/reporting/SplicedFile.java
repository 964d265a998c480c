package org.disclosurerollup.reporting;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * A CSV file in the making that consists of rows made now and of rows taken over, as they stand, from the file that it
 * will replace. Rows are taken over beside, while others are being made: where they go is known as soon as it is known
 * which. Appears under its name only when it is finished.
 */
final class SplicedFile implements AutoCloseable {

    /** From so many bytes on they are sent to the disk while the next are copied, which then has less to do at the end. */
    private static final long MANY = 1 << 22;

    private static final long MOST_AT_ONCE = 1 << 25;

    private final AtomicFile file;
    private final FileChannel channel;
    private final OutputStream out;
    private final ExecutorService copier;
    private final ExecutorService disk;
    private final List<Future<List<Future<?>>>> copies = new ArrayList<>();
    private long length;

    /** Where the next rows to be taken over stand; neighbouring pieces are taken over in one go. */
    private FileChannel source;

    private long pendingFrom;
    private long pendingLength;

    /**
     * @param copier a thread that takes over rows
     * @param disk one that waits for the disk
     */
    SplicedFile(Path path, ExecutorService copier, ExecutorService disk, String... header) throws IOException {
        this.copier = copier;
        this.disk = disk;
        file = new AtomicFile(path);
        channel = file.channel();
        out = new BufferedOutputStream(Channels.newOutputStream(channel));
        append(new CsvBuffer().header(header));
    }

    /** How many bytes it has so far. */
    long length() {
        return length;
    }

    /** Adds rows that were made now, which are empty then. */
    void append(CsvBuffer rows) throws IOException {
        if (rows.length() > 0) {
            takePending();
            length += rows.length();
            rows.moveTo(out);
        }
    }

    /** Adds rows that stand in another file. */
    void takeOver(FileChannel from, long offset, long bytes) throws IOException {
        if (from != source || offset != pendingFrom + pendingLength) {
            takePending();
            source = from;
            pendingFrom = offset;
        }
        pendingLength += bytes;
        length += bytes;
    }

    /** Begins to take over what is to be taken over so far. */
    void takePending() throws IOException {
        if (pendingLength == 0) {
            return;
        }
        out.flush();
        FileChannel replaced = source;
        long from = pendingFrom;
        long bytes = pendingLength;
        long to = length - bytes;
        copies.add(copier.submit(() -> copy(replaced, from, bytes, to)));
        channel.position(length);
        pendingFrom += pendingLength;
        pendingLength = 0;
    }

    /** Through a channel of its own, so that rows are written at their place meanwhile; answers what the disk has to do. */
    private List<Future<?>> copy(FileChannel from, long offset, long bytes, long to) throws IOException {
        List<Future<?>> forced = new ArrayList<>();
        try (FileChannel target = file.secondChannel()) {
            target.position(to);
            long done = 0;
            while (done < bytes) {
                long moved = from.transferTo(offset + done, Math.min(bytes - done, MOST_AT_ONCE), target);
                if (moved <= 0) {
                    throw new IOException("the earlier file became shorter while it was read");
                }
                done += moved;
                if (moved >= MANY) {
                    forced.add(disk.submit(this::force));
                }
            }
        }
        return forced;
    }

    private Void force() throws IOException {
        try (FileChannel target = file.secondChannel()) {
            target.force(false);
        }
        return null;
    }

    /** Puts the finished file in its place. */
    void finish() throws IOException {
        takePending();
        out.flush();
        for (Future<List<Future<?>>> copy : copies) {
            for (Future<?> forced : InOrder.resultOf(copy)) {
                InOrder.resultOf(forced);
            }
        }
        channel.close();
        file.finish();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        file.close();
    }
}
