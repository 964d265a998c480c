package org.disclosurerollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.disclosurerollup.AnswerDesk.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Units explain soft findings with files in the inbox; looked at through the outputs. */
class ExplanationTests {

    private static final String FORM = "unit_code,year,form,1.1,1.2.2,3.1,3.1.1,revision";
    private static final String SOFT = "111,2017,disclosure-2014,17,140,,,";
    private static final String EXPLANATIONS = "unit_code,year,form,rule,cell,value,explanation";
    private static final String EXPLAINED = "111,2017,disclosure-2014,F14-07a,1.1 1.2.2,17,网站条数含转载";
    private static final String MARK = "〔已说明:网站条数含转载〕";

    @RegisterExtension
    static final AnswerDatabase DATABASE = new AnswerDatabase();

    @TempDir
    Path folder;

    private AnswerDesk desk;

    @BeforeEach
    void fileFormWithSoftFinding() throws IOException, SQLException {
        desk = new AnswerDesk(folder, DATABASE.create());
        desk.file("2017.csv", FORM, SOFT);
    }

    private Map<String, String> finding(String rule) throws IOException {
        return desk.row("findings.csv", row -> row.get("rule").equals(rule));
    }

    private boolean hasNoSuchFinding() throws IOException {
        return !desk.rows("findings.csv", row -> row.get("rule").equals("no-such-finding"))
                .isEmpty();
    }

    @Test
    void explanationIsShownWithItsFinding() throws IOException {
        desk.file("answers.csv", EXPLANATIONS, EXPLAINED);

        Result result = desk.consolidated();

        assertThat(finding("F14-07a"))
                .containsEntry("severity", "soft")
                .extractingByKey("message")
                .asString()
                .endsWith(MARK);
        assertThat(desk.text("html/111-2017.html")).contains(MARK);
        assertThat(result.out())
                .contains("read 1 = accepted 1 + rejected 0 + unchanged 0; findings: 0 hard, 1 soft (1 explained)");
        assertThat(hasNoSuchFinding()).isFalse();
    }

    @Test
    void columnsOfFindingsCsvAreWhatAnExplanationNames() throws IOException {
        desk.consolidated();
        Map<String, String> finding = finding("F14-07a");
        desk.file(
                "answers.csv",
                "explanation,value,cell,rule,form,year,unit_code",
                "\"甲,乙\"," + finding.get("actual") + "," + finding.get("cell") + "," + finding.get("rule") + ","
                        + finding.get("form") + "," + finding.get("year") + ",丁县");

        desk.consolidated();

        assertThat(finding("F14-07a").get("message")).endsWith("〔已说明:甲,乙〕");
    }

    @Test
    void explanationThatComesLaterIsReportedForItsYear() throws IOException {
        desk.consolidated();
        desk.file("2019.csv", "unit_code,year,form,3.1/7", "111,2019,disclosure-2019,5")
                .consolidated();
        desk.file("answers.csv", EXPLANATIONS, EXPLAINED);

        desk.consolidated();

        assertThat(finding("F14-07a").get("message")).endsWith(MARK);
    }

    @Test
    void explanationSurvivesARerun() throws IOException {
        desk.file("answers.csv", EXPLANATIONS, EXPLAINED).consolidated();
        String first = desk.text("findings.csv");

        Result again = desk.consolidated();

        assertThat(desk.text("findings.csv")).isEqualTo(first);
        assertThat(again.out()).contains("(1 explained); nothing is new");
    }

