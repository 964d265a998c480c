package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.disclosurerollup.Office;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that has nothing to add up. */
class NoFiguresTests {
    private static final int REFUSED = 20_000;

    @TempDir
    Path folder;

    /** Nothing of what is written beside waits for them, so that the run must. */
    @Test
    void allFindingsAreListedWhereEveryFilingWasRefused() {
        try (Office office = new Office(folder)) {
            office.units("c,云江市,city,,,").file("strangers.csv", "unit_code,year,form,1.1", strangers("a"));
            office.consolidated();
            assertThat(office.read("findings.csv").where("rule", "unknown-unit"))
                    .hasSize(REFUSED)
                    .allSatisfy(row -> assertThat(row.get("unit_code")).startsWith("a"));

            office.file("strangers.csv", "unit_code,year,form,1.1", strangers("b"));
            office.consolidated();
            assertThat(office.read("findings.csv").where("rule", "unknown-unit"))
                    .hasSize(REFUSED)
                    .allSatisfy(row -> assertThat(row.get("unit_code")).startsWith("b"));
        }
    }

    private static String[] strangers(String prefix) {
        return IntStream.range(0, REFUSED)
                .mapToObj(number -> prefix + number + ",2017,disclosure-2014,5")
                .toArray(String[]::new);
    }
}
