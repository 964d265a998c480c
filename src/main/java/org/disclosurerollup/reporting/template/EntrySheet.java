package org.disclosurerollup.reporting.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.IgnoredErrorType;
import org.apache.poi.ss.usermodel.SheetConditionalFormatting;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.FormTable;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.RollUp;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.reporting.summary.workbook.Look;
import org.disclosurerollup.reporting.summary.workbook.PrintedForm;
import org.disclosurerollup.reporting.summary.workbook.TableSheet;
import org.disclosurerollup.submission.Scope;

/**
 * The sheet that is filled in (填报表): lines that say whose form it is, then the printed form. Behind it stand last
 * year's figures, hints, and, hidden, a number for each cell that says what is wrong with it: 0 nothing, 1 a soft check
 * fails, 2 a hard one, 3 it cannot be read.
 *
 * <p>The intake reads the filled sheet as a form. It takes a value from the column that the header calls 统计数, or from
 * the columns named as the grid's; the headers behind them must be no such names.
 */
final class EntrySheet implements PrintedForm.Filling {

    static final String NAME = "填报表";

    /** Where a unit's code and name, and the scope, stand, as addresses. */
    static final String CODE = "B1";

    static final String UNIT_NAME = "C1";
    static final String SCOPE = "B4";

    private static final int STATE_ROW = 4;
    private static final int STATE_END = 3;
    private static final int KEY_ROWS = 5;
    private static final int CODE_WIDTH = 22;
    private static final int NAME_WIDTH = 26;
    private static final int HINT_WIDTH = 100;
    private static final int BEFORE_WIDTH = 13;
    /** Takes the style that keeps text from being a formula when the sheet is unlocked and the cell edited. */
    private static final String PLACEHOLDER = "@";

    private static final List<String> FOOTER = List.of("单位负责人", "审核人", "填报人", "联系电话", "填报日期");

    private final Form form;
    private final Period period;
    private final CheckPlan plan;
    private final CellPlaces places;
    private final PrintedForm printed;
    private final boolean lists;
    private final List<CellRangeAddress> tables = new ArrayList<>();
    private int tableTop;

    EntrySheet(Form form, Period period, CheckPlan plan) {
        this.form = form;
        this.period = period;
        this.plan = plan;
        this.printed = new PrintedForm(form, this);
        this.lists = form.tables().stream().noneMatch(FormTable::isGrid);
        this.places = new CellPlaces(NAME, form, lists ? 2 : 1, printed.columns());
    }

    CellPlaces places() {
        return places;
    }

    /** @param chooseScope whether the unit may say that the figures are those of its whole area */
    void write(TableSheet sheet, boolean chooseScope) {
        sheet.widths(printed.widths());
        if (lists) {
            // The unit's code and name stand in the columns of units of measure and values.
            sheet.sheet().setColumnWidth(1, CODE_WIDTH * 256);
            sheet.sheet().setColumnWidth(2, NAME_WIDTH * 256);
        }
        keys(sheet, chooseScope);
        sheet.row(28).text(form.title(), Look.TITLE).merge(printed.columns());
        printed.write(sheet);
        int lastRow = footer(sheet);
        if (!lists) {
            sheet.freezeTop(KEY_ROWS);
            sheet.sheet().createFreezePane(1, KEY_ROWS);
        }
        SXSSFSheet whole = sheet.sheet();
        widths(whole);
        sheet.print(1);
        whole.getPrintSetup().setLandscape(!lists);
        whole.getWorkbook().setPrintArea(0, 0, printed.columns() - 1, 0, lastRow);
        Inputs inputs = new Inputs(whole, places);
        inputs.validate(form);
        if (chooseScope) {
            inputs.choose(3, 1, Scope.OWN.label(), Scope.AREA.label());
        }
        colour(whole);
        whole.enableLocking();
        whole.lockFormatColumns(false);
        whole.lockFormatRows(false);
    }

