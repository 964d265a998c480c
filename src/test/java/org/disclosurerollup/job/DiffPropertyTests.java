package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.disclosurerollup.CsvTable;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is filed and however units move, a difference between two runs tells all of it, and its accounts close. */
class DiffPropertyTests {
    private static final Set<String> NOT_ADDED = Set.of("self-assessment");
    /** Columns of comparison.csv, each of which diff has twice. */
    private static final List<String> COMPARED = List.of(
            "value",
            "previous",
            "growth_pct",
            "growth_status",
            "share_pct",
            "previous_share_pct",
            "like_for_like_growth_pct");

    @TempDir
    Path folder;

    /** By year and figure the row of comparison.csv as of a run. */
    private record Saved(long run, Map<String, Map<String, Map<String, String>>> byYear) {}

    private static Saved save(Office office) {
        Map<String, Map<String, Map<String, String>>> byYear = new HashMap<>();
        long run = 0;
        for (String year : RandomFilings.YEARS) {
            String printed = office.consolidated("--year", year).out();
            run = Long.parseLong(printed.replaceAll("(?s).*run (\\d+) completed.*", "$1"));
            Map<String, Map<String, String>> figures = new TreeMap<>();
            office.read("comparison.csv").rows().forEach(row -> figures.put(key(row), row));
            byYear.put(year, figures);
        }
        return new Saved(run, byYear);
    }

    private static String key(Map<String, String> row) {
        return String.join(" ", row.get("unit_code"), row.get("form"), row.get("cell"), row.get("group"));
    }

    private CsvTable diff(Office office, String year, long from, long to) throws IOException {
        Project.Result result = Project.run(
                "diff", "--database", office.database(), "--year", year, "--from", from, "--to", to, "--format", "csv");
        assertThat(result.exitCode()).as(result.err()).isZero();
        return CsvTable.read(Files.writeString(folder.resolve("diff.csv"), result.out()));
    }

    private void checkDiff(Office office, Saved before, Saved after) throws IOException {
        for (String year : RandomFilings.YEARS) {
            Map<String, List<Map<String, String>>> figures = new LinkedHashMap<>();
            for (Map<String, String> row :
                    diff(office, year, before.run(), after.run()).where("year", year)) {
                if (!row.get("group").equals("filing")) {
                    figures.computeIfAbsent(key(row), key -> new ArrayList<>()).add(row);
                }
            }
            Map<String, Map<String, String>> old = before.byYear().get(year);
            Map<String, Map<String, String>> now = after.byYear().get(year);
            assertThat(figures.keySet()).as("moved in %s", year).isEqualTo(moved(old, now));
            figures.forEach((key, rows) -> {
                assertSameAs(old.get(key), rows.get(0), "_from");
                assertSameAs(now.get(key), rows.get(0), "_to");
                assertAccountCloses(rows);
            });
        }
    }

    /** The figures whose rows differ in a column that is compared. */
    private static Set<String> moved(Map<String, Map<String, String>> old, Map<String, Map<String, String>> now) {
        Set<String> moved = new TreeSet<>(old.keySet());
        moved.addAll(now.keySet());
        moved.removeIf(key -> old.containsKey(key)
                && now.containsKey(key)
                && COMPARED.stream()
                        .allMatch(column ->
                                old.get(key).get(column).equals(now.get(key).get(column))));
        return moved;
    }

    private static void assertSameAs(Map<String, String> compared, Map<String, String> row, String suffix) {
        for (String column : COMPARED) {
            if (compared != null || !column.equals("growth_status")) {
                assertThat(row.get(column + suffix))
                        .as("%s%s of %s", column, suffix, row)
                        .isEqualTo(compared == null ? "" : compared.get(column));
            }
        }
    }

    private static void assertAccountCloses(List<Map<String, String>> rows) {
        Map<String, String> figure = rows.get(0);
        assertThat(rows).as("causes").noneMatch(row -> row.get("cause").equals("other"));
        if (!NOT_ADDED.contains(figure.get("form"))) {
            assertThat(sum(rows, "value")).as("sum of %s", rows).isEqualByComparingTo(number(figure, "difference"));
            assertThat(sum(rows, "previous"))
                    .as("sum for last year of %s", rows)
                    .isEqualByComparingTo(number(figure, "previous_difference"));
        }
    }

    private static BigDecimal sum(List<Map<String, String>> rows, String on) {
        return rows.stream()
                .filter(row -> row.get("effect_on").equals(on))
                .map(row -> number(row, "contribution"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal number(Map<String, String> row, String column) {
        return row.get(column).isEmpty() ? BigDecimal.ZERO : new BigDecimal(row.get(column));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void tellsEveryFigureThatMovedAsItWasSavedAndWhatMovedIt(long seed) throws IOException {
        List<List<RandomFilings.Row>> portions = new RandomFilings(seed).portions(3);
        try (Office office = new Office(folder.resolve("office")).units(RandomFilings.UNITS)) {
            RandomFilings.deliver(office, "portion0", portions.get(0));
            Saved first = save(office);
            RandomFilings.deliver(office, "portion1", portions.get(1));
            Saved second = save(office);
            RandomFilings.deliver(office, "portion2", portions.get(2));
            Saved third = save(office);

            checkDiff(office, first, second);
            checkDiff(office, second, third);
            checkDiff(office, first, third);
            checkDiff(office, third, third);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void accountsCloseWhereUnitsMoved(long seed) throws IOException {
        List<List<RandomFilings.Row>> portions = new RandomFilings(seed).portions(2);
        String[] earlier = Arrays.copyOf(RandomFilings.UNITS, RandomFilings.UNITS.length - 1);
        earlier[7] = "121,庚县,county,11,,";
        earlier[4] = "111,丁县,county,11,2018-01-01,";
        try (Office office = new Office(folder.resolve("office")).units(earlier)) {
            RandomFilings.deliver(office, "portion0", portions.get(0));
            Saved first = save(office);
            office.units(RandomFilings.UNITS);
            Saved second = save(office);
            RandomFilings.deliver(office, "portion1", portions.get(1));
            office.units(earlier);
            Saved third = save(office);

            checkDiff(office, first, second);
            checkDiff(office, second, third);
            checkDiff(office, first, third);
        }
    }
}
