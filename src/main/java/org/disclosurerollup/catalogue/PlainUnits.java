package org.disclosurerollup.catalogue;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Reads a file of units straight from its bytes as long as nothing is unusual: UTF-8 without quotes, every row with as
 * many fields as the header, everything in them right. At the first doubt it gives up, and {@link UnitReader} reads the
 * file in the way that can say what is wrong. A country's file takes a fifth of the time so.
 */
final class PlainUnits {

    /** More is not a row of units. */
    private static final int LONGEST_ROW = 1 << 16;

    private static final int YEAR_LENGTH = 4;
    private static final int DATE_LENGTH = 10;
    private static final int DECEMBER = 12;
    private static final int LAST_OF_DECEMBER = 31;

    private static final UnitKind[] KINDS = UnitKind.values();
    private static final byte[][] KIND_CODES = Arrays.stream(KINDS)
            .map(kind -> kind.code().getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);

    /** What a date is not. */
    private static final int NO_DATE = UnitColumns.ALWAYS + 1;

    private final byte[] bytes;
    private final UnitColumns columns;
    private int[] fields;
    private int[] starts;
    private int[] stops;

    private PlainUnits(byte[] bytes, UnitColumns columns) {
        this.bytes = bytes;
        this.columns = columns;
    }

    /**
     * The rows of a file.
     *
     * @return {@code null} if the file has to be read otherwise
     */
    static UnitColumns read(byte[] content) {
        int rows = rowsOf(content);
        if (rows < 0) {
            return null;
        }
        UnitColumns columns = new UnitColumns(rows, content.length / 2);
        return new PlainUnits(content, columns).readAll() ? columns : null;
    }

    /** How many lines stand below the header; negative if the bytes are not UTF-8, or hold a quote. */
    private static int rowsOf(byte[] bytes) {
        int lines = 0;
        for (int i = 0; i < bytes.length; ) {
            byte b = bytes[i];
            if (b >= 0) {
                if (b == '"') {
                    return -1;
                }
                lines += b == '\n' ? 1 : 0;
                i++;
            } else {
                int length = lengthOfCharacter(bytes, i);
                if (length == 0) {
                    return -1;
                }
                i += length;
            }
        }
        boolean ended = bytes.length > 0 && bytes[bytes.length - 1] == '\n';
        return ended ? lines - 1 : lines;
    }

