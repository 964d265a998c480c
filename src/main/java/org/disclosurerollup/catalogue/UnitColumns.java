package org.disclosurerollup.catalogue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rows of {@code units.csv} in columns, in file order: a country has 150,000 of them, and an object for each with its
 * texts would be five times as large. Codes are numbered from 0; a code that is only named as a parent has a number and
 * no row. A {@link Unit} is made when somebody asks for it.
 */
final class UnitColumns {

    static final int NONE = TextNumbers.NONE;

    /** Days since 1970 that stand for an open beginning and an open end. */
    static final int ALWAYS = Integer.MIN_VALUE;

    static final int EVER = Integer.MAX_VALUE;

    private static final UnitKind[] KINDS = UnitKind.values();

    private final PackedTexts texts;
    private final TextNumbers codes;
    private int size;
    private int[] numbers;
    private int[] names;
    private int[] parents;
    private int[] from;
    private int[] to;
    private int[] lines;
    private byte[] kinds;

    /** By code: its first row. */
    private int[] firsts;

    /** By code: its last row so far; only while rows are added. */
    private int[] lasts;

    /** By row: the next one of the same code; made for the first code that has two. */
    private int[] nexts;

    /** By row, of the few that have them. */
    private final SortedMap<Integer, List<String>> successors = new TreeMap<>();

    /** By row: number of the credit code; made for the first row that has one. */
    private int[] credits;

    private TextNumbers creditCodes;

    /** By credit code: number of the first code that has it. */
    private int[] creditOwners;

    /**
     * @param rows how many to have room for; it grows
     * @param textBytes how many bytes of codes and names to have room for
     */
    UnitColumns(int rows, int textBytes) {
        int room = Math.max(rows, 4);
        texts = new PackedTexts(textBytes);
        codes = new TextNumbers(texts, room);
        numbers = new int[room];
        names = new int[room];
        parents = new int[room];
        from = new int[room];
        to = new int[room];
        lines = new int[room];
        kinds = new byte[room];
        firsts = emptyColumn(room);
        lasts = emptyColumn(room);
    }

    private static int[] emptyColumn(int room) {
        int[] column = new int[room];
        Arrays.fill(column, NONE);
        return column;
    }

    /** The number of a code. */
    int number(byte[] bytes, int start, int stop) {
        int number = codes.add(bytes, start, stop);
        if (number >= firsts.length) {
            firsts = grown(firsts, NONE);
            lasts = grown(lasts, NONE);
        }
        return number;
    }

    int number(String code) {
        byte[] bytes = code.getBytes(StandardCharsets.UTF_8);
        return number(bytes, 0, bytes.length);
    }

    private static int[] grown(int[] column, int otherwise) {
        int[] grown = Arrays.copyOf(column, column.length + column.length / 2);
        Arrays.fill(grown, column.length, grown.length, otherwise);
        return grown;
    }

    /**
     * Adds a row.
     *
     * @param number of its code
     * @param parent number of the parent's code, -1 if there is none
     * @param validFrom days since 1970, {@link #ALWAYS} if open
     * @param validTo days since 1970, {@link #EVER} if open
     */
    void add(
            int number,
            byte[] name,
            int nameStart,
            int nameStop,
            UnitKind kind,
            int parent,
            int validFrom,
            int validTo,
            int line) {
        if (size == numbers.length) {
            growRows();
        }
        numbers[size] = number;
        names[size] = texts.add(name, nameStart, nameStop);
        parents[size] = parent;
        from[size] = validFrom;
        to[size] = validTo;
        lines[size] = line;
        kinds[size] = (byte) kind.ordinal();
        if (firsts[number] == NONE) {
            firsts[number] = size;
        } else {
            nexts = nexts == null ? emptyColumn(numbers.length) : nexts;
            nexts[lasts[number]] = size;
        }
        lasts[number] = size;
        size++;
    }

    private void growRows() {
        numbers = grown(numbers, 0);
        names = grown(names, 0);
        parents = grown(parents, 0);
        from = grown(from, 0);
        to = grown(to, 0);
        lines = grown(lines, 0);
        kinds = Arrays.copyOf(kinds, numbers.length);
        nexts = nexts == null ? null : grown(nexts, NONE);
        credits = credits == null ? null : grown(credits, NONE);
    }

    /** Says who took over from the unit of the last row. */
    void setSuccessors(List<String> ofLast) {
        if (!ofLast.isEmpty()) {
            successors.put(size - 1, ofLast);
        }
    }

