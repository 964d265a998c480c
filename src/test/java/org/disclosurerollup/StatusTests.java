package org.disclosurerollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jline.utils.WCWidth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator sees in the morning. */
class StatusTests {
    private static final String HEADER = "unit_code,year,form,1.1,1.2.2";

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void openTheOffice() {
        office = new Office(folder)
                .units(
                        "1,甲省,region,,,",
                        "11,丁县,county,1,,",
                        "12,戊县,county,1,,",
                        "13,己县,county,1,,",
                        "2,新疆维吾尔自治区,region,,,",
                        "21,庚县,county,2,,")
                .file("a.csv", HEADER, "11,2017,disclosure-2014,-10,", "21,2017,disclosure-2014,1,9");
        office.consolidated();
    }

    @AfterEach
    void closeTheOffice() {
        office.close();
    }

    private String status() {
        Project.Result result = Project.run("status", "--database", office.database());
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out();
    }

    private JsonNode json(String... more) {
        Project.Result result = Project.run(
                Stream.concat(Stream.of("status", "--database", office.database(), "--format", "json"), Stream.of(more))
                        .toArray());
        assertThat(result.exitCode()).as(result.err()).isZero();
        return JsonMapper.builder().build().readTree(result.out());
    }

    private void correct() {
        office.file("b.csv", HEADER, "11,2017,disclosure-2014,10,12", "12,2017,disclosure-2014,7,7");
        office.consolidated("--operator", "王芳");
    }

    @Test
    void tellsWhatChangedSinceTheRunBefore() {
        correct();

        assertThat(status())
                .containsPattern("run 2 +completed +\\S+ \\S+ [\\d.]+ s +consolidation by 王芳\n"
                        + " +read 4 = accepted 2 \\+ rejected 0 \\+ unchanged 2; findings: 0 hard, 2 soft\n")
                .containsPattern("run 2 against run 1: filings \\+2 accepted, \\+0 rejected; \\d+ areas")
                .contains("findings: +0 -1 hard, +1 -0 soft")
                .containsPattern("2017 +disclosure-2014 +2 areas +3/4 +75% +1 +-2\n")
                .containsPattern(" {10,}甲省 +2/3 +66% +1 +-2\n")
                .containsPattern(" {10,}新疆维吾尔自治区 +1/1 +100% +0 \\+0\n".replace(" \\+0", " +\\+0"));
    }

    @Test
    void jsonSaysTheSame() {
        correct();

        JsonNode status = json();

        assertThat(status.get("at_work").asBoolean()).isFalse();
        assertThat(status.get("unfinished").isNull()).isTrue();
        assertThat(status.at("/runs/0/run").asInt()).isEqualTo(2);
        assertThat(status.at("/runs/0/operator").asString()).isEqualTo("王芳");
        assertThat(status.at("/runs/0/duration_seconds").decimalValue()).isPositive();
        assertThat(status.at("/runs/0/filings/accepted").asInt()).isEqualTo(2);
        assertThat(status.at("/runs/0/findings/soft/standing").asInt()).isEqualTo(2);
        assertThat(status.at("/runs/1/findings/hard/open").asInt()).isEqualTo(1);
        assertThat(status.at("/change/findings/hard/gone").asInt()).isEqualTo(1);
        assertThat(status.at("/coverage/0/unit_name").asString()).isEqualTo("甲省");
        assertThat(status.at("/coverage/0/outstanding_units").asInt()).isEqualTo(1);
        assertThat(status.at("/coverage/0/outstanding_change").asInt()).isEqualTo(-2);
        assertThat(json("--year", "2017").at("/areas/0/state").asString()).isEqualTo("clean");
    }

    @Test
    void linesFitAHundredColumnsAndNumbersEndInLineBehindChineseNames() {
        correct();

        List<String> lines = status().lines().toList();

        assertThat(lines).allSatisfy(line -> assertThat(width(line)).isLessThanOrEqualTo(100));
        List<String> table = lines.stream().filter(line -> line.contains("%")).toList();
        assertThat(table).hasSize(3);
        assertThat(table.stream()
                        .map(line -> width(line.substring(0, line.indexOf('%'))))
                        .distinct())
                .hasSize(1);
    }

    private static int width(String text) {
        return text.codePoints().map(WCWidth::wcwidth).sum();
    }