    /** Length of a character beyond ASCII, 0 if it is none (Unicode, table 3-7). */
    private static int lengthOfCharacter(byte[] bytes, int at) {
        int lead = bytes[at] & 0xff;
        int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        if (lead < 0xc2 || lead > 0xf4 || at + length > bytes.length) {
            return 0;
        }
        int second = bytes[at + 1] & 0xff;
        int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (second < least || second > most) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private boolean readAll() {
        int start = bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf
                ? 3
                : 0;
        int line = 1;
        while (start < bytes.length) {
            int stop = start;
            while (stop < bytes.length && bytes[stop] != '\n') {
                stop++;
            }
            int next = stop + 1;
            if (stop > start && bytes[stop - 1] == '\r') {
                stop--;
            }
            if (stop - start > LONGEST_ROW || !(line == 1 ? readHeader(start, stop) : readRow(start, stop, line))) {
                return false;
            }
            start = next;
            line++;
        }
        return columns.size() > 0;
    }

    private boolean readHeader(int start, int stop) {
        List<String> header = new ArrayList<>();
        for (String field : new String(bytes, start, stop - start, StandardCharsets.UTF_8).split(",", -1)) {
            header.add(field.trim());
        }
        fields = new int[UnitReader.ALL_COLUMNS.size()];
        for (int i = 0; i < fields.length; i++) {
            String column = UnitReader.ALL_COLUMNS.get(i);
            fields[i] = header.indexOf(column);
            if (Collections.frequency(header, column) > 1 || fields[i] < 0 && UnitReader.COLUMNS.contains(column)) {
                return false;
            }
        }
        starts = new int[header.size()];
        stops = new int[header.size()];
        return header.stream().allMatch(field -> field.indexOf('\r') < 0);
    }

    private boolean readRow(int start, int stop, int line) {
        int field = 0;
        int at = start;
        for (int i = start; i <= stop; i++) {
            if (i == stop || bytes[i] == ',') {
                if (field == starts.length) {
                    return false;
                }
                trim(field++, at, i);
                at = i + 1;
            } else if (bytes[i] == '\r') {
                return false;
            }
        }
        if (field == 1 && starts[0] == stops[0]) {
            return true;
        }
        return field == starts.length && addRow(line);
    }

    /** As {@link String#trim}. */
    private void trim(int field, int start, int stop) {
        int from = start;
        int to = stop;
        while (from < to && bytes[from] >= 0 && bytes[from] <= ' ') {
            from++;
        }
        while (to > from && bytes[to - 1] >= 0 && bytes[to - 1] <= ' ') {
            to--;
        }
        starts[field] = from;
        stops[field] = to;
    }

    private boolean addRow(int line) {
        int code = fields[UnitReader.CODE];
        int name = fields[UnitReader.NAME];
        int parent = fields[UnitReader.PARENT];
        UnitKind kind = kind(fields[UnitReader.KIND]);
        int from = day(fields[UnitReader.VALID_FROM], UnitColumns.ALWAYS, false);
        int to = day(fields[UnitReader.VALID_TO], UnitColumns.EVER, true);
        if (isEmpty(code) || isEmpty(name) || kind == null || from == NO_DATE || to == NO_DATE || to < from) {
            return false;
        }
        columns.add(
                columns.number(bytes, starts[code], stops[code]),
                bytes,
                starts[name],
                stops[name],
                kind,
                isEmpty(parent) ? UnitColumns.NONE : columns.number(bytes, starts[parent], stops[parent]),
                from,
                to,
                line);
        columns.setSuccessors(UnitReader.successors(text(fields[UnitReader.SUCCESSOR])));
        String creditCode = CreditCode.normalise(text(fields[UnitReader.CREDIT_CODE]));
        columns.setCreditCode(creditCode);
        return creditCode.isEmpty() || CreditCode.isValid(creditCode);
    }

    private boolean isEmpty(int field) {
        return starts[field] == stops[field];
    }

    private String text(int field) {
        return field < 0 || isEmpty(field)
                ? ""
                : new String(bytes, starts[field], stops[field] - starts[field], StandardCharsets.UTF_8);
    }

    private UnitKind kind(int field) {
        for (int i = 0; i < KINDS.length; i++) {
            if (Arrays.equals(KIND_CODES[i], 0, KIND_CODES[i].length, bytes, starts[field], stops[field])) {
                return KINDS[i];
            }
        }
        return null;
    }

    /** {@code 2018}, its first or last day, or {@code 2018-06-01}. */
    private int day(int field, int open, boolean last) {
        int start = starts[field];
        int length = stops[field] - start;
        if (length == 0) {
            return open;
        }
        int year = length >= YEAR_LENGTH ? number(start, YEAR_LENGTH) : -1;
        if (year < 0) {
            return NO_DATE;
        }
        if (length == YEAR_LENGTH) {
            return last ? dayOf(year, DECEMBER, LAST_OF_DECEMBER) : dayOf(year, 1, 1);
        }
        if (length != DATE_LENGTH || bytes[start + 4] != '-' || bytes[start + 7] != '-') {
            return NO_DATE;
        }
        int month = number(start + 5, 2);
        int day = number(start + 8, 2);
        try {
            return dayOf(year, month, day);
        } catch (DateTimeException e) {
            return NO_DATE;
        }
    }

    private static int dayOf(int year, int month, int day) {
        return (int) LocalDate.of(year, month, day).toEpochDay();
    }

    /** A number of so many digits, negative if they are none. */
    private int number(int start, int digits) {
        int number = 0;
        for (int i = start; i < start + digits; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return -1;
            }
            number = 10 * number + bytes[i] - '0';
        }
        return number;
    }
}
