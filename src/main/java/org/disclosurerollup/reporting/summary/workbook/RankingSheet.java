package org.disclosurerollup.reporting.summary.workbook;

import java.util.List;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.reporting.Compared;
import org.disclosurerollup.reporting.Wording;
import org.disclosurerollup.reporting.summary.AreaSummary;
import org.disclosurerollup.reporting.summary.FormSummary;
import org.disclosurerollup.reporting.summary.Place;

/** The places of the counties and of the departments by each headline figure (排名). */
final class RankingSheet {

    private static final String[] HEADER = {
        "报表", "编码", "指标", "组别", "名次", "单位编码", "单位", "数值", "计量单位", "同比(%)", "占比(%)", "说明"
    };

    private final AreaSummary summary;

    RankingSheet(AreaSummary summary) {
        this.summary = summary;
    }

    void write(TableSheet sheet) {
        sheet.widths(18, 10, 30, 11, 7, 16, 32, 13, 9, 11, 11, 26)
                .title(
                        HEADER.length,
                        summary.area().name() + " " + summary.period() + " 年排名",
                        "数值相同的名次相同;未填报的单位不参加排名,各单位均为零的指标不排名;占比为占全地区合计的百分比。")
                .header(HEADER)
                .freeze(0, 1);
        int header = sheet.rowIndex();
        for (FormSummary form : summary.forms()) {
            for (Cell cell : form.form().cells()) {
                if (cell.headline() && cell.isFigure()) {
                    for (Group group : List.of(Group.COUNTIES, Group.DEPARTMENTS)) {
                        rows(sheet, form, cell, group);
                    }
                }
            }
        }
        sheet.filter(header, HEADER.length);
        sheet.print(1);
    }

    /** Nobody is ranked where all have zero. */
    private void rows(TableSheet sheet, FormSummary form, Cell cell, Group group) {
        List<Place> ranking = form.ranking(group, cell, Place.Measure.VALUE);
        if (ranking.stream().anyMatch(place -> place.value().signum() != 0)) {
            ranking.forEach(place -> row(sheet, form, cell, group, place));
        }
    }

    private void row(TableSheet sheet, FormSummary form, Cell cell, Group group, Place place) {
        Look look = place.rank() == 1 ? Look.TOTAL : Look.PLAIN;
        Compared compared = place.unit().compared(cell);
        sheet.row()
                .text(form.form().id(), look)
                .text(cell.code(), look)
                .text(cell.shortLabel(), look)
                .text(Wording.group(group, summary.area().kind()), look)
                .count(place.rank(), look)
                .text(place.unit().unit().code(), look)
                .text(place.unit().unit().name(), look)
                .shown(form.shown().value(cell, place.unit()), form.shown().decimals(cell), look)
                .text(form.shown().unitOf(cell), look)
                .number(compared.growth().percent(), 2, look)
                .number(form.share(place.unit(), cell), 2, look)
                .text(compared.growth().status().label(), look);
    }
}
