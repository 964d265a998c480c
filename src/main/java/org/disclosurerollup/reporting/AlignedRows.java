package org.disclosurerollup.reporting;

import java.io.PrintWriter;
import java.util.List;

/** Prints rows whose columns line up although Chinese characters are two columns wide. */
public final class AlignedRows {

    private static final String GAP = "  ";
    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";
    private static final String RESET = "\u001b[0m";

    private final PrintWriter out;
    private final boolean colour;

    public AlignedRows(PrintWriter out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    public String bold(String text) {
        return paint(BOLD, text);
    }

    public String dim(String text) {
        return paint(DIM, text);
    }

    private String paint(String style, String text) {
        return colour && !text.isEmpty() ? style + text + RESET : text;
    }

    /** @param words how many of the first columns are words, which begin in line; the others end in line */
    public void print(String indent, int words, List<List<String>> rows) {
        print(indent, words, rows, null);
    }

    /** @param below for each row what stands below it, line by line; {@code null} for nothing */
    void print(String indent, int words, List<List<String>> rows, List<List<String>> below) {
        if (rows.isEmpty()) {
            return;
        }
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], ConsoleTable.width(row.get(i)));
            }
        }
        for (int r = 0; r < rows.size(); r++) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < widths.length; i++) {
                String field = rows.get(r).get(i);
                String padding = " ".repeat(widths[i] - ConsoleTable.width(field));
                line.append(i < words ? field + padding : padding + field).append(GAP);
            }
            out.println(line.toString().stripTrailing());
            if (below != null) {
                below.get(r).forEach(text -> out.println(indent + GAP + dim("← " + text)));
            }
        }
    }
}
