package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.disclosurerollup.ChildProcess;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.disclosurerollup.TestServer;
import org.disclosurerollup.cli.Rollup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A process that dies at any moment costs nothing but the time to start it again. */
class KilledRunTests {
    /** What a process has told when each step begins; nothing yet when the first does. */
    private static final List<String> STEPS_BEFORE = List.of("", "intake ", "consolidate ", "compare ");

    private static final int LONGEST_WAIT = 80;

    @TempDir
    Path folder;

    private final String database = TestServer.newDatabase();

    @AfterEach
    void giveBackTheDatabase() {
        TestServer.giveBack(database);
    }

    private static List<String> command(String database, Path out) {
        return List.of("consolidate", "--database", database, "--out", out.toString());
    }

    /** Another run may still seem to be at work for the moment that the server needs to notice the death. */
    private Project.Result consolidateWhenFree(Path out) throws InterruptedException {
        Project.Result result = Project.run(command(database, out).toArray());
        for (int i = 0; i < 100 && result.exitCode() == 4; i++) {
            Thread.sleep(100);
            result = Project.run(command(database, out).toArray());
        }
        return result;
    }

    private void killIn(String stepBefore, Path log, Path out, Random random) throws Exception {
        JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(database));
        Process victim = ChildProcess.start(Rollup.class, log, command(database, out));
        while (victim.isAlive()
                && (stepBefore.isEmpty()
                        ? !isAtWork(jdbc)
                        : !Files.readString(log).contains(stepBefore))) {
            Thread.sleep(2);
        }
        Thread.sleep(random.nextInt(LONGEST_WAIT));
        victim.destroyForcibly().waitFor();
    }

    private static boolean isAtWork(JdbcTemplate jdbc) {
        return jdbc.queryForObject("select to_regclass('run') is not null", Boolean.class)
                && jdbc.queryForObject("select count(*) from run", Long.class) > 0;
    }

    @Test
    void killedRunsLeaveTheOutputsOfAnUndisturbedOne() throws Exception {
        Path undisturbed = folder.resolve("undisturbed");
        String other = TestServer.newDatabase();
        assertThat(Project.run(command(other, undisturbed).toArray()).exitCode())
                .isZero();
        TestServer.giveBack(other);

        Path out = folder.resolve("disturbed");
        Random random = new Random(20170101);
        List<String> told = new ArrayList<>();
        for (String stepBefore : STEPS_BEFORE) {
            Path log = folder.resolve("killed-" + told.size() + ".log");
            killIn(stepBefore, log, out, random);
            told.add(Files.readString(log));
        }

        Project.Result result = consolidateWhenFree(out);

        assertThat(result.exitCode()).as(result.err() + told).isZero();
        assertThat(Office.difference(Office.outputs(undisturbed), Office.outputs(out)))
                .as("%s", told)
                .isEmpty();
        assertThat(Project.run("status", "--database", database).out())
                .contains("completed")
                .doesNotContain("running");
    }
}
