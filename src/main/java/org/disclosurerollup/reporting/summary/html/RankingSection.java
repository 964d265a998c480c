package org.disclosurerollup.reporting.summary.html;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.reporting.Wording;
import org.disclosurerollup.reporting.summary.FormSummary;
import org.disclosurerollup.reporting.summary.Place;
import org.disclosurerollup.reporting.summary.UnitFigures;
import org.disclosurerollup.reporting.summary.ranking.Ranking;
import org.disclosurerollup.reporting.summary.ranking.Rankings;
import org.disclosurerollup.reporting.summary.ranking.RateSpec;
import org.disclosurerollup.reporting.summary.ranking.Yardstick;

/** Who ranks where: for each group and kind of yardstick a table of units, with figure and rank for each yardstick. */
final class RankingSection {

    private static final int MOST_UNITS = 200;

    private final FormSummary form;
    private final List<RateSpec> rates;

    RankingSection(FormSummary form, List<RateSpec> rates) {
        this.form = form;
        this.rates = rates;
    }

    /** A yardstick. */
    record Head(String name, String unit) {}

    /**
     * A unit by one yardstick.
     *
     * @param key what the column is sorted by: the rank; empty for none
     * @param rank empty for none
     * @param figure a dash for none
     * @param exact the figure before it was rounded, empty where it was not
     * @param remark may be empty
     */
    record Standing(String key, String rank, String figure, String exact, String remark) {}

    /** @param note may be empty */
    record Row(String name, String note, List<Standing> standings) {}

    /** @param cut how many units there are, where not all are listed; empty otherwise */
    record Table(String caption, List<Head> heads, List<Row> rows, String cut) {}

    List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        for (Group group : List.of(Group.COUNTIES, Group.DEPARTMENTS)) {
            Map<Yardstick.Kind, List<Ranking>> byKind = new EnumMap<>(Yardstick.Kind.class);
            Rankings.of(form, group, rates)
                    .forEach(ranking -> byKind.computeIfAbsent(ranking.by().kind(), kind -> new ArrayList<>())
                            .add(ranking));
            byKind.forEach((kind, rankings) -> tables.add(table(group, kind, rankings)));
        }
        return tables;
    }

    private Table table(Group group, Yardstick.Kind kind, List<Ranking> rankings) {
        Set<UnitFigures> units = new LinkedHashSet<>();
        rankings.forEach(ranking -> ranking.ranked().forEach(place -> units.add(place.unit())));
        units.addAll(rankings.get(0).unranked());
        List<Map<UnitFigures, Place>> places = new ArrayList<>();
        for (Ranking ranking : rankings) {
            Map<UnitFigures, Place> byUnit = new HashMap<>();
            ranking.ranked().forEach(place -> byUnit.put(place.unit(), place));
            places.add(byUnit);
        }
        List<Row> rows = new ArrayList<>();
        for (UnitFigures unit : units.stream().limit(MOST_UNITS).toList()) {
            List<Standing> standings = new ArrayList<>();
            for (int i = 0; i < rankings.size(); i++) {
                standings.add(standing(rankings.get(i), unit, places.get(i).get(unit)));
            }
            rows.add(new Row(unit.unit().name(), Yardstick.standing(unit), standings));
        }
        return new Table(
                Wording.group(group, form.units().unit().kind()) + "按" + kind.label() + "排名",
                rankings.stream()
                        .map(ranking -> new Head(ranking.by().name(), ranking.unit()))
                        .toList(),
                rows,
                units.size() > MOST_UNITS ? Integer.toString(units.size()) : "");
    }

    private static Standing standing(Ranking ranking, UnitFigures unit, Place place) {
        Yardstick by = ranking.by();
        if (place == null) {
            String why = by.remark(unit);
            return new Standing("", "", "—", "", why.equals(Yardstick.standing(unit)) ? "" : why);
        }
        String remark = by.kind() == Yardstick.Kind.GROWTH ? "" : by.remark(unit);
        return new Standing(
                Integer.toString(place.rank()),
                (place.tied() ? "并列第 " : "第 ") + place.rank(),
                ranking.figure(place),
                ranking.shown(unit).map(FormSection::exact).orElse(""),
                remark);
    }
}
