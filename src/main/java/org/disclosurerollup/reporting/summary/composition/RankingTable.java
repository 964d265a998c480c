package org.disclosurerollup.reporting.summary.composition;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.disclosurerollup.reporting.summary.Place;
import org.disclosurerollup.reporting.summary.composition.Composition.Column;
import org.disclosurerollup.reporting.summary.composition.Composition.Row;
import org.disclosurerollup.reporting.summary.composition.SummaryTemplate.TableSpec;
import org.disclosurerollup.reporting.summary.ranking.Ranking;
import org.disclosurerollup.reporting.summary.ranking.Yardstick;

/** All rankings of a group, a row each: who leads and who comes last. Whole they stand in the workbook. */
final class RankingTable {

    /** Units named at each end. */
    private static final int ENDS = 3;

    /** Units that share a rank and are all named. */
    private static final int MOST_TIED = 3;

    private RankingTable() {}

    static Composition.Table of(TableSpec spec, List<Ranking> rankings, Marks marks) {
        List<Row> rows = new ArrayList<>();
        boolean unranked = false;
        boolean growth = false;
        for (Ranking ranking : rankings.stream().filter(Ranking::tellsApart).toList()) {
            int ranked = ranking.ranked().size();
            unranked |= ranked < ranking.units();
            growth |= ranking.by().kind() == Yardstick.Kind.GROWTH && ranked < ranking.units();
            rows.add(row(ranking, ranked, marks));
        }
        List<String> notes = marks.notes();
        if (unranked) {
            notes.add("注:参评为参加排名的单位数和应排名的单位数;未报送、未填此项或比率无从计算的单位不排名。");
        }
        if (growth) {
            notes.add("注:增幅只排上年数据可比的单位,基数较小、填报单位或报表有变化的不排名。");
        }
        return new Composition.Table(
                spec.caption(),
                List.of(
                        new Column("指标", 7, false),
                        new Column("依据", 3, false),
                        new Column("参评", 4, false),
                        new Column("居前单位", 13, false),
                        new Column("居后单位", 13, false)),
                rows,
                notes);
    }

    private static Row row(Ranking ranking, int ranked, Marks marks) {
        List<List<Place>> tiers = tiers(ranking.ranked());
        int first = 0;
        for (int named = 0; first < tiers.size() && named < ENDS; first++) {
            named += tiers.get(first).size();
        }
        int last = tiers.size();
        for (int named = 0; last > first && named < ENDS; ) {
            last--;
            named += tiers.get(last).size();
        }
        Yardstick by = ranking.by();
        return new Row(
                List.of(
                        by.name(),
                        by.kind().label(),
                        ranked == ranking.units() ? Integer.toString(ranked) : ranked + "/" + ranking.units(),
                        texts(tiers.subList(0, first), ranking, marks),
                        texts(tiers.subList(last, tiers.size()), ranking, marks)),
                0,
                false);
    }

    /** The units rank by rank. */
    private static List<List<Place>> tiers(List<Place> ranked) {
        List<List<Place>> tiers = new ArrayList<>();
        for (Place place : ranked) {
            if (tiers.isEmpty() || tiers.get(tiers.size() - 1).get(0).rank() != place.rank()) {
                tiers.add(new ArrayList<>());
            }
            tiers.get(tiers.size() - 1).add(place);
        }
        return tiers;
    }

    private static String texts(List<List<Place>> tiers, Ranking ranking, Marks marks) {
        return tiers.isEmpty()
                ? "—"
                : tiers.stream().map(tier -> text(tier, ranking, marks)).collect(Collectors.joining(";"));
    }

    /**
     * {@code 第2位乙县(40条)}, {@code 并列第3位丙县、丁县(7条)}, {@code 并列第5位甲局、乙局、丙局等12个单位(0件)}. Units that share a
     * rank have one figure; rounded so that sums hold it may be shown as two, and then each has its own behind it:
     * {@code 并列第2位乙县(1.23万条)、丙县(※1.24万条)}.
     */
    private static String text(List<Place> tier, Ranking ranking, Marks marks) {
        boolean alike = tier.stream()
                        .map(place -> ranking.figure(place, marks::text))
                        .distinct()
                        .count()
                == 1;
        String names = tier.stream()
                .limit(MOST_TIED)
                .map(place -> place.unit().unit().name() + (alike ? "" : inBrackets(place, ranking, marks)))
                .collect(Collectors.joining("、"));
        return (tier.get(0).tied() ? "并列第" : "第")
                + tier.get(0).rank() + "位" + names
                + (tier.size() > MOST_TIED ? "等" + tier.size() + "个单位" : "")
                + (alike ? inBrackets(tier.get(0), ranking, marks) : "");
    }

    private static String inBrackets(Place place, Ranking ranking, Marks marks) {
        return "(" + ranking.figure(place, marks::text) + ranking.unit() + ")";
    }
}
