package org.disclosurerollup.reporting.summary.workbook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.reporting.Wording;
import org.disclosurerollup.reporting.summary.AreaSummary;
import org.disclosurerollup.reporting.summary.Place;
import org.disclosurerollup.reporting.summary.UnitFigures;
import org.disclosurerollup.reporting.summary.ranking.Ranking;
import org.disclosurerollup.reporting.summary.ranking.Rankings;
import org.disclosurerollup.reporting.summary.ranking.RateSpec;
import org.disclosurerollup.reporting.summary.ranking.Yardstick;

/** Every ranking of the counties and of the departments, whole (排名). */
final class RankingSheet {

    private static final String[] HEADER = {
        "报表", "编码", "指标", "排名依据", "组别", "名次", "并列", "单位编码", "单位", "数值", "计量单位", "占比(%)", "说明"
    };

    private final AreaSummary summary;
    private final List<Ranking> rankings = new ArrayList<>();

    RankingSheet(AreaSummary summary, List<RateSpec> rates) {
        this.summary = summary;
        summary.forms().forEach(form -> rankings.addAll(Rankings.of(form, rates)));
    }

    void write(TableSheet sheet) {
        sheet.widths(18, 12, 30, 10, 11, 7, 7, 16, 32, 13, 9, 11, 34)
                .title(
                        HEADER.length,
                        summary.area().name() + " " + summary.period() + " 年排名",
                        "数值相同的名次相同,下一名次空出;没有名次的单位列在最后,原因见说明;各单位均为零的指标不排名。" + "增幅只排可以比较的单位,可比增幅另排;占比为占全地区合计的百分比。")
                .header(HEADER)
                .freeze(0, 1);
        int header = sheet.rowIndex();
        for (Ranking ranking : rankings) {
            ranking.ranked().forEach(place -> row(sheet, ranking, place));
            ranking.unranked().forEach(unit -> row(sheet, ranking, unit, 0, false, null, Look.MUTED));
        }
        sheet.filter(header, HEADER.length);
        sheet.print(1);
    }

    private void row(TableSheet sheet, Ranking ranking, Place place) {
        Look look = place.rank() == 1 && ranking.tellsApart() ? Look.TOTAL : Look.PLAIN;
        row(sheet, ranking, place.unit(), place.rank(), place.tied(), place.value(), look);
    }

    /** @param rank 0 for none, which leaves the cell empty */
    private void row(
            TableSheet sheet, Ranking ranking, UnitFigures unit, int rank, boolean tied, BigDecimal value, Look look) {
        Yardstick by = ranking.by();
        sheet.row()
                .text(ranking.form().form().id(), look)
                .text(by.code(), look)
                .text(by.name(), look)
                .text(by.kind().label(), look)
                .text(Wording.group(ranking.group(), summary.area().kind()), look)
                .number(rank == 0 ? null : BigDecimal.valueOf(rank), 0, look)
                .text(tied ? "并列" : "", look)
                .text(unit.unit().code(), look)
                .text(unit.unit().name(), look);
        ranking.shown(unit)
                .ifPresentOrElse(
                        shown -> sheet.shown(shown, ranking.decimals(), look),
                        () -> sheet.number(value, ranking.decimals(), look));
        sheet.text(ranking.unit(), look).number(share(ranking, unit), 2, look).text(remark(by, unit), look);
    }

    private static String remark(Yardstick by, UnitFigures unit) {
        return Stream.of(by.remark(unit), Yardstick.standing(unit))
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(","));
    }

    private static BigDecimal share(Ranking ranking, UnitFigures unit) {
        Cell cell = ranking.by().cell();
        return ranking.by().kind() == Yardstick.Kind.TOTAL && cell != null
                ? ranking.form().share(unit, cell)
                : null;
    }
}
