package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.disclosurerollup.job.TurningOffice.A;
import static org.disclosurerollup.job.TurningOffice.B;
import static org.disclosurerollup.job.TurningOffice.C;
import static org.disclosurerollup.job.TurningOffice.G;
import static org.disclosurerollup.job.TurningOffice.HEADER;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is put back to what it said before: findings are about what it says, and nothing that counts is taken back. */
class PutBackTests {
    @TempDir
    Path folder;

    private TurningOffice turning;
    private Office office;

    @BeforeEach
    void openOffice() {
        turning = new TurningOffice(folder.resolve("office"));
        office = turning.office();
    }

    @AfterEach
    void giveBack() {
        turning.close();
    }

    @Test
    void whatCountsComesAgainAsTheNextRevisionAndTheWrongOneStandsNoMore() {
        turning.says("112.csv", A);
        assertThat(turning.says("112.csv", B).out()).contains("accepted 0 + rejected 1 + unchanged 1");
        assertThat(turning.findings()).containsExactly("hard F14-01 9 112.csv");

        Project.Result result = turning.says("112.csv", A);

        assertThat(result.out()).contains("read 2 = accepted 1 + rejected 0 + unchanged 1; findings: 0 hard, 0 soft");
        assertThat(turning.revisions()).containsExactly("1 accepted 1 3", "2 rejected 2 3", "3 accepted 3 -");
        assertThat(turning.findings()).isEmpty();
        assertThat(turning.total()).isEqualTo("310");
        assertThat(turning.coverage())
                .containsEntry("status", "reported")
                .containsEntry("revision", "3")
                .containsEntry("source", "112.csv");
        assertThat(office.read("notices.csv").rows()).isEmpty();
        assertThat(office.read("cured.csv").row("rule", "F14-01"))
                .containsEntry("found_run", "2")
                .containsEntry("cured_run", "3")
                .containsEntry("value_then", "3.1=9 3.1.1=8")
                .containsEntry("value_now", "3.1=5 3.1.1=5");
        turning.assertThatNothingIsNew();
    }

    @Test
    void historyAndDiffSayWhatHappened() {
        turning.says("112.csv", A);
        turning.says("112.csv", B);
        turning.says("112.csv", A);

        String[] cell = {"--unit", "112", "--year", "2017", "--cell", "3.1", "--form", "disclosure-2014"};
        assertThat(office.run("history", (Object[]) cell).out())
                .containsPattern("第 1 版 +计入 +第 1 批次至第 3 批次 +5\n")
                .containsPattern("第 2 版 +退回 +第 2 批次至第 3 批次 +9\n")
                .containsPattern("第 3 版 +计入 +第 3 批次至今 +5\n +← 112.csv:2 ");
        assertThat(office.run("diff", "--year", "2017", "--from", "2", "--to", "3")
                        .out())
                .contains("112  2017 disclosure-2014 本级  重报,数据未变 第 1 版 → 第 3 版")
                .contains("1 submissions changed, 0 figures moved");
    }

    @Test
    void aRerunFindsTheSame() {
        turning.says("112.csv", A);
        turning.says("112.csv", B);
        turning.says("112.csv", A);
        List<String> before = turning.revisions();

        Project.Result result = office.run("rerun", "--year", "2017");

        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        assertThat(turning.revisions()).isEqualTo(before);
        assertThat(turning.findings()).isEmpty();
    }

    @Test
    void aDryRunSaysSoBefore() {
        turning.says("112.csv", A);
        turning.says("112.csv", B);
        Map<String, Long> rows = turning.rows();
        office.file("112.csv", HEADER, A);

        String dry = office.consolidate("--dry-run").out();

        assertThat(turning.rows()).isEqualTo(rows);
        String line = "read 2 = accepted 1 + rejected 0 + unchanged 1; findings: 0 hard, 0 soft";
        assertThat(dry).contains(line);
        assertThat(office.consolidated().out()).contains(line);
    }

    @Test
    void wrongAgainAsBeforeIsFoundAgain() {
        turning.says("112.csv", A);
        turning.says("112.csv", B);
        turning.says("112.csv", A);

        turning.says("112.csv", B);

        assertThat(turning.findings()).containsExactly("hard F14-01 9 112.csv");
        assertThat(turning.total()).isEqualTo("310");
        turning.assertThatNothingIsNew();
        turning.says("112.csv", A);
        assertThat(turning.findings()).isEmpty();
        assertThat(turning.revisions()).hasSize(5).last().isEqualTo("5 accepted 6 -");
    }

