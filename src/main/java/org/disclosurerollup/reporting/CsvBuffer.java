package org.disclosurerollup.reporting;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.disclosurerollup.catalogue.FixedPoint;

/**
 * Rows of CSV as bytes in UTF-8, for files of hundreds of megabytes: a number costs no object, and text that many rows
 * share is encoded once. Text that a spreadsheet would take for a formula gets an apostrophe before it; a field is quoted
 * where RFC 4180 or a spreadsheet wants it.
 */
final class CsvBuffer {

    private static final int MOST_DIGITS = 20;

    private byte[] bytes = new byte[1 << 12];
    private int length;
    private boolean atRowStart = true;

    /** Text of one or several neighbouring fields, as it stands in the file. */
    static final class Fields {

        private final byte[] bytes;

        private Fields(byte[] bytes) {
            this.bytes = bytes;
        }

        /** Text from outside; {@code null} is empty. */
        static Fields of(String... values) {
            CsvBuffer buffer = new CsvBuffer();
            for (String value : values) {
                buffer.text(value);
            }
            return new Fields(Arrays.copyOf(buffer.bytes, buffer.length));
        }
    }

    /** The row with the columns' names. */
    CsvBuffer header(String... names) {
        for (String name : names) {
            text(name);
        }
        return endRow();
    }

    CsvBuffer fields(Fields fields) {
        separate(fields.bytes.length);
        return append(fields.bytes);
    }

    /** Text from outside; {@code null} is empty. */
    CsvBuffer text(String value) {
        String text = value == null ? "" : guard(value);
        boolean quoted = isToBeQuoted(text);
        String content = quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
        // Three bytes a character is the most that UTF-8 takes for what is one char in Java.
        separate(3 * content.length());
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c >= 0x80) {
                return append(content.substring(i).getBytes(StandardCharsets.UTF_8));
            }
            bytes[length++] = (byte) c;
        }
        return this;
    }

    CsvBuffer number(long value) {
        separate(MOST_DIGITS);
        return digits(value);
    }

    /** A figure in units of its last decimal, without needless zeros; a blank is empty. */
    CsvBuffer figure(long figure, int decimals) {
        if (decimals == 0 && figure != FixedPoint.BLANK) {
            return number(figure);
        }
        return plainText(FixedPoint.toText(figure, decimals));
    }

    /** A figure without needless zeros; {@code null} is empty. */
    CsvBuffer figure(BigDecimal value) {
        return value == null ? plainText("") : plainText(plain(value));
    }

    /** A percentage with its two decimals; {@code null} is empty. */
    CsvBuffer percent(BigDecimal value) {
        return value == null ? plainText("") : plainText(value.toPlainString());
    }

    /** The rest of a row as it stands in another file, its end of line included. */
    CsvBuffer rest(byte[] other, int from, int to) {
        separate(to - from);
        System.arraycopy(other, from, bytes, length, to - from);
        length += to - from;
        atRowStart = true;
        return this;
    }

    CsvBuffer endRow() {
        room(1);
        bytes[length++] = '\n';
        atRowStart = true;
        return this;
    }

    int length() {
        return length;
    }

    /** Writes what it holds, and is empty. */
    void moveTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        length = 0;
    }

    static String plain(BigDecimal value) {
        if (value.scale() == 0) {
            return value.toString();
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    private CsvBuffer digits(long value) {
        if (value < 0) {
            return append(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
        }
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        long rest = value;
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** ASCII that needs no quotes. */
    private CsvBuffer plainText(String text) {
        separate(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
        return this;
    }

    private CsvBuffer append(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    private void separate(int room) {
        room(room + 1);
        if (atRowStart) {
            atRowStart = false;
        } else {
            bytes[length++] = ',';
        }
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    private static boolean isToBeQuoted(String text) {
        if (text.isEmpty()) {
            return false;
        }
        if (text.charAt(0) <= '#' || text.charAt(text.length() - 1) <= ' ') {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    private static String guard(String text) {
        if (text.isEmpty()) {
            return text;
        }
        char first = text.charAt(0);
        boolean formula =
                first == '=' || first == '+' || first == '-' || first == '@' || first == '\t' || first == '\r';
        return formula && !text.matches("[+-]\\d+(\\.\\d+)?") ? "'" + text : text;
    }
}
