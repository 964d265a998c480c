package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.disclosurerollup.TestServer;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.database.RunLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Runs of the job on a database of their own: what is stored, what is kept, what is done again. */
class ConsolidationJobTests {
    private static final String HEADER = "unit_code,year,form,1.1,1.2.2";
    private static final String[] UNITS = {
        "100,甲省,region,,,",
        "110,乙市,city,100,,",
        "120,丙市,city,100,,",
        "111,丁县,county,110,,",
        "112,戊县,county,110,,",
        "121,己县,county,120,,",
        "110-a,乙市教育局,department,110,,",
        "110-b,乙市财政局,department,110,,"
    };

    @TempDir
    Path folder;

    private Office office;
    private Database database;
    private JdbcTemplate jdbc;

    @BeforeEach
    void openOffice() throws IOException {
        office = new Office(folder)
                .units(UNITS)
                .file(
                        "2016.csv",
                        HEADER,
                        "111,2016,disclosure-2014,100,100",
                        "112,2016,disclosure-2014,200,200",
                        "121,2016,disclosure-2014,50,50",
                        "110-a,2016,disclosure-2014,10,10")
                .file(
                        "2017-counties.csv",
                        HEADER,
                        "111,2017,disclosure-2014,110,110",
                        "112,2017,disclosure-2014,260,260",
                        "121,2017,disclosure-2014,60,60")
                .file(
                        "2017-departments.csv",
                        HEADER,
                        "110-a,2017,disclosure-2014,20,20",
                        "110-b,2017,disclosure-2014,5,5");
        database = Database.open(office.database());
        jdbc = new JdbcTemplate(database.dataSource());
    }

    @AfterEach
    void closeDatabase() {
        database.close();
        office.close();
    }

    /** What the same office puts out on a database where nothing ever went wrong. */
    private Map<String, String> undisturbedOutputs() {
        Path out = folder.resolve("undisturbed");
        try (Office same = new Office(folder, TestServer.newDatabase())) {
            same.consolidated("--out", out);
        }
        return Office.outputs(out);
    }

    private String total(String unit, String year) {
        return figure(unit, year, "total").get("value");
    }

    private Map<String, String> figure(String unit, String year, String group) {
        return office.read("comparison.csv").row("unit_code", unit, "year", year, "cell", "1.1", "group", group);
    }

    private long count(String table) {
        return jdbc.queryForObject("select count(*) from " + table, Long.class);
    }

    /** {@code area group} of the totals of a year with the run that introduced what stands now. */
    private Map<String, Long> introducedRuns(String year) {
        Map<String, Long> runs = new TreeMap<>();
        jdbc.query(
                "select area_code || ' ' || grp, introduced_run from total where replaced_run is null and period = ?",
                row -> {
                    runs.put(row.getString(1), row.getLong(2));
                },
                year);
        return runs;
    }

    @Test
    void jobRepositoryRemembersTheRun() {
        office.consolidated();

        assertThat(jdbc.queryForList("select status from batch.batch_job_execution", String.class))
                .containsExactly("COMPLETED");
        assertThat(jdbc.queryForList(
                        "select step_name from batch.batch_step_execution order by step_execution_id", String.class))
                .containsExactly("intake", "mark", "validate", "consolidate", "compare", "verify", "report");
    }

    @Test
    void totalsAddUpTheTree() {
        office.consolidated();

        assertThat(total("111", "2017")).isEqualTo("110");
        assertThat(total("110", "2017")).isEqualTo("395");
        assertThat(figure("110", "2017", "counties")).containsEntry("value", "370");
        assertThat(figure("110", "2017", "departments")).containsEntry("value", "25");
        assertThat(total("100", "2017")).isEqualTo("455");
    }

    @Test
    void aFailedReportLeavesNothingHalfDoneAndIsFinishedByTheSameCommand() throws IOException {
        Map<String, String> undisturbed = undisturbedOutputs();
        Path blocked = Files.createDirectories(folder.resolve("no-place/.totals.csv.partial/in the way"))
                .getParent()
                .getParent();

        Project.Result failed = office.consolidate("--out", blocked);

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains("run 1 failed", "the same command finishes it");
        assertThat(count("cell") + count("total_cell") + count("comparison")).isZero();
        assertThat(jdbc.queryForList("select status from run", String.class)).containsExactly("running");

        Project.Result resumed = office.consolidated();

        assertThat(resumed.out())
                .contains("run 1 resumed and completed: read 9 = accepted 9 + rejected 0 + unchanged 0");
        assertThat(office.outputs()).isEqualTo(undisturbed);
        assertThat(count("total_cell")).isPositive();
    }