    private void keys(TableSheet sheet, boolean chooseScope) {
        sheet.row().text("填报单位", Look.HEAD).text(PLACEHOLDER, Look.PLAIN).text(PLACEHOLDER, Look.NOTE);
        sheet.row()
                .text("年度", Look.HEAD)
                .text(period.toString(), Look.PLAIN)
                .skipTo(lists ? places.end() : 2)
                .text("只填浅黄色单元格;填法见“" + GuideSheet.NAME + "”,核对结果见“" + CheckSheet.NAME + "”。", Look.NOTE);
        sheet.row().text("报表", Look.HEAD).text(form.id(), Look.PLAIN).text(form.source(), Look.NOTE);
        sheet.row().text("口径", Look.HEAD).text(PLACEHOLDER, chooseScope ? Look.INPUT : Look.PLAIN);
        sheet.row()
                .text("审核", Look.HEAD)
                .live(state(), "错误 0 处,提示 0 处", Look.NOTE)
                .merge(STATE_END);
        // The year is text, which Excel would mark as a mistake.
        sheet.sheet()
                .getWorkbook()
                .getXSSFWorkbook()
                .getSheet(sheet.name())
                .addIgnoredErrors(CellRangeAddress.valueOf("A1:C4"), IgnoredErrorType.NUMBER_STORED_AS_TEXT);
    }

    private String state() {
        String failed = CheckSheet.failedOf(Severity.HARD);
        return "\"错误 \"&(" + failed + "+COUNTIF(" + states() + ",3))&\" 处,提示 \"&" + CheckSheet.failedOf(Severity.SOFT)
                + "&\" 处\"";
    }

    /** All the numbers that say what is wrong with a cell; the sheet never has so many rows. */
    private String states() {
        return "$" + column(places.stateColumn(places.first())) + "$" + KEY_ROWS + ":$"
                + column(places.stateColumn(places.end() - 1)) + "$" + CheckSheet.MOST_ROWS;
    }

    private static String column(int index) {
        String name = CellPlaces.name(0, index);
        return name.substring(0, name.length() - 1);
    }

    @Override
    public void endHeader(TableSheet sheet, FormTable table) {
        sheet.skipTo(places.end());
        if (table.isGrid()) {
            boolean one = table.columns().size() == 1;
            table.columns().forEach(column -> sheet.text("上年" + (one ? "数" : column.label()), Look.HEAD));
        } else {
            sheet.skipTo(places.beforeColumn(2));
            sheet.text("上年数", Look.HEAD);
        }
        sheet.skipTo(places.hintColumn());
        sheet.text("审核提示", Look.HEAD);
        tableTop = sheet.rowIndex() + 1;
        if (lists && tables.isEmpty()) {
            sheet.freeze(0, 1);
        }
    }

    @Override
    public void value(TableSheet sheet, Cell cell) {
        places.put(cell.index(), sheet.rowIndex(), sheet.column());
        if (cell.isFigure() && cell.rollUp() != RollUp.COUNT_YES) {
            sheet.figure(FixedPoint.BLANK, cell.decimals(), Look.INPUT);
        } else {
            sheet.blank(Look.INPUT);
        }
    }

    @Override
    public void endRow(TableSheet sheet, FormTable table, List<Cell> cells) {
        for (Cell cell : cells) {
            sheet.skipTo(places.beforeColumn(places.column(cell.index())));
            if (cell.isFigure() && cell.rollUp() != RollUp.COUNT_YES) {
                sheet.figure(FixedPoint.BLANK, cell.decimals(), Look.BEFORE);
            } else {
                sheet.blank(Look.BEFORE);
            }
        }
        sheet.skipTo(places.hintColumn());
        sheet.live(hint(cells), "", Look.HINT);
        for (Cell cell : cells) {
            sheet.skipTo(places.stateColumn(places.column(cell.index())));
            sheet.live(state(cell), 0, Look.MUTED);
        }
        noteTable(sheet.rowIndex(), cells);
    }

    private void noteTable(int row, List<Cell> cells) {
        if (!tables.isEmpty() && tables.get(tables.size() - 1).getFirstRow() == tableTop) {
            tables.get(tables.size() - 1).setLastRow(row);
        } else {
            int last = places.column(cells.get(cells.size() - 1).index());
            tables.add(new CellRangeAddress(
                    tableTop, row, places.column(cells.get(0).index()), last));
        }
    }

