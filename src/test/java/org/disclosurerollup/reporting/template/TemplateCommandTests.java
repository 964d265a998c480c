package org.disclosurerollup.reporting.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.disclosurerollup.ChildProcess;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.disclosurerollup.catalogue.CatalogueReader;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.cli.Rollup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command writes forms that say whose they are, take only what may be filled in, and show last year's figures. */
class TemplateCommandTests {

    private static final String FORMULA = "=HYPERLINK(\"http://example.org\",\"x\")";

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void openOffice() {
        office = new Office(folder);
        office.units(
                "10,乙市,city,,,",
                "101,丙县,county,10,,",
                "102,丁县,county,10,,",
                "10-财,\"" + FORMULA.replace("\"", "\"\"") + "\",department,10,,",
                "10/水,@SUM(A1),department,10,,",
                "10_水,乙市水务局,department,10,,",
                "10-旧,乙市旧局,department,10,,2016",
                "102-教,丁县教育局,department,102,,");
    }

    @AfterEach
    void giveBackTheDatabase() {
        office.close();
    }

    private Project.Result template(Object... more) {
        List<Object> words = new ArrayList<>(List.of("--form", "disclosure-2014", "--year", 2017));
        words.addAll(List.of(more));
        return office.run("template", words.toArray());
    }

    private FilledTemplate written(Object... more) {
        Project.Result result = template(more);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return new FilledTemplate(Path.of(result.out().strip()));
    }

    private static Form form(String id) throws IOException {
        return CatalogueReader.read(Project.path("jobs", "forms")).form(id);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(office.out())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void everyUnitThatIsExpectedToFileGetsAFileOfItsOwn() throws IOException {
        Project.Result result = template("--all");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("5 forms in " + office.out());
        assertThat(files())
                .containsExactly(
                        "10-财-2017-disclosure-2014.xlsx",
                        "101-2017-disclosure-2014.xlsx",
                        "102-教-2017-disclosure-2014.xlsx",
                        "10_水-2017-disclosure-2014.xlsx",
                        "10_水_2-2017-disclosure-2014.xlsx");
        for (String name : files()) {
            try (FilledTemplate one = new FilledTemplate(office.out().resolve(name))) {
                assertThat(one.open).hasSize(form("disclosure-2014").size());
            }
        }
    }

    @Test
    void unitYearAndFormAreFilledInAndLocked() throws IOException {
        try (FilledTemplate form = written("--unit", "10-财")) {
            List<List<String>> keys = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Row row = form.entry.getRow(i);
                keys.add(List.of(FilledTemplate.saved(row.getCell(0)), FilledTemplate.saved(row.getCell(1))));
                assertThat(row.getCell(1).getCellStyle().getLocked()).isTrue();
            }
            assertThat(keys)
                    .containsExactly(
                            List.of("填报单位", "10-财"),
                            List.of("年度", "2017"),
                            List.of("报表", "disclosure-2014"),
                            List.of("口径", "本级"));
            for (Sheet sheet : form.workbook) {
                assertThat(sheet.getProtect()).as(sheet.getSheetName()).isTrue();
                assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
            }
            assertThat(form.workbook.isStructureLocked()).isTrue();
            assertThat(form.entry.getPaneInformation().isFreezePane()).isTrue();
        }
    }

    @Test
    void onlyAnAreaMaySayThatItReportsItsWhole() throws IOException {
        try (FilledTemplate county = written("--unit", "101")) {
            assertThat(county.entry.getRow(3).getCell(1).getCellStyle().getLocked())
                    .isFalse();
            assertThat(FilledTemplate.saved(county.entry.getRow(3).getCell(1))).isEqualTo("本级");
        }
        try (FilledTemplate ofParts = written("--unit", "102")) {
            assertThat(FilledTemplate.saved(ofParts.entry.getRow(3).getCell(1))).isEqualTo("汇总");
        }
    }

    @Test
    void textOfUnitsIsNeverAFormula() throws IOException {
        try (FilledTemplate form = written("--unit", "10-财")) {
            Cell name = form.entry.getRow(0).getCell(2);
            assertThat(name.getCellType()).isEqualTo(CellType.STRING);
            assertThat(name.getStringCellValue()).isEqualTo(FORMULA);
            assertThat(name.getCellStyle().getQuotePrefixed()).isTrue();
        }
    }

