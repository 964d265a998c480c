package org.disclosurerollup.submission;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Puts a line of its own with {@link #MARK} behind the text. A parser that takes the end of the file for the end of an
 * open quote gives the mark as part of a field, and so the file away. The mark is no character of any text; where it
 * comes up all the same it is replaced.
 */
final class MarkedEndReader extends FilterReader {

    static final char MARK = '\uFFFF';

    private static final char[] END = {'\n', MARK};
    private static final char REPLACEMENT = '\uFFFD';

    private int ending;

    MarkedEndReader(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read >= 0) {
            for (int i = offset; i < offset + read; i++) {
                if (buffer[i] == MARK) {
                    buffer[i] = REPLACEMENT;
                }
            }
            return read;
        }
        if (ending == END.length || length == 0) {
            return ending == END.length ? -1 : 0;
        }
        buffer[offset] = END[ending++];
        return 1;
    }
}
