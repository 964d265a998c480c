package org.disclosurerollup.reporting.summary.workbook;

import java.math.BigDecimal;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.reporting.summary.Shown;
import org.disclosurerollup.reporting.summary.ShownShare;

/**
 * A sheet that is written cell by cell from the top left.
 *
 * <p>Text is always a cell of text, whatever it begins with, and formulas come only from {@link #formula}. A figure goes
 * into the file as the nearest number that Excel can hold, which is exact up to fifteen digits; figures have twelve.
 */
public final class TableSheet {

    private static final int WIDTH_OF_A_DIGIT = 256;
    private static final int LONGEST_TEXT = SpreadsheetVersion.EXCEL2007.getMaxTextLength();

    private final SXSSFSheet sheet;
    private final Styles styles;
    private SXSSFRow row;
    private int nextRow;
    private int nextColumn;

    public TableSheet(SXSSFWorkbook workbook, String name, Styles styles) {
        this.sheet = workbook.createSheet(uniqueName(workbook, name));
        this.styles = styles;
    }

    private static String uniqueName(SXSSFWorkbook workbook, String wanted) {
        String name = WorkbookUtil.createSafeSheetName(wanted);
        for (int i = 2; workbook.getSheet(name) != null; i++) {
            String suffix = " " + i;
            name = WorkbookUtil.createSafeSheetName(
                            wanted.substring(0, Math.min(wanted.length(), 31 - suffix.length())))
                    + suffix;
        }
        return name;
    }

    public String name() {
        return sheet.getSheetName();
    }

    /** Widths of the first columns in digits. */
    public TableSheet widths(int... digits) {
        for (int i = 0; i < digits.length; i++) {
            sheet.setColumnWidth(i, digits[i] * WIDTH_OF_A_DIGIT);
        }
        return this;
    }

    public TableSheet row() {
        row = sheet.createRow(nextRow++);
        nextColumn = 0;
        return this;
    }

    /** A row of so many points. */
    public TableSheet row(int points) {
        row();
        row.setHeightInPoints(points);
        return this;
    }

    /** Place of the current row, from 0. */
    public int rowIndex() {
        return nextRow - 1;
    }

    /** Place of the next cell in its row, from 0. */
    public int column() {
        return nextColumn;
    }

    /** A title over so many columns, and remarks in the lines below. */
    public TableSheet title(int columns, String title, String... notes) {
        row(28).text(title, Look.TITLE).merge(columns);
        for (String note : notes) {
            row().text(note, Look.NOTE).merge(columns);
        }
        return this;
    }

    public TableSheet header(String... labels) {
        row();
        for (String label : labels) {
            text(label, Look.HEAD);
        }
        return this;
    }

    /** Text that stays text, also where it begins as a formula; empty for {@code null}. */
    public TableSheet text(String text, Look look) {
        String shown = text == null ? "" : text;
        if (shown.length() > LONGEST_TEXT) {
            shown = shown.substring(0, LONGEST_TEXT - 1) + "…";
        }
        cell(styles.text(look, startsLikeAFormula(shown))).setCellValue(shown);
        return this;
    }

    private static boolean startsLikeAFormula(String text) {
        String start = text.strip();
        return !text.isEmpty() && "\t\r\n".indexOf(text.charAt(0)) >= 0
                || !start.isEmpty() && "=+-@\uff1d\uff0b\uff0d\uff20".indexOf(start.charAt(0)) >= 0;
    }

    /** A figure in units of its last decimal; an empty cell for a blank. */
    public TableSheet figure(long figure, int decimals, Look look) {
        return figure(figure, decimals, styles.number(look, decimals));
    }

    /** A figure that was answered with 是 or 否. */
    TableSheet yesOrNo(long figure, Look look) {
        return figure(figure, 0, styles.yesOrNo(look));
    }

    private TableSheet figure(long figure, int decimals, CellStyle style) {
        put(cell(style), figure, decimals);
        return this;
    }

    /** A number; an empty cell for {@code null}. */
    TableSheet number(BigDecimal number, int decimals, Look look) {
        if (number == null) {
            return figure(FixedPoint.BLANK, decimals, look);
        }
        int scale = Math.max(number.scale(), 0);
        put(
                cell(styles.number(look, decimals)),
                number.setScale(scale).unscaledValue().longValueExact(),
                scale);
        return this;
    }

    /** A figure as it is shown, marked where it was adjusted; an empty cell for a blank. */
    TableSheet shown(Shown shown, int decimals, Look look) {
        return marked(shown.value(), decimals, shown.adjusted(), look);
    }