    @Test
    void theFileOfTheWrongRevisionIsPutBackBesideTheOneThatStillSaysWhatCounts() {
        turning.says("a.csv", A);
        turning.says("b.csv", B);

        turning.says("b.csv", A);

        assertThat(turning.findings()).isEmpty();
        assertThat(turning.coverage()).containsEntry("revision", "3").containsEntry("source", "b.csv");
        turning.assertThatNothingIsNew();
        turning.says("a.csv", A, "11,2017,disclosure-2014,1,,");
        assertThat(turning.findings()).isEmpty();
        assertThat(turning.revisions()).hasSize(3);
        turning.says("b.csv", C);
        turning.says("a.csv", A, "11,2017,disclosure-2014,2,,");
        assertThat(turning.findings()).containsExactly("hard F14-01 7 b.csv");
        assertThat(turning.revisions()).hasSize(4);
    }

    @Test
    void aFileThatStillSaysWhatCountsCuresNothingHoweverOftenItIsRead() {
        turning.says("a.csv", A);
        turning.says("b.csv", B);
        List<String> before = turning.revisions();

        turning.says("a.csv", A, "11,2017,disclosure-2014,1,,");
        office.units("11,乙市,city,,,", "111,丁县,county,11,,", "112,戊县,county,11,,", "113,己县,county,11,,")
                .consolidated();

        assertThat(turning.revisions()).isEqualTo(before);
        assertThat(turning.findings()).containsExactly("hard F14-01 9 b.csv");
        turning.assertThatNothingIsNew();
    }

    @Test
    void anotherFileWithWhatCountsIsToldThatItChangesNothing() {
        turning.says("a.csv", A);
        turning.says("b.csv", B);

        turning.says("c.csv", A);

        assertThat(turning.findings()).containsExactly("hard F14-01 9 b.csv", "soft superseded-copy 1 c.csv");
        assertThat(office.read("findings.csv").row("rule", "superseded-copy"))
                .containsEntry("expected", "2")
                .containsEntry("message", "内容与现行的第 1 版相同,此后报送的第 2 版(b.csv)未通过审核,仍待更正;如要恢复,请填写修订次数后重新报送。");
        turning.saysNumbered("c.csv", A + ",3");
        assertThat(turning.findings()).isEmpty();
    }

    @Test
    void rowsBelowEachOtherInOneFileAreReadAgainWithoutChangingAnything() {
        turning.says("112.csv", A);
        turning.says("112.csv", A, B);
        List<String> before = turning.revisions();

        turning.says("112.csv", A, B, "11,2017,disclosure-2014,1,,");

        assertThat(turning.revisions()).isEqualTo(before).containsExactly("1 accepted 1 -", "2 rejected 2 -");
        assertThat(turning.findings()).containsExactly("hard F14-01 9 112.csv");
        turning.says("112.csv", B, A);
        assertThat(turning.revisions()).isEqualTo(before);
        assertThat(turning.findings()).containsExactly("hard F14-01 9 112.csv");
        turning.says("112.csv", A, A);
        assertThat(turning.revisions()).hasSize(3);
        assertThat(turning.findings()).isEmpty();
        turning.assertThatNothingIsNew();
    }

    @Test
    void correctedRowsBelowEachOtherNeedNoRemark() {
        turning.says("112.csv", B);
        turning.says("112.csv", B, A);
        turning.says("112.csv", B, A, G);
        List<String> before = turning.revisions();

        turning.says("112.csv", B, A, G, "11,2016,disclosure-2014,1,,");
        office.consolidated("--year", "2017");

        assertThat(turning.revisions())
                .isEqualTo(before)
                .containsExactly("1 rejected 1 2", "2 accepted 2 3", "3 accepted 3 -");
        assertThat(turning.findings()).isEmpty();
        assertThat(turning.total()).isEqualTo("410");
    }

    @Test
    void revisionNumbersKeepTheirMeaning() {
        turning.saysNumbered("112.csv", A + ",1");
        turning.saysNumbered("112.csv", B + ",2");

        turning.saysNumbered("112.csv", A + ",1");

        assertThat(turning.findings()).containsExactly("hard F14-01 9 112.csv");
        assertThat(turning.revisions()).containsExactly("1 accepted 1 -", "2 rejected 2 -");
        turning.saysNumbered("112.csv", A + ",3");
        assertThat(turning.findings()).isEmpty();
        assertThat(turning.revisions()).last().isEqualTo("3 accepted 4 -");
    }

    @Test
    void aNumberThatIsStatedLaterChangesNothing() {
        turning.saysNumbered("112.csv", B + ",2");
        turning.says("112.csv", A);
        List<String> before = turning.revisions();

        turning.saysNumbered("112.csv", A + ",3");

        assertThat(turning.findings()).isEmpty();
        assertThat(turning.revisions()).isEqualTo(before).containsExactly("2 rejected 1 2", "3 accepted 2 -");
        turning.saysNumbered("112.csv", B + ",3");
        assertThat(turning.findings()).singleElement().asString().contains("revision-taken");
    }

