package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.disclosurerollup.ChildProcess;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.disclosurerollup.cli.Rollup;
import org.disclosurerollup.database.RunLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Each area says whether its figures are those of its filings, also while a run is unfinished. */
class AreaStatesTests {
    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void consolidateTwoYears() {
        office = new Office(folder)
                .units(
                        "1,甲省,region,,,",
                        "11,乙市,city,1,,",
                        "111,丁县,county,11,,",
                        "112,戊县,county,11,,",
                        "111-a,丁县教育局,department,111,,",
                        "2,壬省,region,,,",
                        "21,癸市,city,2,,")
                .file(
                        "all.csv",
                        "unit_code,year,form,1.1",
                        "111-a,2017,disclosure-2014,10",
                        "112,2017,disclosure-2014,20",
                        "21,2017,disclosure-2014,30",
                        "111-a,2018,disclosure-2014,11",
                        "21,2018,disclosure-2014,33");
        office.consolidated();
    }

    @AfterEach
    void closeOffice() {
        office.close();
    }

    private Project.Result status(Object... more) {
        Object[] words = Stream.concat(Stream.of("status", "--database", office.database()), Stream.of(more))
                .toArray();
        return Project.run(words);
    }

    /** State and reasons of every area that is not clean, by code. */
    private Map<String, String> notClean(String year) {
        Project.Result result = status("--year", year, "--format", "csv");
        assertThat(result.exitCode()).as(result.err()).isZero();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = format.parse(new StringReader(result.out()))) {
            return rows.stream()
                    .filter(row -> !row.get("state").equals("clean"))
                    .collect(Collectors.toMap(
                            row -> row.get("unit_code"),
                            row -> row.get("state") + " " + row.get("reasons") + " since " + row.get("since_run")
                                    + " computed " + row.get("computed_run"),
                            (a, b) -> a + b,
                            TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A session that keeps a run from going on, so that it can be killed where it stands. */
    private final class Hold implements AutoCloseable {
        private final Connection session;

        Hold(String sql) throws SQLException {
            session = DriverManager.getConnection(office.database());
            session.setAutoCommit(false);
            try (Statement statement = session.createStatement()) {
                statement.execute(sql);
            }
        }

        @Override
        public void close() throws SQLException {
            session.close();
        }
    }

    private void awaitBlocked(Process process) throws Exception {
        JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(office.database()));
        while (process.isAlive()
                && !jdbc.queryForObject(
                        "select exists (select from pg_stat_activity where datname = current_database()"
                                + " and wait_event_type = 'Lock')",
                        Boolean.class)) {
            Thread.sleep(20);
        }
        assertThat(process.isAlive()).isTrue();
    }

    private void awaitFree() throws Exception {
        DriverManagerDataSource server = new DriverManagerDataSource(office.database());
        for (int i = 0; i < 500 && RunLock.isHeld(server); i++) {
            Thread.sleep(20);
        }
        assertThat(RunLock.isHeld(server)).isFalse();
    }

    private Process start() throws IOException {
        return ChildProcess.start(Rollup.class, folder.resolve("child.log"), office.consolidateCommand());
    }

    private static final Map<String, String> AFTER_A_CORRECTION = Map.of(
            "1", "impacted below since 2 computed 1",
            "11", "impacted below since 2 computed 1",
            "111", "changed filings since 2 computed 1");
    private static final Map<String, String> A_YEAR_LATER = Map.of(
            "1", "impacted base since 2 computed 1",
            "11", "impacted base since 2 computed 1",
            "111", "impacted base since 2 computed 1");

    private void correct() {
        office.file("correction.csv", "unit_code,year,form,1.1", "111-a,2017,disclosure-2014,15");
    }

    private void assertFinishedByTheNext() throws Exception {
        awaitFree();
        assertThat(notClean("2017")).isEqualTo(AFTER_A_CORRECTION);
        assertThat(notClean("2018")).isEqualTo(A_YEAR_LATER);
        assertThat(status().out())
                .contains(
                        "2017: 1 area changed, 2 impacted until the unfinished run is finished",
                        "2018: 3 areas impacted until the unfinished run is finished");

        office.consolidated();

        assertThat(notClean("2017")).isEmpty();
        assertThat(notClean("2018")).isEmpty();
        assertThat(status().out()).doesNotContain("2017:", "2018:");
        assertThat(status("--year", "2018", "--unit", "1").out()).contains("run 2 ");
    }

    @Test
    void filingsOfARunKilledBeforeItMarkedAnythingShowAlready() throws Exception {
        correct();
        try (Hold marks = new Hold("lock table area_state in share mode")) {
            Process run = start();
            awaitBlocked(run);
            assertThat(status().out()).contains("2017: 1 area changed, 2 impacted until the run at work is completed");
            run.destroyForcibly().waitFor();
        }
        assertFinishedByTheNext();
    }

    @Test
    void marksOfARunKilledBeforeItComputedStand() throws Exception {
        correct();
        try (Hold totals = new Hold("lock table total in share mode")) {
            Process run = start();
            awaitBlocked(run);
            run.destroyForcibly().waitFor();
        }
        assertFinishedByTheNext();
    }

    @Test
    void marksOfARunKilledBehindItsLastComputationStand() throws Exception {
        correct();
        Process run;
        try (Hold totals = new Hold("lock table total in share mode")) {
            run = start();
            awaitBlocked(run);
            Hold completion = new Hold("select from run where run_id = 2 for no key update");
            totals.close();
            try (completion) {
                JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(office.database()));
                while (run.isAlive()
                        && !jdbc.queryForObject(
                                "select exists (select from area_state where cleared_run = 2)", Boolean.class)) {
                    Thread.sleep(20);
                }
                awaitBlocked(run);
                run.destroyForcibly().waitFor();
            }
        }
        assertFinishedByTheNext();
    }

    private Path formsWithAnotherRule() throws IOException {
        Path forms = Files.createDirectories(folder.resolve("forms"));
        try (Stream<Path> shipped = Files.list(Project.path("jobs", "forms"))) {
            for (Path form : shipped.toList()) {
                String text = Files.readString(form);
                boolean changed = form.endsWith("disclosure-2014.yml");
                Files.writeString(
                        forms.resolve(form.getFileName()),
                        changed
                                ? text.replace("    rule: \"[1.1.1] <= [1.1]\"", "    rule: \"[1.1.1] <= 1 * [1.1]\"")
                                : text);
            }
        }
        return forms;
    }

    @Test
    void otherRulesShowOnEveryAreaUntilARerunOfTheYear() throws IOException {
        office.file("rejected.csv", "unit_code,year,form,1.1,1.1.1", "111,2016,disclosure-2014,1,2");
        office.consolidated();
        Path forms = formsWithAnotherRule();
        List<String> words = List.of("--forms", forms.toString());

        office.consolidated(words.toArray());

        // The filing of 2016, though it was rejected, had the areas above it compared anew.
        String outdated = "changed rules since 3 computed ";
        assertThat(notClean("2017"))
                .isEqualTo(Map.of(
                        "1", outdated + "2",
                        "11", outdated + "2",
                        "111", outdated + "2",
                        "112", outdated + "1",
                        "2", outdated + "1",
                        "21", outdated + "1"));
        // Of that year nothing counts; the area whose filing was rejected by the old rules is to be judged again.
        assertThat(notClean("2016")).containsOnlyKeys("111");
        assertThat(status().out())
                .contains(
                        "2016: 1 area outdated by changed forms or rules (rerun)",
                        "2017: 6 areas outdated by changed forms or rules (rerun)");

        office.run("rerun", "--forms", forms, "--year", "2017");

        assertThat(notClean("2017")).isEmpty();
        assertThat(notClean("2018")).hasSize(5);
        assertThat(status().out()).doesNotContain("2017:").contains("2018: ");
    }

    @Test
    void theTreeIsIndentedAndItsColumnsLineUp() throws SQLException {
        new JdbcTemplate(new DriverManagerDataSource(office.database()))
                .update("update run set finished_at = '2026-11-22 08:30'");

        assertThat(status("--year", "2017", "--unit", "112").out()).isEqualTo("""
                        area  code  state  since  because of  last computed
                        戊县  112   clean                     run 1 2026-11-22 08:30
                        """);
        assertThat(status("--year", "2017").out()).isEqualTo("""
                        area      code  state  since  because of  last computed
                        甲省      1     clean                     run 1 2026-11-22 08:30
                          乙市    11    clean                     run 1 2026-11-22 08:30
                            丁县  111   clean                     run 1 2026-11-22 08:30
                            戊县  112   clean                     run 1 2026-11-22 08:30
                        壬省      2     clean                     run 1 2026-11-22 08:30
                          癸市    21    clean                     run 1 2026-11-22 08:30
                        """);
        assertThat(status("--year", "2017", "--unit", "111-a").out())
                .contains("丁县", "run 1")
                .doesNotContain("戊县");
        assertThat(status("--year", "2010", "--unit", "2").out()).contains("never");
    }

    @Test
    void wrongQuestionsAreWrongUsage() {
        assertThat(status("--unit", "1").exitCode()).isEqualTo(2);
        Project.Result unknown = status("--year", "2017", "--unit", "nobody");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("no unit of 2017 has the code 'nobody'");
    }
}
