package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.disclosurerollup.TcpProxy;
import org.disclosurerollup.TestServer;
import org.disclosurerollup.database.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What goes wrong with a machine ends in exit code 1 and a message that an operator understands; the same command later
 * finishes the run, with every table and output as if nothing had happened.
 */
@Timeout(180)
class MachineFaultTests {
    private static final String LOST = "the connection to the database was lost; see that its server is running";
    private static final String GO_ON = "the same command finishes it.";

    @TempDir
    static Path undisturbedFolder;

    @TempDir
    Path folder;

    private Office office;

    private static Office office(Path folder, String database) {
        Office office = new Office(folder, database).units(RandomFilings.UNITS);
        RandomFilings.deliver(office, "1", new RandomFilings(9).portions(1).get(0));
        return office;
    }

    @BeforeEach
    void openTheOffice() {
        office = office(folder.resolve("office"), TestServer.newDatabase());
    }

    @AfterEach
    void closeTheOffice() {
        office.close();
    }

    /** What a run leaves that nothing happens to. Paths do not stand in tables or outputs. */
    private static KillSnapshot undisturbed() throws IOException {
        try (Office undisturbed = office(undisturbedFolder.resolve("office"), TestServer.newDatabase())) {
            undisturbed.consolidated();
            return KillSnapshot.of(undisturbed.database(), undisturbed.out());
        }
    }

    private static void isFinishedBySameCommand(Office office) throws IOException {
        assertThat(office.consolidated().out()).contains("run 1 resumed and completed");
        assertThat(undisturbed().differences(KillSnapshot.of(office.database(), office.out())))
                .isEmpty();
    }

    private static void failsInWords(Project.Result result, String... words) {
        assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
        assertThat(result.err()).contains(words).doesNotContain("Exception:");
    }