    @Test
    void everyCellTakesWhatTheFormWantsOnly() throws IOException {
        Form form = form("disclosure-2014");
        try (FilledTemplate template = written("--unit", "10-财")) {
            for (int i = 0; i < form.size(); i++) {
                Cell cell = template.open.get(i);
                String rounded = "," + form.cells().get(i).decimals() + ")=";
                List<DataValidationConstraint> constraints = template.entry.getDataValidations().stream()
                        .filter(validation -> Stream.of(validation.getRegions().getCellRangeAddresses())
                                .anyMatch(area -> area.isInRange(cell)))
                        .map(DataValidation::getValidationConstraint)
                        .toList();
                switch (form.cells().get(i).rollUp()) {
                    case NONE -> assertThat(constraints).isEmpty();
                    case COUNT_YES ->
                        assertThat(constraints.get(0).getExplicitListValues()).containsExactly("是", "否");
                    default ->
                        assertThat(constraints)
                                .singleElement()
                                .satisfies(one -> assertThat(one.getFormula1()).contains(">=0,", "\"/\"", rounded));
                }
            }
        }
    }

    @Test
    void lastYearsFiguresStandBesideAndAreLocked() throws IOException {
        office.file(
                        "2016.csv",
                        "unit_code,year,form,scope,1.1,3.1,8.4",
                        "10-财,2016,disclosure-2014,own,1860,,42.80",
                        "101,2016,disclosure-2014,area,7,3,")
                .consolidated();

        Form form = form("disclosure-2014");
        try (FilledTemplate template = written("--unit", "10-财")) {
            Cell before = template.before(form.cell("1.1").index());
            assertThat(FilledTemplate.saved(before)).isEqualTo("1860");
            assertThat(before.getCellStyle().getLocked()).isTrue();
            assertThat(FilledTemplate.saved(template.before(form.cell("8.4").index())))
                    .isEqualTo("42.8");
            assertThat(FilledTemplate.saved(template.before(form.cell("3.1").index())))
                    .isEmpty();
        }
        try (FilledTemplate template = written("--unit", "101")) {
            assertThat(FilledTemplate.saved(template.before(form.cell("1.1").index())))
                    .isEqualTo("7");
            assertThat(FilledTemplate.saved(template.entry.getRow(3).getCell(1)))
                    .isEqualTo("汇总");
        }
    }

    @Test
    void aNewFormShowsWhatTheOldOneMeasured() throws IOException {
        office.file("2018.csv", "unit_code,year,form,3.1,3.3.2", "10-财,2018,disclosure-2014,9,4")
                .consolidated();
        Form form = form("disclosure-2019");

        Project.Result result = office.run("template", "--form", "disclosure-2019", "--year", 2019, "--unit", "10-财");

        try (FilledTemplate template = new FilledTemplate(Path.of(result.out().strip()))) {
            assertThat(FilledTemplate.saved(template.before(form.cell("1/7").index())))
                    .isEqualTo("9");
            assertThat(FilledTemplate.saved(template.before(form.cell("3.1/7").index())))
                    .isEqualTo("4");
        }
    }

    @Test
    void aMergedUnitShowsWhatItsPredecessorsFiledTogether() throws IOException {
        Office.write(
                folder.resolve("units.csv"),
                "code,name,kind,parent,valid_from,valid_to,successor",
                "10,乙市,city,,,,",
                "10-旅,乙市旅游局,department,10,,2016,10-文旅",
                "10-文,乙市文化局,department,10,,2016,10-文旅",
                "10-教,乙市教育局,department,10,,2016,10-教体",
                "10-体,乙市体育局,department,10,,2016,10-教体",
                "10-文旅,乙市文旅局,department,10,2017,,",
                "10-教体,乙市教体局,department,10,2017,,");
        office.file(
                        "2016.csv",
                        "unit_code,year,form,1.1,3.1",
                        "10-旅,2016,disclosure-2014,5,2",
                        "10-文,2016,disclosure-2014,7,",
                        "10-教,2016,disclosure-2014,9,9")
                .consolidated();
        Form form = form("disclosure-2014");

        try (FilledTemplate template = written("--unit", "10-文旅")) {
            assertThat(FilledTemplate.saved(template.before(form.cell("1.1").index())))
                    .isEqualTo("12");
            assertThat(FilledTemplate.saved(template.before(form.cell("3.1").index())))
                    .isEqualTo("2");
        }
        try (FilledTemplate template = written("--unit", "10-教体")) {
            // One of the two did not file: the other's figures are no base.
            assertThat(FilledTemplate.saved(template.before(form.cell("1.1").index())))
                    .isEmpty();
        }
    }

