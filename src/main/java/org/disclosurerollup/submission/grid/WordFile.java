package org.disclosurerollup.submission.grid;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.ICell;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFSDTCell;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;

/** Reads a Word document of the format of since 2007: paragraphs and tables of its body. */
final class WordFile {

    private WordFile() {}

    static Document read(Path file, ReadingLimits limits) throws IOException {
        try (OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ);
                XWPFDocument document = new XWPFDocument(opened)) {
            ReadingLimits.Budget budget = limits.budget();
            DocumentParts parts = new DocumentParts(budget);
            for (IBodyElement element : document.getBodyElements()) {
                if (element instanceof XWPFParagraph paragraph) {
                    parts.paragraph(paragraph.getText());
                } else if (element instanceof XWPFTable table) {
                    parts.table(table(table, budget));
                }
            }
            boolean macros = !opened.getPartsByName(Pattern.compile(".*/vbaProject\\.bin"))
                    .isEmpty();
            return Document.of(parts.grids(), macros);
        } catch (OpenXML4JException e) {
            throw new IOException(e);
        }
    }

    private static TableRows table(XWPFTable table, ReadingLimits.Budget budget) throws UnreadableDocumentException {
        TableRows rows = new TableRows(budget);
        for (XWPFTableRow row : table.getRows()) {
            rows.beginRow();
            for (ICell cell : row.getTableICells()) {
                if (cell instanceof XWPFTableCell tableCell) {
                    add(tableCell, rows);
                } else if (cell instanceof XWPFSDTCell control) {
                    rows.cell(control.getContent().getText().strip(), 1, 1);
                }
            }
            rows.endRow();
        }
        return rows;
    }

    private static void add(XWPFTableCell cell, TableRows rows) throws UnreadableDocumentException {
        CTTcPr properties = cell.getCTTc().getTcPr();
        int columns = properties == null || properties.getGridSpan() == null
                ? 1
                : properties.getGridSpan().getVal().intValue();
        boolean continued = properties != null
                && properties.getVMerge() != null
                && properties.getVMerge().getVal() != STMerge.RESTART;
        if (continued) {
            rows.continued(columns);
        } else {
            rows.cell(cell.getText().strip(), columns, 1);
        }
    }
}
