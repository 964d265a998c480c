package org.disclosurerollup.submission.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.CsvTable;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders of the inbox in which only some units may file. */
class BoundFoldersTests {
    private static final String HEADER = "unit_code,year,form,1.1,1.2.2";

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void makeOffice() {
        office = new Office(folder)
                .units(
                        "c,云江市,city,,,",
                        "k,东山县,county,c,,",
                        "k-a,东山县财政局,department,k,,",
                        "m,西河县,county,c,,",
                        "m-a,西河县财政局,department,m,,",
                        "moved,流动局,department,k,,2016",
                        "moved,流动局,department,m,2017,");
    }

    @AfterEach
    void giveBack() {
        office.close();
    }

    private void bind(String... rows) {
        Office.write(folder.resolve("inbox-bindings.csv"), "folder,unit_code", rows);
    }

    private List<Map<String, String>> refusals() {
        return office.read("findings.csv").where("rule", "not-bound");
    }

    private CsvTable totals() {
        return office.read("totals.csv");
    }

    @Test
    void othersFilingsAreRefusedAndNothingElseOfTheFileIsLost() {
        bind("dongshan,k");
        office.file(
                "dongshan/2017.csv",
                HEADER,
                "k-a,2017,disclosure-2014,5,5",
                "m-a,2017,disclosure-2014,70,70",
                "k,2017,disclosure-2014,1,1");
        office.file("elsewhere.csv", HEADER, "m,2017,disclosure-2014,100,100");

        Project.Result result = office.consolidated();

        assertThat(result.out()).contains("read 4 = accepted 3 + rejected 1 + unchanged 0");
        assertThat(refusals()).hasSize(1);
        assertThat(refusals().get(0))
                .containsEntry("severity", "hard")
                .containsEntry("unit_code", "m-a")
                .containsEntry("year", "2017")
                .containsEntry("actual", "m-a")
                .containsEntry("expected", "k")
                .containsEntry("source", "dongshan/2017.csv")
                .containsEntry("line", "3");
        assertThat(refusals().get(0).get("message"))
                .contains("文件夹“dongshan”", "东山县(k)", "西河县财政局(m-a)", "inbox-bindings.csv");
        assertThat(totals().row("unit_code", "c", "cell", "1.1", "group", "total"))
                .containsEntry("value", "106");
        assertThat(office.read("coverage.csv").row("unit_code", "m-a", "form", "disclosure-2014"))
                .containsEntry("status", "missing");
    }

    @Test
    void theTreeOfTheFilingsYearDecides() {
        bind("dongshan,k");
        office.file("dongshan/a.csv", HEADER, "moved,2016,disclosure-2014,5,5", "moved,2017,disclosure-2014,6,6");

        office.consolidated();

        assertThat(refusals()).hasSize(1);
        assertThat(refusals().get(0)).containsEntry("year", "2017").containsEntry("line", "3");
    }

    @ParameterizedTest
    @CsvSource({"k,k-a,0", "m,k-a,1", "k-a,k,1", "c,m-a,1"})
    void theNearestBindingAndTheOuterOnesAllHold(String inner, String unit, int refused) {
        bind("dongshan,k", "dongshan/inner," + inner);
        office.file("dongshan/inner/deep/a.csv", HEADER, unit + ",2017,disclosure-2014,5,5");

        office.consolidated();

        assertThat(refusals()).hasSize(refused);
    }

    @Test
    void aFolderMayBeBoundToSeveralUnitsAndTheWholeInboxToo() {
        bind("both,k", "both,m-a", ".,c");
        office.file(
                "both/a.csv",
                HEADER,
                "k,2017,disclosure-2014,5,5",
                "m-a,2017,disclosure-2014,5,5",
                "m,2017,disclosure-2014,5,5");
        office.file("b.csv", HEADER, "m,2017,disclosure-2014,6,6");

        office.consolidated();

        assertThat(refusals()).extracting(row -> row.get("unit_code")).containsExactly("m");
    }

    @ParameterizedTest
    @CsvSource({"Dongshan, dongshan", "dongshan, DONGSHAN", "caf\u00e9, cafe\u0301", "a/b, A/B", "a\\b/, a/b", "東山, 東山"
    })
    void aFolderIsBoundHoweverItsNameIsWritten(String bound, String there) {
        bind(bound + ",k");
        office.file(there + "/a.csv", HEADER, "m,2017,disclosure-2014,5,5");

        office.consolidated();

        assertThat(refusals()).hasSize(1);
    }

    @Test
    void aFolderOfASimilarNameIsAnother() {
        bind("dong,k");
        office.file("dongshan/a.csv", HEADER, "m,2017,disclosure-2014,5,5")
                .file("dong.csv", HEADER, "m-a,2017,disclosure-2014,5,5");

        Project.Result result = office.consolidated();

        assertThat(refusals()).isEmpty();
        assertThat(result.err()).contains("the inbox has no folder 'dong', which is bound to k");
    }

