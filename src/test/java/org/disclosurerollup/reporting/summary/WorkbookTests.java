package org.disclosurerollup.reporting.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.disclosurerollup.CsvTable;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workbook says what the CSV files say, its formulas give it again, and no text in it is one. */
class WorkbookTests {

    private static final int CODES_ROW = 2;
    private static final int FIRST_CELL = 3;
    private static final int FIRST_LINE = 5;
    private static final String FORMULA = "=HYPERLINK(\"http://example.org\",\"x\")";

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void openOffice() {
        office = new Office(folder);
    }

    @AfterEach
    void giveBackTheDatabase() {
        office.close();
    }

    /** A region, its city, and what is below it on two levels; one county filed for its whole area. */
    private void consolidateRegion() {
        office.units(
                        "1,甲省,region,,,",
                        "10,乙市,city,1,,",
                        "101,丙县,county,10,,",
                        "102,丁县,county,10,,",
                        "10-府,乙市人民政府办公室,government,10,,",
                        "10-财,\"" + FORMULA.replace("\"", "\"\"") + "\",department,10,,",
                        "10-旅,@SUM(A1),department,10,,",
                        "10-水,-2+3,department,10,,",
                        "10-农,\"\t+1\",department,10,,",
                        "101-教,丙县教育局,department,101,,",
                        "101-卫,丙县卫生局,department,101,,",
                        "102-教,丁县教育局,department,102,,",
                        "102-卫,丁县卫生局,department,102,,")
                .file(
                        "2017.csv",
                        "unit_code,year,form,scope,1.1,1.2.2,3.1,8.4",
                        "10,2017,disclosure-2014,own,11,11,,0.10",
                        "10-府,2017,disclosure-2014,own,5,5,,0.20",
                        "10-财,2017,disclosure-2014,own,7,7,,0.30",
                        "10-旅,2017,disclosure-2014,own,0,0,,",
                        "10-水,2017,disclosure-2014,own,3,2,,1234567.89",
                        "101-教,2017,disclosure-2014,own,20,20,,0.70",
                        "101-卫,2017,disclosure-2014,own,21,21,,",
                        "102,2017,disclosure-2014,area,400,300,,2.50",
                        "102-教,2017,disclosure-2014,own,30,30,,0.01")
                .file(
                        "2016.csv",
                        "unit_code,year,form,scope,1.1,1.2.2",
                        "10-府,2016,disclosure-2014,own,4,4",
                        "101-教,2016,disclosure-2014,own,10,10",
                        "102,2016,disclosure-2014,area,380,380")
                .consolidated("--year", 2017);
    }

    private Path summary(String unit) {
        Project.Result result = office.run("summary", "--unit", unit, "--year", 2017, "--format", "xlsx");
        assertThat(result.exitCode()).as(result.err()).isZero();
        return office.out().resolve(unit + "-2017.xlsx");
    }

