package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A file that is put back to what it said before: findings are about what it says, and nothing that counts is taken back. */
class PutBackTests {
    private static final String HEADER = "unit_code,year,form,1.1,3.1,3.1.1";
    private static final String NUMBERED = HEADER + ",revision";
    private static final String OTHER = "111,2017,disclosure-2014,10,,";
    /** Counts. */
    private static final String A = "112,2017,disclosure-2014,300,5,5";
    /** Counts as well. */
    private static final String G = "112,2017,disclosure-2014,400,5,5";
    /** Breaks F14-01. */
    private static final String B = "112,2017,disclosure-2014,300,9,8";
    /** Breaks it otherwise. */
    private static final String C = "112,2017,disclosure-2014,300,7,6";

    private static final String[] UNITS = {"11,乙市,city,,,", "111,丁县,county,11,,", "112,戊县,county,11,,"};

    private static final String STANDING = """
            select concat_ws(' ', unit_code, period, scope, revision, status, accepted_by, reason, figures)
            from submission where replaced_run is null order by 1
            """;

    @TempDir
    Path folder;

    private Office office;
    private JdbcTemplate jdbc;

    @BeforeEach
    void openOffice() {
        office = new Office(folder.resolve("office")).units(UNITS).file("111.csv", HEADER, OTHER);
        jdbc = books(office);
    }

    @AfterEach
    void giveBack() {
        office.close();
    }

    private static JdbcTemplate books(Office of) {
        return new JdbcTemplate(new DriverManagerDataSource(of.database()));
    }

    /** Files a row in a file of its own, and consolidates. */
    private Project.Result says(String file, String... rows) {
        return office.file(file, HEADER, rows).consolidated();
    }

    private List<String> revisions() {
        return jdbc.queryForList("""
                select concat_ws(' ', revision, status, waiting_as, accepted_by, introduced_run,
                                 coalesce(replaced_run::text, '-'))
                from submission where unit_code = '112' order by submission_id
                """, String.class);
    }

    private List<String> findings() {
        return office.read("findings.csv").rows().stream()
                .filter(row -> !row.get("severity").equals("note"))
                .map(row ->
                        row.get("severity") + " " + row.get("rule") + " " + row.get("actual") + " " + row.get("source"))
                .toList();
    }

    private Map<String, String> coverage() {
        return office.read("coverage.csv").row("unit_code", "112", "form", "disclosure-2014");
    }

