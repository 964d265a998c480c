package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A year computed anew from its filings gives what step by step gave; what changes is told, with its reason. */
class RerunTests {
    @TempDir
    Path folder;

    private static Path forms(Path target, boolean strict) {
        try (Stream<Path> shipped = Files.list(Project.path("jobs", "forms"))) {
            Files.createDirectories(target);
            for (Path form : shipped.toList()) {
                String text = Files.readString(form);
                boolean changed = strict && form.endsWith("disclosure-2014.yml");
                Files.writeString(target.resolve(form.getFileName()), changed ? text + strictRule() : text);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String strictRule() {
        return """

                - id: T-01
                  rule: "[1.1] <= 400"
                  severity: hard
                  text: 测试用的公式
                  reason: A rule of this test, to judge stored filings by another catalogue.
                  passes: {"1.1": 400}
                  fails: {"1.1": 401}
                """.indent(2);
    }

    private static Map<String, String> outputsYearByYear(Office office, Object... more) {
        Map<String, String> all = new TreeMap<>();
        for (String year : RandomFilings.YEARS) {
            List<Object> words = new ArrayList<>(List.of(more));
            words.addAll(List.of("--year", year));
            office.consolidated(words.toArray());
            office.outputs().forEach((name, text) -> all.merge(name, text, (before, rest) -> before + rest));
        }
        return all;
    }

    private static void rerunEachYear(Office office, Object... more) {
        for (String year : RandomFilings.YEARS) {
            List<Object> words = new ArrayList<>(List.of(more));
            words.addAll(List.of("--year", year));
            Project.Result result = office.run("rerun", words.toArray());
            assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        }
    }

    private static long query(Office office, String sql) {
        try (Connection connection = DriverManager.getConnection(office.database());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(Office office, String sql) {
        try (Connection connection = DriverManager.getConnection(office.database());
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void deliver(Office office, RandomFilings filings, int portions) {
        List<List<RandomFilings.Row>> all = filings.portions(portions);
        for (int i = 0; i < portions; i++) {
            RandomFilings.deliver(office, "portion" + i, all.get(i));
            office.consolidated();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void incrementalRunsLeftNothingForARerunToFind(long seed) {
        try (Office office = new Office(folder).units(RandomFilings.UNITS)) {
            deliver(office, new RandomFilings(seed), 4);
            Map<String, String> before = outputsYearByYear(office);
            long lastRun = query(office, "select max(run_id) from run");

            rerunEachYear(office);

            for (String table : List.of("submission", "total", "total_base", "finding")) {
                assertThat(query(
                                office,
                                "select count(*) from " + table + " where introduced_run > " + lastRun
                                        + " or replaced_run > " + lastRun))
                        .as(table)
                        .isZero();
            }
            assertThat(Office.difference(before, outputsYearByYear(office))).isEmpty();
        }
    }

    @Test
    void whatSomebodyChangedInTheDatabaseIsToldAndPutRight() {
        try (Office office = new Office(folder).units(RandomFilings.UNITS)) {
            deliver(office, new RandomFilings(21), 1);
            Map<String, String> before = outputsYearByYear(office);
            execute(
                    office,
                    "update total set figures[1] = 987654 where area_code = '11' and grp = 'total' and period = '2018'"
                            + " and form = 'disclosure-2014'");

            Project.Result found = office.run("rerun", "--year", "2018");
            assertThat(found.exitCode()).isEqualTo(1);
            assertThat(found.err()).contains("total 11 2018 disclosure-2014 total 1.1: stored 987654, computed ");

            assertThat(office.run("rerun", "--year", "2018").exitCode()).isZero();
            assertThat(Office.difference(before, outputsYearByYear(office))).isEmpty();
        }
    }

    @Test
    void otherRulesMarkYearsAndJudgeNothingUntilARerun() {
        Path shipped = forms(folder.resolve("shipped"), false);
        Path strict = forms(folder.resolve("strict"), true);
        RandomFilings filings = new RandomFilings(31);
        List<List<RandomFilings.Row>> portions = filings.portions(2);
        try (Office office = new Office(folder.resolve("changed")).units(RandomFilings.UNITS);
                Office fresh = new Office(folder.resolve("fresh")).units(RandomFilings.UNITS)) {
            for (int i = 0; i < 2; i++) {
                RandomFilings.deliver(office, "portion" + i, portions.get(i));
                office.consolidated("--forms", shipped);
                RandomFilings.deliver(fresh, "portion" + i, portions.get(i));
            }
            Map<String, String> before = outputsYearByYear(office, "--forms", shipped);

            Project.Result marked = office.consolidated("--forms", strict);
            assertThat(marked.out()).contains("forms or rules changed since filings of 2017, 2018 were judged");
            assertThat(outputsYearByYear(office, "--forms", strict).get("totals.csv"))
                    .isEqualTo(before.get("totals.csv"));

            rerunEachYear(office, "--forms", strict);
            assertThat(office.consolidated("--forms", strict).out()).doesNotContain("forms or rules changed");
            fresh.consolidated("--forms", strict);
            Map<String, String> judgedAnew = outputsYearByYear(office, "--forms", strict);
            assertThat(judgedAnew.get("totals.csv")).isNotEqualTo(before.get("totals.csv"));
            assertThat(Office.difference(outputsYearByYear(fresh, "--forms", strict), judgedAnew))
                    .isEmpty();

            office.consolidated("--forms", shipped);
            rerunEachYear(office, "--forms", shipped);
            assertThat(Office.difference(before, outputsYearByYear(office, "--forms", shipped)))
                    .isEmpty();
        }
    }

    @Test
    void aCorrectionWritesRowsForTheAreasAboveItOnly() {
        try (Office office = new Office(folder).units(RandomFilings.UNITS)) {
            office.file(
                    "all.csv",
                    "unit_code,year,form,1.1",
                    "111,2017,disclosure-2014,10",
                    "112,2017,disclosure-2014,20",
                    "121,2017,disclosure-2014,30",
                    "21,2017,disclosure-2014,40",
                    "311,2017,disclosure-2014,50",
                    "41,2017,disclosure-2014,60",
                    "42,2017,disclosure-2014,70",
                    "111,2018,disclosure-2014,11",
                    "21,2018,disclosure-2014,44");
            office.consolidated();
            long first = query(office, "select max(run_id) from run");

            office.file("correction.csv", "unit_code,year,form,1.1", "311,2017,disclosure-2014,55");
            office.consolidated();

            // 311, and as counties and total of 31 and of 3.
            assertThat(query(office, "select count(*) from total where introduced_run > " + first))
                    .isEqualTo(5);
            assertThat(query(office, "select count(*) from total_base where introduced_run > " + first))
                    .isZero();
            assertThat(query(office, "select count(distinct area_code) from area_state where marked_run > " + first))
                    .isEqualTo(3);
            assertThat(query(office, "select count(*) from area_state where cleared_run is null"))
                    .isZero();
        }
    }

    @Test
    void needsAYear() {
        try (Office office = new Office(folder).units(RandomFilings.UNITS)) {
            Project.Result result = office.run("rerun");

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains("--year is missing");
        }
    }

    @Test
    void aUnitTakenOutOfTheTableDoesNotKeepAYearFromBeingComputedAnew() {
        try (Office office = new Office(folder).units("1,甲市,city,,,", "11,乙县,county,1,,", "1-a,甲市教育局,department,1,,")) {
            office.file(
                    "all.csv",
                    "unit_code,year,form,1.1",
                    "11,2017,disclosure-2014,10",
                    "1-a,2017,disclosure-2014,20",
                    "1-a,2023,disclosure-2021,");
            office.consolidated();

            office.units("1,甲市,city,,,", "11,乙县,county,1,,");
            Project.Result rerun = office.run("rerun", "--year", "2017");

            assertThat(rerun.exitCode()).as(rerun.err()).isZero();
            assertThat(office.read("totals.csv").row("unit_code", "1", "group", "total", "cell", "1.1"))
                    .containsEntry("value", "10");
            assertThat(office.read("findings.csv").where("rule", "unit-removed"))
                    .hasSize(1);
        }
    }

    @Test
    void theSamplesUnitsNeverReplaceThoseOfADatabase() {
        try (Office office = new Office(folder).units(RandomFilings.UNITS)) {
            office.consolidated();

            Project.Result forgotten = Project.run(
                    "rerun", "--database", office.database(), "--year", "2017", "--out", folder.resolve("other"));

            assertThat(forgotten.exitCode()).isEqualTo(2);
            assertThat(forgotten.err()).contains("no --units named", "made with others");
            assertThat(query(office, "select count(*) from run")).isEqualTo(1);
        }
    }
}
