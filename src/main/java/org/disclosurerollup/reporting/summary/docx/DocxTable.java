package org.disclosurerollup.reporting.summary.docx;

import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.xmlbeans.impl.xb.xmlschema.SpaceAttribute;
import org.disclosurerollup.reporting.summary.composition.Composition.Column;
import org.disclosurerollup.reporting.summary.composition.Composition.Row;
import org.disclosurerollup.reporting.summary.composition.Composition.Table;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblBorders;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTText;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTrPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STVerticalJc;

/** A table over the whole width of the text, whose header stands again on each page. */
final class DocxTable {

    private static final int INDENT = 160;

    /** How many of the first rows stay with the header. */
    private static final int KEPT_TOGETHER = 2;

    /** How many of the last rows stay with the one before them. */
    private static final int KEPT_AT_END = 2;

    /** So many rows stay on one page altogether. */
    private static final int KEPT_WHOLE = 8;

    private final Table table;
    private final int[] widths;

    DocxTable(Table table) {
        this.table = table;
        this.widths = widths(table.columns());
    }

    /** Widths in twentieths of a point that add up to the text's. */
    private static int[] widths(List<Column> columns) {
        int parts = columns.stream().mapToInt(Column::width).sum();
        int[] widths = new int[columns.size()];
        int left = DocxPage.TEXT_WIDTH;
        for (int i = 0; i < widths.length; i++) {
            widths[i] = i == widths.length - 1
                    ? left
                    : DocxPage.TEXT_WIDTH * columns.get(i).width() / parts;
            left -= widths[i];
        }
        return widths;
    }

    void addTo(XWPFDocument document) {
        XWPFTable made = document.createTable();
        CTTbl tbl = made.getCTTbl();
        tbl.removeTr(0);
        properties(tbl);
        header(tbl.addNewTr());
        int last = table.rows().size() - 1;
        for (int i = 0; i <= last; i++) {
            // Neither the header nor the notes nor the last row stand alone on a page.
            row(
                    tbl.addNewTr(),
                    table.rows().get(i),
                    i < KEPT_TOGETHER
                            || i < last && (i >= last - KEPT_AT_END || last < KEPT_WHOLE)
                            || i == last && !table.notes().isEmpty());
        }
    }

    private void properties(CTTbl tbl) {
        CTTblPr properties = tbl.getTblPr() != null ? tbl.getTblPr() : tbl.addNewTblPr();
        CTTblWidth width = properties.isSetTblW() ? properties.getTblW() : properties.addNewTblW();
        width.setW(BigInteger.valueOf(DocxPage.TEXT_WIDTH));
        width.setType(STTblWidth.DXA);
        CTTblBorders borders =
                properties.isSetTblBorders() ? properties.getTblBorders() : properties.addNewTblBorders();
        for (CTBorder border : List.of(
                borders.isSetTop() ? borders.getTop() : borders.addNewTop(),
                borders.isSetLeft() ? borders.getLeft() : borders.addNewLeft(),
                borders.isSetBottom() ? borders.getBottom() : borders.addNewBottom(),
                borders.isSetRight() ? borders.getRight() : borders.addNewRight(),
                borders.isSetInsideH() ? borders.getInsideH() : borders.addNewInsideH(),
                borders.isSetInsideV() ? borders.getInsideV() : borders.addNewInsideV())) {
            border.setVal(STBorder.SINGLE);
            border.setSz(BigInteger.valueOf(4));
            border.setColor("000000");
        }
        properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
        CTTblGrid grid = tbl.getTblGrid() != null ? tbl.getTblGrid() : tbl.addNewTblGrid();
        while (grid.sizeOfGridColArray() > 0) {
            grid.removeGridCol(0);
        }
        for (int column : widths) {
            grid.addNewGridCol().setW(BigInteger.valueOf(column));
        }
    }

    private void header(CTRow row) {
        CTTrPr properties = row.addNewTrPr();
        properties.addNewCantSplit();
        properties.addNewTblHeader();
        for (int i = 0; i < widths.length; i++) {
            cell(row, widths[i], "TableHead", table.columns().get(i).title(), 0, 1, true);
        }
    }

    private void row(CTRow row, Row content, boolean keepNext) {
        row.addNewTrPr().addNewCantSplit();
        if (content.heading()) {
            cell(row, DocxPage.TEXT_WIDTH, "TableText", content.cells().get(0), 0, widths.length, true);
            return;
        }
        for (int i = 0; i < widths.length; i++) {
            Column column = table.columns().get(i);
            cell(
                    row,
                    widths[i],
                    column.numeric() ? "TableFigure" : "TableText",
                    content.cells().get(i),
                    i == 0 ? content.indent() : 0,
                    1,
                    keepNext);
        }
    }

    private static void cell(CTRow row, int width, String style, String text, int indent, int span, boolean keepNext) {
        CTTc cell = row.addNewTc();
        CTTcPr properties = cell.addNewTcPr();
        CTTblWidth cellWidth = properties.addNewTcW();
        cellWidth.setW(BigInteger.valueOf(width));
        cellWidth.setType(STTblWidth.DXA);
        if (span > 1) {
            properties.addNewGridSpan().setVal(BigInteger.valueOf(span));
        }
        properties.addNewVAlign().setVal(STVerticalJc.CENTER);
        CTP paragraph = cell.addNewP();
        CTPPr paragraphProperties = paragraph.addNewPPr();
        paragraphProperties.addNewPStyle().setVal(style);
        if (keepNext) {
            paragraphProperties.addNewKeepNext();
        }
        if (indent > 0) {
            paragraphProperties.addNewInd().setLeft(BigInteger.valueOf((long) indent * INDENT));
        }
        CTText run = paragraph.addNewR().addNewT();
        run.setStringValue(text);
        run.setSpace(SpaceAttribute.Space.PRESERVE);
    }
}
