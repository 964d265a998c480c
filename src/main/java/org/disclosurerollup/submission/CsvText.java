package org.disclosurerollup.submission;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.disclosurerollup.catalogue.Utf8Reader;
import org.disclosurerollup.submission.grid.FileStart;

/**
 * How a CSV file is written: UTF-8, UTF-16 or GB18030; with commas, semicolons or tabs. A byte order mark says the
 * encoding; without one it is UTF-8 as long as the first text beyond ASCII is, then UTF-16 where every other byte is
 * zero, then GB18030, whose shorter forms GBK and GB2312 are contained in it. The first line that has a delimiter says
 * which.
 */
record CsvText(Charset charset, char delimiter) {

    private static final int BUFFER = 1 << 16;
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String DELIMITERS = ",;\t";

    static CsvText of(Path file) throws IOException {
        byte[] start = FileStart.read(file, BUFFER);
        Charset charset = charset(start, file);
        return new CsvText(charset, delimiter(new String(start, charset)));
    }

    /** The characters of the file without a byte order mark; bytes that are none of the encoding throw. */
    Reader open(Path file) throws IOException {
        Reader reader = new InputStreamReader(
                Files.newInputStream(file),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        return new Utf8Reader(new BufferedReader(reader, BUFFER));
    }

    private static Charset charset(byte[] start, Path file) throws IOException {
        if (FileStart.isMarked(start, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (FileStart.isMarked(start, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (FileStart.isMarked(start, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        // A table begins with ASCII, so that one of the first two bytes of unmarked UTF-16 is zero.
        if (start.length >= 4 && start[1] == 0 && start[3] == 0 && start[0] != 0) {
            return StandardCharsets.UTF_16LE;
        }
        if (start.length >= 4 && start[0] == 0 && start[2] == 0 && start[1] != 0) {
            return StandardCharsets.UTF_16BE;
        }
        byte[] text = start.length == BUFFER && isAscii(start) ? beyondAscii(file) : start;
        if (isIn(StandardCharsets.UTF_8, text) || !isIn(GB18030, text)) {
            return StandardCharsets.UTF_8;
        }
        return GB18030;
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the bytes are text of the encoding, the last character perhaps cut off. */
    private static boolean isIn(Charset charset, byte[] bytes) {
        CoderResult result = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length + 1), bytes.length < BUFFER);
        return !result.isError();
    }

    /** The file's bytes from the first on that is not ASCII. */
    private static byte[] beyondAscii(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            byte[] block = new byte[BUFFER];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                for (int i = 0; i < read; i++) {
                    if (block[i] < 0) {
                        byte[] all = Arrays.copyOfRange(block, i, i + BUFFER);
                        int more = in.readNBytes(all, read - i, BUFFER - (read - i));
                        return Arrays.copyOf(all, read - i + more);
                    }
                }
            }
            return new byte[0];
        }
    }

    private static char delimiter(String start) {
        int[] counts = new int[DELIMITERS.length()];
        boolean quoted = false;
        for (int i = 0; i < start.length(); i++) {
            char c = start.charAt(i);
            quoted ^= c == '"';
            int which = quoted ? -1 : DELIMITERS.indexOf(c);
            if (which >= 0) {
                counts[which]++;
            }
            if (c == '\n' && !quoted && Arrays.stream(counts).anyMatch(count -> count > 0)) {
                break;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return DELIMITERS.charAt(best);
    }
}