    @Test
    void whatStatesNoNumberIsTheNextBehindTheNumberedOne() {
        turning.says("112.csv", A);
        turning.saysNumbered("112.csv", B + ",4");

        turning.says("112.csv", A);

        assertThat(turning.findings()).isEmpty();
        assertThat(turning.revisions()).containsExactly("1 accepted 1 3", "4 rejected 2 3", "5 accepted 3 -");
    }

    @Test
    void whatWasRejectedFirstIsFoundAgain() {
        turning.says("112.csv", B);
        turning.says("112.csv", C);
        assertThat(turning.findings()).containsExactly("hard F14-01 7 112.csv");

        assertThat(turning.says("112.csv", B).out()).contains("accepted 0 + rejected 1 + unchanged 1");

        assertThat(turning.findings()).containsExactly("hard F14-01 9 112.csv");
        assertThat(turning.revisions()).containsExactly("1 rejected 1 2", "2 rejected 2 3", "3 rejected 3 -");
        assertThat(turning.coverage()).containsEntry("status", "rejected");
        turning.assertThatNothingIsNew();
    }

    @Test
    void whatCountedBeforeSomethingElseDidIsNotSilentlyTakenBackTo() {
        turning.says("112.csv", A);
        turning.says("112.csv", G);
        turning.says("112.csv", C);

        turning.says("112.csv", A);

        assertThat(turning.total()).isEqualTo("410");
        assertThat(turning.findings()).containsExactly("hard F14-01 7 112.csv", "soft superseded-copy 1 112.csv");
        assertThat(office.read("findings.csv").row("rule", "superseded-copy").get("message"))
                .contains("现行的是第 2 版;如要恢复,请填写修订次数");
        turning.says("112.csv", G);
        assertThat(turning.findings()).isEmpty();
        assertThat(turning.total()).isEqualTo("410");
    }

    @Test
    void aWithdrawalIsPutBackLikeAFiling() {
        String withdrawal = "112,2017,disclosure-2014,是";
        String header = "unit_code,year,form,withdrawn";
        turning.says("112.csv", A);
        office.file("112.csv", header, withdrawal).consolidated();
        turning.says("112.csv", B);
        assertThat(turning.coverage()).containsEntry("status", "rejected");

        office.file("112.csv", header, withdrawal).consolidated();

        assertThat(turning.findings()).isEmpty();
        assertThat(turning.coverage()).containsEntry("status", "withdrawn").containsEntry("revision", "4");
        assertThat(turning.total()).isEqualTo("10");
        turning.assertThatNothingIsNew();
    }

    @Test
    void whatAnOperatorAcceptedIsNotSilentlyTakenBack() {
        turning.says("112.csv", A);
        turning.says("112.csv", B);
        turning.accept();

        turning.says("112.csv", A);

        assertThat(turning.revisions()).containsExactly("1 accepted 1 3", "2 rejected 2 3", "3 accepted 张三 3 -");
        assertThat(turning.findings()).containsExactly("hard F14-01 9 112.csv", "soft superseded-copy 1 112.csv");
        assertThat(turning.coverage()).containsEntry("status", "accepted-by-operator");
        turning.saysNumbered("112.csv", A + ",3");
        assertThat(turning.findings()).isEmpty();
        assertThat(turning.coverage()).containsEntry("status", "reported").containsEntry("revision", "4");
    }

    @Test
    void whatAnOperatorAcceptedStaysAcceptedWhenAFailedCorrectionIsTakenBack() {
        turning.says("112.csv", B);
        turning.accept();
        turning.says("112.csv", C);
        assertThat(turning.findings()).contains("hard F14-01 7 112.csv");

        assertThat(turning.says("112.csv", B).out())
                .contains("read 2 = accepted 1 + rejected 0 + unchanged 1; findings: 1 hard, 0 soft (1 accepted)");

        assertThat(turning.revisions())
                .containsExactly("1 rejected 1 2", "2 accepted 张三 2 4", "3 rejected 3 4", "4 accepted 张三 4 -");
        assertThat(turning.coverage())
                .containsEntry("status", "accepted-by-operator")
                .containsEntry("revision", "4");
        assertThat(office.read("findings.csv").row("rule", "F14-01").get("message"))
                .endsWith("〔已强制受理:核实;张三〕");
        assertThat(turning.note()).contains("含强制受理的填报 1 份");
        assertThat(office.run("diff", "--year", "2017", "--from", "3", "--to", "4")
                        .out())
                .contains("重报,数据未变 第 2 版 → 第 4 版");
        turning.assertThatNothingIsNew();
        assertThat(office.run("rerun", "--year", "2017").exitCode()).isZero();
        assertThat(turning.revisions()).hasSize(4);
        // The unit's own count leaves out what the operator made of it.
        turning.saysNumbered("112.csv", A + ",3");
        assertThat(turning.findings()).isEmpty();
        assertThat(turning.coverage()).containsEntry("status", "reported");
    }
}
