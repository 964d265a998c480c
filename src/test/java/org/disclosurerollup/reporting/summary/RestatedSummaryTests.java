package org.disclosurerollup.reporting.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was published and has changed since stands in the summary beside what it is now, in every format. */
class RestatedSummaryTests {
    private static final String HEADER = "unit_code,year,form,1.1";

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void publishTwoYears() {
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
        Project.Result published = office.run("publish", "--unit", "1", "--year", "2017", "--operator", "张三");
        assertThat(published.exitCode()).as(published.err()).isZero();
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Path summary(String format, Object... more) {
        List<Object> words = new ArrayList<>(List.of("--unit", 1, "--year", 2017, "--format", format));
        words.addAll(List.of(more));
        Project.Result result = office.run("summary", words.toArray());
        assertThat(result.exitCode()).as(result.err()).isZero();
        return office.out().resolve("1-2017." + format);
    }

    private void correctBothYears() {
        office.file("correction.csv", HEADER, "11,2016,disclosure-2014,140", "12,2017,disclosure-2014,350")
                .consolidated();
    }

    private List<String> restatedInWorkbook(Object... more) throws IOException {
        List<String> lines = new ArrayList<>();
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(summary("xlsx", more)))) {
            for (Row row : workbook.getSheet("说明")) {
                if (row.getCell(0).getStringCellValue().equals("与已发布数不同")) {
                    lines.add(row.getCell(1).getStringCellValue());
                }
            }
        }
        return lines;
    }

    /** The rows of the page's table of restated figures, tags taken out. */
    private List<String> restatedOnPage(Object... more) throws IOException {
        String page = Files.readString(summary("html", more));
        int from = page.indexOf("<section id=\"restated\">");
        if (from < 0) {
            return List.of();
        }
        String table = page.substring(page.indexOf("<tbody>", from), page.indexOf("</tbody>", from));
        return table.lines()
                .map(line ->
                        line.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private List<String> restatedInDocument(Object... more) throws IOException {
        List<String> rows = new ArrayList<>();
        try (XWPFDocument document = new XWPFDocument(Files.newInputStream(summary("docx", more)))) {
            for (XWPFTable table : document.getTables()) {
                if (table.getText().contains("已发布")) {
                    table.getRows().stream()
                            .skip(1)
                            .forEach(row -> rows.add(String.join(
                                    " ",
                                    row.getTableCells().stream()
                                            .map(XWPFTableCell::getText)
                                            .toList())));
                }
            }
        }
        return rows;
    }

    @Test
    void correctionsOfBothYearsStandBesideWhatWasPublished() throws IOException {
        correctBothYears();

        assertThat(restatedInWorkbook())
                .containsExactly(
                        "2017 年 1.1 主动公开政府信息数 合计:发布 460,现为 560",
                        "2016 年 1.1 主动公开政府信息数 合计:发布 400,现为 440",
                        "2017 年 1.1 主动公开政府信息数 县市区:发布 360,现为 460",
                        "2016 年 1.1 主动公开政府信息数 县市区:发布 300,现为 340");
        assertThat(restatedOnPage())
                .hasSize(4)
                .anySatisfy(row -> assertThat(row).startsWith("2017 ").endsWith(" 合计 460 560"))
                .anySatisfy(row -> assertThat(row).startsWith("2016 ").endsWith(" 县市区 300 340"));
        assertThat(Files.readString(office.out().resolve("1-2017.html"))).contains("href=\"#restated\"");
        assertThat(restatedInDocument())
                .hasSize(4)
                .anySatisfy(row -> assertThat(row).startsWith("2017 ").endsWith(" 460 560 100"));
    }

    @Test
    void nothingIsRestatedBeforeTheCorrectionAndInThePublishedRun() throws IOException {
        assertThat(restatedInWorkbook()).isEmpty();
        assertThat(restatedOnPage()).isEmpty();
        byte[] before = Files.readAllBytes(summary("html", "--as-of", "published"));

        correctBothYears();

        assertThat(restatedInWorkbook("--as-of", "published")).isEmpty();
        assertThat(restatedOnPage("--as-of", "published")).isEmpty();
        assertThat(restatedInDocument("--as-of", "published")).isEmpty();
        assertThat(summary("html", "--as-of", "published")).hasBinaryContent(before);
    }

    @Test
    void figuresOfAFormOfWhichNothingIsLeftAreStillRestated() throws IOException {
        office.file("score.csv", "unit_code,year,form,6", "1-a,2017,self-assessment,90")
                .consolidated();
        office.run("publish", "--unit", "1", "--year", "2017", "--operator", "张三");
        office.file("withdrawal.csv", "unit_code,year,form,withdrawn,reason", "1-a,2017,self-assessment,是,误报")
                .consolidated();

        assertThat(restatedInWorkbook()).contains("2017 年 6 自查评分 合计:发布 90,现为 —");
        assertThat(restatedOnPage()).anySatisfy(row -> assertThat(row).endsWith("合计 90 —"));
        assertThat(Files.readString(office.out().resolve("1-2017.html"))).contains("甲市教育局 <span class=\"dim\">已撤回");
    }
}
