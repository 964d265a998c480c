package org.disclosurerollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.disclosurerollup.cli.Rollup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Workers read ahead of a run in processes of their own: whatever becomes of them, the run writes what it would have
 * written alone, to the byte, and stores the same.
 */
class SpreadReadingTests {

    private static final Path INTAKE = Project.path("src", "test", "resources", "intake");
    private static final int FOLDERS = 8;
    private static final List<String> TABLES =
            List.of("source_file", "submission", "finding", "claim", "explanation", "total", "total_base", "unit");

    @TempDir
    static Path shared;

    private static Map<String, String> alone;

    @TempDir
    Path folder;

    private final List<Process> workers = new ArrayList<>();
    private final String database = TestServer.newDatabase();
    private final JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(database));

    /** Every kind of file, damaged and hostile ones too, filed over and over with other figures: the order matters. */
    @BeforeAll
    static void fileAndConsolidateAlone() throws Exception {
        Random random = new Random(8);
        for (int i = 0; i < FOLDERS; i++) {
            Path to = Files.createDirectories(shared.resolve("inbox").resolve("batch-%02d".formatted(i)));
            try (Stream<Path> files = Files.list(INTAKE.resolve("files"))) {
                for (Path file : files.sorted().toList()) {
                    byte[] content = Files.readAllBytes(file);
                    String name = file.getFileName().toString();
                    if (name.endsWith(".html") || name.equals("form.csv")) {
                        content = new String(content, StandardCharsets.UTF_8)
                                .replaceAll("(?<=[>,])0(?=[<\\n])", Integer.toString(random.nextInt(5)))
                                .getBytes(StandardCharsets.UTF_8);
                    } else if (random.nextInt(6) == 0) {
                        content[random.nextInt(content.length)] ^= 0x55;
                    }
                    Files.write(to.resolve(name), content);
                }
            }
        }
        HostileFiles.write(Files.createDirectories(shared.resolve("inbox").resolve("hostile")));
        Files.copy(INTAKE.resolve("units.csv"), shared.resolve("units.csv"));
        String url = TestServer.newDatabase();
        Path out = shared.resolve("alone");
        assertThat(Project.run(consolidate(url, out).toArray()).exitCode()).isZero();
        alone = state(url, out);
        TestServer.giveBack(url);
    }

    @AfterAll
    static void forget() {
        alone = null;
    }

    @AfterEach
    void stopTheWorkers() throws InterruptedException {
        for (Process worker : workers) {
            worker.destroyForcibly().waitFor();
        }
        TestServer.giveBack(database);
    }

    private static List<String> consolidate(String url, Path out, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "consolidate",
                "--units",
                shared.resolve("units.csv").toString(),
                "--inbox",
                shared.resolve("inbox").toString(),
                "--database",
                url,
                "--out",
                out.toString()));
        words.addAll(List.of(more));
        return words;
    }

    private Process worker(String... more) throws IOException {
        return worker(database, List.of(more));
    }

    private Process worker(String books, List<String> more) throws IOException {
        List<String> words = new ArrayList<>(
                List.of("worker", "--inbox", shared.resolve("inbox").toString(), "--database", books));
        words.addAll(more);
        if (!words.contains("--units")) {
            words.addAll(List.of("--units", shared.resolve("units.csv").toString()));
        }
        Process worker = ChildProcess.start(Rollup.class, log(workers.size()), words);
        workers.add(worker);
        return worker;
    }

    private Path log(int worker) {
        return folder.resolve("worker-" + worker + ".log");
    }

    /** All outputs but what a run says of itself, and all tables of the books. */
    private static Map<String, String> state(String url, Path out) {
        Map<String, String> state = Office.texts(out);
        JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(url));
        for (String table : TABLES) {
            state.put(
                    table,
                    jdbc.queryForObject(
                            "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '\n' order by t::text)), '')"
                                    + " from " + table + " t",
                            String.class));
        }
        return state;
    }

    private void assertSameAsAlone(Path out) {
        Map<String, String> state = state(database, out);
        assertThat(state.keySet()).isEqualTo(alone.keySet());
        assertThat(alone.keySet().stream()
                        .filter(name -> !alone.get(name).equals(state.get(name)))
                        .toList())
                .isEmpty();
        assertThat(count("batch.reading") + count("batch.reading_task"))
                .as("what was left behind")
                .isZero();
    }

    private long count(String table) {
        return jdbc.queryForObject("select count(*) from " + table, Long.class);
    }

    private void waitFor(String condition) throws InterruptedException {
        for (int i = 0; i < 6000 && !jdbc.queryForObject("select " + condition, Boolean.class); i++) {
            Thread.sleep(5);
        }
    }

    private void waitUntilReady(int worker) throws Exception {
        for (int i = 0; i < 600 && !Files.readString(log(worker)).contains("reads ahead"); i++) {
            Thread.sleep(50);
        }
    }

    @Test
    void withoutWorkersTheRunReadsAllItself() {
        Path out = folder.resolve("out");

        Project.Result result =
                Project.run(consolidate(database, out, "--spread").toArray());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).contains("read ahead 0 files");
        assertSameAsAlone(out);
    }

    @Test
    void twoWorkersReadAheadAndEndWhenTold() throws Exception {
        worker();
        waitUntilReady(0);
        worker("--threads", "2");
        waitUntilReady(1);
        Path out = folder.resolve("out");

        Project.Result result =
                Project.run(consolidate(database, out, "--spread").toArray());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).containsPattern("read ahead [1-9][0-9]* files");
        assertSameAsAlone(out);
        StringBuilder told = new StringBuilder();
        for (int i = 0; i < workers.size(); i++) {
            workers.get(i).destroy();
            assertThat(workers.get(i).waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(log(i))).containsPattern("[0-9]+ files read in [0-9]+ batches");
            told.append(Files.readString(log(i)));
        }
        assertThat(told.toString()).containsPattern("[1-9][0-9]* files read in");
    }

    @Test
    void aWorkerWithNothingToDoEndsWhenItMay() throws Exception {
        worker("--stop-after-idle", "1");

        assertThat(workers.get(0).waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(workers.get(0).exitValue()).as(Files.readString(log(0))).isZero();
    }

    @Test
    void aWorkerWaitsForTheFirstRunToMakeTheDatabase() throws Exception {
        Path books = folder.resolve("books");
        worker(books.toString(), List.of("--stop-after-idle", "20"));
        for (int i = 0; i < 600 && !Files.readString(log(0)).contains("waits for a run"); i++) {
            Thread.sleep(50);
        }
        assertThat(log(0)).content().contains("no database in " + books + " yet");
        assertThat(books).doesNotExist();

        Project.Result result = Project.run(
                consolidate(books.toString(), folder.resolve("out"), "--spread").toArray());

        assertThat(result.exitCode()).as(result.err()).isZero();
        waitUntilReady(0);
        assertThat(log(0)).content().contains("reads ahead of runs");
        assertThat(workers.get(0).waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(workers.get(0).exitValue()).as(Files.readString(log(0))).isZero();
    }

    @Test
    void workersAndTheRunItselfMayDieAndBeAdded() throws Exception {
        Random random = new Random(4711);
        worker();
        waitUntilReady(0);
        Path out = folder.resolve("out");
        Process run =
                ChildProcess.start(Rollup.class, folder.resolve("run.log"), consolidate(database, out, "--spread"));
        waitFor("exists (select from batch.reading_task where picked)");
        Thread.sleep(random.nextInt(300));
        workers.get(0).destroyForcibly().waitFor();
        worker();
        worker();
        waitFor("exists (select from batch.reading)");
        Thread.sleep(random.nextInt(100));
        workers.get(1).destroyForcibly().waitFor();
        run.destroyForcibly().waitFor();
        waitFor("not exists (select from pg_locks where locktype = 'advisory' and database = (select oid from"
                + " pg_database where datname = current_database()))");

        Project.Result result =
                Project.run(consolidate(database, out, "--spread").toArray());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("run 1 resumed and completed");
        assertSameAsAlone(out);
    }

    @Test
    void aWorkerThatHangsHoldsNobodyUpForLong() throws Exception {
        worker();
        waitUntilReady(0);
        Path out = folder.resolve("out");
        Process run =
                ChildProcess.start(Rollup.class, folder.resolve("run.log"), consolidate(database, out, "--spread"));
        waitFor("exists (select from batch.reading_task where picked)");
        new ProcessBuilder("kill", "-STOP", Long.toString(workers.get(0).pid()))
                .start()
                .waitFor();

        assertThat(run.waitFor(5, TimeUnit.MINUTES)).isTrue();

        assertThat(run.exitValue())
                .as(Files.readString(folder.resolve("run.log")))
                .isZero();
        assertSameAsAlone(out);
    }

    @Test
    void aWorkerWithOtherUnitsIsOfNoUseAndSaysSo() throws Exception {
        Path units = folder.resolve("units.csv");
        Files.writeString(
                units, Files.readString(shared.resolve("units.csv")) + "990000-别局,云江市别局,department,990000,,,\n");
        worker("--units", units.toString());
        waitUntilReady(0);
        Path out = folder.resolve("out");

        Project.Result result =
                Project.run(consolidate(database, out, "--spread").toArray());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).contains("read ahead 0 files");
        assertSameAsAlone(out);
        assertThat(workers.get(0).waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(workers.get(0).exitValue()).as(Files.readString(log(0))).isEqualTo(2);
        assertThat(Files.readString(log(0))).contains("a run works with another program");
    }
}
