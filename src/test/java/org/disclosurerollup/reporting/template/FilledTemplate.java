package org.disclosurerollup.reporting.template;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A template as somebody fills it in: its open cells below the title are the form's, in the printed order. */
final class FilledTemplate implements AutoCloseable {

    private static final int TITLE_ROW = 5;
    private static final int FOOTER = 5;
    private static final int CHECKS_FROM = 3;

    final XSSFWorkbook workbook;
    final Sheet entry;
    final Sheet checks;
    final List<Cell> open = new ArrayList<>();
    private final FormulaEvaluator evaluator;

    FilledTemplate(Path file) {
        try {
            workbook = new XSSFWorkbook(Files.newInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        entry = workbook.getSheetAt(0);
        checks = workbook.getSheet("审核");
        evaluator = workbook.getCreationHelper().createFormulaEvaluator();
        for (Row row : entry) {
            for (Cell cell : row) {
                if (row.getRowNum() > TITLE_ROW && !cell.getCellStyle().getLocked()) {
                    open.add(cell);
                }
            }
        }
        // The last five are for names and the date.
        open.subList(open.size() - FOOTER, open.size()).clear();
    }

    /** Types into a cell as Excel takes it: what looks like a number is one. */
    void type(int cell, String text) {
        Cell at = open.get(cell);
        if (text.isEmpty()) {
            at.setBlank();
        } else if (text.matches("-?\\d+(\\.\\d+)?") && at.getCellStyle().getDataFormat() != 0x31) {
            at.setCellValue(Double.parseDouble(text));
        } else {
            at.setCellValue(text);
        }
    }

    /** Works everything out anew. */
    void calculate() {
        evaluator.clearAllCachedResultValues();
    }

    /** What a cell shows, worked out anew if it is a formula. */
    String shown(Cell cell) {
        if (cell == null) {
            return "";
        }
        if (cell.getCellType() != CellType.FORMULA) {
            return text(cell, cell.getCellType());
        }
        var value = evaluator.evaluate(cell);
        return switch (value.getCellType()) {
            case NUMERIC -> plain(value.getNumberValue());
            case STRING -> value.getStringValue();
            case BOOLEAN -> String.valueOf(value.getBooleanValue());
            default -> "#" + value.formatAsString();
        };
    }

    /** What a cell showed when it was saved. */
    static String saved(Cell cell) {
        CellType type = cell.getCellType();
        return text(cell, type == CellType.FORMULA ? cell.getCachedFormulaResultType() : type);
    }

    private static String text(Cell cell, CellType type) {
        return switch (type) {
            case NUMERIC -> plain(cell.getNumericCellValue());
            case STRING -> cell.getStringCellValue();
            default -> "";
        };
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** A line of the sheet of checks. */
    record Line(String outcome, String severity, String rule, String text, String cells, String left, String right) {}

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int i = CHECKS_FROM; i <= checks.getLastRowNum(); i++) {
            Row row = checks.getRow(i);
            lines.add(new Line(
                    shown(row.getCell(0)),
                    shown(row.getCell(1)),
                    shown(row.getCell(2)),
                    shown(row.getCell(3)),
                    shown(row.getCell(4)),
                    shown(row.getCell(5)),
                    shown(row.getCell(6))));
        }
        return lines;
    }

    /** The number behind a cell that says what is wrong with it. */
    String state(int cell) {
        return shown(behind(cell, true));
    }

    /** Last year's figure beside a cell. */
    Cell before(int cell) {
        return behind(cell, false);
    }

    private Cell behind(int cell, boolean state) {
        int first = open.stream().mapToInt(Cell::getColumnIndex).min().orElseThrow();
        int end = entry.getMergedRegions().stream()
                        .filter(region -> region.getFirstRow() == TITLE_ROW)
                        .findFirst()
                        .orElseThrow()
                        .getLastColumn()
                + 1;
        int span = end - first;
        int column = open.get(cell).getColumnIndex() + (state ? 2 * span + 1 : span);
        return open.get(cell).getRow().getCell(column);
    }

    void save(Path file) throws IOException {
        try (OutputStream stream = Files.newOutputStream(file)) {
            workbook.write(stream);
        }
    }

    /** The first sheet as a spreadsheet program saves it as CSV. */
    String csv() {
        StringBuilder csv = new StringBuilder();
        for (Row row : entry) {
            for (int i = 0; i < row.getLastCellNum(); i++) {
                String text = shown(row.getCell(i));
                csv.append(i == 0 ? "" : ",");
                csv.append(text.matches("(?s).*[\",\\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text);
            }
            csv.append('\n');
        }
        return csv.toString();
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