    private String total() {
        return office.read("totals.csv")
                .row("unit_code", "11", "cell", "1.1", "group", "total")
                .get("value");
    }

    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : List.of("submission", "finding", "source_file", "total", "total_base", "area_state")) {
            rows.put(table, jdbc.queryForObject("select count(*) from " + table, Long.class));
        }
        return rows;
    }

    private void assertThatNothingIsNew() {
        Map<String, Long> rows = rows();
        assertThat(office.consolidated("--year", "2017").out())
                .contains("accepted 0 + rejected 0")
                .contains("nothing is new");
        assertThat(rows()).isEqualTo(rows);
    }

    private Project.Result accept() {
        return assertDone(office.run(
                "accept",
                "--unit",
                "112",
                "--year",
                "2017",
                "--form",
                "disclosure-2014",
                "--reason",
                "核实",
                "--operator",
                "张三"));
    }

    private static Project.Result close(Office at) {
        return assertDone(at.run("close", "--year", "2017", "--reason", "已上报", "--operator", "张三"));
    }

    private static Project.Result reopen(Office at) {
        return assertDone(at.run("reopen", "--year", "2017", "--reason", "更正", "--operator", "张三"));
    }

    private static Project.Result assertDone(Project.Result result) {
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        return result;
    }

    @Test
    void whatCountsComesAgainAsTheNextRevisionAndTheWrongOneStandsNoMore() {
        says("112.csv", A);
        assertThat(says("112.csv", B).out()).contains("accepted 0 + rejected 1 + unchanged 1");
        assertThat(findings()).containsExactly("hard F14-01 9 112.csv");

        Project.Result result = says("112.csv", A);

        assertThat(result.out()).contains("read 2 = accepted 1 + rejected 0 + unchanged 1; findings: 0 hard, 0 soft");
        assertThat(revisions()).containsExactly("1 accepted 1 3", "2 rejected 2 3", "3 accepted 3 -");
        assertThat(findings()).isEmpty();
        assertThat(total()).isEqualTo("310");
        assertThat(coverage())
                .containsEntry("status", "reported")
                .containsEntry("revision", "3")
                .containsEntry("source", "112.csv");
        assertThat(office.read("notices.csv").rows()).isEmpty();
        assertThat(office.read("cured.csv").row("rule", "F14-01"))
                .containsEntry("found_run", "2")
                .containsEntry("cured_run", "3")
                .containsEntry("value_then", "3.1=9 3.1.1=8")
                .containsEntry("value_now", "3.1=5 3.1.1=5");
        assertThatNothingIsNew();
    }

    @Test
    void historyAndDiffSayWhatHappened() {
        says("112.csv", A);
        says("112.csv", B);
        says("112.csv", A);

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
        says("112.csv", A);
        says("112.csv", B);
        says("112.csv", A);
        List<String> before = revisions();

        Project.Result result = office.run("rerun", "--year", "2017");

        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        assertThat(revisions()).isEqualTo(before);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aDryRunSaysSoBefore() {
        says("112.csv", A);
        says("112.csv", B);
        Map<String, Long> rows = rows();
        office.file("112.csv", HEADER, A);

        String dry = office.consolidate("--dry-run").out();

        assertThat(rows()).isEqualTo(rows);
        String line = "read 2 = accepted 1 + rejected 0 + unchanged 1; findings: 0 hard, 0 soft";
        assertThat(dry).contains(line);
        assertThat(office.consolidated().out()).contains(line);
    }

    @Test
    void wrongAgainAsBeforeIsFoundAgain() {
        says("112.csv", A);
        says("112.csv", B);
        says("112.csv", A);

        says("112.csv", B);

        assertThat(findings()).containsExactly("hard F14-01 9 112.csv");
        assertThat(total()).isEqualTo("310");
        assertThatNothingIsNew();
        says("112.csv", A);
        assertThat(findings()).isEmpty();
        assertThat(revisions()).hasSize(5).last().isEqualTo("5 accepted 6 -");
    }

    @Test
    void theFileOfTheWrongRevisionIsPutBackBesideTheOneThatStillSaysWhatCounts() {
        says("a.csv", A);
        says("b.csv", B);

        says("b.csv", A);

        assertThat(findings()).isEmpty();
        assertThat(coverage()).containsEntry("revision", "3").containsEntry("source", "b.csv");
        assertThatNothingIsNew();
        says("a.csv", A, "11,2017,disclosure-2014,1,,");
        assertThat(findings()).isEmpty();
        assertThat(revisions()).hasSize(3);
        says("b.csv", C);
        says("a.csv", A, "11,2017,disclosure-2014,2,,");
        assertThat(findings()).containsExactly("hard F14-01 7 b.csv");
        assertThat(revisions()).hasSize(4);
    }

    @Test
    void aFileThatStillSaysWhatCountsCuresNothingHoweverOftenItIsRead() {
        says("a.csv", A);
        says("b.csv", B);
        List<String> before = revisions();

        says("a.csv", A, "11,2017,disclosure-2014,1,,");
        office.units("11,乙市,city,,,", "111,丁县,county,11,,", "112,戊县,county,11,,", "113,己县,county,11,,")
                .consolidated();

        assertThat(revisions()).isEqualTo(before);
        assertThat(findings()).containsExactly("hard F14-01 9 b.csv");
        assertThatNothingIsNew();
    }

    @Test
    void anotherFileWithWhatCountsIsToldThatItChangesNothing() {
        says("a.csv", A);
        says("b.csv", B);

        says("c.csv", A);

        assertThat(findings()).containsExactly("hard F14-01 9 b.csv", "soft superseded-copy 1 c.csv");
        assertThat(office.read("findings.csv").row("rule", "superseded-copy"))
                .containsEntry("expected", "2")
                .containsEntry("message", "内容与现行的第 1 版相同,此后报送的第 2 版(b.csv)未通过审核,仍待更正;如要恢复,请填写修订次数后重新报送。");
        office.file("c.csv", NUMBERED, A + ",3").consolidated();
        assertThat(findings()).isEmpty();
    }

    @Test
    void rowsBelowEachOtherInOneFileAreReadAgainWithoutChangingAnything() {
        says("112.csv", A);
        says("112.csv", A, B);
        List<String> before = revisions();

        says("112.csv", A, B, "11,2017,disclosure-2014,1,,");

        assertThat(revisions()).isEqualTo(before).containsExactly("1 accepted 1 -", "2 rejected 2 -");
        assertThat(findings()).containsExactly("hard F14-01 9 112.csv");
        says("112.csv", B, A);
        assertThat(revisions()).isEqualTo(before);
        assertThat(findings()).containsExactly("hard F14-01 9 112.csv");
        says("112.csv", A, A);
        assertThat(revisions()).hasSize(3);
        assertThat(findings()).isEmpty();
        assertThatNothingIsNew();
    }

    @Test
    void correctedRowsBelowEachOtherNeedNoRemark() {
        says("112.csv", B);
        says("112.csv", B, A);
        says("112.csv", B, A, G);
        List<String> before = revisions();

        says("112.csv", B, A, G, "11,2016,disclosure-2014,1,,");
        office.consolidated("--year", "2017");

        assertThat(revisions()).isEqualTo(before).containsExactly("1 rejected 1 2", "2 accepted 2 3", "3 accepted 3 -");
        assertThat(findings()).isEmpty();
        assertThat(total()).isEqualTo("410");
    }

    @Test
    void revisionNumbersKeepTheirMeaning() {
        office.file("112.csv", NUMBERED, A + ",1").consolidated();
        office.file("112.csv", NUMBERED, B + ",2").consolidated();

        office.file("112.csv", NUMBERED, A + ",1").consolidated();

        assertThat(findings()).containsExactly("hard F14-01 9 112.csv");
        assertThat(revisions()).containsExactly("1 accepted 1 -", "2 rejected 2 -");
        office.file("112.csv", NUMBERED, A + ",3").consolidated();
        assertThat(findings()).isEmpty();
        assertThat(revisions()).last().isEqualTo("3 accepted 4 -");
    }

    @Test
    void whatStatesNoNumberIsTheNextBehindTheNumberedOne() {
        says("112.csv", A);
        office.file("112.csv", NUMBERED, B + ",4").consolidated();

        says("112.csv", A);

        assertThat(findings()).isEmpty();
        assertThat(revisions()).containsExactly("1 accepted 1 3", "4 rejected 2 3", "5 accepted 3 -");
    }

    @Test
    void whatWasRejectedFirstIsFoundAgain() {
        says("112.csv", B);
        says("112.csv", C);
        assertThat(findings()).containsExactly("hard F14-01 7 112.csv");

        assertThat(says("112.csv", B).out()).contains("accepted 0 + rejected 1 + unchanged 1");

        assertThat(findings()).containsExactly("hard F14-01 9 112.csv");
        assertThat(revisions()).containsExactly("1 rejected 1 2", "2 rejected 2 3", "3 rejected 3 -");
        assertThat(coverage()).containsEntry("status", "rejected");
        assertThatNothingIsNew();
    }

    @Test
    void whatCountedBeforeSomethingElseDidIsNotSilentlyTakenBackTo() {
        says("112.csv", A);
        says("112.csv", G);
        says("112.csv", C);

        says("112.csv", A);

        assertThat(total()).isEqualTo("410");
        assertThat(findings()).containsExactly("hard F14-01 7 112.csv", "soft superseded-copy 1 112.csv");
        assertThat(office.read("findings.csv").row("rule", "superseded-copy").get("message"))
                .contains("现行的是第 2 版;如要恢复,请填写修订次数");
        says("112.csv", G);
        assertThat(findings()).isEmpty();
        assertThat(total()).isEqualTo("410");
    }

    @Test
    void aWithdrawalIsPutBackLikeAFiling() {
        String withdrawal = "112,2017,disclosure-2014,是";
        String header = "unit_code,year,form,withdrawn";
        says("112.csv", A);
        office.file("112.csv", header, withdrawal).consolidated();
        says("112.csv", B);
        assertThat(coverage()).containsEntry("status", "rejected");

        office.file("112.csv", header, withdrawal).consolidated();

        assertThat(findings()).isEmpty();
        assertThat(coverage()).containsEntry("status", "withdrawn").containsEntry("revision", "4");
        assertThat(total()).isEqualTo("10");
        assertThatNothingIsNew();
    }

    @Test
    void whatAnOperatorAcceptedIsNotSilentlyTakenBack() {
        says("112.csv", A);
        says("112.csv", B);
        accept();

        says("112.csv", A);

        assertThat(revisions()).containsExactly("1 accepted 1 3", "2 rejected 2 3", "3 accepted 张三 3 -");
        assertThat(findings()).containsExactly("hard F14-01 9 112.csv", "soft superseded-copy 1 112.csv");
        assertThat(coverage()).containsEntry("status", "accepted-by-operator");
        office.file("112.csv", NUMBERED, A + ",3").consolidated();
        assertThat(findings()).isEmpty();
        assertThat(coverage()).containsEntry("status", "reported").containsEntry("revision", "4");
    }

    @Test
    void whatAnOperatorAcceptedStaysAcceptedWhenAFailedCorrectionIsTakenBack() {
        says("112.csv", B);
        accept();
        says("112.csv", C);
        assertThat(findings()).contains("hard F14-01 7 112.csv");

        assertThat(says("112.csv", B).out())
                .contains("read 2 = accepted 1 + rejected 0 + unchanged 1; findings: 1 hard, 0 soft (1 accepted)");

        assertThat(revisions())
                .containsExactly("1 rejected 1 2", "2 accepted 张三 2 4", "3 rejected 3 4", "4 accepted 张三 4 -");
        assertThat(coverage()).containsEntry("status", "accepted-by-operator").containsEntry("revision", "4");
        assertThat(office.read("findings.csv").row("rule", "F14-01").get("message"))
                .endsWith("〔已强制受理:核实;张三〕");
        assertThat(office.read("comparison.csv")
                        .row("unit_code", "112", "cell", "1.1", "group", "total")
                        .get("note"))
                .contains("含强制受理的填报 1 份");
        assertThat(office.run("diff", "--year", "2017", "--from", "3", "--to", "4")
                        .out())
                .contains("重报,数据未变 第 2 版 → 第 4 版");
        assertThatNothingIsNew();
        assertDone(office.run("rerun", "--year", "2017"));
        assertThat(revisions()).hasSize(4);
        // The unit's own count leaves out what the operator made of it.
        office.file("112.csv", NUMBERED, A + ",3").consolidated();
        assertThat(findings()).isEmpty();
        assertThat(coverage()).containsEntry("status", "reported");
    }

    @Test
    void inAClosedYearItWaitsToo() {
        says("112.csv", A);
        close(office);
        says("112.csv", B);

        says("112.csv", A);

        assertThat(revisions()).containsExactly("1 accepted 1 -", "2 waiting rejected 3 -", "3 waiting accepted 4 -");
        assertThatNothingIsNew();
        reopen(office);
        assertThat(revisions())
                .filteredOn(revision -> !revision.contains("waiting"))
                .containsExactly("1 accepted 1 6", "2 rejected 6 6", "3 accepted 6 -");
        assertThat(findings()).isEmpty();
    }

    @Test
    void inAClosedYearNothingIsCuredBeforeItIsReopened() {
        says("112.csv", B);
        accept();
        says("112.csv", C);
        close(office);

        says("112.csv", B);

        assertThat(coverage()).containsEntry("status", "accepted-by-operator").containsEntry("revision", "2");
        assertThat(findings()).contains("hard F14-01 7 112.csv");
        assertThat(office.read("comparison.csv")
                        .row("unit_code", "112", "cell", "1.1", "group", "total")
                        .get("note"))
                .contains("含强制受理的填报 1 份");
        reopen(office);
        assertThat(coverage()).containsEntry("status", "accepted-by-operator").containsEntry("revision", "4");
        assertThat(findings()).containsExactly("hard F14-01 9 112.csv");
    }

    @Test
    void aRunThatFailedBehindItEndsTheSame() {
        says("112.csv", A);
        says("112.csv", B);
        jdbc.execute("alter table area_state add constraint stop check (marked_run < 3)");
        office.file("112.csv", HEADER, A);
        assertThat(office.consolidate().exitCode()).isEqualTo(1);
        jdbc.execute("alter table area_state drop constraint stop");

        assertThat(office.consolidated().out())
                .contains("run 3 resumed and completed: read 2 = accepted 1 + rejected 0 + unchanged 1");

        assertThat(revisions()).containsExactly("1 accepted 1 3", "2 rejected 2 3", "3 accepted 3 -");
        assertThat(findings()).isEmpty();
    }

    @Test
    void whatAFailedRunTookInCanBePutBackBeforeItIsFinished() {
        says("112.csv", A);
        jdbc.execute("alter table area_state add constraint stop check (marked_run < 2)");
        office.file("112.csv", HEADER, B);
        assertThat(office.consolidate().exitCode()).isEqualTo(1);
        jdbc.execute("alter table area_state drop constraint stop");

        says("112.csv", A);

        assertThat(revisions()).containsExactly("1 accepted 1 2", "2 rejected 2 2", "3 accepted 2 -");
        assertThat(findings()).isEmpty();
        assertThatNothingIsNew();
    }

    /**
     * One file says one thing after the other, and is read again for another row's sake: the hard findings are those of what
     * it says, whatever it said before; only what would take back another filing that counts has to state a number.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void findingsAreAboutWhatTheFileSays(long seed) {
        Random random = new Random(seed);
        Map<String, String> wrong = Map.of(B, "hard F14-01 9 112.csv", C, "hard F14-01 7 112.csv");
        Set<String> said = new HashSet<>();
        String counts = "";
        for (int step = 0; step < 10; step++) {
            String row = List.of(A, G, B, C).get(random.nextInt(4));
            says("112.csv", row);
            boolean takesBack = !wrong.containsKey(row) && said.contains(row) && !row.equals(counts);
            if (!wrong.containsKey(row) && !takesBack) {
                counts = row;
            }
            said.add(row);
            List<String> revisions = revisions();
            says("112.csv", row, "111,2016,disclosure-2014," + step + ",,");
            office.consolidated("--year", "2017");

            assertThat(revisions()).as("read again").isEqualTo(revisions);
            assertThat(total()).isEqualTo(counts.isEmpty() ? "10" : counts.equals(A) ? "310" : "410");
            if (takesBack) {
                assertThat(findings())
                        .filteredOn(finding -> finding.startsWith("soft superseded-copy"))
                        .hasSize(1);
            } else {
                assertThat(findings()).isEqualTo(wrong.containsKey(row) ? List.of(wrong.get(row)) : List.of());
            }
        }
    }

    private record Books(List<String> standing, Map<String, String> outputs) {}

    private Books booksAfter(String name, long seed, boolean closing) {
        Random random = new Random(seed);
        List<String> rows = new ArrayList<>();
        for (String figures : List.of("300,5,5,", "400,5,5,", "300,9,8,", "300,7,6,", ",,,是")) {
            rows.add("112,2017,disclosure-2014," + figures);
        }
        try (Office at = new Office(folder.resolve(name)).units(UNITS).file("111.csv", HEADER, OTHER)) {
            at.consolidated();
            int closedAt = random.nextInt(4);
            for (int step = 0; step < 8; step++) {
                if (closing && step == closedAt) {
                    close(at);
                }
                at.file(
                        "112-" + random.nextInt(2) + ".csv",
                        HEADER + ",withdrawn",
                        rows.get(random.nextInt(rows.size())));
                at.consolidated();
            }
            if (closing) {
                reopen(at);
            }
            at.consolidated("--year", "2017");
            return new Books(books(at).queryForList(STANDING, String.class), at.outputs());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void closingAndReopeningEndsAsIfTheYearHadNeverBeenClosed(long seed) {
        Books open = booksAfter("open", seed, false);
        Books closed = booksAfter("closed", seed, true);

        assertThat(closed.standing()).isEqualTo(open.standing()).isNotEmpty();
        // What a file was told while the year was closed stays with the file.
        assertThat(Office.difference(open.outputs(), closed.outputs()))
                .allMatch(line -> line.contains("superseded-copy"));
    }
}