    @Test
    void linksLeadNowhere() throws IOException {
        bind("dongshan,k");
        office.file("dongshan/a.csv", HEADER, "m,2017,disclosure-2014,5,5");
        Files.createSymbolicLink(office.inbox().resolve("free"), office.inbox().resolve("dongshan"));
        Files.createSymbolicLink(
                office.inbox().resolve("free.csv"), office.inbox().resolve("dongshan/a.csv"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), office.inbox());

        Project.Result result = office.consolidate("--inbox", link);
        assertThat(result.exitCode()).isEqualTo(2);
        result = Project.run(
                "consolidate",
                "--units",
                folder.resolve("units.csv"),
                "--inbox",
                link.resolve("dongshan/.."),
                "--database",
                office.database(),
                "--out",
                office.out());

        assertThat(result.out()).contains("read 1 = accepted 0 + rejected 1");
        assertThat(refusals()).hasSize(1);
    }

    @Test
    void everyLayoutIsHeldToIt() {
        bind("dongshan,k");
        office.file("a.csv", HEADER, "m,2017,disclosure-2014,5,5", "m-a,2017,disclosure-2014,7,7");
        office.file(
                "dongshan/long.csv",
                "unit_code,year,form,cell,value",
                "m,2017,disclosure-2014,1.1,9",
                "m,2017,disclosure-2014,1.2.2,9");
        office.file("dongshan/form.csv", "填报单位,西河县财政局", "年度,2017", "统计指标,单位,统计数", "(一)主动公开政府信息数,条,9");
        office.file(
                "dongshan/stated.csv",
                "unit_code,year,form,cell,group,kind,stated",
                "m,2017,disclosure-2014,1.1,,total,99",
                "k,2017,disclosure-2014,1.1,,total,5");
        office.file("dongshan/back.csv", "unit_code,year,form,withdrawn", "m,2017,disclosure-2014,是");
        office.file(
                "dongshan/answers.csv",
                "unit_code,year,form,rule,cell,value,explanation",
                "m,2017,disclosure-2014,F14-07a,1.1,5,x");

        office.consolidated();

        assertThat(refusals())
                .extracting(row -> row.get("source") + ":" + row.get("line") + " " + row.get("unit_code"))
                .containsExactlyInAnyOrder(
                        "dongshan/long.csv:2 m",
                        "dongshan/form.csv:1 m-a",
                        "dongshan/stated.csv:2 m",
                        "dongshan/back.csv:2 m",
                        "dongshan/answers.csv:2 m");
        assertThat(office.read("findings.csv").where("rule", "no-such-finding")).isEmpty();
        assertThat(totals().row("unit_code", "m", "cell", "1.1", "group", "total"))
                .containsEntry("value", "12");
    }

    @Test
    void aRefusedFilingTakesNoRevisionNumberOfTheUnitItNames() {
        bind("dongshan,k");
        office.file("dongshan/a.csv", "unit_code,year,form,revision,1.1,1.2.2", "m,2017,disclosure-2014,2,5,5");
        office.consolidated();
        office.file(
                "m.csv",
                "unit_code,year,form,revision,1.1,1.2.2",
                "m,2017,disclosure-2014,1,7,7",
                "m,2017,disclosure-2014,2,8,8");

        office.consolidated();

        assertThat(office.read("findings.csv").where("rule", "revision-taken")).isEmpty();
        assertThat(office.read("coverage.csv").row("unit_code", "m", "form", "disclosure-2014"))
                .containsEntry("revision", "2")
                .containsEntry("source", "m.csv");
    }

    @Test
    void changedBindingsJudgeKnownFilesAgainAndOthersNot() {
        office.file("dongshan/a.csv", HEADER, "k,2017,disclosure-2014,5,5");
        office.file("free/b.csv", HEADER, "m,2017,disclosure-2014,6,6");
        bind("dongshan,m");
        assertThat(office.consolidated().out()).contains("accepted 1 + rejected 1");

        bind("dongshan,k");
        assertThat(office.consolidated().out()).contains("read 2 = accepted 1 + rejected 0 + unchanged 1");
        assertThat(refusals()).isEmpty();
        assertThat(office.consolidated().out()).contains("unchanged 2", "nothing is new");
        assertThat(totals().row("unit_code", "c", "cell", "1.1", "group", "total"))
                .containsEntry("value", "11");
    }

