package org.disclosurerollup.submission.grid;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.hwpf.usermodel.TableRow;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Reads a Word document of the format of 1997. Its rows know where their cells begin on the page, not which columns they
 * span: every place where a cell of the table begins is a column.
 */
final class OldWordFile {

    private OldWordFile() {}

    static Document read(Path file, ReadingLimits limits) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem(file.toFile(), true);
                HWPFDocument document = new HWPFDocument(files)) {
            ReadingLimits.Budget budget = limits.budget();
            DocumentParts parts = new DocumentParts(budget);
            Range range = document.getRange();
            int paragraphs = range.numParagraphs();
            for (int i = 0; i < paragraphs; i++) {
                Paragraph paragraph = range.getParagraph(i);
                if (paragraph.isInTable()) {
                    Table table = range.getTable(paragraph);
                    parts.table(table(table, budget));
                    i += Math.max(table.numParagraphs(), 1) - 1;
                } else {
                    parts.paragraph(text(paragraph));
                }
            }
            boolean macros = files.getRoot().hasEntry("Macros");
            return Document.of(parts.grids(), macros);
        }
    }

    private static TableRows table(Table table, ReadingLimits.Budget budget) throws UnreadableDocumentException {
        TreeSet<Integer> edges = new TreeSet<>();
        for (int r = 0; r < table.numRows(); r++) {
            TableRow row = table.getRow(r);
            for (int c = 0; c < row.numCells(); c++) {
                edges.add(row.getCell(c).getLeftEdge());
            }
        }
        List<Integer> columns = new ArrayList<>(edges);
        TableRows rows = new TableRows(budget);
        for (int r = 0; r < table.numRows(); r++) {
            TableRow row = table.getRow(r);
            rows.beginRow();
            int at = 0;
            for (int c = 0; c < row.numCells(); c++) {
                TableCell cell = row.getCell(c);
                int column = columns.indexOf(cell.getLeftEdge());
                if (column > at) {
                    rows.cell("", column - at, 1);
                }
                int next = c + 1 < row.numCells()
                        ? columns.indexOf(row.getCell(c + 1).getLeftEdge())
                        : columns.size();
                at = Math.max(next, column + 1);
                add(cell, at - column, rows);
            }
            rows.endRow();
        }
        return rows;
    }

    private static void add(TableCell cell, int columns, TableRows rows) throws UnreadableDocumentException {
        if (cell.isVerticallyMerged() && !cell.isFirstVerticallyMerged()) {
            rows.continued(columns);
        } else {
            rows.cell(text(cell), columns, 1);
        }
    }

    /** The text without the marks that end paragraphs and cells, and without the codes of fields. */
    private static String text(Range range) {
        return Range.stripFields(range.text())
                .replaceAll("[\\x07\\r\\n\\x0b\\x0c]+", " ")
                .strip();
    }
}
