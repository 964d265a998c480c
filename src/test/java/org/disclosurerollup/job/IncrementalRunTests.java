package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.disclosurerollup.Office;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However the filings arrive, the figures are those of one run over all of them. */
class IncrementalRunTests {
    @TempDir
    Path folder;

    /** The outputs of one year after the other, put together: nothing is computed for them but the report. */
    private static Map<String, String> outputsYearByYear(Office office) {
        Map<String, String> all = new TreeMap<>();
        for (String year : RandomFilings.YEARS) {
            office.consolidated("--year", year);
            assertThat(office.read("totals.csv").where("year", year)).isNotEmpty();
            office.outputs()
                    .forEach((name, text) ->
                            all.merge(name, text, (before, more) -> before + more.substring(more.indexOf('\n') + 1)));
        }
        return all;
    }

    private static Map<String, String> outputsOfOneRun(Path folder, List<List<RandomFilings.Row>> portions) {
        try (Office office = new Office(folder).units(RandomFilings.UNITS)) {
            for (int i = 0; i < portions.size(); i++) {
                RandomFilings.deliver(office, "portion" + i, portions.get(i));
            }
            office.consolidated();
            return office.outputs();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void portionsInAnyOrderEndWithTheOutputsOfOneRun(long seed) {
        List<List<RandomFilings.Row>> portions = new RandomFilings(seed).portions(3);
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2));
        Collections.shuffle(order, new Random(seed));

        try (Office office = new Office(folder.resolve("step by step")).units(RandomFilings.UNITS)) {
            for (int i : order) {
                RandomFilings.deliver(office, "portion" + i, portions.get(i));
                office.consolidated();
            }

            assertThat(Office.difference(
                            outputsOfOneRun(folder.resolve("at once"), portions), outputsYearByYear(office)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void anEarlierUnitTableLeavesNoTrace(long seed) {
        List<List<RandomFilings.Row>> portions = new RandomFilings(seed).portions(3);
        String[] earlier = Arrays.copyOf(RandomFilings.UNITS, RandomFilings.UNITS.length - 1);
        earlier[7] = "121,庚县,county,11,,";
        earlier[4] = "111,丁县,county,11,2018-01-01,";

        try (Office office = new Office(folder.resolve("step by step")).units(earlier)) {
            for (int i = 0; i < 3; i++) {
                RandomFilings.deliver(office, "portion" + i, portions.get(i));
                if (i == 2) {
                    office.units(RandomFilings.UNITS);
                }
                office.consolidated();
            }

            assertThat(Office.difference(
                            outputsOfOneRun(folder.resolve("at once"), portions), outputsYearByYear(office)))
                    .isEmpty();
        }
    }
}