    @Test
    void theFirstFormsAreSentOutBeforeThereIsADatabaseAndMakeNone() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path log = folder.resolve("log");

        Process template = ChildProcess.start(
                Rollup.class,
                log,
                List.of("-Duser.dir=" + elsewhere),
                List.of(
                        "template",
                        "--units",
                        folder.resolve("units.csv").toString(),
                        "--form",
                        "disclosure-2014",
                        "--year",
                        "2017",
                        "--unit",
                        "101"));

        assertThat(template.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(template.exitValue()).as(Files.readString(log)).isZero();
        assertThat(log).content().contains("no database in .rollup: without last year's figures");
        assertThat(elsewhere.resolve("out/101-2017-disclosure-2014.xlsx")).isRegularFile();
        assertThat(elsewhere.resolve(".rollup")).doesNotExist();
    }

    @Test
    void theSameFormIsTheSameFileToTheByte() throws IOException {
        template("--all");
        byte[] first = Files.readAllBytes(office.out().resolve("101-2017-disclosure-2014.xlsx"));
        template("--unit", "101");

        assertThat(office.out().resolve("101-2017-disclosure-2014.xlsx")).hasBinaryContent(first);
    }

    @Test
    void savedAnswersAreThoseOfAnEmptyForm() throws IOException {
        for (String id : List.of("disclosure-2014:2017", "disclosure-2019:2019", "disclosure-2021:2022")) {
            Project.Result result =
                    office.run("template", "--form", id.split(":")[0], "--year", id.split(":")[1], "--unit", "10-财");
            try (FilledTemplate template =
                    new FilledTemplate(Path.of(result.out().strip()))) {
                for (Sheet sheet : template.workbook) {
                    for (Row row : sheet) {
                        for (Cell cell : row) {
                            // Numbers are worked out by whoever opens it.
                            String shown =
                                    template.shown(cell).matches("[01]") && isFormula(cell) ? "" : template.shown(cell);
                            assertThat(FilledTemplate.saved(cell))
                                    .as(sheet.getSheetName() + " " + cell.getAddress())
                                    .isEqualTo(shown);
                        }
                    }
                }
            }
        }
    }

    private static boolean isFormula(Cell cell) {
        return cell.getCellType() == CellType.FORMULA;
    }

    @Test
    void whatCannotBeSentIsRefused() {
        assertThat(refusal("--form", "nothing", "--year", 2017, "--all")).contains("no form 'nothing'");
        assertThat(refusal("--form", "disclosure-2014", "--year", 2019, "--all"))
                .contains("not for 2019");
        assertThat(refusal("--form", "disclosure-2014", "--all")).contains("--year is missing");
        assertThat(refusal("--form", "disclosure-2014", "--year", 2017)).contains("--unit");
        assertThat(refusal("--form", "disclosure-2014", "--year", 2017, "--unit", "101", "--all"))
                .contains("mutually exclusive");
        assertThat(refusal("--form", "disclosure-2014", "--year", 2017, "--unit", "x"))
                .contains("no unit has the code 'x'");
        assertThat(refusal("--form", "disclosure-2014", "--year", 2017, "--unit", "10-旧"))
                .contains("did not exist in 2017");
        assertThat(refusal("--form", "self-assessment", "--year", 2017, "--unit", "101"))
                .contains("does not file self-assessment", "department");
        assertThat(office.out()).doesNotExist();
    }

    private String refusal(Object... words) {
        Project.Result result = office.run("template", words);
        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        return result.err();
    }
}
