package org.disclosurerollup.reporting.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
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

/** Who ranks where, in the workbook and the document. */
class RankingTests {

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void consolidate() {
        office = new Office(folder)
                .units(
                        "1,甲市,city,,,",
                        "11,乙县,county,1,,",
                        "12,丙县,county,1,,",
                        "13,丁县,county,1,,",
                        "14,戊县,county,1,,",
                        "15,己县,county,1,,",
                        "15-a,己县水利局,department,15,,",
                        "15-b,己县教育局,department,15,2017,",
                        "1-a,甲市教育局,department,1,,",
                        "1-b,甲市财政局,department,1,,",
                        "1-c,甲市司法局,department,1,,",
                        "1-d,甲市水利局,department,1,,")
                .file(
                        "2016.csv",
                        "unit_code,year,form,1.1,1.2.2",
                        "11,2016,disclosure-2014,100,100",
                        "12,2016,disclosure-2014,4,4",
                        "13,2016,disclosure-2014,300,300",
                        "15-a,2016,disclosure-2014,50,50",
                        "1-a,2016,disclosure-2014,10,10")
                .file(
                        "2017.csv",
                        "unit_code,year,form,1.1,1.2.2,3.2,3.2.1,3.2.2",
                        "11,2017,disclosure-2014,150,150,8,6,2",
                        "12,2017,disclosure-2014,150,150,0,0,",
                        "13,2017,disclosure-2014,240,240,3,3,",
                        "15-a,2017,disclosure-2014,60,60,,,",
                        "15-b,2017,disclosure-2014,30,30,,,",
                        "1-a,2017,disclosure-2014,11,11,,,",
                        "1-b,2017,disclosure-2014,,7,,,",
                        "1-c,2017,disclosure-2014,5,5,,,")
                .file(
                        "scores.csv",
                        "unit_code,year,form,1,2,3,4,5,6",
                        "1-a,2017,self-assessment,20,10,40,10,10,90",
                        "1-b,2017,self-assessment,20,10,40,10,15,95",
                        "1-c,2017,self-assessment,20,10,40,10,10,90")
                .file(
                        "work.csv",
                        "unit_code,year,form,scope,3.1,3.2,3.3",
                        "11,2017,work-report,area,30,10,33.3",
                        "12,2017,work-report,area,7,1,14.3");
        office.consolidated("--year", 2017);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Path summary(String format, Object... more) {
        Project.Result result = summarised("1", format, more);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return office.out().resolve("1-2017." + format);
    }

    private Project.Result summarised(String unit, String format, Object... more) {
        List<Object> words = new ArrayList<>(List.of("--unit", unit, "--year", 2017, "--format", format));
        words.addAll(List.of(more));
        return office.run("summary", words.toArray());
    }

    /** Of one ranking of the sheet: rank, tie, unit, figure and remark of each row. */
    private List<String> ranking(String form, String name, String by, String group, Object... more) throws IOException {
        List<String> found = new ArrayList<>();
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(summary("xlsx", more)))) {
            Sheet sheet = workbook.getSheet("排名");
            for (Row row : sheet) {
                if (row.getLastCellNum() == 13
                        && text(row, 0).equals(form)
                        && text(row, 2).equals(name)
                        && text(row, 3).equals(by)
                        && text(row, 4).equals(group)) {
                    found.add(String.join(" ", text(row, 5), text(row, 6), text(row, 8), text(row, 9), text(row, 12)));
                }
            }
        }
        return found;
    }

    private List<String> documentRankings(Object... more) throws IOException {
        try (XWPFDocument document = new XWPFDocument(Files.newInputStream(summary("docx", more)))) {
            List<String> rows = new ArrayList<>();
            for (XWPFTable table : document.getTables()) {
                if (table.getRow(0).getCell(1).getText().equals("依据")) {
                    table.getRows()
                            .forEach(row -> rows.add(String.join(
                                    " | ",
                                    row.getTableCells().stream()
                                            .map(XWPFTableCell::getText)
                                            .toList())));
                }
            }
            return rows;
        }
    }

    private static String text(Row row, int column) {
        Cell cell = row.getCell(column);
        if (cell == null || cell.getCellType() == CellType.BLANK) {
            return "-";
        }
        if (cell.getCellType() != CellType.NUMERIC) {
            return cell.getStringCellValue();
        }
        double number = cell.getNumericCellValue();
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    @Test
    void equalTotalsShareARankAndWhoDidNotReportHasNone() throws IOException {
        assertThat(ranking("disclosure-2014", "主动公开政府信息数", "总数", "县市区"))
                .containsExactly("1  丁县 240 ", "2 并列 乙县 150 ", "2 并列 丙县 150 ", "4  己县 90 ", "-  戊县 - 未报送");
        assertThat(ranking("disclosure-2014", "主动公开政府信息数", "总数", "部门"))
                .containsExactly("1  甲市教育局 11 ", "2  甲市司法局 5 ", "-  甲市财政局 - 未填此项", "-  甲市水利局 - 未报送");
    }

    @Test
    void onlyGrowthThatSaysSomethingIsRankedAndTheOthersKeepTheirReason() throws IOException {
        assertThat(ranking("disclosure-2014", "主动公开政府信息数", "增幅", "县市区"))
                .containsExactly(
                        "1  乙县 50 100 → 150",
                        "2  丁县 -20 300 → 240",
                        "-  丙县 - 上年基数较小(4 → 150)",
                        "-  戊县 - 未报送",
                        "-  己县 - 填报单位或报表有变化,参见可比口径(50 → 90)");
    }

    @Test
    void likeForLikeGrowthIsRankedByItselfWhereUnitsChanged() throws IOException {
        assertThat(ranking("disclosure-2014", "主动公开政府信息数", "可比增幅", "县市区"))
                .startsWith("1  乙县 50 100 → 150", "2  己县 20 可比口径 50 → 60", "3  丁县 -20 300 → 240")
                .hasSize(5);
        assertThat(ranking("disclosure-2014", "主动公开政府信息数", "可比增幅", "部门")).isEmpty();
    }

    @Test
    void ratesOfTheTemplateAndOfTheFormAreRanked() throws IOException {
        assertThat(ranking("disclosure-2014", "申请按时办结率", "比率", "县市区"))
                .containsExactly(
                        "1  丁县 100 3 / 3", "2  乙县 75 6 / 8", "-  丙县 - 申请办结数为 0", "-  戊县 - 未报送", "-  己县 - 未填此项");
        assertThat(ranking("work-report", "信息报送采用率", "比率", "县市区"))
                .startsWith("1  乙县 33.3 10 / 30", "2  丙县 14.3 1 / 7", "-  丁县 - 未报送");
    }

    @Test
    void scoresAreRankedAsInTheRankingOfTheRun() throws IOException {
        assertThat(ranking("self-assessment", "自查评分", "评分", "部门"))
                .containsExactly("1  甲市财政局 95 ", "2 并列 甲市教育局 90 ", "2 并列 甲市司法局 90 ", "-  甲市水利局 - 未报送");
        assertThat(office.read("ranking.csv").where("parent_code", "1"))
                .extracting(row -> row.get("rank") + " " + row.get("unit_name"))
                .containsExactly("1 甲市财政局", "2 甲市教育局", "2 甲市司法局");
    }

    @Test
    void documentNamesWhoLeadsAndWhoComesLast() throws IOException {
        assertThat(documentRankings())
                .contains("主动公开政府信息数 | 总数 | 4/5 | 第1位丁县(240条);并列第2位乙县、丙县(150条) | 第4位己县(90条)")
                .contains("主动公开政府信息数 | 增幅 | 2/5 | 第1位乙县(+50.00%);第2位丁县(-20.00%) | —")
                .contains("自查评分 | 评分 | 3/4 | 第1位甲市财政局(95分);并列第2位甲市教育局、甲市司法局(90分) | —");
    }

    /** 150 each in 乙县 and 丙县: of the two hundredths that are left for them only one gets the second. */
    @Test
    void roundedFiguresAreShownAndExactOnesRanked() throws IOException {
        Object[] rounded = {"--unit-of-measure", "万"};
        assertThat(ranking("disclosure-2014", "主动公开政府信息数", "总数", "县市区", rounded))
                .containsExactly("1  丁县 0.02 ", "2 并列 乙县 0.02 ", "2 并列 丙县 0.01 ", "4  己县 0.01 ", "-  戊县 - 未报送");
        assertThat(ranking("disclosure-2014", "申请按时办结率", "比率", "县市区", rounded))
                .startsWith("1  丁县 100 3 / 3", "2  乙县 75 6 / 8");
        assertThat(documentRankings(rounded))
                .contains("主动公开政府信息数 | 总数 | 4/5 | 第1位丁县(0.02万条);并列第2位乙县(0.02万条)、丙县(※0.01万条) | 第4位己县(0.01万条)");
        assertThat(Files.readString(summary("html", rounded)))
                .contains("<td data-key=\"2\" title=\"150条\">※0.01 <b class=\"rank\">并列第 2</b>");
    }

    @Test
    void sentenceSaysWhereGrowthIsLikeForLike() throws IOException {
        try (XWPFDocument document = new XWPFDocument(Files.newInputStream(summary("docx")))) {
            assertThat(document.getParagraphs())
                    .anyMatch(paragraph -> paragraph.getText().contains("增幅居前三位的是乙县(增加50%)、己县(可比口径增加20%)。"));
        }
    }

    @Test
    void rateThatTheFormHasNotIsToldWithItsLine() throws IOException {
        Path reports = Files.createDirectories(folder.resolve("reports"));
        List<String> template = new ArrayList<>(Files.readAllLines(Project.path("jobs", "reports", "summary.yml")));
        int line = template.indexOf("rates:") + 1;
        template.add(line, "  - {form: disclosure-2014, name: 无此率, part: \"3.9\", of: \"3.2\"}");
        Files.write(reports.resolve("summary.yml"), template);

        for (String format : List.of("docx", "xlsx", "html")) {
            Project.Result result = summarised("1", format, "--reports", reports);
            assertThat(result.exitCode()).as(format).isEqualTo(2);
            assertThat(result.err()).contains("summary.yml:" + (line + 1) + ": form disclosure-2014 has no cell '3.9'");
        }
    }

    @Test
    void formThatNobodyFiledShowsWhoShouldHaveAndNoEmptyTables() throws IOException {
        for (String format : List.of("docx", "xlsx", "html")) {
            Project.Result result = summarised("15", format);
            assertThat(result.exitCode()).as(result.err()).isZero();
        }

        try (XWPFDocument document =
                new XWPFDocument(Files.newInputStream(office.out().resolve("15-2017.docx")))) {
            assertThat(document.getParagraphs())
                    .anyMatch(paragraph -> paragraph.getText().endsWith("部门政务公开工作考核自查评分表(无单位报送)"))
                    .anyMatch(paragraph -> paragraph.getText().contains("应报送单位2个,均尚未报送或待更正"));
            assertThat(document.getTables())
                    .anyMatch(table -> table.getRow(1).getCell(0).getText().equals("己县水利局")
                            && table.getRow(1).getCell(1).getText().equals("己县"));
        }
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(Files.newInputStream(office.out().resolve("15-2017.xlsx")))) {
            List<String> cover = new ArrayList<>();
            workbook.getSheet("说明")
                    .forEach(row -> cover.add(text(row, 0) + " " + (row.getLastCellNum() > 1 ? text(row, 1) : "")));
            assertThat(cover).contains("报表 self-assessment", "报送情况 应报 2 个,已报 0 个", "未报送 己县水利局(15-a)");
            assertThat(workbook.getSheet("报表")).isNotNull();
            workbook.forEach(sheet -> assertThat(sheet.getSheetName()).doesNotContain("self-assessment"));
        }
        assertThat(Files.readString(office.out().resolve("15-2017.html")))
                .contains("部门政务公开工作考核自查评分表(无单位报送)", "未完成报送的单位(2)", "己县教育局")
                .doesNotContain("id=\"f1\"");
    }
}
