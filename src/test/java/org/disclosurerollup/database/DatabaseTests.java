package org.disclosurerollup.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.disclosurerollup.ChildProcess;
import org.disclosurerollup.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Opening, joining and leaving a database; the embedded servers here are real ones on folders of their own. */
class DatabaseTests {
    private static final String TABLES =
            "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'";

    @TempDir
    Path folder;

    private static String ask(Database database, String query) {
        return new JdbcTemplate(database.dataSource()).queryForObject(query, String.class);
    }

    private long postmaster() throws Exception {
        return Long.parseLong(Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                .get(0)
                .strip());
    }

    private static boolean isAlive(long process) {
        return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }

    @Test
    void anEmptyDatabaseGetsTheSchemaAndAMigratedOneKeepsIt() throws Exception {
        String url = TestServer.newDatabase();
        try (Database first = Database.open(url)) {
            assertThat(new JdbcTemplate(first.dataSource()).queryForList(TABLES, String.class))
                    .contains(
                            "run", "unit", "form_cell", "source_file", "submission", "finding", "total", "total_base");
            assertThat(ask(first, "select count(*)::text from batch.batch_job_instance"))
                    .isEqualTo("0");
            new JdbcTemplate(first.dataSource())
                    .update("insert into run (run_id, command, status, operator, started_at, catalogue)"
                            + " values (1, 'test', 'completed', 'x', now(), 'y')");
        }
        try (Database second = Database.open(url)) {
            assertThat(ask(second, "select count(*)::text from run")).isEqualTo("1");
            assertThat(ask(second, "select count(*)::text from flyway_schema_history where not success"))
                    .isEqualTo("0");
        }
        TestServer.giveBack(url);
    }

