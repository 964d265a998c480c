package org.disclosurerollup.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disclosurerollup.catalogue.VisibleText;
import org.disclosurerollup.job.JdbcRunResultStore.TopCoverage;
import org.disclosurerollup.job.RunBoard;

/**
 * How many units reported in a form and year, of those that should have: over all areas at the top, and for each of them.
 *
 * @param areas of which anything is expected
 * @param changes of the number of outstanding units against the run before, in the order of the areas; empty where that
 *     run was not counted
 */
record FormYearCoverage(String period, String form, List<TopCoverage> areas, List<Optional<Integer>> changes) {

    /** More areas than these are not listed one by one. */
    private static final int FEW = 4;

    /** Every form and year, latest year first. */
    static List<FormYearCoverage> of(RunBoard board) {
        Map<String, List<TopCoverage>> groups = new LinkedHashMap<>();
        for (TopCoverage one : board.coverage()) {
            groups.computeIfAbsent(one.period() + " " + one.form(), key -> new ArrayList<>())
                    .add(one);
        }
        return groups.values().stream()
                .map(group -> new FormYearCoverage(
                        group.get(0).period(),
                        group.get(0).form(),
                        group,
                        group.stream()
                                .map(one -> board.coverageBefore().isEmpty()
                                        ? Optional.<Integer>empty()
                                        // What was in no run before was all to be reported.
                                        : Optional.of(board.change(one).orElse(-one.reported())))
                                .toList()))
                .toList();
    }

    int reported() {
        return areas.stream().mapToInt(TopCoverage::reported).sum();
    }

    int expected() {
        return areas.stream().mapToInt(TopCoverage::expected).sum();
    }

    /** How the number of outstanding units changed; empty if it was not counted before. */
    Optional<Integer> change() {
        return changes.stream().flatMap(Optional::stream).reduce(Integer::sum);
    }

    boolean isWorthALine() {
        return expected() != reported() || change().orElse(0) != 0;
    }

    /** A line for all, and where the areas are few, one for each from which anything came. */
    void addTo(List<List<String>> table) {
        boolean single = areas.size() == 1;
        table.add(line(
                period,
                form,
                single ? VisibleText.of(areas.get(0).areaName()) : areas.size() + " areas",
                reported(),
                expected(),
                change()));
        List<Integer> told = new ArrayList<>();
        for (int i = 0; i < areas.size() && !single; i++) {
            if (areas.get(i).reported() > 0 || changes.get(i).orElse(0) != 0) {
                told.add(i);
            }
        }
        if (told.size() <= FEW) {
            for (int i : told) {
                TopCoverage one = areas.get(i);
                table.add(line(
                        "", "", "  " + VisibleText.of(one.areaName()), one.reported(), one.expected(), changes.get(i)));
            }
        }
    }

    private static List<String> line(
            String period, String form, String area, int reported, int expected, Optional<Integer> change) {
        // Rounded down: what is not complete is never shown as 100 %.
        BigDecimal percent = expected == 0
                ? BigDecimal.valueOf(100)
                : BigDecimal.valueOf(100L * reported).divide(BigDecimal.valueOf(expected), 0, RoundingMode.DOWN);
        return List.of(
                period,
                form,
                area,
                reported + "/" + expected,
                percent + "%",
                Integer.toString(expected - reported),
                change.map("%+d"::formatted).orElse(""));
    }
}