    /** Begins to consolidate, holds it up before the totals are written, does something, and answers how it ended. */
    private Project.Result disturbedInTheMiddle(Office disturbed, Fault fault) throws Exception {
        JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(office.database()));
        CompletableFuture<Project.Result> run;
        // With its tables, but nothing in them.
        Database.open(office.database()).close();
        try (Connection hold = DriverManager.getConnection(office.database())) {
            hold.setAutoCommit(false);
            hold.createStatement().execute("lock table total in share mode");
            run = CompletableFuture.supplyAsync(disturbed::consolidate);
            while (!jdbc.queryForObject("""
                    select exists (select from pg_stat_activity
                                   where wait_event_type = 'Lock' and datname = current_database())
                    """, Boolean.class)) {
                Thread.sleep(20);
            }
            fault.happen(jdbc);
        }
        return run.get(120, TimeUnit.SECONDS);
    }

    @FunctionalInterface
    private interface Fault {
        void happen(JdbcTemplate jdbc) throws Exception;
    }

    @Test
    void everySessionIsEndedByAnAdministrator() throws Exception {
        Project.Result result = disturbedInTheMiddle(office, jdbc -> jdbc.queryForList("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and application_name like 'disclosure-rollup-%'
                          and pid <> pg_backend_pid()
                        """));

        failsInWords(result, "run 1 failed: " + LOST, GO_ON);
        isFinishedBySameCommand(office);
    }

    @Test
    void theSessionThatHoldsTheLockIsEnded() throws Exception {
        Project.Result result = disturbedInTheMiddle(
                office, jdbc -> jdbc.queryForList("select pg_terminate_backend(session) from run_lock_holder"));

        failsInWords(result, "run 1 failed: " + LOST, GO_ON);
        isFinishedBySameCommand(office);
    }

    @Test
    void theNetworkIsCut() throws Exception {
        int port = Integer.parseInt(office.database().replaceFirst(".*localhost:(\\d+)/.*", "$1"));
        try (TcpProxy proxy = new TcpProxy(port)) {
            Office remote = new Office(
                    office.folder(),
                    office.database().replace("localhost:" + port, "localhost:" + proxy.port())
                            + "&connectTimeout=2&loginTimeout=2");
            Project.Result result = disturbedInTheMiddle(remote, jdbc -> proxy.cut());

            failsInWords(result, "run 1 failed: " + LOST, GO_ON);
            failsInWords(remote.consolidate(), "the database server cannot be reached; see that it is running");
            proxy.mend(port);
            isFinishedBySameCommand(remote);
        }
    }

    @Test
    void theServerIsRestarted() throws Exception {
        Path data = folder.resolve("server");
        Path pidFile = data.resolve("postgres/postmaster.pid");
        try (Database server = Database.open(data.toString())) {
            assertThat(server.dataSource()).isNotNull();
            List<String> lines = Files.readAllLines(pidFile);
            try (TcpProxy proxy = new TcpProxy(Integer.parseInt(lines.get(3)))) {
                Office remote = office(
                        folder.resolve("office"),
                        "jdbc:postgresql://localhost:" + proxy.port() + "/postgres?user=postgres");
                JdbcTemplate jdbc = new JdbcTemplate(server.dataSource());
                CompletableFuture<Project.Result> run;
                Connection hold = server.dataSource().getConnection();
                hold.setAutoCommit(false);
                hold.createStatement().execute("lock table total in share mode");
                run = CompletableFuture.supplyAsync(remote::consolidate);
                while (!jdbc.queryForObject(
                        "select exists (select from pg_stat_activity where wait_event_type = 'Lock')", Boolean.class)) {
                    Thread.sleep(20);
                }
                // As `pg_ctl restart -m fast` does.
                new ProcessBuilder("kill", "-INT", lines.get(0).strip()).start().waitFor();
                ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                        .ifPresent(postmaster -> postmaster.onExit().join());
                try (Database again = Database.open(data.toString())) {
                    proxy.mend(Integer.parseInt(Files.readAllLines(pidFile).get(3)));
                    failsInWords(run.get(120, TimeUnit.SECONDS), "run 1 failed: " + LOST, GO_ON);
                    isFinishedBySameCommand(remote);
                }
            }
        }
    }

    /** A file system of its own, small enough to be filled. */
    private static boolean mount(Path place, String options) throws Exception {
        Files.createDirectories(place);
        return new ProcessBuilder("mount", "-t", "tmpfs", "-o", options, "tmpfs", place.toString())
                        .redirectErrorStream(true)
                        .start()
                        .waitFor()
                == 0;
    }

    private static void remount(Path place, String options) throws Exception {
        int exitCode = new ProcessBuilder("mount", "-o", "remount," + options, place.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exitCode).isZero();
    }

    private static void unmount(Path place) throws Exception {
        new ProcessBuilder("umount", "-l", place.toString()).start().waitFor();
    }

    @Test
    void theDiskOfTheOutputsIsFull() throws Exception {
        Path out = folder.resolve("small");
        assumeThat(mount(out, "size=64k")).as("may mount a file system").isTrue();
        try {
            Project.Result result = office.consolidate("--out", out);

            failsInWords(result, "run 1 failed: cannot write " + out, "No space left on device; mend that", GO_ON);
            remount(out, "size=64m");
            assertThat(office.consolidated("--out", out).out()).contains("run 1 resumed and completed");
            assertThat(undisturbed().differences(KillSnapshot.of(office.database(), out)))
                    .isEmpty();
        } finally {
            unmount(out);
        }
    }

    @Test
    void theFolderOfTheOutputsCanOnlyBeRead() throws Exception {
        Path out = folder.resolve("read only");
        assumeThat(mount(out, "size=64m")).as("may mount a file system").isTrue();
        try {
            remount(out, "ro");
            Project.Result refused = office.consolidate("--out", out);
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err()).contains("--out cannot be used: " + out + ": no permission");

            remount(out, "rw");
            Project.Result result = disturbedInTheMiddle(
                    new Office(folder.resolve("office"), office.database()) {
                        @Override
                        public Project.Result consolidate(Object... more) {
                            return super.consolidate("--out", out);
                        }
                    },
                    jdbc -> remount(out, "ro"));
            failsInWords(result, "run 1 failed: cannot write " + out, GO_ON);

            remount(out, "rw");
            assertThat(office.consolidated("--out", out).out()).contains("run 1 resumed and completed");
            assertThat(undisturbed().differences(KillSnapshot.of(office.database(), out)))
                    .isEmpty();
        } finally {
            unmount(out);
        }
    }

    @Test
    void theDiskOfTheEmbeddedDatabaseIsFull() throws Exception {
        Path disk = folder.resolve("disk");
        assumeThat(mount(disk, "size=300m")).as("may mount a file system").isTrue();
        try {
            Office embedded =
                    office(folder.resolve("embedded"), disk.resolve("books").toString());
            Database.open(embedded.database()).close();
            Path filler = disk.resolve("filler");
            long free = Files.getFileStore(disk).getUsableSpace();
            Files.write(filler, new byte[(int) (free - 200 * 1024)]);

            Project.Result result = embedded.consolidate();

            assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
            assertThat(result.err()).containsAnyOf(LOST, "disk of the database is full", "No space left on device");

            Files.delete(filler);
            embedded.consolidated();
            assertThat(undisturbed().differences(KillSnapshot.of(embedded.database(), embedded.out())))
                    .isEmpty();
        } finally {
            unmount(disk);
        }
    }
}
