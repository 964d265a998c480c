package org.disclosurerollup.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes back to the units after each run. */
class NoticesTests {

    private static final String HEADER = "unit_code,year,form,1.1,1.2.2,3.1";
    private static final String GOOD = "11,2017,disclosure-2014,5,5,";
    private static final String BAD = "11,2017,disclosure-2014,5,5,x7";
    private static final String SOFT = "12,2017,disclosure-2014,5,9,";

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void openOffice() {
        office = new Office(folder).units("1,甲市,city,,,", "11,乙县,county,1,,", "12,丙县,county,1,,", "13,丁县,county,1,,");
    }

    private List<String> notices() throws IOException {
        Path notices = office.out().resolve("notices");
        if (!Files.isDirectory(notices)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(notices)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Path page(String name) {
        return office.out().resolve("notices").resolve(name);
    }

    private String notice(String name) throws IOException {
        return Files.readString(page(name));
    }

    @Test
    void eachUnitWithFindingsGetsOneNoticeWithAllThatItNeeds() throws IOException {
        office.file("2017.csv", HEADER, BAD, SOFT, "13,2017,disclosure-2014,5,5,")
                .consolidated();

        assertThat(notices()).containsExactly("11.html", "12.html");
        assertThat(notice("11.html"))
                .contains("乙县", "上级 甲市", "2017 年", "政府信息公开情况统计表", "错误", "3.1", "收到申请数", "x7", "数字")
                .contains("2017.csv", "第 2 行", "下一个修订次数")
                .doesNotContain("提示事项的说明");
        assertThat(notice("12.html")).contains("提示", "主动公开政府信息数", "≥ 9", "F14-07a", "提示事项的说明");
    }

    @Test
    void tableOfNoticesHasARowForEachFindingSortedByUnit() {
        office.file("2017.csv", HEADER, SOFT, BAD).consolidated();

        assertThat(office.read("notices.csv").rows())
                .extracting(row -> row.get("unit_code"))
                .containsExactly("11", "12");
        assertThat(office.read("notices.csv").row("unit_code", "11"))
                .containsEntry("unit_name", "乙县")
                .containsEntry("year", "2017")
                .containsEntry("form", "disclosure-2014")
                .containsEntry("cell", "3.1")
                .containsEntry("label", "(一)收到申请数")
                .containsEntry("severity", "hard")
                .containsEntry("rule", "not-a-number")
                .containsEntry("actual", "x7")
                .containsEntry("source", "2017.csv")
                .containsEntry("line", "3");
    }

    @Test
    void noticeGoesWhenTheUnitHasMendedEverything() throws IOException {
        office.file("2017.csv", HEADER, BAD, SOFT).consolidated();
        office.file("2017.csv", HEADER, GOOD, SOFT).consolidated();

        assertThat(notices()).containsExactly("12.html");
    }

    @Test
    void onlyFilesOfOursAreRemoved() throws IOException {
        office.file("2017.csv", HEADER, BAD).consolidated();
        Files.writeString(page("note.html"), "<p>not ours</p>");
        Files.writeString(page("11.txt"), NoticePage.MARK);
        Files.copy(page("11.html"), page("99.html"));

        office.file("2017.csv", HEADER, GOOD).consolidated();

        assertThat(notices()).containsExactly("11.txt", "note.html");
    }

    @Test
    void noticeOfAYearThatIsNotReportedNowStaysAndStaysTrue() throws IOException {
        office.file("2015.csv", HEADER, "11,2015,disclosure-2014,y3,,").file("2017.csv", HEADER, BAD);
        office.consolidated();
        assertThat(notice("11.html")).contains("y3", "x7");

        office.file("2017.csv", HEADER, GOOD).consolidated();

        assertThat(office.read("notices.csv").rows()).isEmpty();
        assertThat(notice("11.html")).contains("y3", "主动公开政府信息数").doesNotContain("x7");
    }

    @Test
    void noticeThatSaysTheSameIsNotWrittenAgain() throws IOException {
        office.file("2017.csv", HEADER, BAD).consolidated();
        FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(page("11.html"), longAgo);

        office.consolidated();

        assertThat(Files.getLastModifiedTime(page("11.html"))).isEqualTo(longAgo);
    }

    @Test
    void findingOnARowThatGaveTheUnitsNameGoesToTheUnit() throws IOException {
        office.file("2017.csv", HEADER, GOOD, "丙县,2017,disclosure-2014,1,1,", "丁县,2017,disclosure-2021,1,,")
                .consolidated();

        assertThat(notice("13.html")).contains("丁县", "disclosure-2021");
        assertThat(office.read("notices.csv").row("unit_code", "13")).containsEntry("rule", "wrong-year");
    }

    @Test
    void findingOnAnUnknownUnitIsNobodysNotice() throws IOException {
        office.file("2017.csv", HEADER, GOOD, "../../evil,2017,disclosure-2014,1,1,")
                .consolidated();

        assertThat(office.read("findings.csv").where("rule", "unknown-unit")).hasSize(1);
        assertThat(notices()).isEmpty();
    }

    @Test
    void hostileNamesBecomeNeitherMarkupNorPaths() throws IOException {
        office.units("1,<script>alert(1)</script>,city,,,", "../../11,\"=A1\"\"<img src=x>\",county,1,,")
                .file("<b>&.csv", HEADER, "../../11,2017,disclosure-2014,<i>x</i>,5,")
                .consolidated();

        assertThat(notices()).containsExactly("______11.html");
        assertThat(notice("______11.html"))
                .contains("&lt;script&gt;", "&lt;img", "&lt;i&gt;", "&lt;b&gt;&amp;.csv")
                .doesNotContain("<script", "<img", "<i>", "<b>");
        assertThat(office.read("notices.csv").rows().get(0).get("unit_name")).startsWith("'=");
    }

    @Test
    void softFindingThatWasExplainedIsNotAskedAgain() throws IOException {
        office.file("2017.csv", HEADER, SOFT).consolidated();
        assertThat(notices()).containsExactly("12.html");

        office.file(
                        "explained.csv",
                        "unit_code,year,form,rule,cell,value,explanation",
                        "12,2017,disclosure-2014,F14-07a,1.1 1.2.2,5,网站含转载")
                .consolidated();

        assertThat(notices()).isEmpty();
        assertThat(office.read("findings.csv").where("rule", "F14-07a")).hasSize(1);
    }

    @Test
    void hardFindingThatAnOperatorAcceptedIsNotAskedAgain() throws IOException {
        String applications = "unit_code,year,form,3.1,3.1.1";
        office.file("2017.csv", applications, "11,2017,disclosure-2014,7,3").consolidated();
        assertThat(notices()).containsExactly("11.html");

        Project.Result accepted = Project.run(
                "accept",
                "--units",
                folder.resolve("units.csv"),
                "--inbox",
                office.inbox(),
                "--out",
                office.out(),
                "--database",
                office.database(),
                "--unit",
                "11",
                "--year",
                "2017",
                "--form",
                "disclosure-2014",
                "--reason",
                "经核实");

        assertThat(accepted.exitCode()).as(accepted.err()).isZero();
        office.consolidated();
        assertThat(notices()).isEmpty();
        assertThat(office.read("cured.csv").rows()).isEmpty();
    }

    @Test
    void outstandingTellsWhoIsMissingAndWhoWaitsSinceWhen() {
        office.file("2017.csv", HEADER, BAD, SOFT).consolidated();
        office.file("2017.csv", HEADER, BAD.replace("x7", "x8"), SOFT).consolidated();

        assertThat(office.read("outstanding.csv").rows()).hasSize(2);
        assertThat(office.read("outstanding.csv").row("unit_code", "11"))
                .containsEntry("unit_name", "乙县")
                .containsEntry("level", "county")
                .containsEntry("parent_code", "1")
                .containsEntry("parent_name", "甲市")
                .containsEntry("year", "2017")
                .containsEntry("form", "disclosure-2014")
                .containsEntry("status", "rejected")
                .containsEntry("rejected_since_run", "1");
        assertThat(office.read("outstanding.csv").row("unit_code", "13"))
                .containsEntry("status", "missing")
                .containsEntry("rejected_since_run", "");
    }

    @Test
    void areaWhoseFilingForTheWholeWasRejectedIsOutstanding() {
        office.file("2017.csv", "unit_code,year,form,scope,1.1", "1,2017,disclosure-2014,area,x")
                .consolidated();

        assertThat(office.read("outstanding.csv").row("unit_code", "1")).containsEntry("status", "rejected");
        assertThat(office.read("outstanding.csv").where("status", "missing")).hasSize(3);
    }
}
