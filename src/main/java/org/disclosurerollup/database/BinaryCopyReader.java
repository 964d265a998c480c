package org.disclosurerollup.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Reads rows of {@code COPY (query) TO STDOUT (FORMAT binary)} field by field, without an object per value. */
public final class BinaryCopyReader implements AutoCloseable {

    private static final int HEADER = 19;

    private final CopyOut copy;
    private ByteBuffer row;
    private boolean first = true;

    /** @param statement the COPY statement; parameters cannot be bound in it, so it holds only constants of ours */
    public BinaryCopyReader(Connection connection, String statement) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(statement);
    }

    /** Goes to the next row; false at the end. */
    public boolean next() throws SQLException {
        byte[] message = copy.readFromCopy();
        if (message == null) {
            return false;
        }
        row = ByteBuffer.wrap(message);
        if (first) {
            first = false;
            row.position(HEADER);
            if (!row.hasRemaining()) {
                return next();
            }
        }
        if (row.getShort() >= 0) {
            return true;
        }
        // Behind the trailer comes the end of the command, which has to be read before the connection is used again.
        while (copy.readFromCopy() != null) {
            row = null;
        }
        return false;
    }

    public long bigint() {
        row.getInt();
        return row.getLong();
    }

    public int integer() {
        row.getInt();
        return row.getInt();
    }

    /** Text, or null. */
    public String text() {
        int length = row.getInt();
        if (length < 0) {
            return null;
        }
        String text = new String(row.array(), row.arrayOffset() + row.position(), length, StandardCharsets.UTF_8);
        row.position(row.position() + length);
        return text;
    }

    /**
     * A {@code bigint[]} into the given array: nulls, and elements that the stored array is too short for, become
     * {@code blank}.
     *
     * @return whether there was an array
     */
    public boolean figures(long[] into, long blank) {
        int length = row.getInt();
        if (length < 0) {
            return false;
        }
        int end = row.position() + length;
        int elements = elements();
        if (elements > into.length) {
            throw new IllegalStateException(
                    "a stored submission has " + elements + " cells, the form only " + into.length);
        }
        if (length > 12) {
            for (int i = 0; i < elements; i++) {
                into[i] = row.getInt() < 0 ? blank : row.getLong();
            }
        }
        row.position(end);
        Arrays.fill(into, elements, into.length, blank);
        return true;
    }

    /** An {@code integer[]} without nulls into the given array; elements that the stored array is too short for become 0. */
    public void integers(int[] into) {
        int length = row.getInt();
        int end = row.position() + length;
        int elements = elements();
        for (int i = 0; i < elements; i++) {
            row.getInt();
            into[i] = row.getInt();
        }
        row.position(end);
        Arrays.fill(into, elements, into.length, 0);
    }

    /** Goes to the first element of an array and answers how many there are. */
    private int elements() {
        if (row.getInt() == 0) {
            return 0;
        }
        row.position(row.position() + 8);
        int elements = row.getInt();
        row.getInt();
        return elements;
    }

    public boolean bool() {
        row.getInt();
        return row.get() != 0;
    }

    /** Reads what is left: a copy cancelled half-way would take the connection's next statement with it. */
    @Override
    public void close() throws SQLException {
        while (copy.isActive() && copy.readFromCopy() != null) {
            row = null;
        }
    }
}
