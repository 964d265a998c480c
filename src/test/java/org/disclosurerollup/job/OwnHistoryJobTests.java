package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Growth beside the unit's own earlier years, and findings of years that have more than one form before them. */
class OwnHistoryJobTests {
    private static final String HEADER = "unit_code,year,form,8.1";
    private static final int[] STEADY = {100, 115, 120, 132, 145, 150};

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void openOffice() {
        office = new Office(folder).units(units());
    }

    private static String[] units() {
        List<String> units = new ArrayList<>(List.of("1,甲市,city,,,"));
        for (int i = 10; i < 20; i++) {
            units.add(i + ",县" + i + ",county,1,,");
        }
        return units.toArray(String[]::new);
    }

    @AfterEach
    void closeOffice() {
        office.close();
    }

    private static String row(int unit, int year, long value) {
        return unit + "," + year + ",work-report," + value;
    }

    /** A unit's figures, of the years from 2012 on. */
    private void file(int unit, int... values) {
        for (int i = 0; i < values.length; i++) {
            office.file(unit + "-" + (2012 + i) + ".csv", HEADER, row(unit, 2012 + i, values[i]));
        }
    }

    private static int[] steadyAndThen(int last) {
        int[] values = Arrays.copyOf(STEADY, STEADY.length + 1);
        values[STEADY.length] = last;
        return values;
    }

    private List<Map<String, String>> outliers() {
        return office.read("findings.csv").where("rule", "growth-outlier");
    }

    @Test
    void growthFarFromTheUnitsOwnIsASuspicion() {
        file(10, steadyAndThen(480));

        office.consolidated();

        assertThat(outliers()).singleElement().satisfies(row -> {
            assertThat(row)
                    .containsEntry("severity", "soft")
                    .containsEntry("unit_code", "10")
                    .containsEntry("year", "2018")
                    .containsEntry("cell", "8.1")
                    .containsEntry("actual", "480")
                    .containsEntry("expected", "约 164");
            assertThat(row.get("message")).contains("本单位历年").doesNotContain("同类单位");
        });
        assertThat(office.read("review.csv").row("rule", "growth-outlier").get("score"))
                .matches("[1-9]\\d+");
    }

    @Test
    void fiveEarlierYearsAreTooFew() {
        file(10, 100, 115, 120, 132, 145, 480);

        office.consolidated();

        assertThat(outliers()).isEmpty();
    }

    @Test
    void peersAndOwnYearsSpeakInOneFinding() {
        file(10, steadyAndThen(480));
        for (int unit = 11; unit < 19; unit++) {
            file(unit, steadyAndThen(150 + unit));
        }

        office.consolidated("--year", "2018");

        assertThat(outliers())
                .singleElement()
                .satisfies(row -> assertThat(row.get("message")).contains("同类单位和本单位历年"));
    }

    @Test
    void peersAloneSpeakWhereThereIsNoLongHistory() {
        for (int unit = 10; unit < 19; unit++) {
            office.file(unit + ".csv", HEADER, row(unit, 2017, 150), row(unit, 2018, unit == 10 ? 480 : 150 + unit));
        }

        office.consolidated("--year", "2018");

        assertThat(outliers())
                .singleElement()
                .satisfies(
                        row -> assertThat(row.get("message")).contains("同类单位").doesNotContain("本单位历年"));
    }

