package org.disclosurerollup.submission;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueFiles;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.catalogue.UnitRegister;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every reading rule is provoked by a file of its own, which breaks no other. */
class ReadingRulesTests {

    private static final String TABLE = "unit_code,year,form,";
    private static final String STATED = "unit_code,year,form,cell,group,kind,stated\n";

    private static final Map<ReadingRule, String> PROVOKED_BY = Map.ofEntries(
            entry(ReadingRule.UNREADABLE_FILE, TABLE + "1\nd,2019,plain-2019,\"5\n"),
            entry(ReadingRule.UNKNOWN_LAYOUT, "单位,数量\n教育局,5\n"),
            entry(ReadingRule.WRONG_FIELD_COUNT, TABLE + "1,1.1\nd,2019,plain-2019,5\n"),
            entry(ReadingRule.UNKNOWN_UNIT, TABLE + "1\nnobody,2019,plain-2019,5\n"),
            entry(ReadingRule.AMBIGUOUS_UNIT, TABLE + "1\n同名局,2019,plain-2019,5\n"),
            entry(ReadingRule.UNIT_NOT_VALID, TABLE + "1\nold,2019,plain-2019,5\n"),
            entry(ReadingRule.UNKNOWN_FORM, TABLE + "1\nd,2019,other,5\n"),
            entry(ReadingRule.WRONG_YEAR, TABLE + "1\nd,2021,plain-2019,5\n"),
            entry(ReadingRule.BAD_YEAR, TABLE + "1\nd,19,plain-2019,5\n"),
            entry(ReadingRule.NOT_ANNUAL, TABLE + "1\nd,2019Q2,plain-2019,5\n"),
            entry(ReadingRule.BAD_SCOPE, TABLE + "scope,1\nd,2019,plain-2019,area,5\n"),
            entry(ReadingRule.BAD_REVISION, TABLE + "revision,1\nd,2019,plain-2019,0,5\n"),
            entry(ReadingRule.BAD_WITHDRAWAL, TABLE + "withdrawn,1\nd,2019,plain-2019,?,5\n"),
            entry(ReadingRule.WITHDRAWN_FIGURES, TABLE + "withdrawn,1\nd,2019,plain-2019,yes,5\n"),
            entry(
                    ReadingRule.UNKNOWN_CELL,
                    "unit_code,year,form,cell,value\nd,2019,plain-2019,1,5\nd,2019,plain-2019,9,5\n"),
            entry(
                    ReadingRule.DUPLICATE_CELL,
                    "unit_code,year,form,cell,value\nd,2019,plain-2019,1,5\nd,2019,plain-2019,1,6\n"),
            entry(ReadingRule.UNMATCHED_LABEL, "填报单位,d\n年度,2019\n收到申请数,件,5\n收到来信数,件,5\n"),
            entry(ReadingRule.NOT_A_NUMBER, TABLE + "1\nd,2019,plain-2019,若干\n"),
            entry(ReadingRule.AMBIGUOUS_NUMBER, TABLE + "1\nd,2019,plain-2019,3-5\n"),
            entry(ReadingRule.NUMBER_CONVERTED, TABLE + "1\nd,2019,plain-2019,12件\n"),
            entry(ReadingRule.APPROXIMATE_NUMBER, TABLE + "1\nd,2019,plain-2019,3100多\n"),
            entry(ReadingRule.WRITTEN_BLANK, TABLE + "1,1.1\nd,2019,plain-2019,—,0\n"),
            entry(ReadingRule.BAD_CREDIT_CODE, TABLE + "1\n91350100M000100Y44,2019,plain-2019,5\n"),
            entry(ReadingRule.TOO_MANY_DECIMALS, TABLE + "2\nd,2019,plain-2019,0.125\n"),
            entry(ReadingRule.TOO_LARGE, TABLE + "1\nd,2019,plain-2019,1000000000000\n"),
            entry(ReadingRule.NOT_YES_NO, TABLE + "3\nd,2019,plain-2019,有\n"),
            entry(ReadingRule.NO_FIGURES, TABLE + "1\nd,2019,plain-2019,\n"),
            entry(ReadingRule.BAD_KIND, STATED + "d,2019,plain-2019,1,,sum,5\n"),
            entry(ReadingRule.BAD_GROUP, STATED + "d,2019,plain-2019,1,counties,total,5\n"),
            entry(ReadingRule.BAD_STATED, STATED + "d,2019,plain-2019,1,,total,很多\n"),
            entry(
                    ReadingRule.EMPTY_EXPLANATION,
                    "unit_code,year,form,rule,cell,value,explanation\nd,2019,plain-2019,R-1,1,5,\n"));

