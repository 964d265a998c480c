package org.disclosurerollup.reporting.template;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.RollUp;

/**
 * What may be typed into the form's cells: a number that the cell keeps, or {@code /}; 是 or 否; any text. A figure is
 * not negative unless the form says so.
 */
final class Inputs {

    private static final String WRONG = "填写有误";

    private final SXSSFSheet sheet;
    private final CellPlaces places;

    Inputs(SXSSFSheet sheet, CellPlaces places) {
        this.sheet = sheet;
        this.places = places;
    }

    /** Cells of one column directly below each other that take the same. */
    private record Run(Cell cell, int top, int bottom, int column) {}

    void validate(Form form) {
        List<Run> open = new ArrayList<>();
        for (Cell cell : form.cells()) {
            int row = places.row(cell.index());
            int column = places.column(cell.index());
            Run run = new Run(cell, row, row, column);
            for (int i = 0; i < open.size(); i++) {
                Run above = open.get(i);
                if (above.column() == column && above.bottom() == row - 1 && takesTheSame(above.cell(), cell)) {
                    open.remove(i);
                    run = new Run(above.cell(), above.top(), row, column);
                    break;
                }
            }
            open.add(run);
        }
        open.stream().filter(run -> run.cell().isFigure()).forEach(this::validate);
    }

    private static boolean takesTheSame(Cell a, Cell b) {
        return a.isFigure() == b.isFigure()
                && (a.rollUp() == RollUp.COUNT_YES) == (b.rollUp() == RollUp.COUNT_YES)
                && a.decimals() == b.decimals()
                && a.signed() == b.signed();
    }

    private void validate(Run run) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        Cell cell = run.cell();
        boolean answer = cell.rollUp() == RollUp.COUNT_YES;
        DataValidationConstraint constraint = answer
                ? helper.createExplicitListConstraint(new String[] {"是", "否"})
                : helper.createCustomConstraint(number(cell, CellPlaces.name(run.top(), run.column())));
        add(
                helper,
                constraint,
                new CellRangeAddressList(run.top(), run.bottom(), run.column(), run.column()),
                answer ? "只能填“是”或“否”;不填请留空。" : "请填" + words(cell) + ";没有统计的留空,不适用的填 /。");
    }

    /** A cell in which one of these must be chosen. */
    void choose(int row, int column, String... choices) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        add(
                helper,
                helper.createExplicitListConstraint(choices),
                new CellRangeAddressList(row, row, column, column),
                "只能填“" + String.join("”或“", choices) + "”。");
    }

    private void add(
            DataValidationHelper helper,
            DataValidationConstraint constraint,
            CellRangeAddressList cells,
            String message) {
        DataValidation validation = helper.createValidation(constraint, cells);
        validation.setErrorStyle(DataValidation.ErrorStyle.STOP);
        validation.setEmptyCellAllowed(true);
        validation.setSuppressDropDownArrow(true);
        validation.setShowErrorBox(true);
        validation.createErrorBox(WRONG, message);
        sheet.addValidationData(validation);
    }

    private static String words(Cell cell) {
        String number = cell.decimals() == 0 ? "整数" : "数字(最多 " + cell.decimals() + " 位小数)";
        return cell.signed() ? number + ",减少用负数" : "不小于 0 的" + number;
    }

    private static String largest(Cell cell) {
        return FixedPoint.toText(FixedPoint.LARGEST, cell.decimals());
    }

    private static String number(Cell cell, String address) {
        return "OR(TRIM(" + address + ")=\"/\",AND(ISNUMBER(" + address + ")," + address + ">="
                + (cell.signed() ? "-" + largest(cell) : "0") + "," + address + "<=" + largest(cell) + ",ROUND("
                + address + "," + cell.decimals() + ")=" + address + "))";
    }

    /** A condition for what was pasted into the cell and cannot be read as what it wants; empty where all can. */
    static String wrong(Cell cell, String address) {
        if (!cell.isFigure()) {
            return "";
        }
        if (cell.rollUp() == RollUp.COUNT_YES) {
            return "AND(" + SideFormula.hasText(address) + ",TRIM(" + address + ")<>\"是\",TRIM(" + address
                    + ")<>\"否\")";
        }
        return "IF(ISNUMBER(" + address + "),OR(ROUND(" + address + "," + cell.decimals() + ")<>" + address + ",ABS("
                + address + ")>" + largest(cell) + ")," + SideFormula.hasText(address) + ")";
    }
}