    @Test
    void explanationLapsesWhenTheFigureChanges() throws IOException {
        desk.file("answers.csv", EXPLANATIONS, EXPLAINED).consolidated();
        desk.file("2017.csv", FORM, "111,2017,disclosure-2014,18,140,,,");

        Result result = desk.consolidated();

        assertThat(finding("F14-07a")).containsEntry("actual", "18");
        assertThat(finding("F14-07a").get("message")).doesNotContain("已说明");
        assertThat(finding("no-such-finding"))
                .containsEntry("severity", "soft")
                .containsEntry("unit_code", "111")
                .containsEntry("actual", "17")
                .containsEntry("expected", "18")
                .containsEntry("source", "answers.csv")
                .containsEntry("line", "2");
        assertThat(result.out()).contains("0 hard, 2 soft\n").doesNotContain("explained");
    }

    @Test
    void explanationComesBackWithTheFigure() throws IOException {
        desk.file("answers.csv", EXPLANATIONS, EXPLAINED).consolidated();
        desk.file("2017.csv", FORM, "111,2017,disclosure-2014,18,140,,,").consolidated();
        desk.file("2017.csv", FORM, "111,2017,disclosure-2014,17,140,,,3").consolidated();

        assertThat(finding("F14-07a").get("message")).endsWith(MARK);
        assertThat(hasNoSuchFinding()).isFalse();
    }

    @Test
    void explanationGoesWithItsFile() throws IOException {
        desk.file("answers.csv", EXPLANATIONS, EXPLAINED).consolidated();
        Files.delete(desk.inbox().resolve("answers.csv"));

        desk.consolidated();

        assertThat(finding("F14-07a").get("message")).doesNotContain("已说明");
    }

    @Test
    void explanationOfACuredFindingIsNoMistake() throws IOException {
        desk.file("answers.csv", EXPLANATIONS, EXPLAINED).consolidated();
        desk.file("2017.csv", FORM, "111,2017,disclosure-2014,140,140,,,").consolidated();

        assertThat(desk.rows("findings.csv", row -> true)).isEmpty();
        assertThat(desk.rows("notices.csv", row -> true)).isEmpty();
    }

    @Test
    void explanationThatComesAfterTheCureIsNoMistake() throws IOException {
        desk.consolidated();
        desk.file("2017.csv", FORM, "111,2017,disclosure-2014,140,140,,,");
        desk.file("answers.csv", EXPLANATIONS, EXPLAINED).consolidated();

        assertThat(desk.rows("findings.csv", row -> true)).isEmpty();
    }

    @Test
    void explanationOfWhatWasNeverFoundIsAFinding() throws IOException {
        desk.file(
                "answers.csv",
                EXPLANATIONS,
                "111,2017,disclosure-2014,F14-07a,1.1 1.2.2,18,值有误",
                "111,2017,disclosure-2014,F14-07b,1.1 1.2.2,17,公式有误",
                "112,2017,disclosure-2014,F14-07a,1.1 1.2.2,17,单位有误");

        desk.consolidated();

        assertThat(desk.rows("findings.csv", row -> row.get("rule").equals("no-such-finding")))
                .extracting(row -> row.get("line") + " " + row.get("expected"))
                .containsExactlyInAnyOrder("2 17", "3 ", "4 ");
    }

    @Test
    void explanationOfAnotherValueIsStillAFindingAfterTheCure() throws IOException {
        desk.file("answers.csv", EXPLANATIONS, EXPLAINED.replace(",17,", ",18,"))
                .consolidated();
        desk.file("2017.csv", FORM, "111,2017,disclosure-2014,140,140,,,").consolidated();

        assertThat(finding("no-such-finding")).containsEntry("expected", "");
    }

    @Test
    void findingThatWasExplainedDoesNotFailTheRun() throws IOException {
        assertThat(desk.run("consolidate", "--fail-on", "soft").exitCode()).isEqualTo(3);
        desk.file("answers.csv", EXPLANATIONS, EXPLAINED);

        assertThat(desk.run("consolidate", "--fail-on", "soft").exitCode()).isZero();
    }