    private void look(Path file, BiConsumer<XSSFWorkbook, FormulaEvaluator> consumer) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            consumer.accept(workbook, workbook.getCreationHelper().createFormulaEvaluator());
        }
    }

    /** Checks every formula against the value beside it and against totals.csv, and answers how many there were. */
    private static int checkMatrix(Sheet sheet, FormulaEvaluator evaluator, CsvTable totals, String form) {
        Map<String, String> stored = new HashMap<>();
        totals.where("year", "2017", "form", form)
                .forEach(row -> stored.put(
                        row.get("unit_code") + " " + row.get("group") + " " + row.get("cell"), row.get("value")));
        Map<String, String> groups = Map.of(
                "政府本级 小计",
                "government",
                "部门 小计",
                "departments",
                "县市区 小计",
                "counties",
                "市级地区 小计",
                "counties",
                "下级地区 小计",
                "counties");
        int formulas = 0;
        String area = null;
        for (int r = FIRST_LINE; r <= sheet.getLastRowNum(); r++) {
            Row row = sheet.getRow(r);
            String name = row.getCell(1).getStringCellValue();
            String group = groups.get(name);
            if (name.endsWith(" 合计")) {
                area = row.getCell(0).getStringCellValue();
                group = "total";
            }
            for (Cell cell : row) {
                if (cell.getColumnIndex() < FIRST_CELL) {
                    continue;
                }
                assertThat(cell.getCellType()).isIn(CellType.NUMERIC, CellType.BLANK, CellType.FORMULA);
                BigDecimal shown =
                        cell.getCellType() == CellType.BLANK ? null : BigDecimal.valueOf(cell.getNumericCellValue());
                if (cell.getCellType() == CellType.FORMULA) {
                    formulas++;
                    double again = evaluator.evaluate(cell).getNumberValue();
                    assertThat(BigDecimal.valueOf(again).setScale(6, RoundingMode.HALF_UP))
                            .as(sheet.getSheetName() + " " + cell.getAddress() + " " + cell.getCellFormula())
                            .isEqualByComparingTo(shown);
                }
                if (group != null) {
                    String code = sheet.getRow(CODES_ROW)
                            .getCell(cell.getColumnIndex())
                            .getStringCellValue();
                    String value = stored.get(area + " " + group + " " + code);
                    if (value == null) {
                        assertThat(shown).as(area + " " + group + " " + code).isNull();
                    } else {
                        assertThat(shown).as(area + " " + group + " " + code).isEqualByComparingTo(value);
                    }
                }
            }
        }
        return formulas;
    }

    @Test
    void formulasOfTheMatrixGiveTheStoredTotals() throws IOException {
        consolidateRegion();

        look(summary("1"), (workbook, evaluator) -> {
            Sheet matrix = workbook.getSheet("单位×指标");
            // Of three filled cells: total and group of region and county, total and three groups of the city, links.
            assertThat(checkMatrix(matrix, evaluator, office.read("totals.csv"), "disclosure-2014"))
                    .isGreaterThanOrEqualTo(3 * (2 + 2 + 4));
        });
    }

    @Test
    void groupsAreSumsOverTheirMembersAndAnAreasOwnFilingForTheWholeIsNone() throws IOException {
        consolidateRegion();

        look(summary("10"), (workbook, evaluator) -> {
            Sheet matrix = workbook.getSheet("单位×指标");
            Map<String, Cell> cells = new HashMap<>();
            for (int r = FIRST_LINE; r <= matrix.getLastRowNum(); r++) {
                Row row = matrix.getRow(r);
                cells.putIfAbsent(row.getCell(1).getStringCellValue(), row.getCell(FIRST_CELL));
            }
            assertThat(cells.get("部门 小计").getCellFormula()).matches("SUM\\(D\\d+:D\\d+\\)");
            assertThat(cells.get("乙市 合计").getCellFormula()).matches("SUM\\(D\\d+,D\\d+,D\\d+\\)");
            assertThat(cells.get("丁县 合计").getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(cells.get("丁县 合计").getNumericCellValue()).isEqualTo(400);
            assertThat(cells).containsKey("以下不计入合计");
            assertThat(cells.get("乙市 本级").getNumericCellValue()).isEqualTo(11);
        });
    }

    @Test
    void ratesAreDividedAgainAndMeansStandAsTheyAre() throws IOException {
        office.units(
                        "10,乙市,city,,,",
                        "101,丙县,county,10,,",
                        "102,丁县,county,10,,",
                        "10-财,乙市财政局,department,10,,",
                        "10-旅,乙市旅游局,department,10,,")
                .file(
                        "work.csv",
                        "unit_code,year,form,scope,3.1,3.2,3.3",
                        "101,2017,work-report,area,30,10,33.3",
                        "102,2017,work-report,area,7,1,14.3")
                .file(
                        "scores.csv",
                        "unit_code,year,form,1,2,3,4,5,6",
                        "10-财,2017,self-assessment,20,10,40,10,20,100",
                        "10-旅,2017,self-assessment,19,10,40,10,12,91")
                .consolidated("--year", 2017);

        look(summary("10"), (workbook, evaluator) -> {
            CsvTable totals = office.read("totals.csv");
            Sheet rates = workbook.getSheet("单位×指标 work-report");
            checkMatrix(rates, evaluator, totals, "work-report");
            List<String> formulas = new ArrayList<>();
            for (Cell cell : rates.getRow(FIRST_LINE)) {
                if (cell.getCellType() == CellType.FORMULA) {
                    formulas.add(cell.getCellFormula());
                }
            }
            assertThat(formulas).anyMatch(formula -> formula.startsWith("ROUND(100*"));
            Sheet scores = workbook.getSheet("单位×指标 self-assessment");
            checkMatrix(scores, evaluator, totals, "self-assessment");
            Row total = scores.getRow(FIRST_LINE);
            assertThat(total.getCell(total.getLastCellNum() - 1).getNumericCellValue())
                    .isEqualTo(95.5);
        });
    }

    @Test
    void textThatBeginsAsAFormulaStaysText() throws IOException {
        consolidateRegion();

        look(summary("10"), (workbook, evaluator) -> {
            List<String> hostile = new ArrayList<>();
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.FORMULA) {
                            assertThat(cell.getCellFormula()).matches("SUM\\([A-Z0-9:,]+\\)|[A-Z]+\\d+|ROUND\\(.*\\)");
                        } else if (cell.getCellType() == CellType.STRING
                                && cell.getStringCellValue().strip().matches("(?s)[=+@-].*")) {
                            assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
                            hostile.add(cell.getStringCellValue().strip());
                        }
                    }
                }
            }
            assertThat(hostile).contains(FORMULA, "@SUM(A1)", "-2+3", "+1");
        });
    }

    @Test
    void theSameSummaryIsTheSameFileToTheByte() throws IOException {
        consolidateRegion();

        byte[] first = Files.readAllBytes(summary("1"));
        byte[] second = Files.readAllBytes(summary("1"));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void sheetsCanBePrintedAndKeepTheirHeadersInSight() throws IOException {
        consolidateRegion();

        look(summary("1"), (workbook, evaluator) -> {
            for (Sheet sheet : workbook) {
                assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
                assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
                assertThat(sheet.getFitToPage()).isEqualTo(!sheet.getSheetName().equals("图表"));
            }
            for (String name : List.of("报表", "单位×指标", "同比", "排名", "审核结果")) {
                Sheet sheet = workbook.getSheet(name);
                assertThat(sheet.getRepeatingRows()).as(name).isNotNull();
                assertThat(sheet.getPaneInformation().isFreezePane()).as(name).isTrue();
            }
        });
    }

    @Test
    void sampleOfXianyangHasTheFiguresOfItsReportAndCharts() throws IOException {
        Path out = office.out();
        Project.Result run = Project.run("consolidate", "--database", office.database(), "--out", out);
        assertThat(run.exitCode()).as(run.err()).isZero();
        Project.run(
                "summary",
                "--database",
                office.database(),
                "--out",
                out,
                "--unit",
                "610400",
                "--year",
                2017,
                "--format",
                "xlsx");

        CsvTable totals = office.read("totals.csv");
        CsvTable comparison = office.read("comparison.csv");
        look(out.resolve("610400-2017.xlsx"), (workbook, evaluator) -> {
            int formulas =
                    checkMatrix(workbook.getSheet("单位×指标 disclosure-2014"), evaluator, totals, "disclosure-2014");
            assertThat(formulas).isGreaterThan(20);
            checkMatrix(workbook.getSheet("单位×指标 work-report"), evaluator, totals, "work-report");
            assertThat(find(workbook.getSheet("报表 disclosure-2014"), 0, "(一)主动公开政府信息数(不同渠道和方式公开相同信息计1条)")
                            .getCell(2)
                            .getNumericCellValue())
                    .isEqualTo(58603);
            checkComparison(workbook.getSheet("同比"), comparison);
            XSSFSheet charts = workbook.getSheet("图表");
            assertThat(charts.getDrawingPatriarch().getCharts())
                    .hasSizeGreaterThan(3)
                    .allSatisfy(chart -> assertThat(chart.getChartSeries()).hasSize(1));
        });
    }

    private static void checkComparison(Sheet sheet, CsvTable comparison) {
        Map<String, String> columns = Map.of(
                "value",
                "5",
                "previous",
                "6",
                "change",
                "7",
                "growth_pct",
                "8",
                "share_pct",
                "9",
                "previous_share_pct",
                "10",
                "like_for_like_growth_pct",
                "11");
        List<Map<String, String>> rows = comparison.where("unit_code", "610400", "year", "2017");
        assertThat(sheet.getLastRowNum()).isEqualTo(CODES_ROW + rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Row row = sheet.getRow(CODES_ROW + 1 + i);
            Map<String, String> stored = rows.get(i);
            assertThat(row.getCell(1).getStringCellValue()).isEqualTo(stored.get("cell"));
            columns.forEach((column, at) -> {
                Cell cell = row.getCell(Integer.parseInt(at));
                if (stored.get(column).isEmpty()) {
                    assertThat(cell.getCellType()).isEqualTo(CellType.BLANK);
                } else {
                    assertThat(BigDecimal.valueOf(cell.getNumericCellValue()))
                            .as(stored + " " + column)
                            .isEqualByComparingTo(stored.get(column));
                }
            });
        }
    }

    private static Row find(Sheet sheet, int column, String text) {
        for (Row row : sheet) {
            Cell cell = row.getCell(column);
            if (cell != null
                    && cell.getCellType() == CellType.STRING
                    && cell.getStringCellValue().equals(text)) {
                return row;
            }
        }
        throw new AssertionError(sheet.getSheetName() + " has no line " + text);
    }
}
