package org.disclosurerollup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormReaderTests {

    private static final String FORM = """
            form: small
            title: 统计表
            source: 文件
            valid-from: 2014
            valid-to: 2018
            filed-by: [county, department]
            tables:
              - id: list
                title: 一览
                unit: 件
                cells:
                  - {heading: 一、申请}
                  - {code: "1", headline: true, label: 收到数, indicator: received, also: [收到]}
                  - {code: "2", label: 办结数}
                  - {code: "3", label: 办结率, unit: "%", decimals: 1, roll-up: rate, numerator: "2", denominator: "1"}
                  - {code: "4", label: 增减, signed: true, local: true}
              - id: grid
                cell-code: "{row}/{column}"
                unit: 件
                columns:
                  - {code: "1", label: 甲, indicator: one}
                  - {code: "2", label: 乙}
                  - {code: "3", label: 丙, roll-up: last, unit: 个}
                  - {code: "7", label: 总计, total: true}
                rows:
                  - {heading: 行}
                  - {code: a, label: 首行, indicator: first, headline: true, short: 首, decimals: 2}
                  - {code: b, label: 次行, unit: 人, roll-up: sum}
            rules:
              - id: A-1
                rule: "[1] >= [2]"
                severity: soft
                text: 一
                reason: one.
                passes: {"1": 2, "2": 1}
                fails: {"1": 1, "2": 2}
            """;

    @TempDir
    Path folder;

    private List<String> problems(String text) throws IOException {
        Files.writeString(folder.resolve("small.yml"), text);
        CatalogueException exception =
                catchThrowableOfType(CatalogueException.class, () -> CatalogueReader.read(folder));
        assertThat(exception).as("no problem found").isNotNull();
        return exception.problems().stream().map(Problem::toString).toList();
    }

    private Form form() throws IOException {
        return CatalogueFiles.form(folder, FORM);
    }

    @Test
    void aFormHasItsTitleYearsAndFilers() throws IOException {
        Form form = form();
        assertThat(form.title()).isEqualTo("统计表");
        assertThat(form.source()).isEqualTo("文件");
        assertThat(form.years()).isEqualTo("2014–2018 年");
        assertThat(form.isValidIn(Period.ofYear(2013))).isFalse();
        assertThat(form.isValidIn(Period.ofYear(2018))).isTrue();
        assertThat(form.isValidIn(Period.ofYear(2019))).isFalse();
        assertThat(form.filedBy()).containsExactlyInAnyOrder(UnitKind.COUNTY, UnitKind.DEPARTMENT);
        assertThat(form.tables().get(0).headings()).containsExactly("一、申请");
    }

    @Test
    void cellsStandInPrintedOrderAndKnowTheirPlace() throws IOException {
        Form form = form();
        assertThat(form.cells())
                .extracting(Cell::code)
                .containsExactly("1", "2", "3", "4", "a/1", "a/2", "a/3", "a/7", "b/1", "b/2", "b/3", "b/7");
        for (Cell cell : form.cells()) {
            assertThat(form.cells().get(cell.index())).isSameAs(cell);
            assertThat(form.cell(cell.code())).isSameAs(cell);
        }
    }

    @Test
    void aRateKnowsItsTwoCells() throws IOException {
        Cell rate = form().cell("3");
        assertThat(rate.numerator()).isEqualTo(1);
        assertThat(rate.denominator()).isZero();
        assertThat(form().cell("1").numerator()).isEqualTo(-1);
    }

    @Test
    void whatARowSaysWinsOverTheColumnAndTheColumnOverTheTable() throws IOException {
        Form form = form();
        assertThat(form.cell("a/1").unitOfMeasure()).isEqualTo("件");
        assertThat(form.cell("a/3").unitOfMeasure()).isEqualTo("个");
        assertThat(form.cell("b/3").unitOfMeasure()).isEqualTo("人");
        assertThat(form.cell("a/3").rollUp()).isEqualTo(RollUp.LAST);
        assertThat(form.cell("b/3").rollUp()).isEqualTo(RollUp.SUM);
        assertThat(form.cell("a/1").decimals()).isEqualTo(2);
        assertThat(form.cell("b/1").decimals()).isZero();
    }

    @Test
    void aGridsIndicatorsAreMadeOfRowAndColumnAndTheTotalIsTheRows() throws IOException {
        Form form = form();
        assertThat(form.cell("a/1").indicator()).isEqualTo("first/one");
        assertThat(form.cell("a/2").indicator()).isEqualTo("first/乙");
        assertThat(form.cell("a/7").indicator()).isEqualTo("first");
        assertThat(form.cellFor("first")).isSameAs(form.cell("a/7"));
        assertThat(form.cell("2").indicator()).startsWith("small.yml#");
    }

    @Test
    void onlyTheTotalStandsForItsRow() throws IOException {
        Form form = form();
        assertThat(form.cells().stream().filter(Cell::headline))
                .extracting(Cell::code)
                .containsExactly("1", "a/7");
        assertThat(form.cell("a/7").shortLabel()).isEqualTo("首");
        assertThat(form.cell("a/1").shortLabel()).isEqualTo("首行 / 甲");
        assertThat(form.cell("b/7").shortLabel()).isEqualTo("次行");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(一)收到申请数(件)      | 收到申请数",
                "\uFF08一\uFF09收到申请数\uFF08不同渠道计1条\uFF09 | 收到申请数",
                "1.当面申请数          | 当面申请数",
                "其中\uFF1A发布数      | 发布数",
                "其中:发布数         | 发布数",
                "四、行政复议数量        | 行政复议数量",
                "数量\uFF08件\uFF09    | 数量\uFF08件\uFF09",
            })
    void aShortLabelHasNoNumberingAndNoRemark(String label, String expected) throws IOException {
        Form form = CatalogueFiles.form(
                folder,
                "form: labels\ntitle: t\nvalid-from: 2014\n"
                        + "tables: [{id: list, cells: [{code: \"1\", unit: 件, label: \"" + label + "\"}]}]\n");
        assertThat(form.cells().get(0).shortLabel()).isEqualTo(expected);
    }

    /** Each row replaces a text of the good form by another and says what must be found. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                form: small           | form: other           | small.yml:1: form 'other' must stand in a file named other.yml
                form: small           | `# none`              | small.yml:2: 'form' is missing
                title: 统计表           | titel: 统计表           | small.yml:1: 'title' is missing
                title: 统计表           | titel: 统计表           | small.yml:2: 'titel' is not known here
                title: 统计表           | `form: small`         | small.yml:2: 'form' stands twice
                title: 统计表           | `title: [a]`          | small.yml:2: 'title' must be a single value
                valid-from: 2014      | `valid-from: x`       | small.yml:4: 'valid-from' must be a whole number, not 'x'
                valid-from: 2014      | `# none`              | small.yml:1: 'valid-from' is missing
                valid-to: 2018        | valid-to: 2013        | small.yml:1: 'valid-to' is before 'valid-from'
                [county, department]  | [country]             | 'filed-by' names the unknown kind 'country'
                [county, department]  | county                | small.yml:6: 'filed-by' must be a list
                label: 收到数            | lable: 收到数            | small.yml:13: 'label' is missing
                label: 收到数            | lable: 收到数            | small.yml:13: 'lable' is not known here
                headline: true, label | headline: yes, label  | small.yml:13: 'headline' must be true or false, not 'yes'
                also: [收到]            | also: 收到              | small.yml:13: 'also' must be a list
                also: [收到]            | also: [[收到]]          | small.yml:13: 'also' must be a list of single values
                `code: "2"`            | `code: "1"`           | small.yml:14: cell code '1' stands twice
                label: 办结数            | label: 办结数, indicator: received | small.yml:14: indicator 'received' stands twice
                decimals: 1           | decimals: 5           | small.yml:15: 'decimals' must be 0 to 4
                decimals: 1           | decimals: -1          | small.yml:15: 'decimals' must be 0 to 4
                roll-up: rate         | roll-up: average      | small.yml:15: 'roll-up' must be sum, rate, count-yes, mean, last or none, not 'average'
                `numerator: "2"`       | `numerator: "9"`      | small.yml:15: rate '3' needs a 'numerator' that is a cell of this form
                `, denominator: "1"`   | ``                    | small.yml:15: rate '3' needs a 'denominator' that is a cell of this form
                heading: 一、申请        | heading: 一、申请, code: x | 'code' is not known here
                `cell-code: "{row}/{column}"` | `# none`       | 'cell-code' is missing
                id: grid              | id: list              | small.yml:17: table id 'list' stands twice
                severity: soft        | severity: mild        | 'severity' must be hard or soft, not 'mild'
                reason: one.          | `# none`              | 'reason' is missing
                `severity: soft`       | `for-each: x.rows`    | 'for-each' must be a list, cells, <table>.rows or <table>.columns, not 'x.rows'
                `severity: soft`       | `filed-by: [office]`  | 'filed-by' names the unknown kind 'office'
                `severity: soft`       | `when: {a: b}`        | 'when' must be a single value
                `passes: {"1": 2, "2": 1}` | passes: [1]       | 'passes' must be a mapping of names to values
                `passes: {"1": 2, "2": 1}` | `passes: {"1": 2, "1": 1}` | '1' stands twice
                title: 统计表           | `? [a, b]\\n: c`       | a name must be a single value
                """)
    void aMistakeIsNamedWithFileLineAndReason(String good, String bad, String problem) throws IOException {
        assertThat(FORM).contains(good);
        String text = FORM.replace(good, bad.replace("\\n", "\n"));
        assertThat(problems(text)).anySatisfy(found -> assertThat(found).contains(problem));
    }

    @Test
    void anUnknownKeyNamesThoseThatAreKnown() throws IOException {
        assertThat(problems(FORM.replace("valid-to", "valid-til")))
                .singleElement()
                .asString()
                .isEqualTo("small.yml:5: 'valid-til' is not known here; known: "
                        + "form, title, source, valid-from, valid-to, filed-by, tables, rules");
    }

    @Test
    void aRuleIdStandsOnce() throws IOException {
        String rule = FORM.substring(FORM.indexOf("  - id: A-1"));
        assertThat(problems(FORM + rule)).singleElement().asString().contains("rule id 'A-1' stands twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"form: [", "form: small\n  title: x: y", "\tform: small", "form: \"small", "a: *none", "\u0001"})
    void badYamlIsAProblemOfItsFile(String text) throws IOException {
        assertThat(problems(text))
                .singleElement()
                .asString()
                .startsWith("small.yml:")
                .contains("not valid YAML");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a remark\n", "- a\n- b\n", "text"})
    void aFileThatIsNoMappingIsAProblem(String text) throws IOException {
        assertThat(problems(text)).singleElement().asString().startsWith("small.yml");
    }

    @Test
    void anotherEncodingIsAProblem() throws IOException {
        Files.write(folder.resolve("small.yml"), FORM.getBytes(Charset.forName("GB18030")));
        CatalogueException exception =
                catchThrowableOfType(CatalogueException.class, () -> CatalogueReader.read(folder));
        assertThat(exception).hasMessage("small.yml: the file is not UTF-8");
    }

    @Test
    void problemsOfAllFilesAreFoundInOnePass() throws IOException {
        Files.writeString(folder.resolve("a.yml"), "form: a\n");
        Files.writeString(folder.resolve("b.yml"), "form: [\n");
        assertThat(problems(FORM.replace("decimals: 1", "decimals: 9").replace("severity: soft", "severity: mild")))
                .anyMatch(problem -> problem.startsWith("a.yml:1: 'title' is missing"))
                .anyMatch(problem -> problem.startsWith("a.yml:1: the form has no cells"))
                .anyMatch(problem -> problem.startsWith("b.yml:"))
                .anyMatch(problem -> problem.contains("'decimals'"))
                .anyMatch(problem -> problem.contains("'severity'"));
    }

    @Test
    void aFolderWithoutFormsIsAProblem() {
        CatalogueException empty = catchThrowableOfType(CatalogueException.class, () -> CatalogueReader.read(folder));
        assertThat(empty).hasMessageContaining("no form (*.yml)");
        CatalogueException missing =
                catchThrowableOfType(CatalogueException.class, () -> CatalogueReader.read(folder.resolve("none")));
        assertThat(missing).hasMessageContaining("no such folder");
    }
}
