package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.disclosurerollup.catalogue.Fingerprint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Who reads while a run is at work sees the last completed one, to the byte, whichever of its steps are done. */
class ReadersDuringARunTests {
    private static final List<String> VIEWS =
            List.of("cell", "total_cell", "comparison", "standing_finding", "filing", "reporting_unit");

    /** Where the run is held up: before the step that writes to the table, whose readers are not disturbed. */
    private static final List<String> WRITTEN_IN_TURN = List.of("area_state", "total", "total_base");

    @TempDir
    Path folder;

    private Office office;
    private JdbcTemplate jdbc;
    private Path forms;

    @BeforeEach
    void consolidateTwoYears() throws IOException {
        office = new Office(folder.resolve("office"));
        jdbc = new JdbcTemplate(new DriverManagerDataSource(office.database()));
        forms = Files.createDirectory(folder.resolve("forms"));
        try (Stream<Path> shipped = Files.list(Project.path("jobs", "forms"))) {
            for (Path form : shipped.toList()) {
                Files.copy(form, forms.resolve(form.getFileName()));
            }
        }
        office.units("1,甲市,city,,,", "11,乙县,county,1,,", "12,丙县,county,1,,", "13,丁局,department,1,,")
                .file("2016.csv", "unit_code,year,form,1.1,3.1,3.1.1", "11,2016,disclosure-2014,5,1,1")
                .file(
                        "2017.csv",
                        "unit_code,year,form,1.1,3.1,3.1.1",
                        "11,2017,disclosure-2014,7,1,1",
                        "12,2017,disclosure-2014,70,2,1")
                .file(
                        "stated.csv",
                        "unit_code,year,form,cell,group,kind,stated",
                        "1,2017,disclosure-2014,1.1,total,total,7");
        office.consolidated("--forms", forms);
        office.file("later.csv", "unit_code,year,form,1.1", "13,2017,disclosure-2014,4")
                .consolidated("--forms", forms);
    }

    @AfterEach
    void close() {
        office.close();
    }

    /** Corrections, a unit more, another name, another label: all that a run can change. */
    private void deliverNews() throws IOException {
        office.units("1,甲市,city,,,", "11,乙区,county,1,,", "12,丙县,county,1,,", "13,丁局,department,1,,", "14,戊县,county,1,,")
                .file("2016.csv", "unit_code,year,form,1.1,3.1,3.1.1", "11,2016,disclosure-2014,50,1,1")
                .file("corrected.csv", "unit_code,year,form,1.1,3.1,3.1.1", "12,2017,disclosure-2014,80,2,2")
                .file("new.csv", "unit_code,year,form,1.1", "14,2017,disclosure-2014,1000")
                .remove("stated.csv");
        Path form = forms.resolve("disclosure-2014.yml");
        String text = Files.readString(form);
        assertThat(text).contains("收到申请数");
        Files.writeString(form, text.replace("收到申请数", "收到的申请数"));
    }

    private Map<String, String> answers(String name) throws IOException {
        Map<String, String> answers = new TreeMap<>();
        for (String view : VIEWS) {
            List<String> rows = new ArrayList<>(jdbc.queryForList("select v::text from " + view + " v", String.class));
            rows.sort(null);
            answers.put(view, String.join("\n", rows));
        }
        Path out = folder.resolve(name);
        ask(answers, "diff", "--year", 2017, "--all");
        ask(answers, "diff", "--year", 2017, "--format", "csv");
        ask(answers, "history", "--unit", "1", "--year", 2017, "--form", "disclosure-2014", "--cell", "1.1");
        ask(answers, "history", "--unit", "12", "--year", 2017, "--form", "disclosure-2014", "--cell", "3.1");
        ask(answers, "summary", "--unit", "1", "--year", 2017, "--out", out);
        ask(answers, "report", "--as-of", 2, "--year", 2017, "--out", out.resolve("as-of"));
        files(out, answers);
        return answers;
    }

    private void ask(Map<String, String> answers, Object... words) {
        Object[] all = Stream.concat(Stream.of(words), Stream.of("--database", office.database()))
                .toArray();
        Project.Result result = Project.run(all);
        assertThat(result.exitCode())
                .as(String.join(" ", List.of(words).toString()) + result.err())
                .isZero();
        if (!words[0].equals("summary") && !words[0].equals("report")) {
            answers.put(List.of(words).toString(), result.out());
        }
    }

    private static void files(Path out, Map<String, String> answers) throws IOException {
        for (Path file : Office.files(out)) {
            answers.put(out.relativize(file).toString(), HexFormat.of().formatHex(Fingerprint.ofContent(file)));
        }
    }

    /** Lines that only one of the two has, with the answer they stand in. */
    private static List<String> differences(Map<String, String> before, Map<String, String> now) {
        assertThat(now).containsOnlyKeys(before.keySet());
        List<String> differences = new ArrayList<>();
        before.forEach((name, text) -> {
            List<String> lines = now.get(name).lines().toList();
            List<String> were = text.lines().toList();
            lines.stream().filter(line -> !were.contains(line)).forEach(line -> differences.add(name + " + " + line));
            were.stream().filter(line -> !lines.contains(line)).forEach(line -> differences.add(name + " - " + line));
        });
        return differences;
    }

    private static void waitForALockOn(JdbcTemplate jdbc) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            if (jdbc.queryForObject("""
                    select exists (select from pg_stat_activity where wait_event_type = 'Lock'
                                   and datname = current_database())
                    """, Boolean.class)) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the run was not held up");
    }

    @Test
    @Timeout(120)
    void theyGetTheAnswersOfTheLastCompletedRun() throws Exception {
        Map<String, String> before = answers("before");
        assertThat(before.get("comparison")).contains("收到申请数").doesNotContain("收到的申请数");
        assertThat(before.values()).as("there is something to be disturbed").doesNotContain("");
        deliverNews();

        CompletableFuture<Project.Result> run;
        List<Connection> holds = new ArrayList<>();
        try {
            for (String table : WRITTEN_IN_TURN) {
                holds.add(hold("lock table " + table + " in share mode"));
            }
            run = CompletableFuture.supplyAsync(() -> office.consolidate("--forms", forms));
            for (int i = 0; i < WRITTEN_IN_TURN.size(); i++) {
                waitForALockOn(jdbc);
                assertThat(differences(before, answers("held up by " + i)))
                        .as(WRITTEN_IN_TURN.get(i))
                        .isEmpty();
                if (i == WRITTEN_IN_TURN.size() - 1) {
                    // The run completes with the last thing it writes.
                    holds.add(hold("select from run where status = 'running' for no key update"));
                }
                holds.get(i).close();
            }
            waitForALockOn(jdbc);
            assertThat(differences(before, answers("held up at the end")))
                    .as("all but completed")
                    .isEmpty();
        } finally {
            for (Connection hold : holds) {
                hold.close();
            }
        }
        Project.Result result = run.get(60, TimeUnit.SECONDS);
        assertThat(result.exitCode()).as(result.err()).isZero();

        Map<String, String> after = answers("after");
        for (String view : VIEWS) {
            assertThat(after.get(view)).as(view).isNotEqualTo(before.get(view));
        }
        assertThat(after.get("comparison")).contains("收到的申请数");
        assertThat(after.get("reporting_unit")).contains("乙区", "戊县");
    }

    /** Keeps a lock until the connection is closed. */
    private Connection hold(String statement) throws Exception {
        Connection connection = DriverManager.getConnection(office.database());
        connection.setAutoCommit(false);
        connection.createStatement().execute(statement);
        return connection;
    }
}
