package org.disclosurerollup.submission;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;

/**
 * One row of a CSV file at a time: the characters of all its fields in one array that the next row uses again. A field
 * becomes an object only where somebody asks for its text.
 */
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {

    /** So many characters are no row of figures any more. */
    static final int MOST_CHARACTERS = 1 << 22;

    private final Field field = new Field();
    private char[] characters = new char[1024];
    private int[] ends = new int[128];
    private int size;
    private long line;

    @Override
    protected void handleBegin(long startingLineNumber) {
        size = 0;
        line = startingLineNumber;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        int start = start(index);
        int end = start + length;
        if (end > MOST_CHARACTERS) {
            throw new RowTooLongException();
        }
        if (index == ends.length) {
            ends = Arrays.copyOf(ends, 2 * index);
        }
        if (end > characters.length) {
            characters = Arrays.copyOf(characters, Math.max(end, 2 * characters.length));
        }
        System.arraycopy(buffer, offset, characters, start, length);
        ends[index] = end;
        size = index + 1;
    }

    @Override
    protected void handleEmpty() {
        size = 0;
    }

    @Override
    protected CsvRow buildRecord() {
        return this;
    }

    /** Thrown out of the parser, which knows no limit for a row. */
    static final class RowTooLongException extends RuntimeException {}

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    int size() {
        return size;
    }

    /** The physical line on which the row starts, from 1. */
    long line() {
        return line;
    }

    /** Whether no field has any text. */
    boolean isEmpty() {
        for (int i = 0; i < (size == 0 ? 0 : ends[size - 1]); i++) {
            if (!CellText.isSpace(characters[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is the mark behind the last row. */
    boolean isEnd() {
        return size == 1 && ends[0] == 1 && characters[0] == MarkedEndReader.MARK;
    }

    /** Whether it ran into the mark: a quote was never closed. */
    boolean isUnclosed() {
        return size > 0 && ends[size - 1] > 0 && characters[ends[size - 1] - 1] == MarkedEndReader.MARK;
    }

    /** A field as it stands in the file; true of the same object only until another is asked for. */
    CharSequence view(int index) {
        field.start = start(index);
        field.length = ends[index] - field.start;
        return field;
    }

    private final class Field implements CharSequence {

        private int start;
        private int length;

        @Override
        public int length() {
            return length;
        }

        @Override
        public char charAt(int index) {
            return characters[start + index];
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new String(characters, start + from, to - from);
        }

        @Override
        public String toString() {
            return new String(characters, start, length);
        }
    }
}
