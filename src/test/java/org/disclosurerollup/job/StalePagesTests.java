package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Nobody meets a page with figures that do not stand any more, and nobody loses a file of his own. */
class StalePagesTests {
    private static final String FILING = "unit_code,year,form,scope,1.1,3.1,3.1.1";
    private static final String WITHDRAWAL = "unit_code,year,form,withdrawn,reason";
    private static final String[] UNITS = {
        "11,乙市,city,,,", "111,丁县,county,11,,", "112,戊县,county,11,,", "11-a,乙市教育局,department,11,,"
    };

    @TempDir
    Path folder;

    private Office office;
    private int fresh;

    @BeforeEach
    void file() {
        office = new Office(folder.resolve("office")).units(UNITS);
        office.file(
                "first.csv",
                FILING,
                "111,2017,disclosure-2014,,10,,",
                "112,2017,disclosure-2014,,300,,",
                "111,2018,disclosure-2014,,20,,",
                "112,2018,disclosure-2014,,400,,");
        office.consolidated();
        assertThat(pages())
                .containsExactly(
                        "11-2017.html",
                        "11-2018.html",
                        "111-2017.html",
                        "111-2018.html",
                        "112-2017.html",
                        "112-2018.html");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Path html() {
        return office.out().resolve("html");
    }

    private Path page(String name) {
        return html().resolve(name);
    }

    private List<String> pages() {
        return pages(html());
    }

    private static List<String> pages(Path html) {
        if (!Files.isDirectory(html)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(html)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Project.Result withdraw(String unit, String year, Object... more) {
        office.file("back-" + unit + "-" + year + ".csv", WITHDRAWAL, unit + "," + year + ",disclosure-2014,是,误报");
        return office.consolidated(more);
    }

    /** To the byte, and no file more or less. */
    private void assertOutputsAreThoseOfAFreshReport() {
        Path empty = folder.resolve("empty" + ++fresh);
        Project.Result result = office.run("report", "--out", empty);
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(Office.texts(office.out())).isEqualTo(Office.texts(empty));
    }

    @Test
    void thePageGoesWithTheLastFilingThatWasWithdrawn() {
        withdraw("112", "2017");

        assertThat(pages()).doesNotContain("112-2017.html").contains("112-2018.html", "111-2017.html", "11-2017.html");
        assertOutputsAreThoseOfAFreshReport();
    }

    @Test
    void andComesBackWithTheNextFiling() {
        withdraw("112", "2017");
        office.file("new.csv", FILING, "112,2017,disclosure-2014,,290,,");
        office.consolidated();

        assertThat(pages()).contains("112-2017.html");
        assertOutputsAreThoseOfAFreshReport();
    }

    @Test
    void thePageStaysAsLongAsAnotherFormHasFigures() {
        office.file("scores.csv", "unit_code,year,form,1.1", "112,2017,work-report,5");
        office.consolidated();
        withdraw("112", "2017");

        assertThat(pages()).contains("112-2017.html");
        assertThat(page("112-2017.html")).content().contains("work-report").doesNotContain("disclosure-2014");
        assertOutputsAreThoseOfAFreshReport();
    }

    @Test
    void thePageGoesWhenTheLastFilingIsRefusedByRulesThatChanged() throws IOException {
        Path forms = Files.createDirectories(folder.resolve("forms"));
        try (Stream<Path> shipped = Files.list(Project.path("jobs", "forms"))) {
            for (Path form : shipped.toList()) {
                Files.copy(form, forms.resolve(form.getFileName()));
            }
        }
        Path form = forms.resolve("disclosure-2014.yml");
        Files.writeString(form, Files.readString(form) + """

                - id: T-01
                  rule: "[1.1] <= 290"
                  severity: hard
                  text: 测试用的公式
                  reason: A rule of this test, by which a stored filing is refused.
                  passes: {"1.1": 290}
                  fails: {"1.1": 291}
                """.indent(2));

        Project.Result result = office.run("rerun", "--year", "2017", "--forms", forms);

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("1 area lost all figures of a year: 戊县 112 (2017)");
        assertThat(pages()).doesNotContain("112-2017.html").contains("112-2018.html");
        assertThat(office.read("coverage.csv").row("unit_code", "112", "form", "disclosure-2014"))
                .containsEntry("status", "rejected");
        assertThat(page("112-2017.html")).doesNotExist();
        assertThat(office.out().resolve("notices/112.html")).content().contains("T-01");
    }

    @Test
    void pagesAndLettersOfAnAreaThatWasTakenOutOfTheUnitsGo() {
        office.file("wrong.csv", FILING, "112,2018,disclosure-2014,,300,9,8");
        office.consolidated();
        assertThat(office.out().resolve("notices/112.html")).content().contains("F14-01");

        office.units(UNITS[0], UNITS[1], UNITS[3]);
        Project.Result result = office.consolidated();

        assertThat(result.out()).contains("1 area lost all figures of a year: 戊县 112 (2017, 2018)");
        assertThat(pages()).containsExactly("11-2017.html", "11-2018.html", "111-2017.html", "111-2018.html");
        assertOutputsAreThoseOfAFreshReport();

        office.units(UNITS);
        office.consolidated();

        assertThat(pages()).contains("112-2017.html", "112-2018.html");
        assertOutputsAreThoseOfAFreshReport();
    }

    @Test
    void thePageOfAYearGoesInWhichTheAreaWasNotThereAfterAll() {
        office.units(UNITS[0], UNITS[1], "112,戊县,county,11,2018,", UNITS[3]);
        office.consolidated();

        assertThat(pages()).doesNotContain("112-2017.html").contains("112-2018.html");
        assertOutputsAreThoseOfAFreshReport();
    }

    @Test
    void thePageOfAnAreaThatHasNothingButAnAdjustmentGoesWithIt() {
        String[] adjustment = {"--unit", "112", "--year", "2017", "--form", "disclosure-2014", "--cell", "1.1"};
        Stream<String> more = Stream.of("--amount", "7", "--reason", "补登");
        Project.Result adjusted =
                office.run("adjust", Stream.concat(Stream.of(adjustment), more).toArray());
        assertThat(adjusted.exitCode()).as(adjusted.err()).isZero();
        withdraw("112", "2017");
        assertThat(pages()).contains("112-2017.html");

        Project.Result result = office.run("adjust", "--reverse", "1", "--reason", "重复");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("1 area lost all figures of a year: 戊县 112 (2017)");
        assertThat(pages()).doesNotContain("112-2017.html").contains("111-2017.html");
        assertOutputsAreThoseOfAFreshReport();
    }

    @Test
    void aYearThatLostAllItsFiguresHasNoPagesLeftAndItsReportSaysSo() {
        withdraw("111", "2018");
        Project.Result result = withdraw("112", "2018");

        assertThat(pages()).isEqualTo(List.of("11-2017.html", "111-2017.html", "112-2017.html"));
        assertThat(result.out())
                .contains("2 areas lost all figures of a year: 乙市 11 (2018), 戊县 112 (2018)")
                .contains("no figures of 2018: no filing of it counts, see coverage.csv; years with figures: 2017");
        assertThat(office.read("totals.csv").where("year", "2018")).isEmpty();
        assertThat(office.read("comparison.csv").where("year", "2018")).isEmpty();
        assertThat(office.read("coverage.csv").where("year", "2018", "status", "withdrawn"))
                .extracting(row -> row.get("unit_code"))
                .containsExactly("111", "112");

        Path only = folder.resolve("only");
        Project.Result report = office.run("report", "--year", "2018", "--out", only);

        assertThat(report.exitCode()).isZero();
        assertThat(report.out())
                .contains("no figures of 2018: no filing of it counts, see coverage.csv; years with figures: 2017");
        assertThat(pages(only.resolve("html"))).isEmpty();
        assertThat(lines("totals.csv", only)).isEqualTo(1);
        assertThat(lines("outstanding.csv", only)).isEqualTo(4);
    }

    private static long lines(String name, Path out) {
        try (Stream<String> lines = Files.lines(out.resolve(name))) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void pagesOfYearsThatAreNotReportedStayUntilTheyAre() {
        office.units(UNITS[0], UNITS[1], UNITS[3]);
        office.consolidated("--year", "2018");

        assertThat(pages()).contains("112-2017.html").doesNotContain("112-2018.html");

        office.consolidated();

        assertThat(pages()).doesNotContain("112-2017.html", "112-2018.html");
        assertOutputsAreThoseOfAFreshReport();
    }

    @Test
    void pagesOfAClosedYearStayAsLongAsItsAreasAreThere() {
        assertThat(office.run("close", "--year", "2017").exitCode()).isZero();

        Project.Result result = withdraw("112", "2017", "--year", "2017");

        assertThat(pages()).contains("112-2017.html");
        assertThat(result.out()).doesNotContain("lost all figures");
    }

    @Test
    void anAreaThatIsGoneIsInNoOutputOfAClosedYearEither() {
        assertThat(office.run("close", "--year", "2017").exitCode()).isZero();
        office.units(UNITS[0], UNITS[1], UNITS[3]);

        office.consolidated();

        assertThat(pages()).doesNotContain("112-2017.html");
        assertThat(office.read("totals.csv").where("unit_code", "112")).isEmpty();
        assertThat(office.read("totals.csv").row("unit_code", "11", "year", "2017", "cell", "1.1", "group", "total"))
                .containsEntry("value", "310");
        assertOutputsAreThoseOfAFreshReport();
    }

    @Test
    void aReportOfAnEarlierRunHasThePagesOfThatRun() {
        withdraw("112", "2017");

        assertThat(office.run("report", "--as-of", "1").exitCode()).isZero();
        assertThat(pages()).contains("112-2017.html");

        assertThat(office.run("report").exitCode()).isZero();
        assertThat(pages()).doesNotContain("112-2017.html");
        assertOutputsAreThoseOfAFreshReport();
    }

    @Test
    void aPageThatSomebodyPutBackGoesAgain() throws IOException {
        String page = Files.readString(page("112-2017.html"));
        withdraw("112", "2017");
        Files.writeString(page("112-2017.html"), page);

        office.consolidated();

        assertThat(pages()).doesNotContain("112-2017.html");
        assertOutputsAreThoseOfAFreshReport();
    }

    @Test
    void pagesOfAYearThatOnlyAnotherDatabaseKnowsGoWhenItIsAskedFor() {
        try (Office other = new Office(folder.resolve("other")).units(UNITS)) {
            other.file("2015.csv", FILING, "111,2015,disclosure-2014,,5,,");
            assertThat(other.consolidate("--out", office.out()).exitCode()).isZero();
        }
        assertThat(pages()).contains("111-2015.html", "112-2018.html");

        office.consolidated();
        assertThat(pages()).contains("111-2015.html");

        Project.Result result = office.consolidated("--year", "2015");

        assertThat(result.out())
                .contains("no figures of 2015: no filing of it is known; years with figures: 2017, 2018");
        assertThat(pages()).doesNotContain("11-2015.html", "111-2015.html").contains("112-2018.html");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsNoPageOfTheYearByNameAndContentStays() throws IOException {
        String page = Files.readString(page("112-2017.html"));
        Path elsewhere = Files.writeString(folder.resolve("elsewhere.html"), page);
        Map<String, String> others = Map.of(
                "notes-2017.html", "<!DOCTYPE html><title>我的笔记 2017</title>",
                "-2017.html", page,
                "112-2017.html.bak", page,
                "112-2017.htm", page,
                "112 (1)-2017.html", page,
                ".112-2017.html", page,
                "112-20170.html", page,
                "2017.html", page,
                // The page of another year under a wrong name.
                "copy-2017.html", Files.readString(page("112-2018.html")),
                "空-2017.html", "");
        for (Map.Entry<String, String> other : others.entrySet()) {
            Files.writeString(page(other.getKey()), other.getValue());
        }
        Files.createDirectories(page("998-2017.html/inside"));
        Files.createSymbolicLink(page("999-2017.html"), elsewhere);
        Files.createSymbolicLink(page("997-2017.html"), folder.resolve("nowhere"));
        office.run("diff", "--year", "2017", "--from", "1", "--format", "html", "--out", html());
        office.run("summary", "--year", "2017", "--unit", "111", "--format", "html", "--out", html());
        Files.move(page("111-2017.html"), page("summary-2017.html"));

        withdraw("112", "2017");

        others.forEach((name, text) -> assertThat(page(name)).content().isEqualTo(text));
        assertThat(page("998-2017.html/inside")).isDirectory();
        assertThat(Files.isSymbolicLink(page("999-2017.html"))).isTrue();
        assertThat(Files.isSymbolicLink(page("997-2017.html"))).isTrue();
        assertThat(elsewhere).content().isEqualTo(page);
        assertThat(pages()).contains("diff-2017.html", "summary-2017.html", "111-2017.html");
        assertThat(page("111-2017.html")).content().contains("丁县 2017 年政府信息公开统计");
        assertThat(page("112-2017.html")).doesNotExist();
    }

    @Test
    void aCodeThatEndsLikeAYearIsNotTakenForOne() {
        office.units(UNITS[0], UNITS[1], UNITS[2], UNITS[3], "11-2017,新区,county,11,,", "../11,'<b>&\"区,county,11,,");
        office.file(
                "zones.csv",
                FILING,
                "11-2017,2018,disclosure-2014,,5,,",
                "../11,2017,disclosure-2014,,5,,",
                "../11,2018,disclosure-2014,,5,,");
        office.consolidated();
        assertThat(pages()).contains("11-2017-2018.html", "___11-2017.html", "___11-2018.html");

        withdraw("112", "2017", "--year", "2017");
        assertThat(pages()).contains("11-2017-2018.html", "___11-2017.html").doesNotContain("112-2017.html");

        office.file("back.csv", WITHDRAWAL, "../11,2017,disclosure-2014,是,误报");
        office.consolidated();
        assertThat(pages()).doesNotContain("___11-2017.html").contains("___11-2018.html");
        assertOutputsAreThoseOfAFreshReport();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theFolderOfPagesMayBeALinkToAnother() throws IOException {
        Path web = folder.resolve("web");
        Files.move(html(), web);
        Files.createSymbolicLink(html(), web);

        withdraw("112", "2017");
        assertThat(pages(web)).doesNotContain("112-2017.html").contains("112-2018.html");

        withdraw("112", "2018");
        assertThat(pages(web)).doesNotContain("112-2018.html");
        assertThat(Files.isDirectory(html(), LinkOption.NOFOLLOW_LINKS)).isFalse();
        office.consolidated();
        assertThat(pages(web)).containsExactly("11-2017.html", "11-2018.html", "111-2017.html", "111-2018.html");
    }

    @Test
    void aRunThatIsCutOffBehindTheRemovalVouchesForNothingAndIsFinishedByTheSameCommand() throws IOException {
        Files.delete(page("11-2017.html"));
        Path inTheWay = Files.createDirectories(page("11-2017.html"));
        office.file("back.csv", WITHDRAWAL, "112,2017,disclosure-2014,是,误报");

        assertThat(office.consolidate().exitCode()).isEqualTo(1);
        assertThat(page("112-2017.html")).doesNotExist();
        assertThat(office.out().resolve(".written.csv")).doesNotExist();

        Files.delete(inTheWay);
        Project.Result finished = office.consolidated();

        assertThat(finished.out())
                .contains("run 2 resumed and completed")
                .contains("1 area lost all figures of a year: 戊县 112 (2017)");
        assertOutputsAreThoseOfAFreshReport();
    }

    @Test
    void noPageLeadsToAnotherThatMayBeGone() throws IOException {
        try (Stream<Path> files = Files.walk(office.out())) {
            assertThat(files.filter(file -> file.toString().endsWith(".html")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).content().doesNotContain("href="));
        }
    }
}
