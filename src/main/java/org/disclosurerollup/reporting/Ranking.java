package org.disclosurerollup.reporting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.RollUp;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.submission.JdbcSubmissionStore;
import org.disclosurerollup.submission.Scope;
import org.disclosurerollup.submission.UnitSelection;

/** Units ranked by score among those with the same parent: scores have means and ranks where counts have sums. */
final class Ranking {

    private Ranking() {}

    /**
     * A unit's place.
     *
     * @param rank 1 for the highest; equal scores share a rank and the next one is left out
     * @param among how many units have a score
     */
    record Row(Unit unit, Cell cell, BigDecimal value, int rank, int among) {}

    /** The form's headline score, if it has one. */
    static Optional<Cell> scoreOf(FormYear formYear) {
        return formYear.form().cells().stream()
                .filter(cell -> cell.rollUp() == RollUp.MEAN && cell.headline())
                .findFirst();
    }

    /** Every unit with a score, by parent in tree order and then by rank. */
    static List<Row> of(FormYear formYear, JdbcSubmissionStore submissions, long run) {
        Optional<Cell> score = scoreOf(formYear);
        if (score.isEmpty()) {
            return List.of();
        }
        Cell cell = score.get();
        UnitTree tree = formYear.tree();
        Map<Integer, List<Row>> byParent = new HashMap<>();
        submissions.forEachCounted(
                formYear.form(), formYear.period(), UnitSelection.ALL, run, (unitCode, scope, figures) -> {
                    int node = tree.indexOf(unitCode);
                    if (node >= 0 && scope == Scope.OWN && figures[cell.index()] != FixedPoint.BLANK) {
                        BigDecimal value = FixedPoint.toDecimal(figures[cell.index()], cell.decimals());
                        byParent.computeIfAbsent(tree.parent(node), parent -> new ArrayList<>())
                                .add(new Row(tree.unit(node), cell, value, 0, 0));
                    }
                });
        List<Row> ranked = new ArrayList<>();
        byParent.keySet().stream().sorted().forEach(parent -> rank(byParent.get(parent), ranked));
        return ranked;
    }

    private static void rank(List<Row> siblings, List<Row> ranked) {
        siblings.sort(Comparator.comparing(Row::value)
                .reversed()
                .thenComparing(row -> row.unit().code()));
        int rank = 0;
        BigDecimal last = null;
        for (int i = 0; i < siblings.size(); i++) {
            Row row = siblings.get(i);
            rank = last != null && last.compareTo(row.value()) == 0 ? rank : i + 1;
            last = row.value();
            ranked.add(new Row(row.unit(), row.cell(), row.value(), rank, siblings.size()));
        }
    }
}