    @Test
    void aFailedRunSaysWhereAndWhyUntilTheNextFinishesIt() throws IOException {
        Path inTheWay = Files.createDirectories(office.out().resolve(".totals.csv.partial"));
        office.file("b.csv", HEADER, "12,2017,disclosure-2014,7,7");
        assertThat(office.consolidate().exitCode()).isEqualTo(1);

        assertThat(status())
                .containsPattern("run 2 +unfinished")
                .containsPattern(
                        "failed in step report, begun \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\n +OutputException: cannot write .*totals.csv: ")
                .contains("nothing is lost; the next run finishes it first")
                .contains("outstanding units as of run 1");
        JsonNode unfinished = json().get("unfinished");
        assertThat(unfinished.get("step").asString()).isEqualTo("report");
        assertThat(unfinished.get("failure").asString()).contains("totals.csv: ");

        Files.delete(inTheWay);
        assertThat(office.consolidated().out()).contains("run 2 resumed and completed");
        assertThat(status()).doesNotContain("unfinished", "failed").contains("outstanding units as of run 2");
    }

    @Test
    void aRunAtWorkSaysInWhichStepAndReadersSeeTheLastFinishedOne() throws Exception {
        office.file("b.csv", HEADER, "12,2017,disclosure-2014,7,7");
        CompletableFuture<Project.Result> run;
        try (Connection other = DriverManager.getConnection(office.database());
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table total in share mode");
            run = CompletableFuture.supplyAsync(office::consolidate);
            JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(office.database()));
            while (!run.isDone()
                    && !jdbc.queryForObject(
                            "select exists (select from pg_stat_activity where datname = current_database()"
                                    + " and wait_event_type = 'Lock')",
                            Boolean.class)) {
                Thread.sleep(20);
            }

            assertThat(status())
                    .containsPattern("run 2 +running .*\n +in step consolidate since \\d{4}-")
                    .contains("outstanding units as of run 1");
            assertThat(json().at("/unfinished/step").asString()).isEqualTo("consolidate");
        }
        assertThat(run.get().exitCode()).as(run.get().err()).isZero();
    }

    @Test
    void runsFromBeforeTheirResultsWereCountedAreShownAllTheSame() {
        JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(office.database()));
        jdbc.update("delete from run_finding_count");
        jdbc.update("delete from top_coverage");
        assertThat(status()).contains("read 2 = ").doesNotContain("findings:", "outstanding");

        office.consolidated();

        assertThat(status()).contains("outstanding units as of run 2", "1/4");
        assertThat(json().at("/coverage/0/outstanding_change").isNull()).isTrue();
    }

    @Test
    void noFindingsAreACountToo() {
        office.remove("a.csv").file("a.csv", HEADER, "11,2017,disclosure-2014,10,", "21,2017,disclosure-2014,1,1");
        office.consolidated();

        assertThat(status()).contains("findings: 0 hard, 0 soft").contains("findings: +0 -1 hard, +0 -1 soft");
    }

    @Test
    void anAreaFromWhichNothingCountsIsOutstandingAsAWhole() {
        office.file("b.csv", HEADER, "21,2018,disclosure-2014,1,");
        office.consolidated();

        assertThat(status()).containsPattern("2018 +disclosure-2014 +2 areas +1/4 ");
        JsonNode none = json().at("/coverage/0");
        assertThat(none.get("year").asString()).isEqualTo("2018");
        assertThat(none.get("reported_units").asInt()).isZero();
        assertThat(none.get("expected_units").asInt()).isEqualTo(3);
    }

    @Test
    void aUnitMoreIsExpectedFromTheRunOnThatFindsIt() {
        office.units(
                "1,甲省,region,,,",
                "11,丁县,county,1,,",
                "12,戊县,county,1,,",
                "13,己县,county,1,,",
                "14,辛县,county,1,,",
                "2,新疆维吾尔自治区,region,,,",
                "21,庚县,county,2,,");
        office.consolidated();

        assertThat(json().at("/coverage/0/expected_units").asInt()).isEqualTo(4);
        assertThat(json().at("/coverage/0/outstanding_change").asInt()).isEqualTo(1);
    }

    @Test
    void whatOperatorsCallThemselvesCannotMoveTheCursor() {
        office.consolidated("--operator", "a\u001b[2J\nrun 9 completed\u202e");

        assertThat(status()).contains("a<U+001B>[2J run 9 completed<U+202E>").doesNotContain("\u001b", "\u202e");
    }
}