    @Test
    void whatWasTakenBeforeItsFolderWasBoundIsToldAndNoLongerCountedAfterARerun() {
        office.file("m.csv", HEADER, "m,2017,disclosure-2014,6,6");
        office.consolidated();
        office.file("dongshan/a.csv", HEADER, "m,2017,disclosure-2014,50,50", "k,2017,disclosure-2014,1,1");
        office.consolidated();
        assertThat(totals().row("unit_code", "c", "cell", "1.1", "group", "total"))
                .containsEntry("value", "51");

        bind("dongshan,k");
        assertThat(office.consolidated().out()).contains("rejected 1");
        assertThat(refusals()).hasSize(1);
        Project.Result rerunOf = office.run("rerun", "--year", "2017");
        assertThat(rerunOf.exitCode()).as(rerunOf.out() + rerunOf.err()).isZero();

        // The unit's own filing, which the other one had replaced, counts again.
        assertThat(totals().row("unit_code", "c", "cell", "1.1", "group", "total"))
                .containsEntry("value", "7");
        assertThat(office.run("rerun", "--year", "2017").out())
                .contains("what nothing had changed for came out as it was stored");
        assertThat(totals().row("unit_code", "c", "cell", "1.1", "group", "total"))
                .containsEntry("value", "7");

        bind("dongshan,c");
        office.consolidated();
        assertThat(office.run("rerun", "--year", "2017").exitCode()).isZero();
        assertThat(totals().row("unit_code", "c", "cell", "1.1", "group", "total"))
                .containsEntry("value", "51");
    }

    @Test
    void whatAnOperatorEntersIsNotHeldToFolders() {
        bind(".,k");
        office.file("a.csv", HEADER, "k,2017,disclosure-2014,5,5");
        office.consolidated();

        assertThat(office.run(
                                "adjust",
                                "--unit",
                                "c",
                                "--year",
                                "2017",
                                "--form",
                                "disclosure-2014",
                                "--cell",
                                "1.1",
                                "--amount",
                                "4",
                                "--reason",
                                "r")
                        .exitCode())
                .isZero();
    }

    @Test
    void checkOfTheInboxLooksAtBindings() {
        bind("dongshan,k");
        office.file("dongshan/a.csv", HEADER, "m,2017,disclosure-2014,5,5");

        Project.Result all = Project.run("check", "--units", folder.resolve("units.csv"), "--inbox", office.inbox());
        Project.Result one = Project.run(
                "check", "--units", folder.resolve("units.csv"), office.inbox().resolve("dongshan/a.csv"));

        assertThat(all.exitCode()).isEqualTo(3);
        assertThat(all.out()).contains("dongshan/a.csv:2: 错误 not-bound");
        assertThat(one.exitCode()).isZero();
    }

    @Test
    void aFileOfBindingsThatIsGoneIsAskedFor() throws IOException {
        bind("dongshan,k");
        office.file("dongshan/a.csv", HEADER, "m,2017,disclosure-2014,5,5");
        office.consolidated();
        Files.delete(folder.resolve("inbox-bindings.csv"));

        Project.Result gone = office.consolidate();
        assertThat(gone.exitCode()).isEqualTo(2);
        assertThat(gone.err()).contains("name it with --bindings", "leave only its header");

        bind();
        assertThat(office.consolidated().out()).contains("accepted 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../k,k                | inbox-bindings.csv:2: '../k' is no folder",
                "a/../../b,k           | inbox-bindings.csv:2: 'a/../../b' is no folder",
                "/abs,k                | inbox-bindings.csv:2: '/abs' must be a path below the inbox",
                "C:\\x,k                | inbox-bindings.csv:2: 'C:\\x' must be a path below the inbox",
                "a//b,k                | inbox-bindings.csv:2: 'a//b' is no folder",
                ",k                    | inbox-bindings.csv:2: '' is no folder",
                "a,nobody              | inbox-bindings.csv:2: no unit in units.csv has the code 'nobody'",
                "a,k,x                 | inbox-bindings.csv:2: the row has 3 fields"
            })
    void whatIsWrongWithABindingIsSaidWithItsLine(String row, String problem) {
        bind(row);
        Project.Result result = office.consolidate();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder,unit", "folder,unit_code,signatur", "folder,folder,unit_code", ""})
    void whatIsWrongWithTheHeaderIsSaid(String header) {
        Office.write(folder.resolve("inbox-bindings.csv"), header, "a,k");
        Project.Result result = office.consolidate();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("inbox-bindings.csv:1: ");
    }

    @Test
    void theSameBindingTwiceAndAFileThatIsNotThereAreProblems() {
        bind("a,k", "A/,k");
        assertThat(office.consolidate().err()).contains("inbox-bindings.csv:3: 'A' is bound to k already");
        assertThat(office.consolidate("--bindings", folder.resolve("none.csv")).err())
                .contains("no such file of bindings");
    }
}
