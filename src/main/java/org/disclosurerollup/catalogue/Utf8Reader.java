package org.disclosurerollup.catalogue;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Passes characters on without the byte order mark that spreadsheets put before UTF-8. */
public final class Utf8Reader extends FilterReader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private boolean atStart = true;

    public Utf8Reader(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        if (atStart) {
            atStart = false;
            return c == BYTE_ORDER_MARK ? super.read() : c;
        }
        return c;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (atStart && length > 0) {
            int c = read();
            if (c < 0) {
                return -1;
            }
            buffer[offset] = (char) c;
            int more = super.read(buffer, offset + 1, length - 1);
            return more < 0 ? 1 : more + 1;
        }
        return super.read(buffer, offset, length);
    }
}
