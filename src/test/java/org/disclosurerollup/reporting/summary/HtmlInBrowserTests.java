package org.disclosurerollup.reporting.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.Browser;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The summary's page as a reader has it: in a real browser, with names and paths that would like to be markup. */
class HtmlInBrowserTests {
    private static final String HOSTILE = "</script><script>alert(1)</script>{{name}}";
    private static final String HEADER = "unit_code,year,form,1.1,1.2.1,1.2.2,3.1,3.1.1,3.1.3";

    @TempDir
    static Path folder;

    private static Office office;
    private static Path page;
    private static Browser browser;

    @BeforeAll
    static void writeSummary() throws Exception {
        assumeTrue(
                Browser.program().isPresent(),
                "no Chromium on this machine: the summary's page is not tested (apt-get install chromium)");
        office = new Office(folder)
                .units(
                        "1,甲市,city,,,",
                        "11,乙县,county,1,,",
                        "111,乙县水利局,department,11,,",
                        "112,\"" + HOSTILE + "\",department,11,,",
                        "12,丙县,county,1,,",
                        "13,丁县,county,1,,",
                        "1d,甲市教育局,department,1,,",
                        "1e,甲市财政局,department,1,,",
                        "1f,甲市司法局,department,1,,")
                .file(
                        "2016.csv",
                        HEADER,
                        "111,2016,disclosure-2014,100,,100,,,",
                        "12,2016,disclosure-2014,50,,50,,,",
                        "13,2016,disclosure-2014,30,,30,,,")
                .file(
                        "2017/first <b>.csv",
                        HEADER,
                        "11,2017,disclosure-2014,9,,9,,,",
                        "111,2017,disclosure-2014,110,,110,3,1,2",
                        "112,2017,disclosure-2014,7,2,7,,,",
                        "12,2017,disclosure-2014,45,,45,,,",
                        "13,2017,disclosure-2014,1000,1,1000,,,",
                        "1d,2017,disclosure-2014,8,,8,3,1,1",
                        "1f,2017,disclosure-2014,19,,19,,,");
        office.consolidated();
        office.file(
                "2017/second.csv",
                HEADER.replace(",1.1,", ",revision,reason,1.1,"),
                "111,2017,disclosure-2014,2,补报,120,,120,3,1,2");
        office.consolidated();
        page = summary("out");
        browser = Browser.start(Files.createDirectories(folder.resolve("profile")));
    }

    private static Path summary(String out, Object... more) {
        Path to = folder.resolve(out);
        List<Object> words = new ArrayList<>(List.of(
                "summary",
                "--unit",
                "1",
                "--year",
                "2017",
                "--format",
                "html",
                "--database",
                office.database(),
                "--out",
                to));
        words.addAll(List.of(more));
        Project.Result result = Project.run(words.toArray());
        assertThat(result.exitCode()).as(result.err()).isZero();
        return to.resolve("1-2017.html");
    }

    @AfterAll
    static void end() {
        if (browser != null) {
            browser.close();
        }
        if (office != null) {
            office.close();
        }
    }

    @BeforeEach
    void openPage() throws Exception {
        browser.complaints().clear();
        browser.requests().clear();
        browser.screen(1280, 900);
        browser.colourScheme("light");
        browser.open(page);
    }