    @Test
    void historyGoesOnAcrossFormsByIndicator() {
        String old = "unit_code,year,form,3.1";
        for (int i = 0; i < 5; i++) {
            office.file((2014 + i) + ".csv", old, "10," + (2014 + i) + ",disclosure-2014," + STEADY[i]);
        }
        office.file("2019.csv", "unit_code,year,form,1/7", "10,2019,disclosure-2019,150");
        office.file("2020.csv", "unit_code,year,form,1/7", "10,2020,disclosure-2019,160");
        office.file("2021.csv", "unit_code,year,form,1/7", "10,2021,disclosure-2021,600");

        office.consolidated();

        assertThat(outliers())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("year", "2021")
                        .containsEntry("form", "disclosure-2021")
                        .containsEntry("cell", "1/7"));
    }

    @Test
    void correctionOfAnEarlierYearJudgesLaterYearsAnew() {
        file(10, 100, 400, 110, 500, 120, 600, 480);
        office.consolidated();
        assertThat(outliers()).isEmpty();

        file(10, 100, 105, 110, 115, 120, 126, 480);
        office.consolidated();
        assertThat(outliers()).extracting(row -> row.get("year")).containsExactly("2018");

        office.file("late.csv", HEADER, row(10, 2013, 401), row(10, 2015, 501));
        office.consolidated();
        // 2018 is reported because its finding is gone, not only 2013 to 2016.
        assertThat(office.read("totals.csv").where("year", "2018")).isNotEmpty();
        assertThat(office.read("totals.csv").where("year", "2017")).isEmpty();
        assertThat(outliers()).isEmpty();
        Map<String, String> reported = office.outputs();

        assertThat(office.consolidated().out()).contains("nothing is new");
        assertThat(office.outputs()).isEqualTo(reported);
    }

    @Test
    void yearsThatArriveBackwardsEndWithTheFindingsOfOneRun() throws IOException {
        file(10, steadyAndThen(480));
        file(11, 100, 300, 90, 280, 100, 310, 95);
        file(12, 100, 0, 120, 132, 145, 150, 900);
        office.consolidated("--year", "2018");
        Map<String, String> atOnce = office.outputs();
        assertThat(outliers()).hasSize(1);

        try (Office stepwise = new Office(folder.resolve("stepwise")).units(units())) {
            for (int year = 2018; year >= 2012; year--) {
                for (int unit = 10; unit <= 12; unit++) {
                    String name = unit + "-" + year + ".csv";
                    Files.copy(office.inbox().resolve(name), stepwise.inbox().resolve(name));
                }
                stepwise.consolidated("--year", "2018");
            }

            assertThat(Office.difference(atOnce, stepwise.outputs())).isEmpty();
        }
    }

    private static String form(String id, String years, String cells) {
        return """
                form: %s
                title: %s
                %s
                tables:
                  - id: list
                    cells:
                %s
                """.formatted(id, id, years, cells);
    }

    private Project.Result consolidatedWith(String... forms) throws IOException {
        Path target = Files.createDirectories(folder.resolve("forms"));
        for (String form : forms) {
            Files.writeString(target.resolve(form.substring(6, form.indexOf('\n')) + ".yml"), form);
        }
        return office.consolidated("--forms", target);
    }

    private List<String> shifted() {
        return office.read("findings.csv").where("rule", "decimal-shift").stream()
                .map(row -> row.get("unit_code"))
                .toList();
    }

    @Test
    void findingsBesideEitherOfTwoEarlierFormsStandAndStay() throws IOException {
        String a = form("a", "valid-from: 2010\nvalid-to: 2018", "      - {code: x, label: x, indicator: items}");
        String b = form("b", "valid-from: 2010\nvalid-to: 2018", "      - {code: y, label: y, indicator: staff}");
        String c = form(
                "c",
                "valid-from: 2019",
                "      - {code: x, label: x, indicator: items}\n      - {code: y, label: y, indicator: staff}");
        office.file("a.csv", "unit_code,year,form,x", "10,2018,a,1234", "12,2018,a,1234")
                .file("b.csv", "unit_code,year,form,y", "11,2018,b,1234", "12,2018,b,1234")
                .file(
                        "c.csv",
                        "unit_code,year,form,x,y",
                        "10,2019,c,12345,",
                        "11,2019,c,,12345",
                        "12,2019,c,12345,12345");

        consolidatedWith(a, b, c);
        assertThat(shifted()).containsExactlyInAnyOrder("10", "11", "12", "12");

        office.file("more.csv", "unit_code,year,form,x", "13,2019,c,5");
        consolidatedWith(a, b, c);
        assertThat(shifted()).containsExactlyInAnyOrder("10", "11", "12", "12");
        assertThat(office.read("cured.csv").rows()).isEmpty();
    }

    @Test
    void findingBesideAFormThatNoLongerCountsAsTheOneBeforeIsClosed() throws IOException {
        String cell = "      - {code: x, label: x, indicator: items}";
        office.file("a.csv", "unit_code,year,form,x", "10,2018,a,1234")
                .file("c.csv", "unit_code,year,form,x", "10,2019,c,12345");
        consolidatedWith(form("a", "valid-from: 2010\nvalid-to: 2018", cell), form("c", "valid-from: 2019", cell));
        assertThat(shifted()).containsExactly("10");

        consolidatedWith(form("c", "valid-from: 2019", cell.replace("items", "other")));
        assertThat(shifted()).containsExactly("10");
        office.run("rerun", "--year", "2019", "--forms", folder.resolve("forms"));

        assertThat(shifted()).isEmpty();
    }
}
