package org.disclosurerollup.reporting;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The lines of a list that stands in the folder from an earlier run, one after the other, as far as they are to stand in
 * the list that will replace it. One line is in memory at a time.
 */
final class EarlierLines implements AutoCloseable {

    private static final int MOST_BYTES = 1 << 24;

    private final InputStream in;
    private final String[] fields;
    private final Function<String[], ListKey> keyOf;
    private final Predicate<ListKey> stays;
    private byte[] buffer = new byte[1 << 16];

    /** How far the buffer is filled. */
    private int end;

    /** Where the line begins, and its length with its end of line. */
    private int start;

    private int length;
    private ListKey key;

    /** Takes a line as it stands, its end of line included. */
    @FunctionalInterface
    interface LineConsumer {
        void accept(ListKey key, byte[] bytes, int from, int to) throws IOException;
    }

    /**
     * @param columns how many of the first fields the key is made of
     * @param keyOf makes it; an empty field is {@code null}
     * @param stays which lines are to stand again
     */
    EarlierLines(Path file, int columns, Function<String[], ListKey> keyOf, Predicate<ListKey> stays)
            throws IOException {
        this.fields = new String[columns];
        this.keyOf = keyOf;
        this.stays = stays;
        this.in = Files.newInputStream(file);
        readLine();
        advance();
    }

    /** Hands over the lines that stand before this key, in their order. */
    void handOverBefore(ListKey next, LineConsumer consumer) throws IOException {
        while (key != null && key.compareTo(next) < 0) {
            consumer.accept(key, buffer, start, start + length);
            advance();
        }
    }

    /** Hands over what is left. */
    void handOverRest(LineConsumer consumer) throws IOException {
        while (key != null) {
            consumer.accept(key, buffer, start, start + length);
            advance();
        }
    }

    private void advance() throws IOException {
        key = null;
        while (key == null && readLine()) {
            ListKey read = key();
            key = stays.test(read) ? read : null;
        }
    }

    /** Moves on to the next line, up to the end of line that stands in no quotes; answers whether there is one. */
    private boolean readLine() throws IOException {
        start += length;
        length = 0;
        boolean quoted = false;
        int at = start;
        while (true) {
            while (at < end) {
                byte b = buffer[at++];
                if (b == '"') {
                    quoted = !quoted;
                } else if (b == '\n' && !quoted) {
                    length = at - start;
                    return true;
                }
            }
            int scanned = at - start;
            if (!readMore()) {
                return false;
            }
            at = start + scanned;
        }
    }

    /** Keeps the line that has begun and reads on behind it; answers whether there was more. */
    private boolean readMore() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        if (end == buffer.length) {
            if (end >= MOST_BYTES) {
                throw new IOException("a line of the earlier list has no end");
            }
            buffer = Arrays.copyOf(buffer, 2 * end);
        }
        int read = in.read(buffer, end, buffer.length - end);
        end += Math.max(read, 0);
        return read > 0;
    }

    private ListKey key() throws IOException {
        int at = start;
        for (int column = 0; column < fields.length; column++) {
            boolean quoted = buffer[at] == '"';
            int from = quoted ? at + 1 : at;
            int to = quoted ? closingQuote(from) : separator(from);
            String text = new String(buffer, from, to - from, StandardCharsets.UTF_8);
            fields[column] = text.isEmpty() ? null : quoted ? text.replace("\"\"", "\"") : text;
            at = quoted ? to + 2 : to + 1;
            if (at > start + length) {
                throw new IOException("a line of the earlier list is not as it was written");
            }
        }
        return keyOf.apply(fields);
    }

    private int closingQuote(int from) {
        int at = from;
        while (at < start + length && (buffer[at] != '"' || at + 1 < start + length && buffer[at + 1] == '"')) {
            at += buffer[at] == '"' ? 2 : 1;
        }
        return at;
    }

    private int separator(int from) {
        int at = from;
        while (at < start + length && buffer[at] != ',' && buffer[at] != '\n') {
            at++;
        }
        return at;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