    /** Makes the database refuse a row, so that a step fails after it has written others. */
    @ParameterizedTest
    @CsvSource({
        // what is refused, and what the same step had written before and must take back
        "submission, new.unit_code = '110-b', source_file unit form_cell submission finding",
        "total, new.period = '2017', total",
        "total_base, new.period = '2017', total_base",
    })
    void aStepThatFailsTakesBackAllThatItWrote(String table, String refused, String written) {
        Map<String, String> undisturbed = undisturbedOutputs();
        jdbc.execute("""
                create function refuse() returns trigger language plpgsql as
                $$ begin raise exception 'refused by the test'; end $$
                """);
        jdbc.execute("create trigger refuse before insert on %s for each row when (%s) execute function refuse()"
                .formatted(table, refused));

        Project.Result failed = office.consolidate();

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains("refused by the test");
        for (String each : written.split(" ")) {
            assertThat(count(each)).as(each).isZero();
        }
        assertThat(office.out()).doesNotExist();

        jdbc.execute("drop trigger refuse on " + table);
        assertThat(office.consolidated().out()).contains("run 1 resumed and completed");
        assertThat(office.outputs()).isEqualTo(undisturbed);
    }

    @Test
    void aFailureAfterACorrectionKeepsShowingTheLastCompletedRun() throws IOException {
        office.consolidated();
        List<Map<String, Object>> before = jdbc.queryForList("select * from comparison order by 1, 2, 3, 4, 8");
        office.file("correction.csv", HEADER, "111,2017,disclosure-2014,1110,1110");
        Path blocked = Files.createDirectories(folder.resolve("no-place/.totals.csv.partial/in the way"))
                .getParent()
                .getParent();

        assertThat(office.consolidate("--out", blocked).exitCode()).isEqualTo(1);

        assertThat(jdbc.queryForList("select * from comparison order by 1, 2, 3, 4, 8"))
                .isEqualTo(before);
        office.consolidated();
        assertThat(total("110", "2017")).isEqualTo("1395");
        assertThat(jdbc.queryForList("select * from comparison order by 1, 2, 3, 4, 8"))
                .isNotEqualTo(before);
    }

    @Test
    void anInterruptedRunTakesInWhatCameSince() throws IOException {
        Path blocked = Files.createDirectories(folder.resolve("no-place/.totals.csv.partial/in the way"))
                .getParent()
                .getParent();
        office.consolidate("--out", blocked);
        office.file("late.csv", HEADER, "111,2017,disclosure-2014,1110,1110");

        assertThat(office.consolidated().out())
                .contains("run 1 resumed and completed: read 10 = accepted 10 + rejected 0 + unchanged 0");

        assertThat(total("110", "2017")).isEqualTo("1395");
        assertThat(count("run")).isEqualTo(1);
    }

    /** A kill between the two transactions in which Spring Batch enters an instance and its execution leaves this. */
    @Test
    void aRunKilledBeforeItsFirstExecutionWasEnteredIsStartedAgain() throws IOException {
        Path blocked = Files.createDirectories(folder.resolve("no-place/.totals.csv.partial/in the way"))
                .getParent()
                .getParent();
        office.consolidate("--out", blocked);
        for (String table : List.of(
                "step_execution_context",
                "step_execution",
                "job_execution_context",
                "job_execution_params",
                "job_execution")) {
            jdbc.execute("delete from batch.batch_" + table);
        }
        assertThat(count("batch.batch_job_instance")).isEqualTo(1);

        assertThat(office.consolidated().out()).contains("run 1 resumed and completed");
    }

