package org.disclosurerollup.reporting.summary.workbook;

import java.util.List;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.reporting.AreaFigures;
import org.disclosurerollup.reporting.Coverage;
import org.disclosurerollup.reporting.Wording;
import org.disclosurerollup.reporting.summary.AreaSummary;
import org.disclosurerollup.reporting.summary.FormSummary;
import org.disclosurerollup.reporting.summary.RestatedFigure;
import org.disclosurerollup.reporting.summary.UnfiledForm;

/** What the workbook is, of which run, who is in it, and how to read it (说明). */
final class CoverSheet {

    static final String TITLE = "政府信息公开年度统计汇总表";

    private static final int COLUMNS = 2;

    /** In digits; a Chinese character is two. */
    private static final int TEXT_WIDTH = 110;

    private static final int LINE_HEIGHT = 15;
    private static final int MOST_OUTSTANDING = 500;

    private final AreaSummary summary;

    CoverSheet(AreaSummary summary) {
        this.summary = summary;
    }

    void write(TableSheet sheet) {
        sheet.widths(22, TEXT_WIDTH).title(COLUMNS, TITLE);
        line(sheet, "地区", summary.area().name() + "(" + summary.area().code() + ")");
        line(sheet, "年度", summary.period().toString());
        line(sheet, "批次", "第 " + summary.run().run() + " 批," + summary.run().startedAt());
        if (!summary.display().head().isEmpty()) {
            line(sheet, "数据处理", summary.display().head());
        }
        for (FormSummary form : summary.forms()) {
            form(sheet, form);
        }
        for (UnfiledForm form : summary.unfiled()) {
            section(sheet, form.form().title());
            line(sheet, "报表", form.form().id());
            line(sheet, "报送情况", "应报 %d 个,已报 0 个".formatted(form.outstanding().size()));
            outstanding(sheet, form.outstanding());
        }
        section(sheet, "数据质量");
        line(
                sheet,
                "审核结果",
                summary.findings().size() + " 条,其中未处理 " + summary.openFindings().size() + " 条");
        for (RestatedFigure restated : summary.restated()) {
            line(
                    sheet,
                    "与已发布数不同",
                    "%s 年 %s %s %s:发布 %s,现为 %s"
                            .formatted(
                                    restated.period(),
                                    restated.cell().code(),
                                    restated.cell().shortLabel(),
                                    Wording.group(
                                            restated.group(), summary.area().kind()),
                                    Wording.figure(restated.published()),
                                    Wording.figure(restated.now())));
        }
        section(sheet, "阅读说明");
        remarks(summary.display().sharesTo100()).forEach(remark -> remark(sheet, remark));
        summary.displayRemarks().forEach(remark -> remark(sheet, remark));
        sheet.print(1);
    }

    private void form(TableSheet sheet, FormSummary form) {
        section(sheet, form.form().title());
        line(
                sheet,
                "报表",
                form.form().id()
                        + (form.form().source().isEmpty()
                                ? ""
                                : "," + form.form().source()));
        AreaFigures figures = form.figures();
        line(
                sheet,
                "报送情况",
                "应报 %d 个,已报 %d 个%s"
                        .formatted(
                                form.expectedUnits(),
                                form.reportedUnits(),
                                figures.isAreaFiling() ? ";合计采用地区自行汇总数(汇总口径)" : ""));
        if (figures.isFormChanged()) {
            line(sheet, "报表变化", "上年使用另一版报表,按指标对应比较");
        }
        if (figures.isUnitsChanged()) {
            line(sheet, "单位变化", figures.unitsNote(Group.TOTAL));
        }
        int accepted = figures.acceptedByOperator(Group.TOTAL);
        if (accepted > 0) {
            line(sheet, "强制受理", Wording.acceptedByOperator(accepted));
        }
        outstanding(sheet, form.outstanding());
    }

    private static void outstanding(TableSheet sheet, List<Coverage.Row> outstanding) {
        outstanding.stream()
                .limit(MOST_OUTSTANDING)
                .forEach(row -> line(
                        sheet,
                        row.status().label(),
                        row.unit().name() + "(" + row.unit().code() + ")"));
        if (outstanding.size() > MOST_OUTSTANDING) {
            line(sheet, "未报送", "等 " + outstanding.size() + " 个单位");
        }
    }

    private static List<String> remarks(boolean sharesTo100) {
        return List.of(
                "空白表示未填报,不等于零。",
                "“单位×指标”表的合计与小计是公式:小计为其下所列单位之和,合计为各小计之和,下级地区引用其自身合计;可在 Excel 中逐项核对。",
                "平均分,以及地区自行汇总的合计,直接列出,不设公式;比率由合计数重新计算,不取平均。",
                "灰色单位不计入合计:地区已按汇总口径填报,或填报待更正。",
                "占比和同比按未舍入的数计算,四舍五入保留两位小数" + (sharesTo100 ? "。" : ";各项占比之和可能不等于 100%。"));
    }

    /** Not every program makes a row as high as its text. */
    private static void remark(TableSheet sheet, String text) {
        int width = text.chars().map(character -> character < 0x80 ? 1 : 2).sum();
        int lines = (width + TEXT_WIDTH - 1) / TEXT_WIDTH;
        sheet.row(lines * LINE_HEIGHT).text("", Look.PLAIN).text(text, Look.PLAIN);
    }

    private static void section(TableSheet sheet, String text) {
        sheet.row().text(text, Look.SECTION).merge(COLUMNS);
    }

    private static void line(TableSheet sheet, String name, String value) {
        sheet.row().text(name, Look.PLAIN).text(value, Look.PLAIN);
    }
}
