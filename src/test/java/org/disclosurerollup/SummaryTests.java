package org.disclosurerollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code summary} of the sample, opened again and compared with the run's CSV files. */
class SummaryTests {
    private static final String CITY = "610400";

    @TempDir
    static Path folder;

    private static String database;
    private static Path out;

    @BeforeAll
    static void consolidateTheSample() {
        database = TestServer.newDatabase();
        out = folder.resolve("out");
        Project.Result result = Project.run("consolidate", "--database", database, "--out", out);
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    @AfterAll
    static void giveBack() {
        TestServer.giveBack(database);
    }

    private static Project.Result summary(String unit, String year, Object... more) {
        Object[] words = new Object[more.length + 9];
        Object[] first = {"summary", "--database", database, "--unit", unit, "--year", year, "--out", out};
        System.arraycopy(first, 0, words, 0, first.length);
        System.arraycopy(more, 0, words, first.length, more.length);
        return Project.run(words);
    }

    private static XWPFDocument document(String unit, String year) throws IOException {
        Project.Result result = summary(unit, year, "--format", "docx");
        assertThat(result.exitCode()).as(result.err()).isZero();
        try (InputStream in = Files.newInputStream(out.resolve(unit + "-" + year + ".docx"))) {
            return new XWPFDocument(in);
        }
    }

    private static String text(XWPFDocument document) {
        return document.getParagraphs().stream().map(XWPFParagraph::getText).collect(Collectors.joining("\n"));
    }

    @Test
    void saysTheSentencesOfTheCitysOwnReport() throws IOException {
        try (XWPFDocument document = document(CITY, "2017")) {
            assertThat(text(document))
                    .contains("主动公开政府信息58603条,比去年增加了13%。" + "其中县市区政府33191条,占57%,增加18%;市政府各部门25412条,占43%,增加7%")
                    .contains("收到政府信息公开申请201件")
                    .contains("网络申请194件,占97%,信函申请7件")
                    .contains("实体政务中心受理办件42.8万件,比去年增加了46%;网上受理办件52358件,其中市本级26188件,增加20%")
                    .contains("公开数量居首位的是兴平市(4289条)")
                    .contains("2017年,我市没有发生因政府信息公开引起的行政复议和行政诉讼。")
                    .doesNotContain("null")
                    .doesNotContain("{")
                    .doesNotContain("【")
                    .doesNotContain("。。");
        }
    }

    @Test
    void numbersHeadingsAsOfficialDocumentsDo() throws IOException {
        try (XWPFDocument document = document(CITY, "2017")) {
            List<String> first = document.getParagraphs().stream()
                    .filter(paragraph -> "Heading1".equals(paragraph.getStyle()))
                    .map(XWPFParagraph::getText)
                    .toList();
            assertThat(first.get(0)).isEqualTo("一、概述");
            assertThat(first.get(1)).isEqualTo("二、主动公开政府信息情况");
            assertThat(text(document)).contains("(一)政府信息发布及公开情况").contains("(二)县市区政府公开情况");
            assertThat(document.getStyles()
                            .getStyle("Heading1")
                            .getCTStyle()
                            .getRPr()
                            .toString())
                    .contains("黑体");
            assertThat(document.getFooterList()
                            .get(0)
                            .getParagraphs()
                            .get(0)
                            .getCTP()
                            .toString())
                    .contains("PAGE");
        }
    }

    /** Every figure, growth and share in the tables of cells is that of comparison.csv. */
    @Test
    void tablesShowTheFiguresOfTheComparison() throws IOException {
        CsvTable comparison = CsvTable.read(out.resolve("comparison.csv"));
        int compared = 0;
        try (XWPFDocument document = document(CITY, "2017")) {
            Map<String, Map<String, String>> byLabel = new HashMap<>();
            comparison
                    .where("unit_code", CITY, "year", "2017", "form", "disclosure-2014", "group", "total")
                    .forEach(row -> byLabel.merge(plain(row.get("label")), row, (a, b) -> Map.of()));
            for (XWPFTable table : document.getTables()) {
                List<String> header = cells(table.getRow(0));
                if (!header.contains("合计") && !header.contains("统计数")) {
                    continue;
                }
                for (XWPFTableRow row : table.getRows().subList(1, table.getNumberOfRows())) {
                    List<String> cells = cells(row);
                    Map<String, String> expected = byLabel.getOrDefault(plain(cells.get(0)), Map.of());
                    if (expected.isEmpty() || cells.size() != header.size()) {
                        continue;
                    }
                    int value = Math.max(header.indexOf("合计"), header.indexOf("统计数"));
                    assertThat(number(cells.get(value)))
                            .as(cells.get(0))
                            .isEqualByComparingTo(number(expected.get("value")));
                    if (header.contains("同比") && !expected.get("growth_pct").isEmpty()) {
                        assertThat(number(cells.get(header.indexOf("同比"))))
                                .isEqualByComparingTo(number(expected.get("growth_pct")));
                    }
                    int counties = header.indexOf("县市区政府");
                    if (counties > 0 && !cells.get(counties).equals("—")) {
                        Map<String, String> group = comparison.row(
                                "unit_code",
                                CITY,
                                "year",
                                "2017",
                                "form",
                                "disclosure-2014",
                                "group",
                                "counties",
                                "cell",
                                expected.get("cell"));
                        assertThat(number(cells.get(counties))).isEqualByComparingTo(number(group.get("value")));
                        if (!group.get("share_pct").isEmpty()) {
                            assertThat(number(cells.get(counties + 1)))
                                    .isEqualByComparingTo(number(group.get("share_pct")));
                        }
                    }
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(50);
    }

    private static List<String> cells(XWPFTableRow row) {
        return row.getTableCells().stream().map(cell -> cell.getText()).toList();
    }

    private static String plain(String label) {
        return label.replaceFirst("^([(][一二三四五六七八九十]+[)]|[一二三四五六七八九十]+、|\\d+\\.|其中:)", "")
                .replaceFirst("(?<=.{3})[(].*$", "");
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace("%", "").replace("+", ""));
    }

    @Test
    void theUnitsOfATableAddUpToTheGroup() throws IOException {
        try (XWPFDocument document = document(CITY, "2017")) {
            List<XWPFTable> ranked = document.getTables().stream()
                    .filter(table -> cells(table.getRow(0)).get(0).equals("位次"))
                    .toList();
            assertThat(ranked).hasSize(2);
            assertThat(sum(ranked.get(0))).isEqualByComparingTo("33191");
            assertThat(sum(ranked.get(1))).isEqualByComparingTo("25412");
        }
    }

    private static BigDecimal sum(XWPFTable table) {
        return table.getRows().subList(1, table.getNumberOfRows()).stream()
                .map(row -> number(cells(row).get(2)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void headersStandOnEachPageAndChartsCanBeEdited() throws IOException {
        try (XWPFDocument document = document(CITY, "2017")) {
            assertThat(document.getTables())
                    .isNotEmpty()
                    .allSatisfy(table ->
                            assertThat(table.getRow(0).isRepeatHeader()).isTrue());
            assertThat(document.getCharts())
                    .hasSizeGreaterThan(4)
                    .allSatisfy(chart -> assertThat(
                                    chart.getWorkbook().getSheetAt(0).getLastRowNum())
                            .isPositive());
        }
    }

    @Test
    void sameRunGivesTheSameBytes() throws IOException, InterruptedException {
        Path file = out.resolve(CITY + "-2017.docx");
        assertThat(summary(CITY, "2017", "--format", "docx").exitCode()).isZero();
        byte[] first = Files.readAllBytes(file);
        Thread.sleep(2100);
        assertThat(summary(CITY, "2017", "--as-of", "1").exitCode()).isZero();
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
    }

    @Test
    void leavesOutWhatIsMissing() throws IOException {
        try (XWPFDocument document = document("650103", "2019")) {
            assertThat(text(document))
                    .contains("我区新收政府信息公开申请0件。")
                    .contains("现行有效行政规范性文件1件。")
                    .doesNotContain("比去年")
                    .doesNotContain("办理政府信息公开申请")
                    .doesNotContain("行政复议和行政诉讼情况\n")
                    .doesNotContain("—");
        }
    }

    @Test
    void regionAndCountyHaveTheirOwnWords() throws IOException {
        try (XWPFDocument document = document("610000", "2017")) {
            assertThat(text(document)).contains("我省").contains("其中各市58603条").contains("尚未报送或待更正的单位94个");
        }
        try (XWPFDocument document = document("150823", "2017")) {
            assertThat(text(document)).contains("乌拉特前旗2017年");
        }
    }

    @Test
    void saysWhatIsWrongWithTheQuestion() {
        assertThat(summary("610400-财政局", "2017")).satisfies(refused("is a department"));
        assertThat(summary("999", "2017")).satisfies(refused("no unit has the code '999'"));
        assertThat(summary(CITY, "2009")).satisfies(refused("nothing of 610400 咸阳市 counts for 2009"));
        assertThat(summary(CITY, "2017", "--format", "pdf")).satisfies(refused("'pdf' is not there; there is docx"));
        assertThat(summary(CITY, "2017", "--as-of", "7")).satisfies(refused("there is no completed run 7"));
    }

    @Test
    void namesFileAndLineOfATemplateThatCannotBeUsed() throws IOException {
        Path reports = Files.createDirectories(folder.resolve("reports"));
        String shipped = Files.readString(Project.path("jobs", "reports", "summary.yml"));
        Files.writeString(reports.resolve("summary.yml"), shipped.replace("{[8.4]}【", "{[8.44]}【"));
        long line = shipped.substring(0, shipped.indexOf("{[8.4]}【")).lines().count();
        assertThat(summary(CITY, "2017", "--reports", reports))
                .satisfies(refused("summary.yml:" + line + ": form disclosure-2014 has no cell '8.44'"));
        assertThat(summary(CITY, "2017", "--reports", folder.resolve("nowhere")))
                .satisfies(refused("the template is missing"));
    }

    private static Consumer<Project.Result> refused(String message) {
        return result -> {
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains(message);
        };
    }
}
