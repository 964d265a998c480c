package org.disclosurerollup.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows in PostgreSQL's binary COPY format, array of figures included, without an object per value.
 *
 * <p>The caller names the columns in the statement and writes each row's fields in that order. Rows become visible when
 * the connection's transaction commits.
 */
public final class BinaryCopyWriter implements AutoCloseable {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int BIGINT_OID = 20;
    private static final int INTEGER_OID = 23;
    private static final LocalDate POSTGRES_EPOCH = LocalDate.of(2000, 1, 1);
    private static final int CHUNK = 1 << 16;

    private final CopyIn copy;
    private ByteBuffer buffer = ByteBuffer.allocate(2 * CHUNK);
    private boolean finished;

    /** @param statement {@code COPY table (columns) FROM STDIN (FORMAT binary)} */
    public BinaryCopyWriter(Connection connection, String statement) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    /** Begins a row of so many fields. */
    public BinaryCopyWriter row(int fields) throws SQLException {
        if (buffer.position() >= CHUNK) {
            flush();
        }
        room(2).putShort((short) fields);
        return this;
    }

    public BinaryCopyWriter bigint(long value) {
        room(12).putInt(8).putLong(value);
        return this;
    }

    /** A number, or null for zero, which is the number of nothing. */
    public BinaryCopyWriter bigintOrNothing(long value) {
        return value == 0 ? nothing() : bigint(value);
    }

    public BinaryCopyWriter integer(int value) {
        room(8).putInt(4).putInt(value);
        return this;
    }

    public BinaryCopyWriter bool(boolean value) {
        room(5).putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    /** A date, or null. */
    public BinaryCopyWriter date(LocalDate value) {
        if (value == null) {
            return nothing();
        }
        return integer((int) ChronoUnit.DAYS.between(POSTGRES_EPOCH, value));
    }

    /** Text, or null; a NUL character, which PostgreSQL cannot hold, is dropped. */
    public BinaryCopyWriter text(String value) {
        if (value == null) {
            return nothing();
        }
        String clean = value.indexOf('\0') < 0 ? value : value.replace("\0", "");
        return bytes(clean.getBytes(StandardCharsets.UTF_8));
    }

    /** JSON text for a {@code jsonb} column, or null. */
    public BinaryCopyWriter jsonb(String json) {
        if (json == null) {
            return nothing();
        }
        byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
        room(5 + utf8.length).putInt(1 + utf8.length).put((byte) 1).put(utf8);
        return this;
    }

    public BinaryCopyWriter bytes(byte[] value) {
        if (value == null) {
            return nothing();
        }
        room(4 + value.length).putInt(value.length).put(value);
        return this;
    }

    /** A {@code bigint[]}; elements equal to {@code blank} become null. A null array is null. */
    public BinaryCopyWriter figures(long[] values, long blank) {
        if (values == null) {
            return nothing();
        }
        int start = arrayHeader(values.length, 8, BIGINT_OID);
        boolean blanks = false;
        for (long value : values) {
            if (value == blank) {
                buffer.putInt(-1);
                blanks = true;
            } else {
                buffer.putInt(8).putLong(value);
            }
        }
        return arrayEnd(start, blanks);
    }

    /** An {@code integer[]}. */
    public BinaryCopyWriter integers(int[] values) {
        int start = arrayHeader(values.length, 4, INTEGER_OID);
        for (int value : values) {
            buffer.putInt(4).putInt(value);
        }
        return arrayEnd(start, false);
    }

    private int arrayHeader(int length, int width, int type) {
        room(24 + length * (4 + width));
        int start = buffer.position();
        buffer.putInt(0).putInt(1).putInt(0).putInt(type).putInt(length).putInt(1);
        return start;
    }

    private BinaryCopyWriter arrayEnd(int start, boolean nulls) {
        buffer.putInt(start, buffer.position() - start - 4);
        buffer.putInt(start + 8, nulls ? 1 : 0);
        return this;
    }

    public BinaryCopyWriter nothing() {
        room(4).putInt(-1);
        return this;
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int size = Math.max(buffer.capacity() * 2, buffer.position() + bytes);
            buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), size)).position(buffer.position());
        }
        return buffer;
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    /** Sends what was written so far, so that the server can take it in while the caller does other things. */
    public void send() throws SQLException {
        flush();
        copy.flushCopy();
    }

    /** Ends the copy and answers how many rows PostgreSQL took. Without it, {@link #close} cancels. */
    public long finish() throws SQLException {
        room(2).putShort((short) -1);
        flush();
        finished = true;
        return copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (!finished && copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