    /** Gives the last row its credit code; an empty one is none. */
    void setCreditCode(String creditCode) {
        if (creditCode.isEmpty()) {
            return;
        }
        if (credits == null) {
            credits = emptyColumn(numbers.length);
            creditCodes = new TextNumbers(texts, numbers.length / 8);
            creditOwners = emptyColumn(numbers.length / 8 + 4);
        }
        byte[] bytes = creditCode.getBytes(StandardCharsets.UTF_8);
        int credit = creditCodes.add(bytes, 0, bytes.length);
        credits[size - 1] = credit;
        if (credit >= creditOwners.length) {
            creditOwners = grown(creditOwners, NONE);
        }
        if (creditOwners[credit] == NONE) {
            creditOwners[credit] = numbers[size - 1];
        }
    }

    /** Gives back what only further rows would need. */
    void trim() {
        texts.trim();
        codes.trim();
        numbers = trimmed(numbers, size);
        names = trimmed(names, size);
        parents = trimmed(parents, size);
        from = trimmed(from, size);
        to = trimmed(to, size);
        lines = trimmed(lines, size);
        kinds = Arrays.copyOf(kinds, size);
        nexts = nexts == null ? null : trimmed(nexts, size);
        credits = credits == null ? null : trimmed(credits, size);
        firsts = trimmed(firsts, codes.size());
        lasts = null;
    }

    private static int[] trimmed(int[] column, int size) {
        return column.length == size ? column : Arrays.copyOf(column, size);
    }

    /** How many rows there are. */
    int size() {
        return size;
    }

    /** How many codes there are. */
    int codes() {
        return codes.size();
    }

    /** Number of a code, -1 if nothing in the file has it. */
    int find(String code) {
        return codes.find(code);
    }

    String codeOf(int number) {
        return codes.text(number);
    }

    /** The first row of a code, -1 if it only stands as a parent. */
    int firstOf(int number) {
        return firsts[number];
    }

    /** The next row of the same code, -1 if there is none. */
    int nextOf(int row) {
        return nexts == null ? NONE : nexts[row];
    }

    int number(int row) {
        return numbers[row];
    }

    String code(int row) {
        return codes.text(numbers[row]);
    }

    String name(int row) {
        return texts.text(names[row]);
    }

    /** Where the name stands: see {@link #texts}. */
    int namePlace(int row) {
        return names[row];
    }

    PackedTexts texts() {
        return texts;
    }

    UnitKind kind(int row) {
        return KINDS[kinds[row]];
    }

    /** Number of the parent's code, -1 if there is none. */
    int parent(int row) {
        return parents[row];
    }

    int validFrom(int row) {
        return from[row];
    }

    int validTo(int row) {
        return to[row];
    }

    int line(int row) {
        return lines[row];
    }

    /** Whether a row holds on a day. */
    boolean holdsOn(int row, int day) {
        return from[row] <= day && to[row] >= day;
    }

    /** Whether a row holds on any day from one to another. */
    boolean holdsIn(int row, int first, int last) {
        return from[row] <= last && to[row] >= first;
    }

    /** The rows that name successors, with these, in file order. */
    SortedMap<Integer, List<String>> successors() {
        return successors;
    }

    List<String> successors(int row) {
        return successors.isEmpty() ? List.of() : successors.getOrDefault(row, List.of());
    }

    /** The credit code of a row, empty if it has none. */
    String creditCode(int row) {
        return credits == null || credits[row] == NONE ? "" : creditCodes.text(credits[row]);
    }

    /** Number of the first code with the credit code of a row, that of the row itself if it has none. */
    int creditOwner(int row) {
        return credits == null || credits[row] == NONE ? numbers[row] : creditOwners[credits[row]];
    }

    /** Number of the code with a credit code, -1 if there is none. */
    int ofCreditCode(String creditCode) {
        int credit = creditCodes == null ? NONE : creditCodes.find(creditCode);
        return credit == NONE ? NONE : creditOwners[credit];
    }

    /** Whether the columns can have a day: those of millions of years from now they cannot, nor can the database. */
    static boolean isDay(LocalDate date) {
        long day = date.toEpochDay();
        return date.equals(LocalDate.MIN) || date.equals(LocalDate.MAX) || day > ALWAYS + 1L && day < EVER;
    }

    /** A day as the columns have it. */
    static int day(LocalDate date) {
        if (date.equals(LocalDate.MIN)) {
            return ALWAYS;
        }
        return date.equals(LocalDate.MAX) ? EVER : Math.toIntExact(date.toEpochDay());
    }

    static LocalDate date(int day) {
        if (day == ALWAYS) {
            return LocalDate.MIN;
        }
        return day == EVER ? LocalDate.MAX : LocalDate.ofEpochDay(day);
    }

    Unit unit(int row) {
        return new Unit(
                code(row),
                name(row),
                kind(row),
                parents[row] == NONE ? null : codes.text(parents[row]),
                date(from[row]),
                date(to[row]),
                successors(row),
                creditCode(row),
                lines[row]);
    }
}
