package org.disclosurerollup.submission;

/**
 * Where the cells of a part of a file stand, in the words of whoever sees the file before them.
 *
 * @param part the sheet ({@code Sheet1}) or table ({@code 表2}); {@code null} where the file has no parts
 */
record Places(String part, Kind kind) {

    /** Lines of text: a finding's line says where it is. */
    static final Places LINES = new Places(null, Kind.LINES);

    private static final int LETTERS = 26;

    enum Kind {
        LINES,
        SHEET,
        TABLE,
        /** Paragraphs of a document. */
        TEXT
    }

    /**
     * The place of a cell beyond its line, {@code null} where the line says it all.
     *
     * @param line row of the part, from 1
     * @param column from 0; negative for the whole row
     */
    String of(int line, int column) {
        return switch (kind) {
            case LINES -> null;
            case TEXT -> part;
            case SHEET -> column < 0 ? part : part + "!" + letters(column) + line;
            case TABLE -> column < 0 ? part : part + "!第" + line + "行第" + (column + 1) + "列";
        };
    }

    /** The same for a note, which says the column of a text file as well. */
    String ofNote(int line, int column) {
        return kind == Kind.LINES && column >= 0 ? "第" + (column + 1) + "列" : of(line, column);
    }

    private static String letters(int column) {
        String last = String.valueOf((char) ('A' + column % LETTERS));
        return column < LETTERS ? last : letters(column / LETTERS - 1) + last;
    }
}
