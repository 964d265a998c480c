package org.disclosurerollup.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueFiles;
import org.disclosurerollup.catalogue.UnitReader;
import org.disclosurerollup.catalogue.UnitRegister;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose form it is and for which year: from the content, in the light of the names of file and folders. */
class WhoAndWhenTests {

    private static final String TABLE = "<table><tr><td>统计指标</td><td>单位</td><td>统计数</td></tr>"
            + "<tr><td>(一)收到申请数</td><td>件</td><td>5</td></tr><tr><td>1.当面申请数</td><td>件</td><td>5</td></tr></table>";

    @TempDir
    static Path folder;

    private static Catalogue catalogue;
    private static UnitRegister units;

    @BeforeAll
    static void readCatalogue() throws IOException {
        catalogue = CatalogueFiles.shipped();
        units = UnitReader.read(Files.writeString(folder.resolve("units.csv"), """
                code,name,kind,parent,valid_from,valid_to,credit_code
                990000,云江市,city,,,,
                990001,东山县,county,990000,,,
                990002,西河区,county,990000,,,
                990000-财政局,云江市财政局,department,990000,,,91350100M000100Y43
                990001-教育局,教育局,department,990001,,,
                990002-教育局,教育局,department,990002,,,
                990002-水利局,西河区水利局,department,990002,,,
                """));
    }

    private static Reading page(String source, String text) {
        return read(source, "<!DOCTYPE html><html><head><meta charset=utf-8></head><body>" + text + "</body></html>");
    }

    private static Reading read(String source, String text) {
        Reading reading = new Reading();
        try {
            Path file = Files.writeString(folder.resolve("content"), text);
            new SubmissionReader(catalogue, units).read(file, source, reading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reading;
    }

    private static Reading form(String source, String unit, String year) {
        return read(source, "填报单位," + unit + "\n年度," + year + "\n收到申请数,件,5\n当面申请数,件,5\n");
    }

    @ParameterizedTest
    @CsvSource({"云江市财政局2017年政府信息公开情况统计表", "2017年度云江市财政局政府信息公开工作年度报告", "云江市财政局关于2017年度政府信息公开工作的报告", "云江市财政局(2017年)信息公开年报"
    })
    void theTitleSaysIt(String title) {
        Reading reading = page("report.html", "<h1>" + title + "</h1>" + TABLE);
        assertThat(reading.only().unitCode()).isEqualTo("990000-财政局");
        assertThat(reading.only().period()).hasToString("2017");
        assertThat(reading.rules()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "云江市财政局2017年.html,990000-财政局",
        "2017/990000-财政局.html,990000-财政局",
        "2017/西河区/教育局.html,990002-教育局",
        "2017/东山县/教育局年报.html,990001-教育局",
        "西河区/水利局_2017.html,990002-水利局"
    })
    void whereTheContentSaysNothingTheNamesOfFileAndFoldersDo(String source, String unit) {
        Reading reading = page(source, "<h1>统计表</h1>" + TABLE);
        assertThat(reading.only().unitCode()).isEqualTo(unit);
        assertThat(reading.only().period()).hasToString("2017");
        assertThat(reading.rules()).isEmpty();
    }

    @Test
    void aPageThatNobodyCanAttributeSaysWhatIsMissing() {
        Reading reading = page("report.html", "<h1>统计表</h1>" + TABLE);
        assertThat(reading.submissions).isEmpty();
        assertThat(reading.rules()).contains("bad-year", "unknown-unit");
    }

    @Test
    void aNameThatSeveralBearMeansTheOneInTheFoldersArea() {
        assertThat(form("2017/东山县/a.csv", "教育局", "2017").only().unitCode()).isEqualTo("990001-教育局");
        assertThat(form("2017/990002/a.csv", "教育局", "2017").only().unitCode()).isEqualTo("990002-教育局");
        assertThat(form("2017/a.csv", "教育局", "2017").rules()).containsExactly("ambiguous-unit");
    }

    @ParameterizedTest
    @CsvSource({"91350100M000100Y43", "91350100m000100y43", "9135 0100 M000 100Y43"})
    void aCreditCodeNamesItsUnit(String code) {
        assertThat(form("a.csv", code, "2017").only().unitCode()).isEqualTo("990000-财政局");
    }

    @Test
    void aCreditCodeWithAWrongCheckCharacterIsNoUnit() {
        assertThat(form("a.csv", "91350100M000100Y44", "2017").rules()).containsExactly("bad-credit-code");
    }

    @Test
    void aCreditCodeBesideTheNameMustBeThatUnits() {
        Reading reading = read("a.csv", "填报单位,西河区水利局\n统一社会信用代码,91350100M000100Y43\n年度,2017\n收到申请数,件,5\n当面申请数,件,5\n");
        assertThat(reading.rules()).containsExactly("bad-credit-code");
    }

    @ParameterizedTest
    @CsvSource({
        "2016/云江市财政局.csv,2016",
        "2017/云江市财政局2018.csv,2018",
        "2017/西河区/表.csv,990002",
        "2017/西河区水利局.csv,990002-水利局"
    })
    void whatTheNamesSayOtherwiseIsAFindingAndTheContentCounts(String source, String said) {
        Reading reading = form(source, "云江市财政局", "2017");
        assertThat(reading.only().unitCode()).isEqualTo("990000-财政局");
        assertThat(reading.only().period()).hasToString("2017");
        assertThat(reading.all())
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo("other-than-named"))
                .satisfies(finding -> assertThat(finding.expected()).isEqualTo(said));
    }

    @ParameterizedTest
    @CsvSource({
        "2017/云江市/云江市财政局.csv",
        "云江市财政局20180120.csv",
        "云江市财政局2018-01-20.csv",
        "2016-2017/财政.csv",
        "2018/2017年财政.csv"
    })
    void namesThatAgreeOrSayNothingAreNoFinding(String source) {
        assertThat(form(source, "云江市财政局", "2017").rules()).isEmpty();
    }

    @Test
    void theWrongYearsFormIsRecognisedInADocumentAndTheRightOneNamed() throws IOException {
        Reading reading = new Reading();
        String page = Files.readString(Path.of("src/test/resources/intake/files/report-2019.html"))
                .replace("2019年政府信息", "2023年政府信息");
        Path file = Files.writeString(folder.resolve("wrong.html"), page);
        new SubmissionReader(catalogue, units).read(file, "wrong.html", reading);
        assertThat(reading.submissions).isEmpty();
        assertThat(reading.findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("wrong-year");
            assertThat(finding.actual()).isEqualTo("disclosure-2019 2023");
            assertThat(finding.expected()).isEqualTo("disclosure-2021");
            assertThat(finding.unitCode()).isEqualTo("990000-财政局");
        });
    }
}