    /** A share with two decimals, marked where it was adjusted; an empty cell where there is none. */
    TableSheet share(ShownShare share, Look look) {
        return marked(share.percent(), 2, share.adjusted(), look);
    }

    private TableSheet marked(BigDecimal number, int decimals, boolean adjusted, Look look) {
        number(number, decimals, look);
        if (adjusted) {
            row.getCell(nextColumn - 1).setCellStyle(styles.adjusted(look, decimals));
        }
        return this;
    }

    /** A whole number. */
    TableSheet count(long count, Look look) {
        return figure(count, 0, look);
    }

    /** A formula beside the result that it has, which readers see without calculating; marked where that was adjusted. */
    TableSheet formula(String formula, long result, int decimals, boolean adjusted, Look look) {
        SXSSFCell cell = cell(adjusted ? styles.adjusted(look, decimals) : styles.number(look, decimals));
        cell.setCellFormula(formula);
        put(cell, result, decimals);
        return this;
    }

    /** A cell for text in which nothing stands, not even an empty text. */
    public TableSheet blank(Look look) {
        cell(styles.text(look, false));
        return this;
    }

    /** A formula that answers with text, with its answer while nothing that it looks at is filled in. */
    public TableSheet live(String formula, String answer, Look look) {
        SXSSFCell cell = cell(styles.text(look, false));
        cell.setCellFormula(formula);
        cell.setCellValue(answer);
        return this;
    }

    /**
     * A formula that answers with a number or with empty text. No answer is written beside it: LibreOffice would take a number for
     * the answer to what somebody else filled in without calculating.
     */
    public TableSheet live(String formula, int decimals, Look look) {
        SXSSFCell cell = cell(styles.number(look, decimals));
        cell.setCellFormula(formula);
        cell.setCellValue("");
        return this;
    }

    /** The sheet itself, for what concerns it as a whole. */
    public SXSSFSheet sheet() {
        return sheet;
    }

    /** The division of two whole numbers is rounded once, so that the cell holds what parsing the decimal would give. */
    private static void put(Cell cell, long figure, int decimals) {
        if (figure != FixedPoint.BLANK) {
            cell.setCellValue((double) figure / FixedPoint.power(decimals));
        }
    }

    private SXSSFCell cell(CellStyle style) {
        SXSSFCell cell = row.createCell(nextColumn++);
        cell.setCellStyle(style);
        return cell;
    }

    /** Leaves out columns, so that the next cell stands in that one. */
    public TableSheet skipTo(int column) {
        nextColumn = column;
        return this;
    }

    /** Empty cells up to that column. */
    public TableSheet fill(int columns, Look look) {
        while (nextColumn < columns) {
            cell(styles.text(look, false));
        }
        return this;
    }

    /** Makes one cell of the last written one and those up to that column. */
    public TableSheet merge(int columns) {
        int first = nextColumn - 1;
        fill(columns, Look.NOTE);
        if (columns - 1 > first) {
            sheet.addMergedRegionUnsafe(new CellRangeAddress(rowIndex(), rowIndex(), first, columns - 1));
        }
        return this;
    }

    /** Keeps the rows so far and the first columns in sight, and prints the last of these rows on every page. */
    public TableSheet freeze(int columns, int headerRows) {
        sheet.createFreezePane(columns, nextRow);
        sheet.setRepeatingRows(new CellRangeAddress(nextRow - headerRows, nextRow - 1, -1, -1));
        if (columns > 0) {
            sheet.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, columns - 1));
        }
        return this;
    }

    /** Keeps the first rows in sight and prints them on every page, where tables with headers of their own follow. */
    public void freezeTop(int rows) {
        sheet.createFreezePane(0, rows);
        sheet.setRepeatingRows(new CellRangeAddress(0, rows - 1, -1, -1));
    }

    /** Lets the reader choose rows by the values of so many columns. */
    public void filter(int headerRow, int columns) {
        sheet.setAutoFilter(new CellRangeAddress(headerRow, rowIndex(), 0, columns - 1));
    }

    /** A4 across, so many pages wide and as long as needed. */
    public void print(int pagesWide) {
        page();
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitWidth((short) pagesWide);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }

    /** A4 across in so many percent of its size, with pages that begin at these rows: Excel keeps to them only where nothing is fitted. */
    void printScaled(int percent, int... pageStarts) {
        page();
        sheet.getPrintSetup().setScale((short) percent);
        for (int row : pageStarts) {
            sheet.setRowBreak(row - 1);
        }
    }

    private void page() {
        PrintSetup print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(true);
        sheet.setHorizontallyCenter(true);
        sheet.getFooter().setCenter("&A 第 &P 页,共 &N 页");
    }
}
