package org.disclosurerollup.submission.grid;

import java.util.ArrayList;
import java.util.List;

/** Collects a document's tables, numbered as a reader counts them, and the text between them. */
final class DocumentParts {

    private final ReadingLimits.Budget budget;
    private final List<Grid> grids = new ArrayList<>();
    private List<GridRow> text = new ArrayList<>();
    private int tables;
    private int lines;

    DocumentParts(ReadingLimits.Budget budget) {
        this.budget = budget;
    }

    void paragraph(String paragraph) throws UnreadableDocumentException {
        String stripped = paragraph.strip();
        lines++;
        if (!stripped.isEmpty()) {
            budget.take(0);
            text.add(GridRow.of(lines, stripped));
        }
    }

    void table(TableRows table) {
        endText();
        tables++;
        grids.add(new Grid("表" + tables, Grid.Kind.TABLE, table.rows()));
    }

    private void endText() {
        if (!text.isEmpty()) {
            grids.add(new Grid("", Grid.Kind.TEXT, text));
            text = new ArrayList<>();
        }
    }

    List<Grid> grids() {
        endText();
        return grids;
    }
}
