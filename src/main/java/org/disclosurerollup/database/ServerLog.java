package org.disclosurerollup.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The log of an embedded server, which grows for years: only its end is ever looked at. */
final class ServerLog {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int LAST_LINES = 4;

    private ServerLog() {}

    /** What was added since it had this many bytes. */
    static String since(Path log, long before) {
        try (SeekableByteChannel channel = Files.newByteChannel(log)) {
            long from = Math.max(before, channel.size() - MOST_BYTES);
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(0, channel.size() - from));
            channel.position(from);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
            return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(unreadable)";
        }
    }

    /** Its last lines on one line, for a message. */
    static String end(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }
}
