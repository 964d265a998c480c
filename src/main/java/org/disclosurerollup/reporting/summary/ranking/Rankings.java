package org.disclosurerollup.reporting.summary.ranking;

import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.catalogue.CatalogueException;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Problem;
import org.disclosurerollup.catalogue.RollUp;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.reporting.summary.FormSummary;

/**
 * All rankings of a form. Ranked are the areas and the departments directly below, each among themselves: by total and by
 * growth of every headline figure, by every rate of the form and those that the office defined, by score.
 */
public final class Rankings {

    private static final List<Group> GROUPS = List.of(Group.COUNTIES, Group.DEPARTMENTS);

    private Rankings() {}

    /**
     * Those in which there is something to compare, by group, kind and printed order.
     *
     * @throws CatalogueException where a rate names cells that the form has not
     */
    public static List<Ranking> of(FormSummary form, List<RateSpec> rates) {
        List<Ranking> rankings = new ArrayList<>();
        for (Group group : GROUPS) {
            rankings.addAll(of(form, group, rates));
        }
        return rankings;
    }

    /** Those of one group. */
    public static List<Ranking> of(FormSummary form, Group group, List<RateSpec> rates) {
        List<Ranking> rankings = new ArrayList<>();
        for (Yardstick by : yardsticks(form, group, rates)) {
            Ranking ranking = Ranking.of(form, group, by);
            if (ranking.isWorthShowing()) {
                rankings.add(ranking);
            }
        }
        return rankings;
    }

    private static List<Yardstick> yardsticks(FormSummary form, Group group, List<RateSpec> rates) {
        List<Cell> figures = form.form().cells().stream().filter(Cell::isFigure).toList();
        List<Cell> counts = figures.stream()
                .filter(cell -> cell.headline() && cell.rollUp() != RollUp.RATE && cell.rollUp() != RollUp.MEAN)
                .toList();
        List<Yardstick> yardsticks = new ArrayList<>();
        counts.forEach(cell -> yardsticks.add(new ByFigure(form.form(), cell)));
        counts.forEach(cell -> yardsticks.add(new ByGrowth(cell, false)));
        counts.stream()
                .filter(cell -> form.directlyBelow(group).stream().anyMatch(unit -> ByGrowth.differs(unit, cell)))
                .forEach(cell -> yardsticks.add(new ByGrowth(cell, true)));
        figures.stream()
                .filter(cell -> cell.rollUp() == RollUp.RATE)
                .forEach(cell -> yardsticks.add(new ByFigure(form.form(), cell)));
        yardsticks.addAll(defined(form.form(), rates));
        figures.stream()
                .filter(cell -> cell.headline() && cell.rollUp() == RollUp.MEAN)
                .forEach(cell -> yardsticks.add(new ByFigure(form.form(), cell)));
        return yardsticks;
    }

    private static List<Yardstick> defined(Form form, List<RateSpec> rates) {
        List<Yardstick> defined = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (RateSpec rate : rates) {
            if (rate.forms().contains(form.id())) {
                List<String> codes = new ArrayList<>(rate.part());
                codes.add(rate.of());
                for (String code : codes) {
                    if (form.cell(code) == null) {
                        problems.add(new Problem(
                                rate.file(), rate.line(), "form " + form.id() + " has no cell '" + code + "'"));
                    } else if (!form.cell(code).rollUp().adds()) {
                        problems.add(new Problem(
                                rate.file(), rate.line(), "cell " + code + " does not add up, so it makes no rate"));
                    }
                }
                if (problems.isEmpty()) {
                    defined.add(new ByRate(
                            rate.name(), rate.part().stream().map(form::cell).toList(), form.cell(rate.of())));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new CatalogueException(problems);
        }
        return defined;
    }
}
