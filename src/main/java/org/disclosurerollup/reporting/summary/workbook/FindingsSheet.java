package org.disclosurerollup.reporting.summary.workbook;

import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.reporting.summary.AreaSummary;
import org.disclosurerollup.reporting.summary.SummaryFinding;
import org.disclosurerollup.submission.Finding;

/** What stands on the area and everything below it (审核结果). */
final class FindingsSheet {

    private static final String[] HEADER = {"级别", "规则", "单位编码", "单位", "报表", "单元格", "填报值", "应为", "审核说明", "处理", "文件", "行"
    };

    /** A sheet has little more than a million rows. */
    private static final int MOST = 1_000_000;

    private final AreaSummary summary;

    FindingsSheet(AreaSummary summary) {
        this.summary = summary;
    }

    void write(TableSheet sheet) {
        String more = summary.findings().size() > MOST ? ",此处只列前 " + MOST + " 条" : "";
        sheet.widths(7, 10, 16, 26, 18, 14, 14, 14, 60, 9, 30, 7)
                .title(
                        HEADER.length,
                        summary.area().name() + " " + summary.period() + " 年审核结果",
                        "共 %d 条,其中未处理 %d 条%s"
                                .formatted(
                                        summary.findings().size(),
                                        summary.openFindings().size(),
                                        more))
                .header(HEADER)
                .freeze(0, 1);
        int header = sheet.rowIndex();
        summary.findings().stream().limit(MOST).forEach(finding -> row(sheet, finding));
        sheet.filter(header, HEADER.length);
        sheet.print(1);
    }

    private static void row(TableSheet sheet, SummaryFinding of) {
        Finding finding = of.finding();
        Look look = Look.PLAIN;
        sheet.row()
                .text(finding.severity() == Severity.HARD ? "错误" : "提示", look)
                .text(finding.rule(), look)
                .text(finding.unitCode(), look)
                .text(of.unitName(), look)
                .text(finding.form(), look)
                .text(finding.cell(), look)
                .text(finding.actual(), look)
                .text(finding.expected(), look)
                .text(finding.message(), look)
                .text(of.answered() ? "已处理" : "未处理", look)
                .text(finding.source(), look)
                .count(finding.line(), look);
    }
}