    @Test
    void hardFindingThatWasExplainedStillFailsTheRun() throws IOException {
        desk.file("2017.csv", FORM, "111,2017,disclosure-2014,5,5,9,8,");
        desk.file("answers.csv", EXPLANATIONS, "111,2017,disclosure-2014,F14-01,3.1 3.1.1,9,见附件");

        assertThat(desk.run("consolidate", "--fail-on", "hard").exitCode()).isEqualTo(3);
    }

    @Test
    void explanationDoesNotMakeAHardFindingSoft() throws IOException {
        desk.file("2017.csv", FORM, "111,2017,disclosure-2014,5,5,9,8,");
        desk.file("answers.csv", EXPLANATIONS, "111,2017,disclosure-2014,F14-01,3.1 3.1.1,9,见附件");

        Result result = desk.consolidated();

        assertThat(finding("F14-01")).containsEntry("severity", "hard");
        assertThat(finding("F14-01").get("message")).endsWith("〔已说明:见附件;仍是错误,须更正或由操作员强制受理〕");
        assertThat(result.out()).contains("rejected 1").contains("1 hard, 0 soft\n");
    }

    @Test
    void explanationWithoutCellAndValueIsForAFindingWithout() throws IOException {
        desk.file("2017.csv", FORM, "111,2017,disclosure-2014,,,,,");
        desk.file("answers.csv", EXPLANATIONS, "111,2017,disclosure-2014,no-figures,,,新设单位");

        desk.consolidated();

        assertThat(finding("no-figures").get("message")).endsWith("〔已说明:新设单位〕");
        assertThat(hasNoSuchFinding()).isFalse();
    }

    @Test
    void twoExplanationsOfOneFindingAreBothShown() throws IOException {
        desk.file("answers.csv", EXPLANATIONS, EXPLAINED, EXPLAINED);
        desk.file("more.csv", EXPLANATIONS, "111,2017,disclosure-2014,F14-07a,1.1 1.2.2,17,口径不同");

        desk.consolidated();

        assertThat(finding("F14-07a").get("message")).contains("网站条数含转载").contains("口径不同");
    }

    @Test
    void whatIsWrongWithARowIsAFindingWithItsLine() throws IOException {
        desk.file(
                "answers.csv",
                EXPLANATIONS,
                "999,2017,disclosure-2014,F14-07a,1.1 1.2.2,17,不在单位表",
                "111,2o17,disclosure-2014,F14-07a,1.1 1.2.2,17,年度有误",
                "111,2017,disclosure-9999,F14-07a,1.1 1.2.2,17,报表有误",
                "111,2017,disclosure-2014,F14-07a,1.1 1.2.2,17,",
                "111,2017,disclosure-2014,F14-07a,1.1 1.2.2,17,多一,列");

        Result result = desk.consolidated();

        assertThat(desk.rows("findings.csv", row -> row.get("source").equals("answers.csv")))
                .extracting(row -> row.get("line") + " " + row.get("rule"))
                .containsExactlyInAnyOrder(
                        "2 unknown-unit", "3 bad-year", "4 unknown-form", "5 empty-explanation", "6 wrong-field-count");
        assertThat(finding("F14-07a").get("message")).doesNotContain("已说明");
        assertThat(result.out()).contains("read 1 = accepted 1 + rejected 0");
    }

    @Test
    void explanationThatWasRefusedIsReadAgainWithOtherUnits() throws IOException {
        desk.file("answers.csv", EXPLANATIONS, EXPLAINED.replace("111,", "111-旧,"))
                .consolidated();
        Files.writeString(desk.units(), Files.readString(desk.units()) + "111-旧,丁县办公室,department,111,,\n");

        desk.consolidated();

        assertThat(desk.rows("findings.csv", row -> row.get("rule").equals("unknown-unit")))
                .isEmpty();
        assertThat(finding("no-such-finding")).containsEntry("unit_code", "111-旧");
    }

    @Test
    void checkReadsExplanationsAndAsksForNoFinding() {
        Result result = desk.run("check");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("1 submissions read; findings: 0 hard, 1 soft");
    }
}
