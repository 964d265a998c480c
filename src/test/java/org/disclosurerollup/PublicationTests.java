package org.disclosurerollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was published stays what it was, and is shown beside what it has become. */
class PublicationTests {
    private static final String HEADER = "unit_code,year,form,1.1";

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void consolidateTwoYears() {
        office = new Office(folder)
                .units("1,甲市,city,,,", "11,乙县,county,1,,", "12,丙县,county,1,,", "1-a,甲市教育局,department,1,,")
                .file(
                        "2016.csv",
                        HEADER,
                        "11,2016,disclosure-2014,100",
                        "12,2016,disclosure-2014,200",
                        "1-a,2016,disclosure-2014,100")
                .file(
                        "2017.csv",
                        HEADER,
                        "11,2017,disclosure-2014,110",
                        "12,2017,disclosure-2014,250",
                        "1-a,2017,disclosure-2014,100");
        office.consolidated();
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Project.Result publish() {
        return office.run("publish", "--unit", "1", "--year", "2017", "--operator", "张三");
    }

    private Map<String, String> comparison(String unit, String group) {
        return office.read("comparison.csv").where("unit_code", unit).stream()
                .filter(row ->
                        row.get("year").equals("2017") && row.get("group").equals(group))
                .findFirst()
                .orElseThrow();
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @Test
    void publicationHasNumberFilesAndTheirDigests() throws IOException, NoSuchAlgorithmException {
        Project.Result result = publish();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("published 1 2017 as 1-2017-1, with the figures of run 1", "for 张三");
        Path published = office.out().resolve("published/1-2017-1");
        List<String> sums = Files.readAllLines(published.resolve("SHA256SUMS"));
        assertThat(sums).hasSize(3);
        for (String line : sums) {
            String[] words = line.split("  ");
            assertThat(sha256(published.resolve(words[1]))).isEqualTo(words[0]);
        }
        assertThat(CsvTable.read(published.resolve("totals.csv")).rows())
                .allMatch(row -> row.get("year").equals("2017"))
                .anyMatch(row ->
                        row.get("unit_code").equals("1") && row.get("value").equals("460"));
        assertThat(office.run("status").out()).contains("by 张三: publish 1 2017 as 1-2017-1");
    }

    @Test
    void correctedBaseYearMarksTheGrowthAsRestated() throws IOException {
        publish();

        office.file("correction.csv", HEADER, "11,2016,disclosure-2014,140").consolidated();

        assertThat(comparison("1", "total"))
                .containsEntry("value", "460")
                .containsEntry("previous", "440")
                .containsEntry("growth_pct", "4.55");
        assertThat(comparison("1", "total").get("note")).contains("重述(上年数):原发布(1-2017-1)460,同比 +15.00%");
        assertThat(comparison("11", "total").get("note")).contains("原发布(1-2017-1)110,同比 +10.00%");
        assertThat(comparison("12", "total").get("note")).doesNotContain("重述");
        assertThat(Files.readString(office.out().resolve("html/1-2017.html")))
                .contains("已发布(发布号 1-2017-1)", "重述(上年数):原发布(1-2017-1)460");
        assertThat(Files.readString(office.out().resolve("html/12-2017.html"))).doesNotContain("重述(");
        assertThat(office.read("restated.csv").where("unit_code", "1"))
                .anyMatch(row -> row.get("group").equals("total")
                        && row.get("published_growth_pct").equals("15.00")
                        && row.get("growth_pct").equals("4.55"));
    }

    @Test
    void correctedFigureStandsBesideThePublishedOne() {
        publish();

        Project.Result result = office.file("correction.csv", HEADER, "12,2017,disclosure-2014,350")
                .consolidated();

        assertThat(office.read("totals.csv").where("unit_code", "1"))
                .filteredOn(row -> row.get("group").equals("total"))
                .singleElement()
                .satisfies(
                        row -> assertThat(row).containsEntry("value", "560").containsEntry("published_value", "460"));
        assertThat(comparison("1", "total").get("note")).contains("重述(本年数):原发布(1-2017-1)460");
        assertThat(comparison("1", "departments").get("note")).contains("重述(占比)");
        assertThat(result.out()).contains("560†", "† 主动公开政府信息数 合计 重述(本年数):原发布(1-2017-1)460,同比 +15.00%");
    }

    @Test
    void areaWithoutFiguresNowIsStillToldAsRestated() {
        office.file("2017.csv", HEADER, "11,2017,disclosure-2014,110", "12,2017,disclosure-2014,250")
                .file("more.csv", "unit_code,year,form,6", "1-a,2017,self-assessment,90")
                .consolidated();
        publish();

        office.units("1,甲市,city,,,", "11,乙县,county,1,,", "12,丙县,county,1,,", "1-a,甲市教育局,department,1,2018,")
                .consolidated();

        assertThat(office.read("restated.csv").where("form", "self-assessment"))
                .anyMatch(row -> row.get("unit_code").equals("1")
                        && row.get("published_value").equals("90")
                        && row.get("value").isEmpty());
    }

    @Test
    void outputsOfThePublishedRunCanBeWrittenAgain() {
        List<Map<String, String>> before = office.read("totals.csv").where("year", "2017");
        publish();
        office.file("correction.csv", HEADER, "12,2017,disclosure-2014,350").consolidated();

        Project.Result again = office.run(
                "report", "--as-of", "published", "--unit", "1", "--year", "2017", "--out", folder.resolve("again"));

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(CsvTable.read(folder.resolve("again/totals.csv")).rows())
                .isNotEmpty()
                .isEqualTo(before);
    }

    @Test
    void differenceFromThePublishedFiguresIsTraced() {
        publish();
        office.file("correction.csv", HEADER, "11,2016,disclosure-2014,140").consolidated();

        Project.Result diff = office.run("diff", "--unit", "1", "--year", "2017", "--from", "published");

        assertThat(diff.exitCode()).as(diff.err()).isZero();
        assertThat(diff.out()).contains("+15.00% → +4.55%", "乙县");
    }

    @Test
    void nothingIsPublishedTwiceUnlessItChanged() {
        publish();

        Project.Result again = publish();
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("was published as 1-2017-1", "nothing of it has changed since");

        office.file("correction.csv", HEADER, "12,2017,disclosure-2014,350").consolidated();
        assertThat(publish().out()).contains("as 1-2017-2");
        assertThat(comparison("1", "total").get("note")).doesNotContain("重述");
    }

    @Test
    void whatHasNoFiguresCannotBePublished() {
        Project.Result result = office.run("publish", "--unit", "1", "--year", "2015");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("there are no figures of 1 for 2015 to publish");
        assertThat(office.run("publish", "--unit", "9", "--year", "2017").exitCode())
                .isEqualTo(2);
    }
}
