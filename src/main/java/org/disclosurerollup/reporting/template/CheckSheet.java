package org.disclosurerollup.reporting.template;

import java.util.List;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.usermodel.FontFormatting;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.usermodel.SheetConditionalFormatting;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.reporting.summary.workbook.Look;
import org.disclosurerollup.reporting.summary.workbook.TableSheet;
import org.disclosurerollup.validation.Expression;
import org.disclosurerollup.validation.Formula;
import org.disclosurerollup.validation.Outcome;

/**
 * The form's rules as live checks (审核): a line each with its outcome, its text, and the figures that it compares. A
 * limit of many cells has one line, with the number of cells beyond it.
 */
final class CheckSheet {

    static final String NAME = "审核";

    /** Above the lines stand a title, a remark and the header. */
    static final int FIRST_ROW = 3;

    /** More than any form or its checks have. */
    static final int MOST_ROWS = 5000;

    static final String FAILED = "不符";
    private static final String PASSED = "符合";
    private static final String UNDECIDED = "未判定";
    private static final int COLUMNS = 7;
    private static final int RULE_WIDTH = 52;
    private static final int LINE_POINTS = 15;

    private final Form form;
    private final CheckPlan plan;
    private final CellPlaces places;
    private final long[] blank;

    /** @param blank figures of a form in which nothing is filled in */
    CheckSheet(Form form, CheckPlan plan, CellPlaces places, long[] blank) {
        this.form = form;
        this.plan = plan;
        this.places = places;
        this.blank = blank;
    }

    /** The cell with a check's outcome, for other sheets. */
    static String outcome(Check check) {
        return "'" + NAME + "'!$A$" + (check.row() + 1);
    }

    /** The cell with a check's text, for other sheets. */
    static String text(Check check) {
        return "'" + NAME + "'!$D$" + (check.row() + 1);
    }

    /** How many checks of a severity fail, for other sheets. */
    static String failedOf(Severity severity) {
        String lines = "$" + FIRST_ROW + ":$%1$s$" + MOST_ROWS;
        return "COUNTIFS('" + NAME + "'!$A" + lines.formatted("A") + ",\"" + FAILED + "\",'" + NAME + "'!$B"
                + lines.formatted("B") + ",\"" + severity.label() + "\")";
    }

    void write(TableSheet sheet) {
        sheet.widths(9, 7, 11, RULE_WIDTH, 30, 15, 15)
                .title(COLUMNS, "审核结果(随填随算)", "“错误”须更正后报送;“提示”请核对,属实可照报。空白在其他分项已填时按 0 计,合计为空或各分项全空时不作判定。")
                .header("结果", "级别", "公式编号", "审核公式", "单元格", "左边", "右边")
                .freeze(0, 1);
        plan.checks().forEach(check -> write(sheet, check));
        sheet.filter(FIRST_ROW - 1, COLUMNS);
        sheet.print(1);
        SXSSFSheet whole = sheet.sheet();
        whole.setColumnHidden(COLUMNS, true);
        whole.setColumnHidden(COLUMNS + 1, true);
        colour(whole);
        whole.enableLocking();
        whole.lockAutoFilter(false);
        whole.lockFormatColumns(false);
    }

