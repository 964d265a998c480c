package org.disclosurerollup.reporting;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A CSV file in the making that consists of rows made now and of rows taken over, as they stand, from the file that it
 * will replace. Appears under its name only when it is finished.
 */
final class SplicedFile implements AutoCloseable {

    private final AtomicFile file;
    private final FileChannel channel;
    private final OutputStream out;
    private long length;

    /** Where the next rows to be taken over stand; neighbouring pieces are taken over in one go. */
    private FileChannel source;

    private long pendingFrom;
    private long pendingLength;

    SplicedFile(Path path, String... header) throws IOException {
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

    private void takePending() throws IOException {
        if (pendingLength == 0) {
            return;
        }
        out.flush();
        long done = 0;
        while (done < pendingLength) {
            long moved = source.transferTo(pendingFrom + done, pendingLength - done, channel);
            if (moved <= 0) {
                throw new IOException("the earlier file became shorter while it was read");
            }
            done += moved;
        }
        pendingFrom += pendingLength;
        pendingLength = 0;
    }

    /** Puts the finished file in its place. */
    void finish() throws IOException {
        takePending();
        out.flush();
        channel.close();
        file.finish();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        file.close();
    }
}
