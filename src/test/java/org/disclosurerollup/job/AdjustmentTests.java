package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.disclosurerollup.CsvTable;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Amounts that an operator enters at an area: a line of their own, in the totals of the area and those above. */
class AdjustmentTests {
    private static final String FILING = "unit_code,year,form,scope,1.1,6,8.4";
    private static final String FORM = "disclosure-2014";

    @TempDir
    Path folder;

    private Office office;
    private JdbcTemplate jdbc;

    @BeforeEach
    void file() {
        office = new Office(folder)
                .units(
                        "1,甲省,region,,,",
                        "11,乙市,city,1,,",
                        "12,丙市,city,1,,",
                        "111,丁县,county,11,,",
                        "112,戊县,county,11,,",
                        "11-a,乙市教育局,department,11,,");
        jdbc = new JdbcTemplate(new DriverManagerDataSource(office.database()));
        office.file(
                "2017.csv",
                FILING,
                "111,2017,disclosure-2014,,10,5,1.25",
                "112,2017,disclosure-2014,,300,7,",
                "11-a,2017,disclosure-2014,,40,,2.5",
                "12,2017,disclosure-2014,,1000,9,");
        office.file(
                "2018.csv",
                FILING,
                "111,2018,disclosure-2014,,11,6,1.25",
                "112,2018,disclosure-2014,,330,7,",
                "11-a,2018,disclosure-2014,,44,,2.5",
                "12,2018,disclosure-2014,,1100,9,");
        office.consolidated();
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Project.Result run(String command, String... more) {
        List<String> words = office.consolidateCommand((Object[]) more);
        words.set(0, command);
        return Project.run(words.toArray());
    }

    private Project.Result adjust(String unit, String year, String cell, String amount) {
        return run(
                "adjust",
                "--unit",
                unit,
                "--year",
                year,
                "--form",
                FORM,
                "--cell",
                cell,
                "--amount",
                amount,
                "--reason",
                "补登漏报",
                "--operator",
                "张三");
    }

    private Project.Result reverse(long number) {
        return run("adjust", "--reverse", Long.toString(number), "--reason", "重复登记", "--operator", "李四");
    }

    private static Project.Result done(Project.Result result) {
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        return result;
    }

    private Map<String, String> comparison(String unit, String year, String group) {
        office.consolidated("--year", year);
        return office.read("comparison.csv").row("unit_code", unit, "cell", "1.1", "group", group, "year", year);
    }

    private String total(String unit, String group) {
        return comparison(unit, "2017", group).get("value");
    }

    @Test
    void itIsALineOfItsOwnAndPartOfTheTotalsAbove() {
        Project.Result result = done(adjust("11", "2017", "1.1", "12"));

        assertThat(result.out())
                .contains("run 2 completed: adjustment 1: 11 2017 disclosure-2014 1.1 +12 条, for 张三")
                .containsPattern("(?s)乙市 2017 年.*调整数");
        assertThat(total("11", "adjustments")).isEqualTo("12");
        assertThat(total("11", "total")).isEqualTo("362");
        assertThat(total("11", "counties")).isEqualTo("310");
        assertThat(total("11", "departments")).isEqualTo("40");
        assertThat(total("1", "counties")).isEqualTo("1362");
        assertThat(total("1", "total")).isEqualTo("1362");
        assertThat(office.read("comparison.csv").where("unit_code", "1", "group", "adjustments"))
                .isEmpty();
        assertThat(comparison("11", "2017", "total").get("note")).contains("含调整数 +12");
        assertThat(comparison("11", "2017", "counties").get("note")).doesNotContain("调整数");
        assertThat(comparison("11", "2017", "adjustments")).containsEntry("share_pct", "3.31");
    }

    @Test
    void whoCallsTheSameAgainBecauseItSaidNothingDoesNotAdjustTwice() {
        done(adjust("11", "2017", "1.1", "12"));

        Project.Result again = adjust("11", "2017", "1.1", "12");

        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("run 2, the last one, entered just this adjustment", "another --reason");
        done(adjust("11", "2017", "1.1", "13"));
        done(adjust("11", "2017", "1.1", "12"));
        assertThat(total("11", "adjustments")).isEqualTo("37");
    }

    @Test
    void noFilingAndNoCoverageChangesForIt() {
        String coverage = office.outputs().get("coverage.csv");
        done(adjust("11", "2017", "1.1", "12"));
        office.consolidated();

        assertThat(office.outputs().get("coverage.csv")).isEqualTo(coverage);
        assertThat(office.read("totals.csv")
                        .row("unit_code", "11", "year", "2017", "cell", "1.1", "group", "adjustments"))
                .containsEntry("filled_units", "0")
                .containsEntry("reported_units", "0")
                .containsEntry("expected_units", "0");
        assertThat(office.read("totals.csv").row("unit_code", "11", "year", "2017", "cell", "1.1", "group", "total"))
                .containsEntry("filled_units", "3");
        assertThat(office.read("findings.csv").rows()).isEmpty();
    }

    @Test
    void reasonAndAuthorStandOnTheAreasPage() throws IOException {
        done(adjust("11", "2017", "1.1", "-12"));

        assertThat(Files.readString(office.out().resolve("html/11-2017.html")))
                .contains("调整数", "-12 条", "补登漏报", "操作员 张三");
        assertThat(Files.readString(office.out().resolve("html/1-2017.html"))).doesNotContain("补登漏报");
    }

    @Test
    void amountsAreExactInTheCellsDecimals() {
        done(adjust("11", "2017", "8.4", "-0.03"));

        office.consolidated();
        assertThat(office.read("totals.csv").row("unit_code", "11", "year", "2017", "cell", "8.4", "group", "total"))
                .containsEntry("value", "3.72");
    }

    @Test
    void lastYearsAdjustmentIsTheBaseOfThisYearsGrowth() {
        done(adjust("11", "2017", "1.1", "50"));

        assertThat(comparison("11", "2018", "total"))
                .containsEntry("value", "385")
                .containsEntry("previous", "400")
                .containsEntry("growth_pct", "-3.75");
        assertThat(comparison("11", "2018", "adjustments"))
                .containsEntry("value", "")
                .containsEntry("previous", "50")
                .containsEntry("growth_status", "no-base");
        assertThat(comparison("1", "2018", "total")).containsEntry("previous", "1400");
    }

    @Test
    void reversingRestoresTheFormerTotalsExactly() {
        office.consolidated();
        Map<String, String> before = office.outputs();
        done(adjust("11", "2017", "1.1", "12"));
        done(adjust("111", "2017", "1.1", "-3"));
        assertThat(total("11", "total")).isEqualTo("359");

        Project.Result reversed = done(reverse(1));
        assertThat(reversed.out()).contains("adjustment 1: 11 2017 disclosure-2014 1.1 +12 条 reversed, for 李四");
        assertThat(total("11", "total")).isEqualTo("347");
        done(reverse(2));

        office.consolidated("--year", "2017");
        Map<String, String> after = office.outputs();
        office.consolidated("--year", "2018");
        assertThat(joined(after, office.outputs())).isEqualTo(totalsOf(before));
    }

    private static List<String> totalsOf(Map<String, String> outputs) {
        return outputs.get("comparison.csv").lines().skip(1).sorted().toList();
    }

    private static List<String> joined(Map<String, String> a, Map<String, String> b) {
        List<String> lines = new ArrayList<>(totalsOf(a));
        lines.addAll(totalsOf(b));
        return lines.stream().sorted().toList();
    }

    @Test
    void aRerunFindsTheSame() {
        done(adjust("11", "2017", "1.1", "12"));
        done(adjust("111", "2017", "1.1", "-3"));
        office.consolidated("--year", "2017");
        Map<String, String> before = office.outputs();

        Project.Result result = done(run("rerun", "--year", "2017"));

        assertThat(result.out()).contains("run 5 completed");
        assertThat(Office.difference(before, office.outputs())).isEmpty();
    }

    @Test
    void anAreaFilingForTheWholeIsAdjustedToo() {
        office.file("area.csv", FILING, "12,2017,disclosure-2014,area,5000,,");
        office.units(
                "1,甲省,region,,,",
                "11,乙市,city,1,,",
                "12,丙市,city,1,,",
                "121,己县,county,12,,",
                "111,丁县,county,11,,",
                "112,戊县,county,11,,",
                "11-a,乙市教育局,department,11,,");
        office.consolidated();
        assertThat(total("12", "total")).isEqualTo("5000");

        done(adjust("12", "2017", "1.1", "1"));

        assertThat(total("12", "total")).isEqualTo("5001");
        assertThat(total("1", "total")).isEqualTo("5351");
    }

    @Test
    void areaFilingsAreComparedWithWhatWasFiled() {
        office.file("area.csv", FILING, "11,2017,disclosure-2014,area,350,12,");
        office.consolidated();
        assertThat(office.read("findings.csv").rows()).isEmpty();

        done(adjust("11", "2017", "1.1", "100"));
        done(adjust("111", "2017", "6", "100"));

        assertThat(office.read("findings.csv").where("rule", "area-differs")).isEmpty();
        assertThat(total("11", "total")).isEqualTo("450");
    }

    @Test
    void comparableGrowthTakesItInWhereTheAreaIsComparable() {
        office.units(
                "1,甲省,region,,,",
                "11,乙市,city,1,,",
                "12,丙市,city,1,,",
                "111,丁县,county,11,,",
                "112,戊县,county,11,,2017",
                "113,己县,county,11,2018,",
                "11-a,乙市教育局,department,11,,");
        office.file(
                "2018.csv",
                FILING,
                "111,2018,disclosure-2014,,11,6,",
                "113,2018,disclosure-2014,,330,7,",
                "11-a,2018,disclosure-2014,,44,,",
                "12,2018,disclosure-2014,,1100,9,");
        office.consolidated();
        // 111 and 11-a are in both years: 55 against 50.
        assertThat(comparison("11", "2018", "total")).containsEntry("like_for_like_growth_pct", "10.00");

        // The city's own counts as well; that of a county founded this year does not.
        done(adjust("11", "2018", "1.1", "5"));
        done(adjust("113", "2018", "1.1", "1000"));

        assertThat(comparison("11", "2018", "total"))
                .containsEntry("value", "1390")
                .containsEntry("like_for_like_growth_pct", "20.00");
    }

    @Test
    void itStandsAlsoWhenNothingCountsAnyMore() {
        done(adjust("112", "2017", "1.1", "4"));
        office.file("back.csv", "unit_code,year,form,withdrawn", "112,2017,disclosure-2014,是");
        office.consolidated();

        assertThat(total("112", "total")).isEqualTo("4");
        assertThat(total("11", "total")).isEqualTo("54");
        assertThat(office.read("coverage.csv").row("unit_code", "112", "year", "2017", "form", FORM))
                .containsEntry("status", "withdrawn");
    }

    @Test
    void theListTellsWhatWasEnteredAndReversedByWhom() {
        done(adjust("11", "2017", "1.1", "12"));
        done(adjust("12", "2017", "8.4", "-1.5"));
        done(reverse(1));

        assertThat(run("adjust", "--list").out().lines().map(line -> line.replaceAll("\\d{4}-\\d\\d-\\d\\d", "DATE")))
                .containsExactly(
                        "1  11 2017 disclosure-2014 1.1 +12 条  run 2, DATE, 张三: 补登漏报",
                        "   reversed in run 4, DATE, 李四: 重复登记",
                        "2  12 2017 disclosure-2014 8.4 -1.5 万元  run 3, DATE, 张三: 补登漏报");
        assertThat(Project.run("status", "--database", office.database()).out())
                .containsPattern("adjust 1: 11 2017 disclosure-2014 1.1 \\+12 条\\s+because: 补登漏报")
                .containsPattern("adjust 1: 11 2017 disclosure-2014 1.1 \\+12 条 reversed\\s+because: 重复登记");
    }

    @ParameterizedTest
    @CsvSource({
        "11-a, 2017, 1.1, 5, is an office",
        "99, 2017, 1.1, 5, no unit in units.csv",
        "11, 2019, 1.1, 5, form disclosure-2014 is for",
        "11, 2016, 1.1, 5, there is no total to adjust",
        "11, 2017, 99, 5, has no cell '99'",
        "11, 2017, 1.1, 0, zero",
        "11, 2017, 1.1, 1.5, keeps 0 decimals",
        "11, 2017, 1.1, 约5, plain number",
        "11, 2017, 1.1, 1000000000000, twelve digits"
    })
    void whatCannotBeAdjustedIsWrongUsage(String unit, String year, String cell, String amount, String message) {
        Project.Result result = adjust(unit, year, cell, amount);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(message);
        assertThat(jdbc.queryForObject("select count(*) from run", Long.class)).isEqualTo(1);
    }

    @Test
    void cellsThatDoNotAddCannotBeAdjusted() {
        Project.Result result = run(
                "adjust",
                "--unit",
                "11",
                "--year",
                "2017",
                "--form",
                "self-assessment",
                "--cell",
                "6",
                "--amount",
                "5",
                "--reason",
                "补登");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("cell 6 does not add up (its roll-up is mean)");
    }

    @Test
    void whatIsReversedMustStand() {
        done(adjust("11", "2017", "1.1", "12"));
        done(reverse(1));
        assertThat(reverse(1).err()).contains("adjustment 1 was reversed in run 3 by 李四");
        assertThat(reverse(7).err()).contains("there is no adjustment 7");
    }

    @Test
    void aClosedYearIsNotAdjusted() {
        done(adjust("11", "2017", "1.1", "12"));
        done(run("close", "--year", "2017"));

        assertThat(adjust("11", "2017", "1.1", "3").exitCode()).isEqualTo(2);
        Project.Result reversing = reverse(1);
        assertThat(reversing.exitCode()).isEqualTo(2);
        assertThat(reversing.err()).contains("reopen it first");
        assertThat(total("11", "total")).isEqualTo("362");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void parentsEqualTheSumOfTheirChildrenAndAdjustmentsAtEveryRun(long seed) {
        Random random = new Random(seed);
        List<Long> standing = new ArrayList<>();
        String[] areas = {"1", "11", "12", "111", "112"};
        for (int i = 1; i <= 6; i++) {
            if (!standing.isEmpty() && random.nextInt(3) == 0) {
                done(reverse(standing.remove(random.nextInt(standing.size()))));
            } else {
                String amount = Integer.toString(random.nextInt(400) - 200 | 1);
                done(adjust(areas[random.nextInt(areas.length)], "2017", "1.1", amount));
                standing.add(jdbc.queryForObject("select max(adjustment_id) from adjustment", Long.class));
            }
            office.consolidated("--year", "2017");
            for (String area : areas) {
                BigDecimal own = leaf(area);
                BigDecimal parts = office.read("totals.csv").where("unit_code", area, "cell", "1.1").stream()
                        .filter(row -> !row.get("group").equals("total"))
                        .map(row -> new BigDecimal(row.get("value")))
                        .reduce(own, BigDecimal::add);
                assertThat(new BigDecimal(office.read("totals.csv")
                                .row("unit_code", area, "cell", "1.1", "group", "total")
                                .get("value")))
                        .as("%s in step %d", area, i)
                        .isEqualByComparingTo(parts);
            }
            assertThat(value("1", "counties"))
                    .isEqualByComparingTo(value("11", "total").add(value("12", "total")));
            assertThat(value("11", "counties"))
                    .isEqualByComparingTo(value("111", "total").add(value("112", "total")));
        }
    }

    /** What an area without anything below it filed itself, which is no group. */
    private static BigDecimal leaf(String area) {
        return new BigDecimal(Map.of("12", "1000", "111", "10", "112", "300").getOrDefault(area, "0"));
    }

    private BigDecimal value(String area, String group) {
        return new BigDecimal(office.read("totals.csv")
                .row("unit_code", area, "cell", "1.1", "group", group)
                .get("value"));
    }

    @Test
    void theAccountOfChangesNamesItAndCloses() throws IOException {
        adjust("11", "2017", "1.1", "-20");
        adjust("11", "2017", "8.4", "0.75");

        Project.Result diff = run("diff", "--year", "2017", "--from", "1", "--format", "csv");

        assertThat(diff.exitCode()).as(diff.err()).isZero();
        CsvTable rows = CsvTable.read(Files.writeString(folder.resolve("diff.csv"), diff.out()));
        for (String area : List.of("11", "1")) {
            assertThat(rows.where("unit_code", area, "group", "total", "cell", "1.1", "year", "2017"))
                    .singleElement()
                    .satisfies(row -> assertThat(row)
                            .containsEntry("difference", "-20")
                            .containsEntry("cause", "adjustment")
                            .containsEntry("contributor_code", "11")
                            .containsEntry("contribution", "-20"));
        }
        assertThat(rows.where("cell", "8.4", "year", "2017"))
                .allMatch(row -> row.get("cause").equals("adjustment"));
        assertThat(run("diff", "--year", "2017", "--from", "1").out()).contains("调整");
    }
}
