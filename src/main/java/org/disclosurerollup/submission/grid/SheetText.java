package org.disclosurerollup.submission.grid;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.NumberToTextConverter;

/**
 * A cell of a sheet as the text of which it is the value. Numbers are stored there as binary fractions; this class alone
 * sees them and gives the decimal number of at most fifteen digits that Excel shows for them.
 */
final class SheetText {

    private static final String PERCENT = "%";
    private static final int TWO_PLACES = 2;

    private final DataFormatter dates = new DataFormatter();

    /** The text, for a formula that of its saved result; empty if there is none. */
    String of(Cell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case STRING -> cell.getRichStringCellValue().getString();
            case NUMERIC -> number(cell);
            case BOOLEAN -> cell.getBooleanCellValue() ? "是" : "否";
            case ERROR -> "#ERROR";
            default -> "";
        };
    }

    private String number(Cell cell) {
        if (isUnsaved(cell)) {
            return "";
        }
        if (DateUtil.isCellDateFormatted(cell)) {
            return cell.getCellType() == CellType.FORMULA ? "日期" : dates.formatCellValue(cell);
        }
        String plain =
                new java.math.BigDecimal(NumberToTextConverter.toText(cell.getNumericCellValue())).toPlainString();
        String format = cell.getCellStyle().getDataFormatString();
        return format != null && format.contains(PERCENT) ? percent(plain) : plain;
    }

    /** A formula that no program has computed since it was written has no result, which the library gives as zero. */
    private static boolean isUnsaved(Cell cell) {
        return cell instanceof org.apache.poi.xssf.usermodel.XSSFCell xlsx && xlsx.getRawValue() == null;
    }

    private static String percent(String plain) {
        return new java.math.BigDecimal(plain).scaleByPowerOfTen(TWO_PLACES).toPlainString() + PERCENT;
    }
}
