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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.disclosurerollup.CsvTable;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures in ten thousands still add up in all three formats, and what was adjusted says so. */
class RoundedSummaryTests {

    private static final int CODES_ROW = 2;
    private static final int FIRST_CELL = 3;
    private static final int FIRST_LINE = 5;

    @TempDir
    Path folder;

    private Office office;

    /** Halves of the last decimal everywhere, so that plain rounding would add up nowhere. */
    @BeforeEach
    void consolidate() {
        office = new Office(folder);
        office.units(
                        "10,乙市,city,,,",
                        "101,丙县,county,10,,",
                        "10-府,乙市人民政府办公室,government,10,,",
                        "10-财,乙市财政局,department,10,,",
                        "10-旅,乙市旅游局,department,10,,",
                        "10-水,乙市水利局,department,10,,",
                        "101-教,丙县教育局,department,101,,",
                        "101-卫,丙县卫生局,department,101,,")
                .file(
                        "2017.csv",
                        "unit_code,year,form,1.1,1.2.2,3.1,3.1.1,3.1.2,3.1.3,3.1.4,8.4",
                        "10-府,2017,disclosure-2014,14150,14150,1450,450,450,550,0,20.25",
                        "10-财,2017,disclosure-2014,12250,12250,4350,1450,1450,1450,0,30.5",
                        "10-旅,2017,disclosure-2014,0,0,,,,,,",
                        "10-水,2017,disclosure-2014,33350,33350,150,50,50,50,0,1.75",
                        "101-教,2017,disclosure-2014,20050,20050,2250,750,750,750,0,",
                        "101-卫,2017,disclosure-2014,21150,21150,150,50,50,50,0,0.01")
                .file(
                        "2016.csv",
                        "unit_code,year,form,1.1,1.2.2",
                        "10-府,2016,disclosure-2014,4050,4050",
                        "10-财,2016,disclosure-2014,4050,4050",
                        "101-教,2016,disclosure-2014,10050,10050",
                        "101-卫,2016,disclosure-2014,10050,10050")
                .consolidated("--year", 2017);
    }

    @AfterEach
    void giveBackTheDatabase() {
        office.close();
    }

    private Path summary(String format, Object... more) {
        List<Object> words = new ArrayList<>(List.of("--unit", "10", "--year", 2017, "--format", format));
        words.addAll(List.of(more));
        Project.Result result = office.run("summary", words.toArray());
        assertThat(result.exitCode()).as(result.err()).isZero();
        return office.out().resolve("10-2017." + format);
    }

    private static BigDecimal number(Cell cell) {
        return cell == null || cell.getCellType() == CellType.BLANK
                ? null
                : BigDecimal.valueOf(cell.getNumericCellValue());
    }

    private static boolean isMarked(Cell cell) {
        return cell.getCellStyle().getDataFormatString().contains(Display.MARK);
    }

    /** The matrix by name of the line and code of the cell. */
    private static Map<String, Map<String, Cell>> matrix(Sheet sheet) {
        Map<String, Map<String, Cell>> lines = new HashMap<>();
        for (int r = FIRST_LINE; r <= sheet.getLastRowNum(); r++) {
            Map<String, Cell> cells = new HashMap<>();
            for (Cell cell : sheet.getRow(r)) {
                if (cell.getColumnIndex() >= FIRST_CELL) {
                    cells.put(
                            sheet.getRow(CODES_ROW)
                                    .getCell(cell.getColumnIndex())
                                    .getStringCellValue(),
                            cell);
                }
            }
            lines.putIfAbsent(sheet.getRow(r).getCell(1).getStringCellValue(), cells);
        }
        return lines;
    }

