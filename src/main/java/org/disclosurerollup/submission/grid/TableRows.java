package org.disclosurerollup.submission.grid;

import java.util.ArrayList;
import java.util.List;

/** Puts the cells of a document's table, which span columns and rows, into their columns. */
final class TableRows {

    private static final int MOST_SPAN = 200;

    private final ReadingLimits.Budget budget;
    private final List<GridRow> rows = new ArrayList<>();
    private final List<String> above = new ArrayList<>();
    private final List<Integer> left = new ArrayList<>();
    private List<String> current;
    private int line;

    TableRows(ReadingLimits.Budget budget) {
        this.budget = budget;
    }

    void beginRow() throws UnreadableDocumentException {
        line++;
        current = new ArrayList<>();
        skipSpanned();
    }

    /** Takes columns that a cell of a row above reaches down into. */
    private void skipSpanned() throws UnreadableDocumentException {
        while (current.size() < left.size() && left.get(current.size()) > 0) {
            int column = current.size();
            budget.take(column);
            left.set(column, left.get(column) - 1);
            current.add(above.get(column));
        }
    }

    void cell(String text, int columns, int rowsDown) throws UnreadableDocumentException {
        int width = Math.max(1, Math.min(columns, MOST_SPAN));
        int down = Math.max(1, Math.min(rowsDown, MOST_SPAN)) - 1;
        for (int i = 0; i < width; i++) {
            int column = current.size();
            budget.take(column);
            while (left.size() <= column) {
                left.add(0);
                above.add("");
            }
            left.set(column, down);
            above.set(column, i == 0 && Cells.isLabel(text) ? text : "");
            current.add(i == 0 ? text : "");
        }
        skipSpanned();
    }

    /** What the cell above it in its column says, which spans this row as well. */
    void continued(int columns) throws UnreadableDocumentException {
        int column = current.size();
        cell(column < above.size() ? above.get(column) : "", columns, 1);
    }

    void endRow() {
        if (current.stream().anyMatch(text -> !text.isBlank())) {
            rows.add(GridRow.of(line, current.toArray(String[]::new)));
        }
    }

    List<GridRow> rows() {
        return rows;
    }
}
