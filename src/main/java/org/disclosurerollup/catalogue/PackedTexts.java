package org.disclosurerollup.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Many short texts as UTF-8, one behind the other, without an object for each. A text is known by its place: the number
 * of the byte that it begins at, where its length stands before it in groups of seven bits.
 */
final class PackedTexts {

    private static final int MOST_LENGTH_BYTES = 5;
    private static final int HASH_FACTOR = 31;

    private byte[] bytes;
    private int end;

    /** @param size bytes to have room for; it grows */
    PackedTexts(int size) {
        bytes = new byte[Math.max(size, 64)];
    }

    /** Adds the bytes of a text; answers its place. */
    int add(byte[] from, int start, int stop) {
        int length = stop - start;
        if (bytes.length - end < length + MOST_LENGTH_BYTES) {
            bytes = Arrays.copyOf(bytes, Math.addExact(Math.addExact(end, end / 2), length + MOST_LENGTH_BYTES));
        }
        int place = end;
        end = SevenBits.put(bytes, end, length);
        System.arraycopy(from, start, bytes, end, length);
        end += length;
        return place;
    }

    String text(int place) {
        int start = start(place);
        return new String(bytes, start, length(place, start), StandardCharsets.UTF_8);
    }

    /** The first byte behind the length. */
    private int start(int place) {
        int start = place;
        while (bytes[start] < 0) {
            start++;
        }
        return start + 1;
    }

    private int length(int place, int start) {
        int length = 0;
        for (int i = start - 1; i >= place; i--) {
            length = length << 7 | bytes[i] & 0x7f;
        }
        return length;
    }

    boolean isAt(int place, byte[] from, int from0, int stop) {
        int start = start(place);
        return length(place, start) == stop - from0
                && Arrays.equals(bytes, start, start + stop - from0, from, from0, stop);
    }

    /** Whether the text at a place is the same as the one at another. */
    boolean isSame(int place, int other) {
        int start = start(other);
        return isAt(place, bytes, start, start + length(other, start));
    }

    /** Whether a text of characters below 128 alone stands at the place. */
    boolean isAt(int place, String ascii) {
        int start = start(place);
        if (length(place, start) != ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[start + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    int hash(int place) {
        int start = start(place);
        return hash(bytes, start, start + length(place, start));
    }

    static int hash(byte[] bytes, int start, int stop) {
        int hash = 0;
        for (int i = start; i < stop; i++) {
            hash = HASH_FACTOR * hash + bytes[i];
        }
        return hash;
    }

    /** The same of a text of characters below 128. */
    static int hash(String ascii) {
        int hash = 0;
        for (int i = 0; i < ascii.length(); i++) {
            hash = HASH_FACTOR * hash + ascii.charAt(i);
        }
        return hash;
    }

    /** Whether a text consists of characters below 128. */
    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Gives back what no further text needs. */
    void trim() {
        bytes = Arrays.copyOf(bytes, end);
    }
}
