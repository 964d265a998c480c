package org.disclosurerollup.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.disclosurerollup.catalogue.FixedPoint;

/**
 * The figures of the submissions that a run has just stored, so that its later steps need not fetch from the server what
 * was sent there a moment ago: 148,180 arrays take it longer to send than all sums take. Which submissions count, only
 * the server says; what stands in one never changes. A run that goes on after an interruption has none at hand.
 *
 * <p>They lie packed in a temporary file, a byte or two per cell, which the system keeps in its memory while there is
 * room; in this program's memory are four bytes per submission.
 */
public final class FiguresAtHand implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    /** A long in seven-bit groups. */
    private static final int MOST_BYTES = 10;

    private static final int ALIGNMENT = 4;

    private ByteBuffer written = ByteBuffer.allocate(BUFFER);
    private int[] offsets = new int[1024];
    private long first;
    private int size;
    private long length;
    private FileChannel channel;

    /** Made when the first figures are written: most runs store none, or a few. */
    private FileChannel channel() throws IOException {
        if (channel == null) {
            Path file = Files.createTempFile("rollup-figures", null);
            channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        }
        return channel;
    }

    /** Takes the figures of a submission whose number follows that of the one before. */
    void put(long submissionId, long[] figures) {
        if (size == 0) {
            first = submissionId;
        }
        if (submissionId != first + size) {
            throw new IllegalArgumentException("submission " + submissionId + " does not follow " + (first + size - 1));
        }
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * size);
        }
        int most = figures.length * MOST_BYTES + ALIGNMENT;
        if (written.remaining() < most) {
            flush();
            written = written.capacity() < most ? ByteBuffer.allocate(most) : written;
        }
        offsets[size++] = Math.toIntExact((length + written.position()) / ALIGNMENT);
        for (long figure : figures) {
            pack(figure);
        }
        while (written.position() % ALIGNMENT != 0) {
            written.put((byte) 0);
        }
    }

    /** Zero is a blank; other values are one more than the figure with its sign in the last bit. */
    private void pack(long figure) {
        long rest = figure == FixedPoint.BLANK ? 0 : (figure << 1 ^ figure >> 63) + 1;
        while ((rest & ~0x7fL) != 0) {
            written.put((byte) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        written.put((byte) rest);
    }

    private void flush() {
        try {
            written.flip();
            while (written.hasRemaining()) {
                length += channel().write(written, length);
            }
            written.clear();
        } catch (IOException e) {
            throw new UncheckedIOException("the figures of this run cannot be kept in a temporary file", e);
        }
    }

    /** Number of the first submission at hand. */
    long first() {
        return first;
    }

    /** Number of the last submission at hand; before the first one if there is none. */
    long last() {
        return first + size - 1;
    }

    /** Begins to read, in any order; fastest in the order of the numbers. To be called when all were put. */
    Reading read() {
        flush();
        return new Reading();
    }

    /** Reads figures from the file a piece at a time. */
    final class Reading {

        private final ByteBuffer piece = ByteBuffer.allocate(BUFFER).limit(0);
        private long start;

        /** The figures of a submission that is at hand, as many as its form has cells. */
        void figures(long submissionId, long[] into) {
            int index = (int) (submissionId - first);
            long from = (long) offsets[index] * ALIGNMENT;
            long to = index + 1 < size ? (long) offsets[index + 1] * ALIGNMENT : length;
            if (from < start || to > start + piece.limit()) {
                load(from, (int) (to - from));
            }
            piece.position((int) (from - start));
            for (int i = 0; i < into.length; i++) {
                into[i] = unpack();
            }
        }

        private long unpack() {
            long value = 0;
            int shift = 0;
            byte b;
            do {
                b = piece.get();
                value |= (long) (b & 0x7f) << shift;
                shift += 7;
            } while (b < 0);
            if (value == 0) {
                return FixedPoint.BLANK;
            }
            long packed = value - 1;
            return packed >>> 1 ^ -(packed & 1);
        }

        private void load(long from, int least) {
            try {
                piece.clear();
                start = from;
                while (piece.position() < least || piece.hasRemaining()) {
                    if (channel.read(piece, start + piece.position()) < 0) {
                        break;
                    }
                }
                piece.flip();
            } catch (IOException e) {
                throw new UncheckedIOException("the figures of this run cannot be read back", e);
            }
        }
    }

    /** Lets go of all figures: from now on none is at hand. */
    @Override
    public void close() {
        offsets = new int[1];
        size = 0;
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