    private void write(TableSheet sheet, Check check) {
        sheet.row(LINE_POINTS * (1 + check.rule().text().length() / (RULE_WIDTH / 2)));
        int line = check.row() + 1;
        if (check.isLimit()) {
            String filled = CellPlaces.over("COUNT", places.references(check.limited(), false));
            sheet.live(
                    "IF(" + filled + "=0,\"" + UNDECIDED + "\",IF(F" + line + ">0,\"" + FAILED + "\",\"" + PASSED
                            + "\"))",
                    UNDECIDED,
                    Look.CENTRED);
            describe(sheet, check);
            List<String> beyond = places.references(check.limited(), false).stream()
                    .map(area -> "COUNTIF(" + area + ",\"" + check.beyond() + "\")")
                    .toList();
            sheet.live(String.join("+", beyond), 0, Look.PLAIN).text("个单元格不符", Look.PLAIN);
            return;
        }
        CheckFormula formula = new CheckFormula(check.formula(), form, places);
        String margin = formula.margin();
        String conditions = formula.conditions();
        String unknown = (conditions.isEmpty() ? "" : "I" + line + "=0,") + "F" + line + "=\"\",G" + line + "=\"\"";
        String holds = formula.holds("F" + line, "G" + line, margin.isEmpty() ? "0" : "H" + line);
        sheet.live(
                "IF(OR(" + unknown + "),\"" + UNDECIDED + "\",IF(" + holds + ",\"" + PASSED + "\",\"" + FAILED + "\"))",
                atFirst(check.formula()),
                Look.CENTRED);
        describe(sheet, check);
        side(sheet, check.formula().left(), formula.left(), check.formula().decimals());
        side(sheet, check.formula().right(), formula.right(), check.formula().decimals());
        if (!margin.isEmpty()) {
            sheet.live(margin, 0, Look.MUTED);
        } else {
            sheet.blank(Look.MUTED);
        }
        if (!conditions.isEmpty()) {
            sheet.live(conditions, 0, Look.MUTED);
        }
    }

    private void describe(TableSheet sheet, Check check) {
        sheet.text(check.rule().severity().label(), Look.CENTRED)
                .text(check.rule().id(), Look.CENTRED)
                .text(check.rule().text(), Look.PLAIN)
                .text(check.names(places), Look.PLAIN);
    }

    private static void side(TableSheet sheet, Expression side, String value, int decimals) {
        if (side.isConstant()) {
            sheet.figure(side.constant(), decimals, Look.PLAIN);
        } else {
            sheet.live(value, decimals, Look.PLAIN);
        }
    }

    private String atFirst(Formula formula) {
        Outcome outcome = formula.evaluate(blank, null);
        return switch (outcome) {
            case PASSED -> PASSED;
            case FAILED -> FAILED;
            case UNDECIDED -> UNDECIDED;
        };
    }

    private void colour(SXSSFSheet whole) {
        if (plan.checks().isEmpty()) {
            return;
        }
        int first = FIRST_ROW + 1;
        int last = FIRST_ROW + plan.checks().size();
        CellRangeAddress[] lines = {CellRangeAddress.valueOf("A" + first + ":G" + last)};
        SheetConditionalFormatting formatting = whole.getSheetConditionalFormatting();
        formatting.addConditionalFormatting(
                lines,
                red(
                        formatting,
                        "AND($A" + first + "=\"" + FAILED + "\",$B" + first + "=\"" + Severity.HARD.label() + "\")"),
                amber(formatting, "$A" + first + "=\"" + FAILED + "\""));
        CellRangeAddress[] outcomes = {CellRangeAddress.valueOf("A" + first + ":A" + last)};
        ConditionalFormattingRule passed =
                formatting.createConditionalFormattingRule("$A" + first + "=\"" + PASSED + "\"");
        FontFormatting font = passed.createFontFormatting();
        font.setFontColorIndex(IndexedColors.GREEN.getIndex());
        formatting.addConditionalFormatting(outcomes, passed);
    }

    /** White on red where the condition holds. */
    static ConditionalFormattingRule red(SheetConditionalFormatting formatting, String condition) {
        ConditionalFormattingRule rule = fill(formatting, condition, IndexedColors.RED);
        FontFormatting font = rule.createFontFormatting();
        font.setFontColorIndex(IndexedColors.WHITE.getIndex());
        return rule;
    }

    static ConditionalFormattingRule amber(SheetConditionalFormatting formatting, String condition) {
        return fill(formatting, condition, IndexedColors.LIGHT_ORANGE);
    }

    private static ConditionalFormattingRule fill(
            SheetConditionalFormatting formatting, String condition, IndexedColors colour) {
        ConditionalFormattingRule rule = formatting.createConditionalFormattingRule(condition);
        PatternFormatting pattern = rule.createPatternFormatting();
        pattern.setFillBackgroundColor(colour.getIndex());
        pattern.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
        return rule;
    }
}
