package org.disclosurerollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.cli.Rollup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of an embedded database, made at any moment, goes on as the original would have. */
class BackupTests {

    @TempDir
    Path folder;

    private List<String> consolidate(Path database, Path out, String... more) {
        List<String> words =
                new ArrayList<>(List.of("consolidate", "--database", database.toString(), "--out", out.toString()));
        words.addAll(List.of(more));
        return words;
    }

    private Project.Result run(List<String> words) {
        return Project.run(words.toArray());
    }

    @Test
    void aCopyMadeDuringARunFinishesItAndGivesTheSameOutputs() throws Exception {
        Path original = folder.resolve("original");
        Path inbox = folder.resolve("inbox");
        Path sample = Project.path("sample-data", "inbox");
        // A first run with a part, so that there is something to copy; then the rest, with the copy in the middle.
        Files.createDirectories(inbox);
        assertThat(run(consolidate(original, folder.resolve("first"), "--inbox", inbox.toString()))
                        .exitCode())
                .isZero();
        Process run = ChildProcess.start(
                Rollup.class,
                folder.resolve("run.log"),
                consolidate(original, folder.resolve("out"), "--inbox", sample.toString()));
        while (run.isAlive() && !Files.readString(folder.resolve("run.log")).contains("intake ")) {
            Thread.sleep(5);
        }

        Path copy = folder.resolve("copies").resolve("monday");
        Project.Result backup = Project.run("backup", "--database", original, "--to", copy);

        assertThat(backup.exitCode()).as(backup.err()).isZero();
        assertThat(run.waitFor())
                .as(Files.readString(folder.resolve("run.log")))
                .isZero();
        Project.Result restored = run(consolidate(copy, folder.resolve("restored"), "--inbox", sample.toString()));
        assertThat(restored.exitCode()).as(restored.err()).isZero();
        assertThat(Office.difference(Office.outputs(folder.resolve("out")), Office.outputs(folder.resolve("restored"))))
                .isEmpty();
    }

    @Test
    void whatIsThereIsNotOverwritten() throws Exception {
        Path database = folder.resolve("database");
        assertThat(run(consolidate(database, folder.resolve("out"))).exitCode()).isZero();
        Path there = Files.createDirectory(folder.resolve("there"));

        assertThat(Project.run("backup", "--database", database, "--to", there).exitCode())
                .isEqualTo(2);
        assertThat(Project.run("backup", "--database", folder.resolve("nothing"), "--to", folder.resolve("x"))
                        .exitCode())
                .isEqualTo(2);
        assertThat(there).isEmptyDirectory();
        assertThat(folder.resolve("nothing")).doesNotExist();
    }
}