    /** These depend on what is stored already or on the file's name and are provoked elsewhere. */
    private static final Set<ReadingRule> ELSEWHERE = EnumSet.of(
            ReadingRule.UNSUPPORTED_FILE,
            ReadingRule.READ_AS,
            ReadingRule.FORMULA_VALUE,
            ReadingRule.FORMULA_WITHOUT_VALUE,
            ReadingRule.HIDDEN_ROWS,
            ReadingRule.HIDDEN_SHEETS,
            ReadingRule.MACROS_IGNORED,
            ReadingRule.LINKS_IGNORED,
            ReadingRule.OVER_LIMIT,
            ReadingRule.OTHER_THAN_NAMED,
            ReadingRule.REVISION_TAKEN,
            ReadingRule.SUPERSEDED_COPY,
            ReadingRule.YEAR_CLOSED,
            ReadingRule.FILED_TWICE);

    @TempDir
    static Path folder;

    private static Catalogue catalogue;
    private static UnitRegister units;

    @BeforeAll
    static void readCatalogue() throws IOException {
        catalogue = CatalogueFiles.catalogue(folder, Samples.FORMS);
        units = CatalogueFiles.units(folder, Samples.UNITS);
    }

    static Stream<ReadingRule> provoked() {
        return PROVOKED_BY.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("provoked")
    void fileProvokesExactlyItsRule(ReadingRule rule) {
        Reading reading = Reading.of(catalogue, units, folder, PROVOKED_BY.get(rule));
        assertThat(reading.rules()).containsExactly(rule.code());
        Finding finding = reading.all().get(0);
        assertThat(finding.severity()).isEqualTo(rule.severity());
        assertThat(finding.message()).isNotBlank();
        assertThat(finding.source()).isEqualTo("file.csv");
        assertThat(finding.place() == null || rule.severity() == Severity.NOTE).isTrue();
        assertThat(finding.line()).isPositive();
        assertThat(finding.message()).endsWith("。");
    }

    @Test
    void everyReadingRuleIsProvoked() {
        Set<ReadingRule> covered = EnumSet.copyOf(ELSEWHERE);
        covered.addAll(PROVOKED_BY.keySet());
        assertThat(covered).containsExactlyInAnyOrder(ReadingRule.values());
        assertThat(ELSEWHERE).doesNotContainAnyElementsOf(PROVOKED_BY.keySet());
    }

    @Test
    void codesAreDistinctAndMadeOfTheNames() {
        assertThat(ReadingRule.values())
                .allSatisfy(rule -> assertThat(rule.code().replace('-', '_')).isEqualToIgnoringCase(rule.name()));
    }

    @Test
    void aFileOfAnotherKindIsNotedAndNotRead() {
        assertThat(Reading.of(catalogue, units, folder, "file.pdf", "%PDF-1.7".getBytes())
                        .rules())
                .containsExactly("unsupported-file");
        assertThat(Reading.of(catalogue, units, folder, "notes.md", "unit_code,year,form".getBytes())
                        .rules())
                .containsExactly("unsupported-file");
        Reading upper =
                Reading.of(catalogue, units, folder, "FILE.CSV", (TABLE + "1\nd,2019,plain-2019,5\n").getBytes());
        assertThat(upper.rules()).isEmpty();
        assertThat(upper.submissions).hasSize(1);
    }

    @Test
    void aFileThatIsNotWhatItsNameSaysIsReadAsWhatItIsOrRefused() {
        Reading table =
                Reading.of(catalogue, units, folder, "table.xls", (TABLE + "1\nd,2019,plain-2019,5\n").getBytes());
        assertThat(table.rules()).containsExactly("read-as");
        assertThat(table.submissions).hasSize(1);
        assertThat(Reading.of(catalogue, units, folder, "file.xls", new byte[] {1, 2, 3})
                        .rules())
                .containsExactly("unreadable-file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "GBK", "UTF-16", "UTF-16LE", "UTF-16BE"})
    void theEncodingIsRecognised(String encoding) {
        for (String mark : encoding.equals("UTF-8") || encoding.length() > 6 ? List.of("", "\uFEFF") : List.of("")) {
            for (String text : List.of(
                    TABLE + "1,reason\r\n县教育局,2019,plain-2019,5,\"两行\r\n说明\"\r\n",
                    (TABLE + "1,reason\n县教育局,2019,plain-2019,5,\"两行\n说明\"\n").replace(',', ';'),
                    (TABLE + "1,reason\n县教育局,2019,plain-2019,5,\"两行\n说明\"\n").replace(',', '\t'))) {
                Reading reading =
                        Reading.of(catalogue, units, folder, (mark + text).getBytes(Charset.forName(encoding)));
                assertThat(reading.only().unitCode()).isEqualTo("d");
                assertThat(Reading.value(reading.only(), "1")).isEqualTo("5");
                assertThat(reading.only().reason()).startsWith("两行").endsWith("说明");
                assertThat(reading.rules()).isEqualTo(encoding.equals("UTF-8") ? List.of() : List.of("read-as"));
            }
        }
    }

    @Test
    void textBeyondManyAsciiRowsStillSaysTheEncoding() {
        String ascii = "d,2019,plain-2019,5\n".repeat(20_000);
        byte[] gb18030 = (TABLE + "1\n" + ascii + "县教育局,2019,plain-2019,6\n").getBytes(Charset.forName("GB18030"));
        assertThat(Reading.of(catalogue, units, folder, gb18030).rules()).containsExactly("read-as");
    }

    @Test
    void bytesThatAreNoTextInAnyEncodingMakeAFileUnreadable() {
        byte[] start = (TABLE + "1\nd,2019,plain-2019,5\n").getBytes();
        byte[] bytes = Arrays.copyOf(start, start.length + 3);
        bytes[start.length] = (byte) 0xFF;
        bytes[start.length + 1] = (byte) 0xFF;
        Reading reading = Reading.of(catalogue, units, folder, bytes);
        assertThat(reading.rules()).containsExactly("unreadable-file");
        assertThat(reading.all().get(0).message()).contains("UTF-8");
    }

    @Test
    void anEmptyFileIsNoLayout() {
        assertThat(Reading.of(catalogue, units, folder, "").rules()).containsExactly("unknown-layout");
        assertThat(Reading.of(catalogue, units, folder, "\n , \n\uFEFF\n").rules())
                .containsExactly("unknown-layout");
    }

    @Test
    void allThatIsWrongWithAKeyIsReportedAtOnce() {
        Reading reading =
                Reading.of(catalogue, units, folder, TABLE + "scope,revision,1\nnobody,19,other,whole,first,5\n");
        assertThat(reading.rules())
                .containsExactlyInAnyOrder("bad-year", "unknown-form", "unknown-unit", "bad-scope", "bad-revision");
        assertThat(reading.unattributed).isEqualTo(1);
        assertThat(reading.submissions).isEmpty();
    }

    @Test
    void oneBadSubmissionDoesNotTouchTheOthers() {
        Reading reading = Reading.of(
                catalogue,
                units,
                folder,
                TABLE
                        + "1\nd,2019,plain-2019,1\nnobody,2019,plain-2019,2\nc,2019,plain-2019,x\nx1,2019,plain-2019,4\n");
        assertThat(reading.unattributed).isEqualTo(1);
        assertThat(reading.submissions).extracting(Submission::unitCode).containsExactly("d", "c", "x1");
        assertThat(reading.submissions).extracting(Submission::isReadable).containsExactly(true, false, true);
        assertThat(reading.all()).extracting(Finding::line).containsExactly(3, 4);
    }

    @Test
    void theWrongYearsFormIsNamedWithTheOneToUse() {
        Finding finding = Reading.of(catalogue, units, folder, TABLE + "1\nd,2021,plain-2019,5\n")
                .all()
                .get(0);
        assertThat(finding.actual()).isEqualTo("plain-2019 2021");
        assertThat(finding.expected()).isEqualTo("grid-2021");
        assertThat(finding.message()).contains("2019–2020");
    }

    @Test
    void anAmbiguousNameListsTheCodesToChooseFrom() {
        Finding finding = Reading.of(catalogue, units, folder, TABLE + "1\n同名局,2019,plain-2019,5\n")
                .all()
                .get(0);
        assertThat(finding.expected()).isEqualTo("x1 或 x2");
    }

    /** Otherwise whoever moves the figures into the right form takes the wrong ones along. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                TABLE + "1,2,3\nd,2021,plain-2019,若干,0.5,有\n",
                "unit_code,year,form,cell,value\nd,2021,plain-2019,1,若干\nd,2021,plain-2019,2,0.5\nd,2021,plain-2019,3,有\n"
            })
    void whatStandsWronglyInAFormOfAnotherYearIsReportedAndTheFormRefusedOnce(String text) {
        Reading reading = Reading.of(catalogue, units, folder, text);

        assertThat(reading.rules()).containsExactlyInAnyOrder("wrong-year", "not-a-number", "not-yes-no");
        assertThat(reading.submissions).isEmpty();
        assertThat(reading.unattributed).isEqualTo(1);
        assertThat(reading.findings)
                .filteredOn(finding -> finding.rule().equals("not-a-number"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.unitCode()).isEqualTo("d");
                    assertThat(finding.cell()).isEqualTo("1");
                    assertThat(finding.actual()).isEqualTo("若干");
                });
    }

    @Test
    void rowsThatAFormOfAnotherYearDoesNotKnowAreNotReported() {
        Reading reading = Reading.of(catalogue, units, folder, TABLE + "1,9\nd,2021,plain-2019,5,5\n");
        assertThat(reading.rules()).containsExactlyInAnyOrder("unknown-cell", "wrong-year");
    }
}