    @Test
    void aRunWithoutNewsSaysSoAndWritesTheSameFiles() {
        office.consolidated();
        Map<String, String> first = office.outputs();

        Project.Result second = office.consolidated();

        assertThat(second.out())
                .contains("run 2 completed: read 9 = accepted 0 + rejected 0 + unchanged 9")
                .contains("nothing is new");
        assertThat(office.outputs()).isEqualTo(first);
        assertThat(jdbc.queryForList("select distinct introduced_run from total", Long.class))
                .containsExactly(1L);
    }

    @Test
    void aRunWithoutNewsAfterAnotherUnitTableWritesTheSameFiles() {
        office.consolidated();
        office.file("correction.csv", HEADER, "111,2017,disclosure-2014,1110,1110");
        office.consolidated();
        String[] renamed = UNITS.clone();
        renamed[5] = "121,己区,county,120,,";
        office.units(renamed).consolidated();
        Map<String, String> all = office.outputs();

        office.consolidated();

        assertThat(office.outputs()).isEqualTo(all);
    }

    @Test
    void aCorrectionIsTheNextRevisionAndChangesOnlyTheTotalsAboveIt() {
        office.consolidated();
        office.file(
                "2017-counties.csv",
                HEADER,
                "111,2017,disclosure-2014,111,111",
                "112,2017,disclosure-2014,260,260",
                "121,2017,disclosure-2014,60,60");

        assertThat(office.consolidated().out()).contains("read 9 = accepted 1 + rejected 0 + unchanged 8");

        assertThat(total("110", "2017")).isEqualTo("396");
        assertThat(office.read("coverage.csv").row("unit_code", "111", "year", "2017", "form", "disclosure-2014"))
                .containsEntry("revision", "2");
        assertThat(introducedRuns("2017"))
                .containsEntry("111 total", 2L)
                .containsEntry("110 total", 2L)
                .containsEntry("110 counties", 2L)
                .containsEntry("100 total", 2L)
                .containsEntry("100 counties", 2L)
                .containsEntry("110 departments", 1L)
                .containsEntry("112 total", 1L)
                .containsEntry("121 total", 1L)
                .containsEntry("120 total", 1L)
                .containsEntry("120 counties", 1L)
                .hasSize(10);
        assertThat(introducedRuns("2016").values()).containsOnly(1L);
        assertThat(jdbc.queryForList(
                        "select replaced_run from submission where unit_code = '111' and period = '2017' order by revision",
                        Long.class))
                .containsExactly(2L, null);
    }

    @Test
    void aCorrectionIsReportedWithItsYearAndTheYearAfter() {
        office.consolidated();
        assertThat(office.read("totals.csv").where("year", "2016")).isNotEmpty();
        office.file("correction.csv", HEADER, "111,2017,disclosure-2014,111,111");

        office.consolidated();

        assertThat(office.read("totals.csv").where("year", "2016")).isEmpty();
        assertThat(office.read("totals.csv").where("year", "2017")).isNotEmpty();
    }

    @Test
    void lastYearsCorrectionChangesThisYearsGrowth() {
        office.consolidated();
        assertThat(figure("110", "2017", "counties"))
                .containsEntry("previous", "300")
                .containsEntry("growth_pct", "23.33");
        office.file("correction.csv", HEADER, "112,2016,disclosure-2014,300,300");

        office.consolidated();

        assertThat(figure("110", "2017", "counties"))
                .containsEntry("value", "370")
                .containsEntry("previous", "400")
                .containsEntry("change", "-30")
                .containsEntry("growth_pct", "-7.50");
        assertThat(introducedRuns("2017").values()).containsOnly(1L);
        assertThat(jdbc.queryForList("""
                        select area_code || ' ' || grp from total_base
                        where period = '2017' and replaced_run is null and introduced_run = 2 order by 1
                        """, String.class))
                .containsExactly("100 counties", "100 total", "110 counties", "110 total", "112 total");
    }

    @Test
    void theContentOfAnEarlierRevisionDoesNotSilentlyTakeBackALaterOne() {
        office.consolidated();
        office.file("111.csv", HEADER, "111,2017,disclosure-2014,777,777").consolidated();
        assertThat(total("110", "2017")).isEqualTo("1062");
        office.file("111.csv", HEADER, "111,2017,disclosure-2014,110,110");

        Project.Result third = office.consolidated();

        assertThat(third.out()).contains("read 10 = accepted 0 + rejected 0 + unchanged 10");
        assertThat(total("110", "2017")).isEqualTo("1062");
        assertThat(office.read("findings.csv").row("rule", "superseded-copy"))
                .containsEntry("unit_code", "111")
                .containsEntry("actual", "1")
                .containsEntry("expected", "2");
    }

