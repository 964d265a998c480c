package org.disclosurerollup.reporting.summary.workbook;

import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.reporting.summary.AreaSummary;
import org.disclosurerollup.reporting.summary.FormSummary;
import org.disclosurerollup.reporting.summary.Shown;

/** The figures that are not rounded half-up, so that sums hold (舍位平衡). */
final class RoundingSheet {

    private static final List<String> HEADER =
            List.of("报表", "区", "年度", "编码", "单元格", "计量单位", "原值", "显示单位", "四舍五入", "平衡后");

    /** A sheet has little more than a million rows. */
    private static final int MOST = 1_000_000;

    private final AreaSummary summary;

    RoundingSheet(AreaSummary summary) {
        this.summary = summary;
    }

    void write(TableSheet sheet) {
        List<FormSummary> forms = new ArrayList<>();
        List<Shown> adjusted = new ArrayList<>();
        for (FormSummary form : summary.forms()) {
            form.shown().adjusted().forEach(shown -> {
                forms.add(form);
                adjusted.add(shown);
            });
        }
        List<String> header = new ArrayList<>(HEADER);
        if (adjusted.stream().anyMatch(Shown::further)) {
            header.add("说明");
        }
        List<String> notes = new ArrayList<>();
        notes.add("%s。共调整 %d 个数据%s。"
                .formatted(
                        summary.display().head(),
                        adjusted.size(),
                        adjusted.size() > MOST ? ",此处只列前 " + MOST + " 个" : ""));
        notes.addAll(summary.roundingRemarks());
        sheet.widths(18, 30, 7, 10, 40, 9, 14, 9, 13, 13, 16)
                .title(
                        header.size(),
                        summary.area().name() + " " + summary.period() + " 年舍位平衡",
                        notes.toArray(String[]::new))
                .header(header.toArray(String[]::new))
                .freeze(0, 1);
        int headerRow = sheet.rowIndex();
        for (int i = 0; i < Math.min(MOST, adjusted.size()); i++) {
            row(sheet, forms.get(i), adjusted.get(i));
        }
        sheet.filter(headerRow, header.size());
        sheet.print(1);
    }

    private static void row(TableSheet sheet, FormSummary form, Shown shown) {
        Look look = Look.PLAIN;
        int decimals = form.shown().decimals(shown.cell());
        sheet.row()
                .text(form.form().id(), look)
                .text(shown.whose(), look)
                .text(shown.period().toString(), look)
                .text(shown.cell().code(), look)
                .text(shown.cell().label(), look)
                .text(shown.cell().unitOfMeasure(), look)
                .number(shown.exact(), shown.cell().decimals(), look)
                .text(form.shown().unitOf(shown.cell()), look)
                .number(shown.halfUp(), decimals, look)
                .shown(shown, decimals, look);
        if (shown.further()) {
            sheet.text("非相邻末位数", look);
        }
    }
}
