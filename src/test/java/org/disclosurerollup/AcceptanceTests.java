package org.disclosurerollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.disclosurerollup.AnswerDesk.Result;
import org.disclosurerollup.database.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** An operator accepts submissions despite hard findings; looked at through the command, the outputs and the tables. */
class AcceptanceTests {

    private static final String FORM = "unit_code,year,form,scope,revision,1.1,3.1,3.1.1";
    private static final String REJECTED = "111,2017,disclosure-2014,own,,10,9,8";
    private static final String REASON = "电话核实";
    private static final String MARK = "〔已强制受理:电话核实;张三〕";

    @RegisterExtension
    static final AnswerDatabase DATABASE = new AnswerDatabase();

    @TempDir
    Path folder;

    private AnswerDesk desk;
    private Database database;
    private JdbcTemplate jdbc;

    @BeforeEach
    void fileRejectedForm() throws IOException, SQLException {
        String url = DATABASE.create();
        desk = new AnswerDesk(folder, url);
        database = Database.open(url);
        jdbc = new JdbcTemplate(database.dataSource());
        desk.file("2017.csv", FORM, REJECTED, "112,2017,disclosure-2014,own,,100,,");
        desk.consolidated();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private Result accept(String... more) {
        List<String> words =
                new ArrayList<>(List.of("--reason", REASON, "--operator", "张三", "--form", "disclosure-2014"));
        if (!List.of(more).contains("--unit")) {
            words.addAll(List.of("--unit", "111"));
        }
        if (!List.of(more).contains("--year")) {
            words.addAll(List.of("--year", "2017"));
        }
        words.addAll(List.of(more));
        return desk.run("accept", words.toArray(String[]::new));
    }

    private Map<String, String> comparison(String unit, String cell, String group) throws IOException {
        return desk.row(
                "comparison.csv",
                row -> row.get("unit_code").equals(unit)
                        && row.get("year").equals("2017")
                        && row.get("cell").equals(cell)
                        && row.get("group").equals(group));
    }

    private Map<String, String> coverage(String unit) throws IOException {
        return desk.row("coverage.csv", row -> row.get("unit_code").equals(unit));
    }

    private List<String> revisions() {
        return jdbc.queryForList("""
                select concat_ws(' ', revision, status, coalesce(accepted_revision::text, '-'), introduced_run,
                                 coalesce(replaced_run::text, '-'))
                from submission where unit_code = '111' order by revision
                """, String.class);
    }

    private long runs() {
        return jdbc.queryForObject("select count(*) from run", Long.class);
    }

    @Test
    void figuresOfAnAcceptedSubmissionCount() throws IOException {
        assertThat(comparison("110", "1.1", "total")).containsEntry("value", "100");

        Result result = accept();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains(
                        "run 2 completed: accepted 111 2017 disclosure-2014 (scope own), revision 2 with the figures of"
                                + " revision 1, for 张三; findings: 1 hard, 0 soft (1 accepted)");
        assertThat(comparison("110", "1.1", "total"))
                .containsEntry("value", "110")
                .extractingByKey("note")
                .asString()
                .endsWith("含强制受理的填报 1 份");
        assertThat(comparison("110", "1.1", "counties").get("note")).contains("含强制受理的填报 1 份");
        assertThat(comparison("100", "1.1", "total").get("note")).contains("含强制受理的填报 1 份");
        assertThat(comparison("112", "1.1", "total").get("note")).doesNotContain("强制受理");
    }

    @Test
    void acceptedSubmissionIsMarkedInEveryOutput() throws IOException {
        accept();

        assertThat(coverage("111"))
                .containsEntry("status", "accepted-by-operator")
                .containsEntry("reported_units", "1")
                .containsEntry("revision", "2");
        assertThat(coverage("112")).containsEntry("status", "reported");
        assertThat(desk.row("findings.csv", row -> row.get("rule").equals("F14-01")))
                .containsEntry("severity", "hard")
                .extractingByKey("message")
                .asString()
                .endsWith(MARK);
        assertThat(desk.text("html/110-2017.html")).contains("强制受理的填报(1)", "丁县", REASON, "张三", MARK);
    }

    @Test
    void softFindingsOfAnAcceptedSubmissionAreMarkedAndStayOpen() throws IOException {
        desk.file("2017.csv", "unit_code,year,form,1.1,1.2.2,3.1,3.1.1", "111,2017,disclosure-2014,10,12,9,8");
        desk.consolidated();

        Result result = accept();

        assertThat(desk.rows("findings.csv", row -> row.get("unit_code").equals("111")))
                .extracting(row -> row.get("severity"))
                .containsExactly("hard", "soft");
        assertThat(desk.rows("findings.csv", row -> row.get("unit_code").equals("111")))
                .allSatisfy(row -> assertThat(row.get("message")).endsWith(MARK));
        assertThat(result.out()).contains("findings: 1 hard, 1 soft (1 accepted)");
        assertThat(desk.rows("notices.csv", row -> true))
                .extracting(row -> row.get("severity"))
                .containsExactly("soft");
    }

    @Test
    void findingsOfAnAcceptedSubmissionDoNotFailTheRun() {
        assertThat(desk.run("consolidate", "--fail-on", "hard").exitCode()).isEqualTo(3);

        accept();

        assertThat(desk.run("consolidate", "--fail-on", "hard").exitCode()).isZero();
        assertThat(desk.run("consolidate", "--fail-on", "soft").exitCode()).isZero();
    }

    @Test
    void nextYearsComparisonSaysThatLastYearsTotalContainsAnAcceptedSubmission() throws IOException {
        accept();
        desk.file(
                "2018.csv",
                FORM,
                "111,2018,disclosure-2014,own,,12,,",
                "112,2018,disclosure-2014,own,,110,,",
                "110-a,2018,disclosure-2014,own,,7,,");

        desk.consolidated();

        Map<String, String> notes = new TreeMap<>();
        for (Map<String, String> row : desk.rows(
                "comparison.csv",
                row -> row.get("year").equals("2018") && row.get("cell").equals("1.1"))) {
            notes.put(row.get("unit_code") + " " + row.get("group"), row.get("note"));
        }
        String mark = "上年数含强制受理的填报 1 份";
        assertThat(notes.get("110 total")).contains(mark);
        assertThat(notes.get("110 counties")).contains(mark);
        assertThat(notes.get("111 total")).isEqualTo(mark);
        assertThat(notes.get("100 total")).contains(mark);
        assertThat(notes.get("110 departments")).doesNotContain("强制受理");
        assertThat(notes.get("112 total")).doesNotContain("强制受理");
        assertThat(desk.text("html/110-2018.html")).contains(mark);
        assertThat(desk.text("html/112-2018.html")).doesNotContain("强制受理");
    }

    @Test
    void statusTellsWhatWasAcceptedAndWhy() {
        accept();
        desk.consolidated();

        assertThat(desk.run("status").out())
                .containsPattern(
                        "(?m)^run 2 .* by 张三: accept 111 2017 disclosure-2014 \\(scope own\\), revision 2\\b.*$"
                                + "\\s+because: " + REASON + "$")
                .containsPattern("(?m)^run 1 .* consolidation by .*$\\s+read 2 = ")
                .containsOnlyOnce(REASON);
    }

    @Test
    void acceptedFindingsAreAnsweredInTheView() {
        accept();

        assertThat(jdbc.queryForList(
                        "select concat_ws(' ', rule, answered, accepted_by, accepted_reason) from standing_finding",
                        String.class))
                .containsExactly("F14-01 t 张三 " + REASON);
    }

    @Test
    void acceptanceIsARevisionOfItsOwn() {
        accept();

        assertThat(revisions()).containsExactly("1 rejected - 1 2", "2 accepted 1 2 -");
        assertThat(jdbc.queryForMap("""
                        select command, run.status, operator, accepted_by, submission.reason
                        from submission join run on run_id = introduced_run where revision = 2
                        """))
                .containsEntry("command", "accept")
                .containsEntry("status", "completed")
                .containsEntry("operator", "张三")
                .containsEntry("accepted_by", "张三")
                .containsEntry("reason", REASON);
        assertThat(jdbc.queryForObject("""
                        select a.figures = r.figures and a.received is not distinct from r.received
                        from submission a, submission r
                        where a.unit_code = '111' and r.unit_code = '111' and a.revision = 2 and r.revision = 1
                        """, Boolean.class)).isTrue();
    }

    @Test
    void textsThatAreNoFiguresAreKeptAndNotCounted() throws IOException {
        desk.file("2017.csv", FORM, "111,2017,disclosure-2014,own,,若干,9,9", "112,2017,disclosure-2014,own,,100,,");
        desk.consolidated();

        accept();

        assertThat(comparison("110", "1.1", "total")).containsEntry("value", "100");
        assertThat(comparison("110", "3.1", "total")).containsEntry("value", "9");
        assertThat(jdbc.queryForObject(
                        "select received ->> '1.1' from submission where accepted_by is not null", String.class))
                .isEqualTo("若干");
    }

    @Test
    void acceptanceSurvivesRerunsOfTheSameInbox() throws IOException {
        accept();
        String comparison = desk.text("comparison.csv");
        String findings = desk.text("findings.csv");

        Result again = desk.consolidated();

        assertThat(again.out())
                .contains("read 2 = accepted 0 + rejected 0 + unchanged 2")
                .contains("nothing is new");
        assertThat(desk.text("comparison.csv")).isEqualTo(comparison);
        assertThat(desk.text("findings.csv")).isEqualTo(findings);
    }

    @Test
    void sameContentInAnotherFileIsUnchanged() throws IOException {
        accept();
        desk.file("copy.csv", FORM, REJECTED);

        Result result = desk.consolidated();

        assertThat(result.out())
                .contains("read 3 = accepted 0 + rejected 0 + unchanged 3; findings: 1 hard, 0 soft (1 accepted)");
        assertThat(revisions()).hasSize(2);
    }

    @Test
    void acceptanceSurvivesARereadingWithOtherUnits() throws IOException {
        accept();
        Files.writeString(desk.units(), Files.readString(desk.units()) + "113,庚县,county,110,,\n");

        Result result = desk.consolidated();

        assertThat(result.out()).contains("rejected 0");
        assertThat(comparison("110", "1.1", "total")).containsEntry("value", "110");
    }

    @Test
    void correctedFormReplacesTheAcceptance() throws IOException {
        accept();
        desk.file("later.csv", FORM, "111,2017,disclosure-2014,own,,11,9,9");

        desk.consolidated();

        assertThat(revisions()).containsExactly("1 rejected - 1 2", "2 accepted 1 2 3", "3 accepted - 3 -");
        assertThat(comparison("110", "1.1", "total")).containsEntry("value", "111");
        assertThat(comparison("110", "1.1", "total").get("note")).doesNotContain("强制受理");
        assertThat(coverage("111")).containsEntry("status", "reported");
        assertThat(desk.rows("findings.csv", row -> true)).isEmpty();
    }

    @Test
    void revisionNumberThatTheUnitStatesIsNotTakenByTheAcceptance() throws IOException {
        accept();
        desk.file("later.csv", FORM, "111,2017,disclosure-2014,own,2,11,9,9");

        Result result = desk.consolidated();

        assertThat(result.out()).contains("accepted 1 + rejected 0");
        assertThat(revisions()).last().asString().startsWith("3 accepted");
    }

    @Test
    void wrongCorrectionWaitsBesideTheAcceptance() throws IOException {
        accept();
        desk.file("later.csv", FORM, "111,2017,disclosure-2014,own,,11,9,7").consolidated();

        assertThat(comparison("110", "1.1", "total")).containsEntry("value", "110");
        assertThat(accept().exitCode()).isZero();
        assertThat(comparison("110", "1.1", "total")).containsEntry("value", "111");
        assertThat(revisions())
                .containsExactly("1 rejected - 1 2", "2 accepted 1 2 4", "3 rejected - 3 4", "4 accepted 3 4 -");
    }

    @Test
    void explanationOfAHardFindingStandsBesideTheAcceptance() throws IOException {
        desk.file(
                "answers.csv",
                "unit_code,year,form,rule,cell,value,explanation",
                "111,2017,disclosure-2014,F14-01,3.1 3.1.1,9,一件转办");

        desk.consolidated();
        accept();

        assertThat(desk.row("findings.csv", row -> row.get("rule").equals("F14-01"))
                        .get("message"))
                .endsWith("〔已说明:一件转办〕" + MARK);
    }

    @ParameterizedTest
    @CsvSource({
        "--unit, 999, no unit in units.csv has the code '999'",
        "--unit, 112, 112 2017 disclosure-2014 is not rejected: its revision 1 counts",
        "--unit, 110, nothing was filed for 110 2017 disclosure-2014",
        "--scope, area, nothing was filed for 111 2017 disclosure-2014 (scope area)",
        "--scope, city, '--scope is own or area, not ''city'''",
        "--year, 2016, nothing was filed for 111 2016 disclosure-2014",
        "--year, 2025, 'form disclosure-2014 is for '",
        "--year, soon, 'soon'' is no year'",
    })
    void whatCannotBeAcceptedIsWrongUsage(String option, String value, String message) {
        Result result = accept(option, value);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(message);
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void formThatIsUnknownIsWrongUsage() {
        Result result = desk.run("accept", "--unit", "111", "--year", "2017", "--form", "x", "--reason", REASON);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("no form 'x'; there are disclosure-2014");
    }

    @ParameterizedTest
    @CsvSource({"''", "'  '", "'\u3000\u00a0'"})
    void reasonOfOnlySpacesIsWrongUsage(String reason) {
        Result result =
                desk.run("accept", "--unit", "111", "--year", "2017", "--form", "disclosure-2014", "--reason", reason);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("--reason is empty");
        assertThat(revisions()).hasSize(1);
    }

    @Test
    void reasonUnitFormAndYearAreRequired() {
        assertThat(desk.run("accept", "--unit", "111", "--year", "2017", "--form", "disclosure-2014")
                        .exitCode())
                .isEqualTo(2);
        assertThat(desk.run("accept", "--unit", "111", "--form", "disclosure-2014", "--reason", REASON)
                        .err())
                .contains("--year is missing");
    }

    @Test
    void secondAcceptanceOfTheSameIsWrongUsage() {
        accept();

        Result second = accept();

        assertThat(second.exitCode()).isEqualTo(2);
        assertThat(second.err()).contains("its revision 2 was accepted by 张三 in run 2");
        assertThat(runs()).isEqualTo(2);
    }

    @Test
    void scopeMustBeNamedWhereBothAreRejected() throws IOException {
        desk.file("area.csv", FORM, "111,2017,disclosure-2014,area,,20,9,8").consolidated();

        assertThat(accept().err()).contains("rejected in both scopes; say --scope own or --scope area");
        assertThat(accept("--scope", "own").exitCode()).isZero();
        assertThat(comparison("111", "1.1", "total")).containsEntry("value", "10");
    }

    @Test
    void nothingIsStoredWhenAcceptingFails() {
        jdbc.execute("alter table finding add constraint broken check (introduced_run < 2) not valid");

        assertThat(accept().exitCode()).isEqualTo(1);

        assertThat(revisions()).containsExactly("1 rejected - 1 -");
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void acceptanceWhoseReportFailedIsFinishedByTheSameCommand() throws IOException {
        Path blocked = folder.resolve("blocked");
        Files.createDirectories(blocked.resolve(".totals.csv.partial").resolve("in the way"));
        Result failed = accept("--out", blocked.toString());
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains("run 2 failed");
        assertThat(jdbc.queryForObject("select run_id from last_run", Long.class))
                .isEqualTo(1);

        Result again = accept();

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out()).contains("run 2 resumed and completed");
        assertThat(revisions()).hasSize(2);
        assertThat(comparison("110", "1.1", "total")).containsEntry("value", "110");
    }

    @Test
    void acceptanceThatFailedIsFinishedBeforeTheNextConsolidation() throws IOException {
        Path blocked = folder.resolve("blocked");
        Files.createDirectories(blocked.resolve(".totals.csv.partial").resolve("in the way"));
        accept("--out", blocked.toString());
        desk.file("more.csv", FORM, "110-a,2017,disclosure-2014,own,,1000,,");

        Result next = desk.consolidated();

        assertThat(next.out()).contains("run 3 completed: read 3 = accepted 1 + rejected 0 + unchanged 2");
        assertThat(comparison("110", "1.1", "total")).containsEntry("value", "1110");
        assertThat(jdbc.queryForList("select command || ' ' || status from run order by run_id", String.class))
                .containsExactly("consolidation completed", "accept completed", "consolidation completed");
    }

    @Test
    void consolidationThatFailedIsFinishedBeforeAnAcceptance() throws IOException {
        desk.file("more.csv", FORM, "110-a,2017,disclosure-2014,own,,1000,,");
        Path blocked = folder.resolve("blocked");
        Files.createDirectories(blocked.resolve(".totals.csv.partial").resolve("in the way"));
        assertThat(desk.run("consolidate", "--out", blocked.toString()).exitCode())
                .isEqualTo(1);

        assertThat(accept().exitCode()).isZero();

        assertThat(comparison("110", "1.1", "total")).containsEntry("value", "1110");
        assertThat(jdbc.queryForList("select command || ' ' || status from run order by run_id", String.class))
                .containsExactly("consolidation completed", "consolidation completed", "accept completed");
    }

    @Test
    void acceptedReportOfTheSampleAppearsInTheTotals() throws IOException, SQLException {
        AnswerDesk sample = new AnswerDesk(folder.resolve("sample"), DATABASE.create());
        String units = Path.of("sample-data", "units.csv").toString();
        String inbox = Path.of("sample-data", "inbox").toString();
        assertThat(sample.run("consolidate", "--units", units, "--inbox", inbox).exitCode())
                .isZero();

        Result result = sample.run(
                "accept",
                "--units",
                units,
                "--inbox",
                inbox,
                "--unit",
                "150100",
                "--year",
                "2014",
                "--form",
                "work-report",
                "--reason",
                REASON);

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(sample.rows(
                        "totals.csv",
                        row -> row.get("cell").equals("4.1") && row.get("group").equals("total")))
                .extracting(row -> row.get("unit_code") + " " + row.get("value"))
                .containsExactly("150000 15409", "150100 15409");
    }
}