    @Test
    void anEarlierRevisionThatStillStandsInItsFileIsNoAttemptToRestoreIt() {
        office.consolidated();
        office.file("111.csv", HEADER, "111,2017,disclosure-2014,777,777").consolidated();
        office.file(
                "2017-counties.csv",
                HEADER,
                "111,2017,disclosure-2014,110,110",
                "112,2017,disclosure-2014,261,261",
                "121,2017,disclosure-2014,60,60");

        office.consolidated();

        assertThat(total("110", "2017")).isEqualTo("1063");
        assertThat(office.read("findings.csv").rows()).isEmpty();
    }

    @Test
    void anEarlierContentStandsAgainWhenItStatesTheNextRevision() {
        office.consolidated();
        office.file("111.csv", HEADER, "111,2017,disclosure-2014,777,777").consolidated();
        office.file("111.csv", HEADER + ",revision,reason", "111,2017,disclosure-2014,110,110,3,原数正确");

        office.consolidated();

        assertThat(total("110", "2017")).isEqualTo("395");
        assertThat(office.read("findings.csv").rows()).isEmpty();
        assertThat(jdbc.queryForList(
                        "select reason from submission where unit_code = '111' and revision = 3", String.class))
                .containsExactly("原数正确");
    }

    @Test
    void theSameContentInAnotherFileOrLayoutIsUnchanged() {
        office.consolidated();
        Map<String, String> first = office.outputs();
        office.file(
                "another-layout.csv",
                "unit_code,year,form,cell,value",
                "111,2017,disclosure-2014,1.1,110",
                "111,2017,disclosure-2014,1.2.2,110");

        assertThat(office.consolidated().out()).contains("read 10 = accepted 0 + rejected 0 + unchanged 10");

        assertThat(office.outputs()).isEqualTo(first);
        assertThat(count("submission")).isEqualTo(9);
    }

    @Test
    void aFileMovedInTheInboxIsUnchanged() throws IOException {
        office.consolidated();
        Files.createDirectories(office.inbox().resolve("archive"));
        Files.move(office.inbox().resolve("2016.csv"), office.inbox().resolve("archive/2016.csv"));

        assertThat(office.consolidated().out()).contains("read 9 = accepted 0 + rejected 0 + unchanged 9");

        assertThat(total("110", "2016")).isEqualTo("310");
    }

    @Test
    void aFileTakenOutOfTheInboxKeepsItsSubmissions() {
        office.consolidated();
        Map<String, String> first = office.outputs();

        assertThat(office.remove("2017-counties.csv").consolidated().out())
                .contains("read 6 = accepted 0 + rejected 0 + unchanged 6");

        assertThat(office.outputs()).isEqualTo(first);
    }

    @Test
    void theFindingsOfAFileGoWithTheFile() {
        office.file("strange.csv", HEADER, "999,2017,disclosure-2014,1,1").consolidated();
        assertThat(office.read("findings.csv").rows()).hasSize(1);

        office.remove("strange.csv").consolidated();

        assertThat(office.read("findings.csv").rows()).isEmpty();
    }

    @Test
    void aRejectedCorrectionWaitsBesideTheRevisionThatCounts() {
        office.consolidated();
        office.file("bad.csv", HEADER, "111,2017,disclosure-2014,-1,1");

        assertThat(office.consolidated().out()).contains("read 10 = accepted 0 + rejected 1 + unchanged 9");

        assertThat(total("110", "2017")).isEqualTo("395");
        assertThat(office.read("findings.csv").where("severity", "hard", "unit_code", "111"))
                .isNotEmpty();
        office.file("good.csv", HEADER, "111,2017,disclosure-2014,1,1").consolidated();
        assertThat(total("110", "2017")).isEqualTo("286");
        assertThat(office.read("findings.csv").rows()).isEmpty();
    }

