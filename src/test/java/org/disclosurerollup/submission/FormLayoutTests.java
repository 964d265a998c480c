package org.disclosurerollup.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.disclosurerollup.submission.Reading.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.disclosurerollup.Project;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueFiles;
import org.disclosurerollup.catalogue.UnitReader;
import org.disclosurerollup.catalogue.UnitRegister;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormLayoutTests {

    private static final String PLAIN = "填报单位,d\n年度,2019\n报表,plain-2019\n";
    private static final String GRID = "填报单位,d\n年度,2021\n统计指标,自然人,其他,总计\n";

    @TempDir
    static Path folder;

    private static Catalogue catalogue;
    private static Catalogue shipped;
    private static UnitRegister units;

    @BeforeAll
    static void readCatalogue() throws IOException {
        catalogue = CatalogueFiles.catalogue(folder, Samples.FORMS);
        shipped = CatalogueFiles.shipped();
        units = CatalogueFiles.units(folder, Samples.UNITS);
    }

    private static Reading read(String text) {
        return Reading.of(catalogue, units, folder, text);
    }

    @Test
    void keyLinesSayWhoseFormItIs() {
        Reading reading = read("\uFEFF填报单位,县\n年度,2019年\n报表,统计表\n口径,汇总\n修订,2\n说明,更正\n统计指标,单位,统计数\n收到申请数,件,5\n");
        Submission submission = reading.only();
        assertThat(submission.unitCode()).isEqualTo("c");
        assertThat(submission.form().id()).isEqualTo("plain-2019");
        assertThat(submission.scope()).isEqualTo(Scope.AREA);
        assertThat(submission.revision()).isEqualTo(2);
        assertThat(submission.reason()).isEqualTo("更正");
        assertThat(value(submission, "1")).isEqualTo("5");
        assertThat(reading.rules()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "填报单位:d,\n年度:2019\n",
                "填报单位\uFF1Ad\n年度\uFF1A2019年\n",
                " 填报单位 ,,d\n年 度,2019\n",
                "填报单位\uFF08盖章\uFF09,d\nyear,2019\n",
                "年度,2019\n填报单位,d\n"
            })
    void keyLinesAreKnownInTheirUsualWritings(String keys) {
        Submission submission = read(keys + "收到申请数,件,5\n").only();
        assertThat(submission.unitCode()).isEqualTo("d");
        assertThat(value(submission, "1")).isEqualTo("5");
    }

    @Test
    void severalUnitsMayStandInOneFile() {
        Reading reading = read(PLAIN + "收到申请数,件,5\n\n" + PLAIN.replace(",d", ",c") + "收到申请数,件,7\n");
        assertThat(reading.submissions).extracting(Submission::unitCode).containsExactly("d", "c");
        assertThat(reading.submissions).extracting(s -> value(s, "1")).containsExactly("5", "7");
        assertThat(reading.submissions).extracting(Submission::line).containsExactly(1, 6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFF08一\uFF09收到申请数",
                "(一)收到申请数",
                "\u3000\uFF08 一 \uFF09 收到申请数",
                "收到申请数",
                "收到申请数\uFF1A",
                "“收到申请数”",
                "1"
            })
    void aLabelIsKnownWhateverItsBracketsSpacesAndQuotes(String label) {
        Reading reading = read(PLAIN + "\"" + label + "\",件,5\n");
        assertThat(value(reading.only(), "1")).isEqualTo("5");
        assertThat(reading.rules()).isEmpty();
    }

    @Test
    void aRepeatedLabelIsTheNextOneInPrintedOrder() {
        Submission both =
                read(PLAIN + "收到申请数,件,5\n2.纠错数,件,3\n经费,万元,0.5\n2.纠错数,件,4\n").only();
        assertThat(value(both, "1.2")).isEqualTo("3");
        assertThat(value(both, "2.1")).isEqualTo("4");
        Submission second = read(PLAIN + "经费,万元,0.5\n2.纠错数,件,4\n").only();
        assertThat(value(second, "1.2")).isEmpty();
        assertThat(value(second, "2.1")).isEqualTo("4");
    }

    @Test
    void theSameLabelOnceTooOftenIsADuplicate() {
        Reading reading = read(PLAIN + "收到申请数,件,5\n1.当面申请数,件,2\n收到申请数,件,6\n");
        assertThat(reading.rules()).containsExactly("duplicate-cell");
        assertThat(value(reading.only(), "1")).isEqualTo("5");
        assertThat(reading.all().get(0).line()).isEqualTo(6);
        assertThat(reading.all().get(0).message()).contains("第 4 行");
    }

    @Test
    void headerSaysInWhichColumnTheValuesStand() {
        assertThat(value(read(PLAIN + "序号,统计指标,单位,统计数\n1,收到申请数,件,5\n").only(), "1"))
                .isEqualTo("5");
        assertThat(value(read(PLAIN + "序号,统计指标,单位,统计数\n2,收到申请数,件,5\n").only(), "1"))
                .isEqualTo("5");
        assertThat(value(read(PLAIN + "指标,数量\n收到申请数,5\n").only(), "1")).isEqualTo("5");
    }

    @Test
    void headingsTitlesAndSignaturesAreNoFindings() {
        assertThat(read(PLAIN + "统计表,,\n一、申请,,\n收到申请数,件,5\n填报人,张三,13800000000\n备注,,无\n")
                        .rules())
                .isEmpty();
    }

    @Test
    void aFilledRowThatNoLabelFitsIsReported() {
        Reading reading = read(PLAIN + "收到申请数,件,5\n收到来信数,件,6\n收到来电数,件,\n收到传真数,件,/\n");
        assertThat(reading.rules()).containsExactly("unmatched-label");
        assertThat(reading.all().get(0).line()).isEqualTo(5);
        assertThat(reading.all().get(0).actual()).contains("收到来信数").contains("6");
        assertThat(reading.only().isReadable()).isTrue();
    }

    @Test
    void aGridIsReadByItsColumnsInAnyOrder() {
        Submission submission = read(GRID + "一、新收,1,2,3\n公开数,,/,4\n").only();
        assertThat(value(submission, "1/1")).isEqualTo("1");
        assertThat(value(submission, "1/3")).isEqualTo("3");
        assertThat(value(submission, "2.1/3")).isEqualTo("4");
        assertThat(submission.received()).containsOnlyKeys("2.1/2");
        Submission turned =
                read("填报单位,d\n年度,2021\n统计指标,总计,其他组织,自然人\n一、新收,3,2,1\n").only();
        assertThat(value(turned, "1/1")).isEqualTo("1");
        assertThat(value(turned, "1/2")).isEqualTo("2");
        assertThat(value(turned, "1/3")).isEqualTo("3");
    }

    @Test
    void severalGridsFollowOneAnother() {
        Submission submission =
                read(GRID + "一、新收,1,2,3\n" + "统计指标,维持,纠正\n复议,7,8\n诉讼,9,\n").only();
        assertThat(value(submission, "1/3")).isEqualTo("3");
        assertThat(value(submission, "R.2")).isEqualTo("8");
        assertThat(value(submission, "L.1")).isEqualTo("9");
    }

    @Test
    void aGridsCellsMayStandAsAList() {
        Submission submission =
                read("填报单位,d\n年度,2021\n统计指标,单位,统计数\n1/3,件,5\n一、新收 / 其他,件,2\n").only();
        assertThat(value(submission, "1/3")).isEqualTo("5");
        assertThat(value(submission, "1/2")).isEqualTo("2");
    }

    @Test
    void aRowWhoseHeadingStandsInAColumnBeforeItIsNotLost() {
        Reading reading = read("填报单位,d\n年度,2021\n统计指标,,自然人,其他,总计\n一、新收,,1,2,3\n二、结果,1.公开,4,5,9\n,2.不公开,0,1,1\n");
        assertThat(reading.rules()).isEmpty();
        assertThat(value(reading.only(), "2.1/1")).isEqualTo("4");
        assertThat(value(reading.only(), "2.1/3")).isEqualTo("9");
        assertThat(value(reading.only(), "2.2/2")).isEqualTo("1");
    }

    @Test
    void figuresBesideAHeadingAreNotLostSilently() {
        assertThat(read(GRID + "一、新收,1,2,3\n二、结果,,,9\n").rules()).containsExactly("unmatched-label");
        assertThat(read(PLAIN + "收到申请数,件,5\n一、申请,件,7\n").rules()).containsExactly("unmatched-label");
    }

    @Test
    void anUnknownGridRowIsReportedWhicheverColumnIsFilled() {
        Reading reading = read(GRID + "一、新收,1,2,3\n三、结案,,,7\n四、其他,8,,\n五、空,,,/\n");
        assertThat(reading.rules()).containsExactly("unmatched-label", "unmatched-label");
        assertThat(reading.all()).extracting(Finding::line).containsExactly(5, 6);
    }

    @Test
    void theFormIsRecognisedByItsLabels() {
        assertThat(read("填报单位,d\n年度,2019\n收到申请数,件,5\n经费,万元,1\n").only().form().id())
                .isEqualTo("plain-2019");
        assertThat(read(GRID + "一、新收,1,2,3\n").only().form().id()).isEqualTo("grid-2021");
    }

    @Test
    void theFormOfAnotherYearIsRecognisedAndTheRightOneNamed() {
        Finding finding = read("填报单位,d\n年度,2021\n收到申请数,件,5\n经费,万元,1\n").all().get(0);
        assertThat(finding.rule()).isEqualTo("wrong-year");
        assertThat(finding.expected()).isEqualTo("grid-2021");
    }

    @Test
    void amongEditionsWithTheSameLabelsTheOneOfTheYearIsTaken() {
        String rows = "统计指标,自然人,商业企业,科研机构,社会公益组织,法律服务机构,其他,总计\n" + "一、本年新收政府信息公开申请数量,1,0,0,0,0,0,1\n";
        for (int year : new int[] {2019, 2020, 2021, 2024}) {
            Submission submission = Reading.of(shipped, units, folder, "填报单位,d\n年度," + year + "\n" + rows)
                    .only();
            assertThat(submission.form().id()).isEqualTo(year < 2021 ? "disclosure-2019" : "disclosure-2021");
            assertThat(value(submission, "1/7")).isEqualTo("1");
        }
    }

    @Test
    void theNationalFormsRepeatedOutcomesGoToReviewsThenLawsuits() {
        Submission submission = Reading.of(
                        shipped,
                        units,
                        folder,
                        "填报单位,d\n年度,2016\n统计指标,单位,统计数\n四、行政复议数量,件,4\n"
                                + "\uFF08二\uFF09被依法纠错数,件,1\n\uFF08三\uFF09其他情形数,件,3\n五、行政诉讼数量,件,2\n"
                                + "\uFF08二\uFF09被依法纠错数,件,0\n\uFF08三\uFF09其他情形数,件,2\n")
                .only();
        assertThat(value(submission, "4.2")).isEqualTo("1");
        assertThat(value(submission, "4.3")).isEqualTo("3");
        assertThat(value(submission, "5.2")).isEqualTo("0");
        assertThat(value(submission, "5.3")).isEqualTo("2");
    }

    @Test
    void aFormWithoutUnitOrYearIsOneRejectedSubmission() {
        Reading reading = read("年度,2019\n收到申请数,件,5\n");
        assertThat(reading.rules()).containsExactly("unknown-unit");
        assertThat(reading.unattributed).isEqualTo(1);
        assertThat(read("填报单位,d\n收到申请数,件,5\n").rules()).containsExactly("bad-year");
    }

    @Test
    void aFormWithoutEndIsRefused() {
        Reading reading = read(PLAIN + "说,,\n".repeat(10_001));
        assertThat(reading.rules()).containsExactly("unreadable-file");
    }

    @Test
    void aGridThatLostItsHeaderIsNoFilingOfNothing() throws IOException {
        Path sample = Project.path("sample-data", "inbox", "xian", "2024", "gaoling-disclosure.csv");
        List<String> lines = Files.readAllLines(sample);
        String withoutHeader =
                lines.stream().filter(line -> !line.startsWith("统计指标,自然人")).collect(Collectors.joining("\n"));
        assertThat(withoutHeader).isNotEqualTo(String.join("\n", lines));
        UnitRegister sampleUnits = UnitReader.read(Project.path("sample-data", "units.csv"));

        Reading reading = Reading.of(shipped, sampleUnits, folder, withoutHeader);

        assertThat(reading.rules()).containsOnlyOnce("unknown-cell");
        assertThat(reading.only().isReadable()).isFalse();
    }
}