    @AfterEach
    void nothingWasAskedForAndNothingWentWrong() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).containsOnly(page.toUri().toString());
    }

    private static String rows(String table) throws Exception {
        return browser.text(
                "[...document.querySelector('%s').tBodies[0].rows].map(row => row.cells[0].textContent).join(' ')"
                        .formatted(table));
    }

    private static String row(String table, String start) throws Exception {
        return browser.text(
                "[...[...document.querySelectorAll('%s tr')].find(row => row.cells[0].textContent.startsWith('%s')).cells].map(cell => cell.textContent).join(' | ')"
                        .formatted(table, start));
    }

    private static final String UNITS = "table.drill[data-cell=\"1.1\"]";

    private static void openUnits() throws Exception {
        browser.evaluate("document.querySelector('details.units').open = true");
        browser.evaluate("new Promise(done => setTimeout(done, 50))");
    }

    private static void press(String selector) throws Exception {
        browser.evaluate("document.querySelector('%s').focus()".formatted(selector));
        browser.press("Enter", "Enter", 13);
    }

    @Test
    void keyboardSortsATableByNumberAndSaysSo() throws Exception {
        openUnits();
        String head = UNITS + " thead th:nth-child(2)";

        press(head + " button");
        assertThat(rows(UNITS)).isEqualTo("甲市司法局 丙县 乙县 丁县 甲市教育局 甲市财政局");
        assertThat(browser.text("document.querySelector('%s').getAttribute('aria-sort')".formatted(head)))
                .isEqualTo("ascending");
        press(head + " button");
        assertThat(rows(UNITS)).isEqualTo("丁县 乙县 丙县 甲市司法局 甲市教育局 甲市财政局");
        assertThat(browser.text("document.querySelector('%s').getAttribute('aria-sort')".formatted(head)))
                .isEqualTo("descending");
    }

    @Test
    void totalUnfoldsDownToRevisionFileAndLine() throws Exception {
        openUnits();
        assertThat(row(UNITS, "丙县"))
                .isEqualTo("丙县 | 45 | 50 | -10.00% | 3.75% | 已报送 | 第 1 版 · 2017/first <b>.csv 第 5 行");
        assertThat(row(UNITS, "甲市财政局")).contains("未报送");

        press(UNITS + " button.unfold");
        assertThat(rows(UNITS)).startsWith("乙县 本级填报 乙县水利局 " + HOSTILE + " 丙县");
        assertThat(row(UNITS, "本级填报")).isEqualTo("本级填报 | 9 |  |  |  | 计入合计 | 第 1 版 · 2017/first <b>.csv 第 2 行");
        assertThat(row(UNITS, "乙县水利局"))
                .isEqualTo("乙县水利局 | 120 | 100 | +20.00% | 10.00% | 已报送 | 第 2 版 · 2017/second.csv 第 2 行 · 说明:补报");
        press(UNITS + " thead th:nth-child(2) button");
        assertThat(rows(UNITS)).startsWith("甲市司法局 丙县 乙县 本级填报 乙县水利局 ");
        press(UNITS + " button.unfold");
        assertThat(rows(UNITS)).isEqualTo("甲市司法局 丙县 乙县 丁县 甲市教育局 甲市财政局");
    }

    /** Of 1200 in hundredths of ten thousands: 45 goes up for its county, and below 乙县 all is as exact figures have it. */
    @Test
    void roundedRowsUnfoldToRoundedRowsWithTheirExactFigures() throws Exception {
        page = summary("rounded", "--unit-of-measure", "万");
        try {
            browser.requests().clear();
            browser.open(page);
            openUnits();
            assertThat(row(UNITS, "丙县"))
                    .isEqualTo("丙县 | ※0.01 | 0.01 | -10.00% | 3.75% | 已报送 | 第 1 版 · 2017/first <b>.csv 第 5 行");

            press(UNITS + " button.unfold");
            assertThat(row(UNITS, "本级填报")).startsWith("本级填报 | 9条 | ");
            assertThat(row(UNITS, "乙县水利局")).startsWith("乙县水利局 | 0.01 | 0.01 | +20.00% | 10.00% | 已报送 | 第 2 版");
            assertThat(row(UNITS, "</script>")).contains("| 0.00 | — |");
            assertThat(browser.text(
                            "[...document.querySelectorAll('%s tr.below td[title]')].map(cell => cell.title).join(' ')"
                                    .formatted(UNITS)))
                    .isEqualTo("120条 7条");

            press("table.all tr[data-cell=\"1.1\"] button.unfold");
            assertThat(row("tr.nest table", "丁县")).startsWith("丁县 | 0.10 | 0.00 | ");
            press("tr.nest thead th:nth-child(2) button");
            press("tr.nest thead th:nth-child(2) button");
            assertThat(rows("tr.nest table")).startsWith("丁县");
        } finally {
            page = folder.resolve("out").resolve("1-2017.html");
        }
        assertThat(browser.requests()).hasSize(1);
        browser.requests().clear();
        browser.open(page);
    }

    private static final String RANKING = ".rankings details:nth-of-type(%d) table";

    @Test
    void rankingsSortByRankWithTheUnrankedLast() throws Exception {
        browser.evaluate("document.querySelectorAll('.rankings details').forEach(details => details.open = true)");
        String counties = RANKING.formatted(1);
        assertThat(row(counties, "乙县")).startsWith("乙县 | 136 第 2");
        assertThat(rows(counties)).isEqualTo("丁县 乙县 丙县");

        press(counties + " thead th:nth-child(2) button");
        assertThat(rows(counties)).isEqualTo("丁县 乙县 丙县");
        press(counties + " thead th:nth-child(2) button");
        assertThat(rows(counties)).isEqualTo("丙县 乙县 丁县");

        String departments = ".rankings details:last-of-type table";
        assertThat(rows(departments)).startsWith("甲市司法局");
        assertThat(row(departments, "甲市财政局")).startsWith("甲市财政局未报送 | —");
        press(departments + " thead th:nth-child(2) button");
        press(departments + " thead th:nth-child(2) button");
        assertThat(rows(departments)).startsWith("甲市司法局 甲市教育局");
    }

    /** 乙县 has 136 after 100; over the units present in both years it is 120 after 100. */
    @Test
    void barOfGrowthSaysWhichGrowthItDraws() throws Exception {
        assertThat(browser.text("document.querySelector('svg[aria-labelledby*=growth]').textContent"))
                .contains("可比 +20.00%")
                .doesNotContain("+36.00%");
    }

    @Test
    void closedRankingsLeaveNoHeadingOnPaper() throws Exception {
        browser.media("print");
        try {
            assertThat(display(".rankings")).isEqualTo("none");
            browser.evaluate("document.querySelector('.rankings details').open = true");
            assertThat(display(".rankings")).isEqualTo("block");
        } finally {
            browser.media("");
        }
    }

    private static String display(String selector) throws Exception {
        return browser.text("getComputedStyle(document.querySelector('%s')).display".formatted(selector));
    }

    @Test
    void everyFigureOfTheFormUnfolds() throws Exception {
        press("table.all tr[data-cell=\"3.1.3\"] button.unfold");
        assertThat(row("tr.nest table", "乙县")).startsWith("乙县 | 2 | — | — | 100.00% |");
        press("tr.nest button.unfold");
        assertThat(row("tr.nest table", "乙县水利局")).startsWith("乙县水利局 | 2 | ").contains("2017/second.csv 第 2 行");
    }

    @Test
    void submissionThatWaitsIsShownAndNotCounted() throws Exception {
        openUnits();
        assertThat(row(UNITS, "甲市教育局")).contains("待更正").contains("第 7 行").contains("| — |");
        press(UNITS + " tr:nth-child(4) button.unfold");
        assertThat(row(UNITS, "本级填报")).isEqualTo("本级填报 | 8 |  |  |  | 待更正,不计入合计 | 第 1 版 · 2017/first <b>.csv 第 7 行");
        assertThat(browser.text("document.querySelector('h3 + p').textContent")).startsWith("1200 条,上年 180,");
    }

    @Test
    void chartsHaveTitlesAndTables() throws Exception {
        assertThat(
                        browser.text(
                                "[...document.querySelectorAll('#f0 article:first-of-type figcaption')].map(e => e.textContent).join(' ')"))
                .isEqualTo("五年趋势 按组构成 按渠道构成 各县市区同比增长");
        assertThat(browser.evaluate(
                                "[...document.querySelectorAll('svg')].every(svg => svg.getAttribute('role') === 'img' && svg.getAttribute('aria-labelledby').split(' ').every(id => document.getElementById(id).textContent))")
                        .asBoolean())
                .isTrue();
        assertThat(browser.evaluate(
                                "[...document.querySelectorAll('.charts figure')].every(figure => figure.querySelector('table tbody tr'))")
                        .asBoolean())
                .isTrue();
        assertThat(browser.evaluate(
                                "document.querySelectorAll('[id]').length === new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void darkIsDarkAndReadable() throws Exception {
        assertThat(contrast()).isGreaterThan(7);
        int light = brightness("backgroundColor");
        browser.colourScheme("dark");
        assertThat(contrast()).isGreaterThan(7);
        assertThat(light).isGreaterThan(230);
        assertThat(brightness("backgroundColor")).isLessThan(60);
    }

    private static int brightness(String property) throws Exception {
        return browser.evaluate(
                        "Math.round(getComputedStyle(document.body).%s.match(/\\d+/g).slice(0, 3).reduce((a, b) => a + Number(b), 0) / 3)"
                                .formatted(property))
                .asInt();
    }

    /** The least contrast, by WCAG, of the page's text colours on its ground, rounded down. */
    private static int contrast() throws Exception {
        return browser.evaluate("""
                (() => {
                  const light = (colour) => colour.match(/\\d+/g).slice(0, 3).map((c) => c / 255)
                    .map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
                  const style = getComputedStyle(document.body);
                  const [a, b] = [light(style.color), light(style.backgroundColor)].sort((x, y) => y - x);
                  return Math.floor((a + 0.05) / (b + 0.05));
                })()
                """).asInt();
    }

    @Test
    void narrowScreenScrollsTablesButNotThePage() throws Exception {
        browser.screen(360, 800);
        openUnits();
        browser.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)");
        browser.evaluate(
                "document.querySelectorAll('table.all > tbody > tr > th button.unfold').forEach(button => button.click())");

        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .isEqualTo(360);
        assertThat(browser.evaluate("document.body.scrollWidth").asInt()).isLessThanOrEqualTo(360);
        assertThat(browser.evaluate("document.querySelectorAll('tr.nest').length")
                        .asInt())
                .isGreaterThan(3);
    }

    @Test
    void withoutScriptsTheFirstLevelIsThere() throws Exception {
        browser.scripts(false);
        try {
            browser.open(page);
            assertThat(rows(UNITS)).isEqualTo("乙县 丙县 丁县 甲市教育局 甲市财政局 甲市司法局");
            assertThat(browser.evaluate("document.querySelectorAll('button').length")
                            .asInt())
                    .isZero();
        } finally {
            browser.scripts(true);
        }
    }

    @Test
    void hostileNamesStayText() throws Exception {
        assertThat(browser.evaluate("document.querySelectorAll('script').length")
                        .asInt())
                .isEqualTo(2);
        assertThat(Files.readString(page)).doesNotContain("<script>alert", "first <b>");
    }

    @Test
    void sameSummaryGivesTheSameBytes() throws Exception {
        assertThat(summary("again")).hasSameBinaryContentAs(page);
    }

    @Test
    void printsOnA4WithTheWideTableAcross() throws Exception {
        String pdf = new String(browser.pdf(), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(List.of(pdf.split("/MediaBox ")).stream()
                        .skip(1)
                        .map(box -> box.substring(0, 12))
                        .distinct()
                        .toList())
                .hasSize(2)
                .allMatch(box -> box.startsWith("[0 0 59") || box.startsWith("[0 0 84"));
    }
}