    @Test
    void anotherParentInTheUnitTableMovesTheFigures() {
        office.consolidated();
        String[] moved = UNITS.clone();
        moved[4] = "112,戊县,county,120,,";

        Project.Result result = office.units(moved).consolidated();

        assertThat(result.out()).contains("accepted 0 + rejected 0 + unchanged 9");
        assertThat(total("110", "2017")).isEqualTo("135");
        assertThat(total("120", "2017")).isEqualTo("320");
        assertThat(total("100", "2017")).isEqualTo("455");
        assertThat(figure("110", "2017", "counties")).containsEntry("previous", "100");
        assertThat(introducedRuns("2017"))
                .containsEntry("100 total", 1L)
                .containsEntry("110 total", 2L)
                .containsEntry("120 total", 2L);
    }

    @Test
    void aUnitAddedToTheTableIsExpectedAndItsRejectedFileIsReadAgain() {
        office.file("113.csv", HEADER, "113,2017,disclosure-2014,40,40").consolidated();
        assertThat(total("110", "2017")).isEqualTo("395");
        String[] more = Arrays.copyOf(UNITS, UNITS.length + 1);
        more[UNITS.length] = "113,庚县,county,110,,";

        assertThat(office.units(more).consolidated().out()).contains("read 10 = accepted 1 + rejected 0 + unchanged 9");

        assertThat(total("110", "2017")).isEqualTo("435");
        assertThat(office.read("findings.csv").rows()).isEmpty();
        assertThat(figure("110", "2017", "total")).containsEntry("like_for_like_growth_pct", "25.81");
    }

    @Test
    void aStoredCellMustKeepItsPlaceAndDecimals() throws IOException {
        Path forms = folder.resolve("forms");
        Files.createDirectories(forms);
        for (String form : List.of("disclosure-2014.yml", "self-assessment.yml")) {
            Files.copy(Project.path("jobs", "forms", form), forms.resolve(form));
        }
        office.consolidated("--forms", forms);
        Map<String, String> before = office.outputs();
        Path changed = forms.resolve("self-assessment.yml");
        String text = Files.readString(changed);
        Files.writeString(changed, text.replaceFirst("分, decimals: 1", "分, decimals: 2"));

        Project.Result result = office.consolidate("--forms", forms);

        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.err())
                .contains("the configuration cannot be used", "self-assessment.yml", "cell '1'")
                .doesNotContain("the same command finishes it");
        assertThat(office.outputs()).isEqualTo(before);

        Files.writeString(changed, text);
        assertThat(office.consolidated("--forms", forms).out()).contains("nothing is new");
        assertThat(office.outputs()).isEqualTo(before);
    }

    @Test
    void aSecondRunIsToldWhoHoldsTheLock() throws Exception {
        office.consolidated();
        Map<String, String> before = office.outputs();
        try (RunLock lock = RunLock.take(database.dataSource(), "publish", "王芳").orElseThrow()) {
            Project.Result unbegun = office.consolidate();
            assertThat(unbegun.exitCode()).isEqualTo(4);
            assertThat(unbegun.err())
                    .contains("publish (its run has not begun) by 王芳 on ")
                    .contains("process " + ProcessHandle.current().pid());

            lock.workOn(1, "consolidate");
            assertThat(office.consolidate().err()).contains("publish, which first finishes run 1 (consolidate) by 王芳");

            lock.workOn(2, "publish");
            assertThat(office.consolidate().err()).contains("run 2 (publish) by 王芳");
        }
        assertThat(office.outputs()).isEqualTo(before);
        assertThat(count("run")).isEqualTo(1);
        office.consolidated();
    }

    @Test
    void countsReadAreAcceptedRejectedAndUnchanged() {
        office.file(
                "mixed.csv",
                HEADER,
                "111,2017,disclosure-2014,110,110",
                "112,2017,disclosure-2014,-3,1",
                "999,2017,disclosure-2014,1,1",
                "110-b,2017,disclosure-2014,6,6");

        assertThat(office.consolidated().out()).contains("read 13 = accepted 10 + rejected 2 + unchanged 1");

        assertThat(jdbc.queryForList(
                        "select sum(read) - sum(accepted) - sum(rejected) - sum(unchanged) from run", Long.class))
                .containsExactly(0L);
        assertThat(total("110", "2017")).isEqualTo("396");
    }
}
