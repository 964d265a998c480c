package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The case on which DHIS2 2.43.1 counts double: after 100 cells of an earlier year were corrected and the recent years
 * rebuilt, it showed 1,236,083 for a region instead of 1,111,701, the corrected cells a second time on top.
 */
class CorrectedYearTests {
    private static final int CORRECT = 1_111_701;
    private static final int DOUBLED = 1_236_083;

    private static final int CITIES = 4;
    private static final int COUNTIES = 5;
    private static final int OFFICES = 6;
    private static final int CORRECTED = 100;
    private static final String HEADER = "unit_code,year,form,1.1,3.1";

    @TempDir
    Path folder;

    private final List<String> units = new ArrayList<>(List.of("15,北省,region,,,"));
    private final List<String> offices = new ArrayList<>();

    private void makeTree() {
        for (int city = 1; city <= CITIES; city++) {
            units.add("15" + city + ",市" + city + ",city,15,,");
            for (int county = 1; county <= COUNTIES; county++) {
                String code = "15" + city + county;
                units.add(code + ",县" + code + ",county,15" + city + ",,");
                for (int office = 1; office <= OFFICES; office++) {
                    units.add(code + "-" + office + ",局" + code + office + ",department," + code + ",,");
                    offices.add(code + "-" + office);
                }
            }
        }
    }

    /** Divides the whole into as many numbers that differ a little. */
    private static int[] shares(int whole, int count) {
        int[] shares = new int[count];
        int left = whole;
        for (int i = 0; i < count; i++) {
            int even = left / (count - i);
            shares[i] = i == count - 1 ? left : even + i % 7 - 3;
            left -= shares[i];
        }
        return shares;
    }

    private static String row(String office, int year, int value) {
        return office + "," + year + ",disclosure-2014," + value + "," + value % 50;
    }

    private static void assertCorrectIn(String year, Office office, String after) {
        if (year.equals("2016")) {
            assertThat(office.read("totals.csv").row("unit_code", "15", "year", year, "cell", "1.1", "group", "total"))
                    .as(after)
                    .containsEntry("value", Integer.toString(CORRECT))
                    .containsEntry("filled_units", "120")
                    .containsEntry("reported_units", "120");
        } else {
            assertThat(office.read("comparison.csv")
                            .row("unit_code", "15", "year", year, "cell", "1.1", "group", "total"))
                    .as(after)
                    .containsEntry("previous", Integer.toString(CORRECT))
                    .containsEntry("growth_pct", "10.00");
        }
    }

    @Test
    void correctingAHundredCellsOfAnEarlierYearAndRebuildingCountsEachOnce() {
        makeTree();
        int[] corrected = shares(DOUBLED - CORRECT, CORRECTED);
        int[] others = shares(CORRECT - (DOUBLED - CORRECT), offices.size() - CORRECTED);
        int[] later = shares(CORRECT + CORRECT / 10, offices.size());
        List<String> filings = new ArrayList<>();
        List<String> corrections = new ArrayList<>();
        for (int i = 0; i < offices.size(); i++) {
            // The first office of each county is left alone, and all the others are corrected.
            boolean isCorrected = i % OFFICES != 0;
            int nth = isCorrected ? i - i / OFFICES - 1 : i / OFFICES;
            filings.add(row(offices.get(i), 2016, isCorrected ? corrected[nth] / 2 : others[nth]));
            if (isCorrected) {
                corrections.add(row(offices.get(i), 2016, corrected[nth]));
            }
            filings.add(row(offices.get(i), 2017, later[i]));
            filings.add(row(offices.get(i), 2018, later[i] + 1));
        }
        assertThat(corrections).hasSize(CORRECTED);
        try (Office office = new Office(folder).units(units.toArray(String[]::new))) {
            office.file("filings.csv", HEADER, filings.toArray(String[]::new)).consolidated();
            assertThat(office.read("totals.csv")
                            .row("unit_code", "15", "year", "2016", "cell", "1.1", "group", "total")
                            .get("value"))
                    .isNotEqualTo(Integer.toString(CORRECT));

            office.file("corrections.csv", HEADER, corrections.toArray(String[]::new))
                    .consolidated();
            assertCorrectIn("2016", office, "the corrections");
            assertCorrectIn("2017", office, "the corrections");

            for (String year : List.of("2016", "2017", "2018")) {
                Project.Result rerun = office.run("rerun", "--year", year);
                assertThat(rerun.exitCode()).as(rerun.err()).isZero();
            }
            office.file("corrections-again.csv", HEADER, corrections.toArray(String[]::new));
            assertThat(office.consolidated().out()).contains("accepted 0", "unchanged 560");
            for (String year : List.of("2016", "2017")) {
                office.consolidated("--year", year);
                assertCorrectIn(year, office, "rebuilding, and the same corrections again");
            }

            JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(office.database()));
            assertThat(jdbc.queryForObject(
                            "select sum(value) from cell where period = '2016' and cell = '1.1'", Long.class))
                    .isEqualTo(CORRECT);
            assertThat(jdbc.queryForObject(
                            "select value from total_cell where period = '2016' and cell = '1.1' and area_code = '15'"
                                    + " and \"group\" = 'total'",
                            Long.class))
                    .isEqualTo(CORRECT);
            assertThat(jdbc.queryForObject("select count(*) from submission where period = '2016'", Long.class))
                    .as("nothing filed is lost")
                    .isEqualTo(offices.size() + CORRECTED);
        }
    }
}
