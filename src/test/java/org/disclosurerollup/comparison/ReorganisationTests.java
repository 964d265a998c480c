package org.disclosurerollup.comparison;

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
import java.util.stream.Stream;
import org.disclosurerollup.Office;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A region of two cities whose units are founded, abolished, merged, split, renamed and moved between 2016 and 2017. */
class ReorganisationTests {

    private static final String UNITS = "code,name,kind,parent,valid_from,valid_to,successor";
    private static final String HEADER = "unit_code,year,form,scope,1.1,1.1.1";

    @TempDir
    Path folder;

    private Office office;
    private final List<String> units =
            new ArrayList<>(List.of("R,某省,region,,,,", "1,甲市,city,R,,,", "2,乙市,city,R,,,", "d,财政局,department,1,,,"));
    private int files;

    @BeforeEach
    void open() {
        office = new Office(folder.resolve("office"));
        filings(2016, "d=100");
        filings(2017, "d=110");
    }

    @AfterEach
    void equalsOneRunAndCloses() {
        Map<String, String> stepwise = office.outputs();
        office.close();
        try (Office fresh = new Office(folder.resolve("fresh"))) {
            copyInputs(fresh);
            fresh.consolidated("--year", "2017");
            assertThat(Office.difference(fresh.outputs(), stepwise)).isEmpty();
        }
    }