    /** What is wrong with a row, in the words of the rules that mark one of its cells. */
    private String hint(List<Cell> cells) {
        Map<String, List<String>> conditions = new LinkedHashMap<>();
        Map<String, Check> first = new LinkedHashMap<>();
        for (Cell cell : cells) {
            for (Check check : plan.marking(cell.index())) {
                first.putIfAbsent(check.rule().id(), check);
                conditions
                        .computeIfAbsent(check.rule().id(), id -> new ArrayList<>())
                        .add(failed(check, cell));
            }
        }
        List<String> hints = new ArrayList<>();
        int row = places.row(cells.get(0).index());
        String from = CellPlaces.name(
                row, places.stateColumn(places.column(cells.get(0).index())));
        String to = CellPlaces.name(
                row,
                places.stateColumn(places.column(cells.get(cells.size() - 1).index())));
        hints.add("IF(COUNTIF(" + from + ":" + to + ",3)>0,\"填写不合本格要求,请更正;\",\"\")");
        conditions.forEach((id, any) ->
                hints.add("IF(OR(" + String.join(",", any) + ")," + CheckSheet.text(first.get(id)) + "&\";\",\"\")"));
        return String.join("&", hints);
    }

    private String state(Cell cell) {
        List<String> hard = new ArrayList<>();
        List<String> soft = new ArrayList<>();
        plan.marking(cell.index()).forEach(check -> (check.isHard() ? hard : soft).add(failed(check, cell)));
        String state = soft.isEmpty() ? "0" : "IF(OR(" + String.join(",", soft) + "),1,0)";
        state = hard.isEmpty() ? state : "IF(OR(" + String.join(",", hard) + "),2," + state + ")";
        String wrong = Inputs.wrong(cell, places.address(cell.index(), false));
        return wrong.isEmpty() ? state : "IF(" + wrong + ",3," + state + ")";
    }

    private String failed(Check check, Cell cell) {
        String address = places.address(cell.index(), false);
        return check.isLimit()
                ? "AND(ISNUMBER(" + address + ")," + address + check.beyond() + ")"
                : CheckSheet.outcome(check) + "=\"" + CheckSheet.FAILED + "\"";
    }

    /** Lines for people; answers the last row. */
    private int footer(TableSheet sheet) {
        sheet.row();
        for (String line : FOOTER) {
            sheet.row().text(line, Look.CENTRED).blank(Look.INPUT);
        }
        return sheet.rowIndex();
    }

    private void widths(SXSSFSheet whole) {
        for (int column = places.end(); column < places.hintColumn(); column++) {
            whole.setColumnWidth(column, BEFORE_WIDTH * 256);
        }
        whole.setColumnWidth(places.hintColumn(), HINT_WIDTH * 256);
        for (int column = places.stateColumn(places.first()); column < places.stateColumn(places.end()); column++) {
            whole.setColumnHidden(column, true);
        }
    }

    private void colour(SXSSFSheet whole) {
        SheetConditionalFormatting formatting = whole.getSheetConditionalFormatting();
        for (CellRangeAddress table : tables) {
            String state = CellPlaces.name(table.getFirstRow(), places.stateColumn(table.getFirstColumn()));
            formatting.addConditionalFormatting(
                    new CellRangeAddress[] {table},
                    CheckSheet.red(formatting, "N(" + state + ")>=2"),
                    CheckSheet.amber(formatting, "N(" + state + ")=1"));
        }
        String state = "$B$" + (STATE_ROW + 1);
        formatting.addConditionalFormatting(
                new CellRangeAddress[] {new CellRangeAddress(STATE_ROW, STATE_ROW, 1, STATE_END - 1)},
                CheckSheet.red(formatting, "ISERROR(SEARCH(\"错误 0 处\"," + state + "))"),
                CheckSheet.amber(formatting, "ISERROR(SEARCH(\"提示 0 处\"," + state + "))"));
    }
}