    @Test
    void twoOpenersOfAnEmptyDatabaseMigrateItOnce() throws Exception {
        String url = TestServer.newDatabase();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<CompletableFuture<Database>> openers = List.of(opening(url, threads), opening(url, threads));
            for (CompletableFuture<Database> opener : openers) {
                try (Database database = opener.get(30, TimeUnit.SECONDS)) {
                    assertThat(ask(database, "select count(*)::text from submission"))
                            .isEqualTo("0");
                }
            }
        } finally {
            threads.shutdown();
        }
        TestServer.giveBack(url);
    }

    private static CompletableFuture<Database> opening(String url, Executor threads) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return Database.open(url);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                threads);
    }

    @Test
    void aServerThatDoesNotAnswerIsSaidSo() {
        assertThatThrownBy(() -> Database.open("jdbc:postgresql://localhost:1/none?user=postgres"))
                .hasStackTraceContaining("localhost:1");
    }

    @Test
    void theEmbeddedServerKeepsWhatItConfirms() throws Exception {
        String url = TestServer.newDatabase();
        try (Database database = Database.open(url)) {
            assertThat(ask(database, "show fsync")).isEqualTo("on");
            assertThat(ask(database, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(database, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(database, "show server_encoding")).isEqualTo("UTF8");
            assertThat(ask(database, "show listen_addresses")).isEqualTo("localhost");
            assertThat(ask(database, "show server_version")).startsWith("18.");
        }
        TestServer.giveBack(url);
    }

    @Test
    void aSecondProcessJoinsTheEmbeddedServerAndTheLastToLeaveStopsIt() throws Exception {
        Path log = folder.resolve("child.log");
        long server;
        Process child;
        try (Database first = Database.open(folder.toString())) {
            server = postmaster();
            child = ChildProcess.start(OpenAndHalt.class, log, List.of(folder.toString(), "wait"));
            while (child.isAlive() && !Files.readString(log).contains("opened")) {
                Thread.sleep(20);
            }
            assertThat(child.isAlive()).as(Files.readString(log)).isTrue();
            assertThat(ask(first, "select n::text from left_behind")).isEqualTo("42");
        }
        assertThat(isAlive(server)).as("the second process is still there").isTrue();
        try (Database again = Database.open(folder.toString())) {
            assertThat(postmaster()).isEqualTo(server);
            child.getOutputStream().close();
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            String others = "select count(*)::text from pg_stat_activity where backend_type = 'client backend'"
                    + " and application_name <> current_setting('application_name')";
            while (!ask(again, others).equals("0")) {
                Thread.sleep(20);
            }
        }
        assertThat(isAlive(server)).isFalse();
        assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    /** Leaves a server behind as a killed process does, and answers its process id. */
    private long orphan() throws Exception {
        Path log = folder.resolve("child.log");
        Process child = ChildProcess.start(OpenAndHalt.class, log, List.of(folder.toString()));
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).as(Files.readString(log)).isEqualTo(9);
        return postmaster();
    }

    @Test
    void theServerOfAKilledProcessIsJoinedWithAllThatItConfirmed() throws Exception {
        long orphan = orphan();
        assertThat(isAlive(orphan)).isTrue();

        try (Database database = Database.open(folder.toString())) {
            assertThat(postmaster()).isEqualTo(orphan);
            assertThat(ask(database, "select n::text from left_behind")).isEqualTo("42");
        }
        assertThat(isAlive(orphan)).isFalse();
    }

    @Test
    void aServerThatWasKilledItselfIsStartedAgain() throws Exception {
        ProcessHandle server = ProcessHandle.of(orphan()).orElseThrow();
        List<ProcessHandle> helpers = server.children().toList();
        server.destroyForcibly();
        for (ProcessHandle helper : helpers) {
            helper.onExit().get(30, TimeUnit.SECONDS);
        }
        assertThat(folder.resolve("postgres/postmaster.pid")).exists();

        try (Database database = Database.open(folder.toString())) {
            assertThat(postmaster()).isNotEqualTo(server.pid());
            assertThat(ask(database, "select n::text from left_behind")).isEqualTo("42");
        }
    }

    @Test
    void aServerThatIsJustStoppingIsWaitedFor() throws Exception {
        ProcessHandle server = ProcessHandle.of(orphan()).orElseThrow();
        String url = "jdbc:postgresql://localhost:"
                + Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(3) + "/postgres?user=postgres";
        CompletableFuture<Database> opening;
        try (Connection client = DriverManager.getConnection(url)) {
            // A polite stop waits for the client, and lets nobody else in meanwhile.
            server.destroy();
            while (canConnect(url)) {
                Thread.sleep(10);
            }
            opening = opening(folder.toString(), ForkJoinPool.commonPool());
            Thread.sleep(500);
        }

        try (Database database = opening.get(60, TimeUnit.SECONDS)) {
            assertThat(postmaster()).isNotEqualTo(server.pid());
            assertThat(ask(database, "select n::text from left_behind")).isEqualTo("42");
        }
    }

    private static boolean canConnect(String url) {
        try (Connection connection = DriverManager.getConnection(url)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void aFolderThatWasLeftHalfMadeIsMadeAnew() throws Exception {
        // As initdb leaves it when it is killed: beside the place now, in the place with earlier versions.
        Path halfMade = Files.createDirectories(folder.resolve(".postgres.making-1/global"));
        Path earlier = Files.createDirectories(folder.resolve("postgres/global"));
        for (String file : List.of("../PG_VERSION", "../postgresql.conf", "pg_control")) {
            Files.writeString(halfMade.resolve(file), "18");
            Files.writeString(earlier.resolve(file), "18");
        }

        try (Database database = Database.open(folder.toString())) {
            assertThat(ask(database, "select count(*)::text from run")).isEqualTo("0");
        }
        assertThat(halfMade).doesNotExist();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()).filter(name -> name.contains("unfinished")))
                    .as("nothing is ever deleted that stood in the place of a database")
                    .hasSize(1);
        }
    }

    @Test
    void aDatabaseThatLostItsFilesIsNeverMadeAnew() throws Exception {
        Database.open(folder.toString()).close();
        Files.delete(folder.resolve("postgres/global/pg_control"));

        assertThatThrownBy(() -> Database.open(folder.toString()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("held a database and files of it are gone; bring it back from a backup");
        assertThat(folder.resolve("postgres/base")).isNotEmptyDirectory();
    }

    @Test
    void aProcessIdThatAnotherProgramHasGotSinceIsNotTakenForTheServer() throws Exception {
        ProcessHandle server = ProcessHandle.of(orphan()).orElseThrow();
        List<ProcessHandle> helpers = server.children().toList();
        server.destroyForcibly();
        for (ProcessHandle helper : helpers) {
            helper.onExit().get(30, TimeUnit.SECONDS);
        }
        Path pidFile = folder.resolve("postgres/postmaster.pid");
        List<String> lines = new ArrayList<>(Files.readAllLines(pidFile));
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(pidFile, lines);

        try (Database database = Database.open(folder.toString())) {
            assertThat(ask(database, "select n::text from left_behind")).isEqualTo("42");
        }
    }

    @Test
    void aServerThatWasKilledBeforeItWroteItsProcessIdIsStarted() throws Exception {
        Database.open(folder.toString()).close();
        Files.writeString(folder.resolve("postgres/postmaster.pid"), "");

        try (Database database = Database.open(folder.toString())) {
            assertThat(ask(database, "select count(*)::text from run")).isEqualTo("0");
        }
    }

    @Test
    void programsThatWereLeftHalfUnpackedAreUnpackedAnew() throws Exception {
        Path cache = folder.resolve("cache");
        Path log = folder.resolve("child.log");
        List<String> args = List.of(folder.resolve("books").toString());
        Map<String, String> environment = Map.of("XDG_CACHE_HOME", cache.toString());
        Process unpacking = ChildProcess.start(OpenAndHalt.class, log, List.of(), args, environment);
        Path beside = cache.resolve("disclosure-rollup/postgres/.unpacking/bin/postgres");
        while (unpacking.isAlive() && !Files.exists(beside)) {
            Thread.sleep(1);
        }
        unpacking.destroyForcibly().waitFor();

        Process again = ChildProcess.start(OpenAndHalt.class, log, List.of(), args, environment);

        assertThat(again.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(again.exitValue()).as(Files.readString(log)).isEqualTo(9);
        try (Database database = Database.open(folder.resolve("books").toString())) {
            assertThat(ask(database, "select n::text from left_behind")).isEqualTo("42");
        }
    }

    @Test
    void aFolderThatCannotHoldADatabaseIsAnErrorWithItsName() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> Database.open(file.toString()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("file");
    }
}
