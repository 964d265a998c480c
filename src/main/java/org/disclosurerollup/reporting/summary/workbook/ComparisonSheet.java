package org.disclosurerollup.reporting.summary.workbook;

import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.reporting.Compared;
import org.disclosurerollup.reporting.Wording;
import org.disclosurerollup.reporting.summary.AreaSummary;
import org.disclosurerollup.reporting.summary.FormSummary;
import org.disclosurerollup.reporting.summary.ShownFigures;

/** The area's total and groups beside last year's (同比). */
final class ComparisonSheet {

    private static final String[] HEADER = {
        "报表", "编码", "指标", "计量单位", "组别", "本年", "上年", "增减", "同比(%)", "占比(%)", "上年占比(%)", "可比口径同比(%)", "说明"
    };

    private final AreaSummary summary;

    ComparisonSheet(AreaSummary summary) {
        this.summary = summary;
    }

    void write(TableSheet sheet) {
        sheet.widths(18, 10, 48, 9, 11, 13, 13, 13, 11, 11, 11, 13, 30)
                .title(HEADER.length, summary.area().name() + " " + summary.period() + " 年与上年比较", "比率的增减为百分点。")
                .header(HEADER)
                .freeze(0, 1);
        int header = sheet.rowIndex();
        for (FormSummary form : summary.forms()) {
            for (Cell cell : form.form().cells()) {
                if (cell.isFigure()) {
                    form.groups().forEach(group -> row(sheet, form, cell, group));
                }
            }
        }
        sheet.filter(header, HEADER.length);
        sheet.print(1);
    }

    private void row(TableSheet sheet, FormSummary form, Cell cell, Group group) {
        Compared compared = form.figures().compared(cell, group);
        if (compared.isEmpty()) {
            return;
        }
        ShownFigures shown = form.shown();
        Look look = group == Group.TOTAL ? Look.TOTAL : Look.PLAIN;
        sheet.row()
                .text(form.form().id(), look)
                .text(cell.code(), look)
                .text(cell.label(), look)
                .text(shown.unitOf(cell), look)
                .text(Wording.group(group, summary.area().kind()), look)
                .shown(shown.value(cell, group), shown.decimals(cell), look)
                .shown(shown.previous(cell, group), shown.decimals(cell), look)
                .number(shown.change(cell, compared), shown.decimals(cell), look)
                .number(compared.growth().percent(), 2, look)
                .share(shown.share(cell, group, false), look)
                .share(shown.share(cell, group, true), look)
                .number(compared.likeForLikeGrowth(), 2, look)
                .text(compared.growth().status().label(), look);
    }
}