    @Test
    void formulasOfTheWorkbookAddUpToTheRoundedTotalAndPartsToTheirWholes() throws IOException {
        Path file = summary("xlsx", "--unit-of-measure", "万");
        CsvTable totals = office.read("totals.csv");
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
            Sheet sheet = workbook.getSheet("单位×指标");
            Map<String, Map<String, Cell>> lines = matrix(sheet);
            int formulas = 0;
            for (Row row : sheet) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.FORMULA) {
                        formulas++;
                        double again = evaluator.evaluate(cell).getNumberValue();
                        assertThat(BigDecimal.valueOf(again).setScale(6, RoundingMode.HALF_UP))
                                .as(cell.getAddress() + " " + cell.getCellFormula())
                                .isEqualByComparingTo(BigDecimal.valueOf(cell.getNumericCellValue()));
                    }
                }
            }
            assertThat(formulas).isGreaterThan(3 * 6);
            Map<String, Cell> total = lines.get("乙市 合计");
            assertThat(total.get("1.1").getCellFormula()).startsWith("SUM(");
            for (String code : List.of("1.1", "3.1")) {
                String exact = totals.where("unit_code", "10", "year", "2017", "cell", code, "group", "total")
                        .get(0)
                        .get("value");
                assertThat(number(total.get(code)))
                        .as(code)
                        .isEqualByComparingTo(
                                new BigDecimal(exact).movePointLeft(4).setScale(2, RoundingMode.HALF_UP));
            }
            for (String line : lines.keySet()) {
                Map<String, Cell> cells = lines.get(line);
                BigDecimal whole = number(cells.get("3.1"));
                if (whole != null) {
                    BigDecimal sum = BigDecimal.ZERO;
                    for (String part : List.of("3.1.1", "3.1.2", "3.1.3", "3.1.4")) {
                        sum = sum.add(number(cells.get(part)));
                    }
                    assertThat(sum).as(line).isEqualByComparingTo(whole);
                }
            }
            // Blank stays blank, zero stays zero, and amounts in 万元 stay as they are.
            assertThat(number(lines.get("乙市旅游局").get("3.1"))).isNull();
            assertThat(number(lines.get("乙市旅游局").get("1.1"))).isEqualByComparingTo("0");
            assertThat(number(lines.get("乙市水利局").get("8.4"))).isEqualByComparingTo("1.75");
            assertThat(sheet.getRow(CODES_ROW + 2).getCell(FIRST_CELL).getStringCellValue())
                    .isEqualTo("万条");
            assertThat(workbook.getSheet("说明").getRow(4).getCell(1).getStringCellValue())
                    .contains("计量单位:万")
                    .contains("已作舍位平衡");
            checkList(workbook.getSheet("舍位平衡"), lines);
        }
    }

    /** Each listed figure is marked in the matrix and is not what rounding half-up gives. */
    private static void checkList(Sheet list, Map<String, Map<String, Cell>> lines) {
        int matched = 0;
        for (int r = CODES_ROW + 1; r <= list.getLastRowNum(); r++) {
            Row row = list.getRow(r);
            BigDecimal exact = number(row.getCell(6));
            BigDecimal halfUp = number(row.getCell(8));
            BigDecimal balanced = number(row.getCell(9));
            assertThat(exact.movePointLeft(4).setScale(2, RoundingMode.HALF_UP)).isEqualByComparingTo(halfUp);
            assertThat(balanced.subtract(halfUp).abs()).isEqualByComparingTo("0.01");
            Map<String, Cell> line = lines.get(row.getCell(1).getStringCellValue());
            if (line != null && row.getCell(2).getStringCellValue().equals("2017")) {
                Cell cell = line.get(row.getCell(3).getStringCellValue());
                assertThat(isMarked(cell)).isTrue();
                assertThat(number(cell)).isEqualByComparingTo(balanced);
                matched++;
            }
        }
        assertThat(matched).isPositive();
    }

    private static List<String> texts(XWPFTableRow row) {
        return row.getTableCells().stream().map(XWPFTableCell::getText).toList();
    }

    private static BigDecimal plain(String text) {
        return text.equals("—") || text.isEmpty()
                ? BigDecimal.ZERO
                : new BigDecimal(text.replace(Display.MARK, "").replace("%", ""));
    }

    @Test
    void tablesOfTheDocumentAddUpAndSayWhatWasAdjusted() throws IOException {
        try (XWPFDocument document =
                new XWPFDocument(Files.newInputStream(summary("docx", "--unit-of-measure", "万")))) {
            String text = document.getParagraphs().stream()
                    .map(XWPFParagraph::getText)
                    .collect(Collectors.joining("\n"));
            assertThat(text)
                    .contains("(表格计量单位:万,已作舍位平衡)")
                    .contains(Display.FIGURES_NOTE)
                    .contains("数据处理说明")
                    // Sentences keep their own unit.
                    .contains("主动公开政府信息100950条");
            int sums = 0;
            Map<String, BigDecimal> applications = new HashMap<>();
            for (XWPFTable table : document.getTables()) {
                List<String> head = texts(table.getRow(0));
                for (XWPFTableRow row : table.getRows().subList(1, table.getNumberOfRows())) {
                    List<String> cells = texts(row);
                    if (head.get(0).equals("指标")
                            && cells.get(1).startsWith("万")
                            && !cells.get(1).equals("万元")) {
                        BigDecimal groups = BigDecimal.ZERO;
                        // The columns of last year are left out where there was nothing.
                        int first = Math.max(head.indexOf("合计"), head.indexOf("同比")) + 1;
                        for (int i = first; i < cells.size(); i += 2) {
                            groups = groups.add(plain(cells.get(i)));
                        }
                        assertThat(groups).as(cells.toString()).isEqualByComparingTo(plain(cells.get(2)));
                        sums++;
                    } else if (head.get(0).equals("统计指标")
                            && cells.size() == 3
                            && cells.get(1).equals("万件")) {
                        applications.put(cells.get(0), plain(cells.get(2)));
                    }
                }
            }
            assertThat(sums).isGreaterThan(4);
            BigDecimal parts = BigDecimal.ZERO;
            for (String label : applications.keySet()) {
                parts = parts.add(
                        label.matches("[1-4]\\.(当面|传真|网络|信函)申请数") ? applications.get(label) : BigDecimal.ZERO);
            }
            assertThat(parts).isEqualByComparingTo(applications.get("(一)收到申请数")).isPositive();
        }
    }

    @Test
    void thePageShowsTheSameFiguresAndKeepsTheExactOnesBesideThem() throws IOException {
        String page = Files.readString(summary("html", "--unit-of-measure", "万", "--decimals", 1));

        assertThat(page).contains("表格计量单位:万,已作舍位平衡").contains("title=\"100950条\"");
        Matcher cells =
                Pattern.compile("data-cell=\"1\\.1\".*?</tr>", Pattern.DOTALL).matcher(page);
        assertThat(cells.find()).isTrue();
        String row = page.substring(page.lastIndexOf("data-cell=\"1.1\""));
        row = row.substring(0, row.indexOf("</tr>"));
        List<BigDecimal> shown = new ArrayList<>();
        Matcher first = Pattern.compile("<td class=\"first\"[^>]*>([^<]*)</td>").matcher(row);
        while (first.find()) {
            shown.add(plain(first.group(1)));
        }
        assertThat(shown).hasSize(4);
        assertThat(shown.get(0)).isEqualByComparingTo("10.1");
        assertThat(shown.get(1).add(shown.get(2)).add(shown.get(3))).isEqualByComparingTo(shown.get(0));
        // 15.75 % and so on: shares and growth come from the exact figures.
        assertThat(page).contains(">14.02%<").contains("经舍位平衡调整的数据");
    }

    @Test
    void sharesOfGroupsAddToAHundredOnlyOnRequestAndAreThenMarked() throws IOException {
        office.file(
                        "2018.csv",
                        "unit_code,year,form,1.1",
                        "10-府,2018,disclosure-2014,1",
                        "10-财,2018,disclosure-2014,1",
                        "10-旅,2018,disclosure-2014,0",
                        "10-水,2018,disclosure-2014,0",
                        "101-教,2018,disclosure-2014,1",
                        "101-卫,2018,disclosure-2014,0")
                .consolidated("--year", 2018);
        for (boolean forced : new boolean[] {false, true}) {
            List<Object> words = new ArrayList<>(List.of("--unit", "10", "--year", 2018));
            if (forced) {
                words.add("--shares-to-100");
            }
            assertThat(office.run("summary", words.toArray()).exitCode()).isZero();
            Path docx = office.out().resolve("10-2018.docx");
            try (XWPFDocument document = new XWPFDocument(Files.newInputStream(docx))) {
                String text = document.getParagraphs().stream()
                        .map(XWPFParagraph::getText)
                        .collect(Collectors.joining("\n"));
                assertThat(text.contains(Display.SHARES_NOTE)).isEqualTo(forced);
                assertThat(text.contains("用于同一指标各组(如政府、部门、下级)占合计的比重")).isEqualTo(forced);
                assertThat(text.contains("各单位占合计的比重和文字中的整数百分比不作调整")).isEqualTo(forced);
                assertThat(text.contains("因四舍五入,各项占比之和可能不等于100%")).isNotEqualTo(forced);
                List<String> cells = texts(document.getTables().get(0).getRow(1));
                assertThat(cells.stream().anyMatch(cell -> cell.equals(Display.MARK + "33.34")))
                        .as(cells.toString())
                        .isEqualTo(forced);
            }
            try (XSSFWorkbook workbook =
                    new XSSFWorkbook(Files.newInputStream(office.out().resolve("10-2018.xlsx")))) {
                BigDecimal sum = BigDecimal.ZERO;
                boolean marked = false;
                for (Row row : workbook.getSheet("同比")) {
                    if (row.getRowNum() > CODES_ROW
                            && row.getCell(1).getStringCellValue().equals("1.1")
                            && !row.getCell(4).getStringCellValue().equals("合计")) {
                        sum = sum.add(number(row.getCell(9)));
                        marked |= isMarked(row.getCell(9));
                    }
                }
                assertThat(sum).isEqualByComparingTo(forced ? "100" : "99.99");
                assertThat(marked).isEqualTo(forced);
            }
            assertThat(Files.readString(office.out().resolve("10-2018.html")).contains(">※33.34%<"))
                    .isEqualTo(forced);
        }
    }

    /** 0.4 and 0.4 make 0.8: both addends go down, the sum goes up, and nothing else can give way. */
    @Test
    void equationsThatRoundingCannotKeepAreCounted() throws IOException {
        office.file(
                        "2021.csv",
                        "unit_code,year,form,1/1,1/7,2/1,2/7,3.1/1,3.1/7,3.7/1,3.7/7,4/1,4/7",
                        "10-财,2021,disclosure-2021,4000,4000,4000,4000,8000,8000,8000,8000,0,0")
                .consolidated("--year", 2021);
        for (int decimals : new int[] {0, 1}) {
            Project.Result result = office.run(
                    "summary", "--unit", "10", "--year", 2021, "--unit-of-measure", "万", "--decimals", decimals);
            assertThat(result.exitCode()).as(result.err()).isZero();
            List<String> texts = new ArrayList<>();
            try (XWPFDocument document =
                    new XWPFDocument(Files.newInputStream(office.out().resolve("10-2021.docx")))) {
                texts.add(document.getParagraphs().stream()
                        .map(XWPFParagraph::getText)
                        .collect(Collectors.joining("\n")));
            }
            try (XSSFWorkbook workbook =
                    new XSSFWorkbook(Files.newInputStream(office.out().resolve("10-2021.xlsx")))) {
                for (String sheet : List.of("说明", "舍位平衡")) {
                    StringBuilder text = new StringBuilder();
                    workbook.getSheet(sheet).forEach(row -> row.forEach(cell -> text.append(cell)));
                    texts.add(text.toString());
                }
            }
            texts.add(Files.readString(office.out().resolve("10-2021.html")));
            for (String text : texts) {
                assertThat(text).doesNotContain("个小计因");
                if (decimals == 0) {
                    assertThat(text).containsPattern("有[1-9]\\d*处审核公式的等式");
                } else {
                    assertThat(text).doesNotContain("处审核公式的等式");
                }
            }
        }
    }

    @Test
    void withoutTheOptionsNothingIsRoundedOrMarked() throws IOException {
        String page = Files.readString(summary("html"));
        assertThat(page).doesNotContain("舍位").contains(">100950<");
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(summary("xlsx")))) {
            assertThat(workbook.getSheet("舍位平衡")).isNull();
            assertThat(number(matrix(workbook.getSheet("单位×指标")).get("乙市 合计").get("1.1")))
                    .isEqualByComparingTo("100950");
        }
    }

    @Test
    void hundredMillionsShowAmountsFiledInTenThousandsToo() throws IOException {
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(Files.newInputStream(summary("xlsx", "--unit-of-measure", "亿", "--decimals", 4)))) {
            Sheet sheet = workbook.getSheet("单位×指标");
            Map<String, Cell> total = matrix(sheet).get("乙市 合计");
            // 52.51 万元
            assertThat(number(total.get("8.4"))).isEqualByComparingTo("0.0053");
            assertThat(sheet.getRow(CODES_ROW + 2)
                            .getCell(total.get("8.4").getColumnIndex())
                            .getStringCellValue())
                    .isEqualTo("亿元");
        }
    }

    @Test
    void whatCannotBeShownIsRefusedBeforeAnythingIsWritten() {
        for (List<Object> wrong : List.<List<Object>>of(
                List.of("--unit-of-measure", "万条"),
                List.of("--unit-of-measure", "千"),
                List.of("--unit-of-measure", "万", "--decimals", 5),
                List.of("--decimals", 2))) {
            List<Object> words = new ArrayList<>(List.of("--unit", "10", "--year", 2017));
            words.addAll(wrong);
            Project.Result result = office.run("summary", words.toArray());
            assertThat(result.exitCode()).as(wrong.toString()).isEqualTo(2);
            assertThat(result.err())
                    .contains(wrong.contains("--unit-of-measure") && wrong.size() == 2 ? "there is 万" : "--decimals");
            assertThat(office.out().resolve("10-2017.docx")).doesNotExist();
        }
    }
}