    private void copyInputs(Office target) {
        Office.write(target.folder().resolve("units.csv"), UNITS, units.toArray(String[]::new));
        try (Stream<Path> inputs = Files.list(office.inbox())) {
            for (Path input : inputs.toList()) {
                Files.copy(input, target.inbox().resolve(input.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void units(String... rows) {
        units.addAll(List.of(rows));
    }

    /** Files {@code unit=figure}, or {@code unit*=figure} for an area's filing for the whole; {@code -} is a blank. */
    private void filings(int year, String text) {
        List<String> rows = new ArrayList<>();
        for (String one : text.split(" ")) {
            String[] parts = one.split("=");
            rows.add("%s,%d,disclosure-2014,%s,%s,"
                    .formatted(
                            parts[0].replace("*", ""),
                            year,
                            parts[0].endsWith("*") ? "area" : "own",
                            parts[1].replace("-", "")));
        }
        office.file("f%03d-%d.csv".formatted(++files, year), HEADER, rows.toArray(String[]::new));
    }

    /** Consolidates what is filed, one file after the other, and reports 2017. */
    private void consolidate() {
        Office.write(office.folder().resolve("units.csv"), UNITS, units.toArray(String[]::new));
        office.consolidated("--year", "2017");
    }

    private Map<String, String> row(String area, String group) {
        return office.read("comparison.csv").row("unit_code", area, "group", group, "cell", "1.1");
    }

    private void assertCompared(String area, String group, String value, String previous, String likeForLike) {
        assertThat(row(area, group))
                .containsEntry("value", value)
                .containsEntry("previous", previous)
                .containsEntry("like_for_like_growth_pct", likeForLike);
    }

    private String note(String area, String group) {
        return row(area, group).get("note");
    }

    private List<String> query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(office.database());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        }
    }

    @Test
    void twoDepartmentsMergedAreComparedWithTheirSumAndBothStayReadable() throws Exception {
        units("a,旅游局,department,1,,2016,c", "b,文化局,department,1,,2016,c", "c,文旅局,department,1,2017,,");
        filings(2016, "a=162 b=377");
        office.units(units.stream()
                .map(row -> row.substring(0, row.lastIndexOf(',')))
                .toArray(String[]::new));
        office.consolidated("--year", "2016");
        Map<String, String> before = office.outputs();
        filings(2017, "c=600");
        consolidate();

        assertCompared("1", "departments", "710", "639", "11.11");
        assertThat(row("1", "departments")).containsEntry("growth_status", "break");
        assertThat(note("1", "departments")).contains("撤并:旅游局、文化局→文旅局").contains("可比口径:本年 710,上年(按今年区划重排) 639");

        assertThat(query("select trim_scale(value)::text from cell where cell = '1.1' and unit_code in ('a', 'b')"
                        + " and period = '2016' order by unit_code"))
                .containsExactly("162", "377");
        assertThat(query("select successor from unit where code = 'a' and replaced_run is null"))
                .containsExactly("c");
        assertThat(
                        query(
                                "select count(*) from unit where code = 'a' and replaced_run is not null and successor is null"))
                .containsExactly("1");
        assertThat(query("select distinct u.value::int::text from (select figures[1] as value from total"
                        + " where area_code = '1' and period = '2016' and grp = 'departments' and introduced_run <= 1"
                        + " and (replaced_run is null or replaced_run > 1)) u"))
                .containsExactly("639");
        office.consolidated("--year", "2016");
        assertThat(office.outputs().get("totals.csv")).isEqualTo(before.get("totals.csv"));
        office.consolidated("--year", "2017");
    }

    @Test
    void aCountyOfTwoMergedOnesHasNoBaseOfItsOwnButTheirSumBesideIt() {
        units("A,东县,county,1,,2016,C", "B,西县,county,1,,2016,C", "C,中区,county,1,2017,,");
        filings(2016, "A*=162 B*=377");
        filings(2017, "C*=539");
        consolidate();

        assertCompared("C", "total", "539", "", "0.00");
        assertThat(row("C", "total")).containsEntry("growth_status", "no-base");
        assertThat(note("C", "total")).contains("撤并:东县、西县→中区").contains("上年(按今年区划重排) 539");
        assertCompared("1", "counties", "539", "539", "0.00");
        assertCompared("1", "total", "649", "639", "1.56");
    }

    @Test
    void oneOfTheMergedThatDidNotFileLeavesAllOfThemOut() {
        units("a,旅游局,department,1,,2016,c", "b,文化局,department,1,,2016,c", "c,文旅局,department,1,2017,,");
        filings(2016, "a=162");
        filings(2017, "c=600");
        consolidate();
        assertCompared("1", "total", "710", "262", "10.00");
        assertThat(note("1", "total")).contains("旅游局、文化局→文旅局(有单位未报送,不计入可比口径)");

        filings(2016, "b=377");
        consolidate();
        assertCompared("1", "total", "710", "639", "11.11");
    }

    @Test
    void aBlankOfTheMergedStaysABlank() {
        units("a,旅游局,department,1,,2016,c", "b,文化局,department,1,,2016,c", "c,文旅局,department,1,2017,,");
        filings(2016, "a=- b=377");
        filings(2017, "c=600");
        consolidate();
        assertCompared("1", "total", "710", "477", "48.85");
    }

    @Test
    void aUnitThatJoinsOneThatGoesOnIsComparedTogetherWithIt() {
        units("a,旅游局,department,1,,2017-06-30,b", "b,文化局,department,1,,,");
        filings(2016, "a=162 b=377");
        filings(2017, "b=600");
        consolidate();
        assertCompared("1", "total", "710", "639", "11.11");
        assertThat(note("1", "total")).contains("撤并:旅游局→文化局");
    }

    @Test
    void whatIsFoundedOrAbolishedIsLeftOut() {
        units("a,旅游局,department,1,,2016,", "n,大数据局,department,1,2017,,");
        filings(2016, "a=162");
        filings(2017, "n=1000");
        consolidate();
        assertCompared("1", "total", "1110", "262", "10.00");
        assertThat(note("1", "total")).contains("本年新设:大数据局;撤销:旅游局");
    }

    @Test
    void aRenamedCodeIsTheSameUnit() {
        units("a,旅游局,department,1,,2016,b", "b,文旅局,department,1,2017,,");
        filings(2016, "a=200");
        filings(2017, "b=300");
        consolidate();
        assertCompared("1", "total", "410", "300", "36.67");
        assertThat(note("1", "total")).contains("更名改码:旅游局→文旅局");
    }

    @Test
    void aRenamedUnitIsCheckedAgainstItsFormerSelf() {
        units("a,旅游局,department,1,,2016,b", "b,文旅局,department,1,2017,,");
        filings(2016, "a=2468");
        filings(2017, "b=24680");
        consolidate();
        assertThat(office.read("findings.csv").row("rule", "decimal-shift")).containsEntry("unit_code", "b");
    }

    @Test
    void aMergedUnitIsHeldAgainstTheSumByRulesOnlyIfAllFiled() {
        units("a,旅游局,department,1,,2016,c", "b,文化局,department,1,,2016,c", "c,文旅局,department,1,2017,,");
        String header = "unit_code,year,form,3.1,3.1.3,3.2,3.2.1";
        office.file("a.csv", header, "a,2016,disclosure-2014,10,10,7,7");
        office.file("c.csv", header, "c,2017,disclosure-2014,1,1,6,6");
        consolidate();
        assertThat(office.read("findings.csv").where("rule", "F14-06")).isEmpty();

        office.file("b.csv", header, "b,2016,disclosure-2014,5,5,4,4");
        consolidate();
        assertThat(office.read("findings.csv").row("rule", "F14-06"))
                .containsEntry("unit_code", "c")
                .containsEntry("year", "2017");
    }

    @Test
    void aSplitUnitIsComparedWhereAllItsPartsLie() {
        units(
                "A,东县,county,1,,,",
                "a,文旅局,department,1,,2016,b c",
                "b,文化局,department,1,2017,,",
                "c,旅游局,department,A,2017,,",
                "A1,县财政局,department,A,,,");
        filings(2016, "a=500 A1=10");
        filings(2017, "b=300 c=300 A1=20");
        consolidate();
        assertCompared("1", "total", "730", "610", "19.67");
        assertCompared("1", "departments", "410", "600", "10.00");
        assertCompared("A", "total", "320", "10", "100.00");
        assertThat(note("1", "total")).contains("拆分:文旅局→文化局、旅游局");
    }

    @Test
    void aUnitMovedBetweenCountiesTakesItsBaseAlong() {
        units(
                "A,东县,county,1,,,", "B,西县,county,1,,,",
                "A1,东县财政局,department,A,,,", "B1,西县财政局,department,B,,,",
                "m,园区办,department,A,,2016,", "m,园区办,department,B,2017,,");
        filings(2016, "A1=10 B1=20 m=50");
        filings(2017, "A1=11 B1=30 m=75");
        consolidate();
        assertCompared("A", "total", "11", "60", "10.00");
        assertThat(note("A", "total")).contains("划出:园区办");
        assertCompared("B", "total", "105", "20", "50.00");
        assertThat(note("B", "total")).contains("划入:园区办").contains("可比口径:本年 105,上年(按今年区划重排) 70");
        assertThat(row("1", "total"))
                .containsEntry("growth_status", "ok")
                .containsEntry("like_for_like_growth_pct", "");
    }

    @Test
    void aCountyMovedToAnotherCityTakesItsBaseAlong() {
        units("A,东县,county,1,,2016,", "A,东县,county,2,2017,,", "A1,东县财政局,department,A,,,", "B,西县,county,2,,,");
        filings(2016, "A1=100 B*=1000");
        filings(2017, "A1=150 B*=1100");
        consolidate();
        assertCompared("1", "total", "110", "200", "10.00");
        assertThat(note("1", "total")).contains("划出:东县财政局");
        assertCompared("2", "total", "1250", "1000", "13.64");
        assertThat(row("R", "total")).containsEntry("growth_status", "ok");
    }

    @Test
    void aCountyMergedIntoAnotherIsInItsBaseThoughItsDepartmentsHaveNoSuccessors() {
        units(
                "A,东县,county,1,,2016,B",
                "A1,东县财政局,department,A,,2016,",
                "A2,东县旅游局,department,A,,2016,",
                "B,西县,county,1,,,",
                "B1,西县财政局,department,B,,,");
        filings(2016, "A1=10 A2=20 B1=70");
        filings(2017, "B1=150");
        consolidate();
        assertCompared("B", "total", "150", "70", "50.00");
        assertThat(note("B", "total")).contains("撤并:东县→西县").contains("上年(按今年区划重排) 100");
        assertCompared("B", "departments", "150", "70", "50.00");
        assertCompared("1", "counties", "150", "100", "50.00");
        assertCompared("1", "total", "260", "200", "30.00");
    }

    @Test
    void aBureauMergedIntoThatOfAnotherCityIsInThatCitysBase() {
        units("a,甲市旅游局,department,1,,2016,b", "b,乙市文旅局,department,2,,,", "e,乙市财政局,department,2,,,");
        filings(2016, "a=50 b=100 e=30");
        filings(2017, "b=300 e=33");
        consolidate();
        assertCompared("2", "total", "333", "130", "85.00");
        assertThat(row("2", "total")).containsEntry("growth_status", "break");
        assertCompared("1", "total", "110", "150", "10.00");
        assertCompared("R", "total", "443", "280", "58.21");
        assertThat(note("2", "departments")).contains("撤并:甲市旅游局→乙市文旅局");
    }

    @Test
    void ofCountiesThatFileAsOneATownMovedBetweenThemIsSeen() {
        units(
                "A,东县,county,1,,,",
                "B,西县,county,1,,,",
                "t,河口镇,township,A,,2016,",
                "t,河口镇,township,B,2017,,",
                "u,山口镇,township,A,,,");
        filings(2016, "A*=100 B*=50");
        filings(2017, "A*=60 B*=105");
        consolidate();
        assertThat(row("A", "total"))
                .containsEntry("growth_status", "break")
                .containsEntry("like_for_like_growth_pct", "");
        assertThat(note("A", "total")).contains("划出:河口镇");
        assertThat(note("B", "total")).contains("划入:河口镇");
        assertThat(row("1", "total")).containsEntry("growth_status", "ok");
    }

    @Test
    void aCountyTurnedIntoADistrictOfOtherCodesIsInTheCitysBase() {
        units(
                "A,东县,county,1,,2016,B",
                "A1,东县财政局,department,A,,2016,B1",
                "A2,东县旅游局,department,A,,2016,B2",
                "B,东区,county,1,2017,,",
                "B1,东区财政局,department,B,2017,,",
                "B2,东区旅游局,department,B,2017,,");
        filings(2016, "A1=10 A2=20");
        filings(2017, "B1=15 B2=30");
        consolidate();
        assertCompared("B", "total", "45", "", "50.00");
        assertCompared("1", "total", "155", "130", "19.23");
    }

    @Test
    void ofACountyTurnedIntoADistrictOnlyTheDepartmentsThatFiledTwiceAreCompared() {
        units(
                "A,东县,county,1,,2016,B",
                "A1,东县财政局,department,A,,2016,B1",
                "A2,东县旅游局,department,A,,2016,B2",
                "B,东区,county,1,2017,,",
                "B1,东区财政局,department,B,2017,,",
                "B2,东区旅游局,department,B,2017,,");
        filings(2016, "A1=10");
        filings(2017, "B1=15 B2=30");
        consolidate();
        assertCompared("B", "total", "45", "", "50.00");
        assertCompared("1", "total", "155", "110", "13.64");
    }

    @Test
    void aCountyThatFiledAsOneAndWasMergedIsComparedWithPartsOfTheNewOne() {
        units(
                "A,东县,county,1,,2016,C",
                "B,西县,county,1,,2016,C",
                "B1,西县财政局,department,B,,2016,",
                "C,中区,county,1,2017,,",
                "C1,中区财政局,department,C,2017,,",
                "C2,中区旅游局,department,C,2017,,");
        filings(2016, "A*=100 B1=50");
        filings(2017, "C1=120 C2=60");
        consolidate();
        assertCompared("C", "total", "180", "", "20.00");
        assertCompared("C", "departments", "180", "", "");
        assertCompared("1", "total", "290", "250", "16.00");
    }

    @Test
    void aCountySplitBetweenCitiesCountsOnlyWhereBothPartsLie() {
        units("A,东县,county,1,,2016,B C", "B,东一县,county,1,2017,,", "C,东二县,county,2,2017,,", "D,南县,county,2,,,");
        filings(2016, "A*=100 D*=10");
        filings(2017, "B*=60 C*=60 D*=20");
        consolidate();
        assertCompared("R", "total", "250", "210", "19.05");
        assertCompared("1", "total", "170", "200", "10.00");
        assertCompared("2", "total", "80", "10", "100.00");
    }

    @Test
    void aUnitTakenOutOfTheFileIsAFindingUntilItIsBack() {
        String row = "a,旅游局,department,1,,,";
        units(row);
        filings(2017, "a=50");
        consolidate();
        units.remove(row);
        consolidate();
        assertThat(office.read("findings.csv").row("rule", "unit-removed"))
                .containsEntry("severity", "soft")
                .containsEntry("unit_code", "a")
                .containsEntry("year", "2017")
                .containsEntry("line", "2");
        assertThat(row("1", "total")).containsEntry("value", "110");
        units(row);
        consolidate();
        assertThat(office.read("findings.csv").where("rule", "unit-removed")).isEmpty();
        assertThat(row("1", "total")).containsEntry("value", "160");
    }

    @Test
    void consoleAndPageShowBothBases() throws Exception {
        units("a,旅游局,department,1,,2016,c", "b,文化局,department,1,,2016,c", "c,文旅局,department,1,2017,,");
        filings(2016, "a=162 b=377");
        filings(2017, "c=600 d=110");
        consolidate();
        assertThat(office.consolidated("--year", "2017").out()).contains("可比").contains("+11%");
        assertThat(office.out().resolve("html/1-2017.html"))
                .content()
                .contains("撤并:旅游局、文化局→文旅局")
                .contains("可比口径:本年 710,上年(按今年区划重排) 639");
    }
}
