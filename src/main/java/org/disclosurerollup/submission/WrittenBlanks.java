package org.disclosurerollup.submission;

import org.disclosurerollup.catalogue.Cell;

/**
 * The cells of a submission in which a dash or a non-breaking space stands for a blank. Only the first few are named:
 * an office that writes dashes writes them all over its form.
 */
final class WrittenBlanks {

    private static final int MOST_NAMES = 5;

    private final int line;
    private final String place;
    private final StringBuilder codes = new StringBuilder();
    private int count;

    /**
     * @param line of the first of them
     * @param place of the first of them beyond its line, {@code null} if there is none
     */
    WrittenBlanks(int line, String place) {
        this.line = line;
        this.place = place;
    }

    void add(Cell cell) {
        if (++count <= MOST_NAMES) {
            codes.append(codes.isEmpty() ? "" : " ").append(cell.code());
        }
    }

    int line() {
        return line;
    }

    String place() {
        return place;
    }

    /** The codes of the first of them, separated by spaces. */
    String codes() {
        return codes.toString();
    }

    String message() {
        return "有 " + count + " 个单元格填的是“—”之类的横线或不间断空格,读作空白,不是 0:"
                + codes.toString().replace(" ", "、") + (count > MOST_NAMES ? " 等。" : "。");
    }
}
