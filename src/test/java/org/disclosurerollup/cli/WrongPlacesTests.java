package org.disclosurerollup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases and inboxes that are not where, or not what, a command was told. */
class WrongPlacesTests {

    @TempDir
    Path folder;

    private Project.Result run(String words, Object... more) {
        List<Object> all = new ArrayList<>(List.of(words.split(" ")));
        all.addAll(List.of(more));
        return Project.run(all.toArray());
    }

    /** A mistyped folder looked like an office in which nothing was ever filed, and a server was started for it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "status --year 2017",
                "report",
                "summary --year 2017 --unit 990000",
                "diff --year 2017",
                "history --year 2017 --unit 990000 --cell 1.1",
                "adjust --list",
                "close --year 2017",
                "reopen --year 2017 --reason x",
                "backup --to nowhere"
            })
    void whatNeedsADatabaseMakesNone(String command) {
        Path mistyped = folder.resolve("mistyped");

        Project.Result result = run(command, "--database", mistyped, "--out", folder.resolve("out"));

        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.err())
                .contains("no database in " + mistyped + "; name its folder with --database, or consolidate first");
        assertThat(mistyped).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"consolidate", "status", "rerun --year 2017"})
    void aFileIsNoDatabase(String command) throws IOException {
        Path file = Files.writeString(folder.resolve("a file"), "kept");

        Project.Result result = run(command, "--database", file, "--out", folder.resolve("out"));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("--database takes the folder of a database, and " + file + " is a file");
        assertThat(file).hasContent("kept");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql:/localhost",
                "jdbc:postgresql://localhost:not-a-port/x",
                "jdbc:mysql://localhost/x",
                "jdbc:",
                "postgresql://localhost/x"
            })
    void aUrlThatIsNoneIsWrongUsage(String url) {
        for (String command : List.of("consolidate", "status")) {
            Project.Result result = run(command, "--database", url, "--out", folder.resolve("out"));

            assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
            assertThat(result.err())
                    .contains("--database takes a folder or jdbc:postgresql://host:port/name")
                    .doesNotContain("Exception");
        }
    }

    /** Taken for the whole inbox, it would take back what every other file said. */
    @Test
    void aFileIsNoInbox() throws IOException {
        Path file = Files.writeString(folder.resolve("one.csv"), "unit_code,year,form,1.1\n");

        Project.Result result = run(
                "consolidate",
                "--inbox",
                file,
                "--database",
                folder.resolve("database"),
                "--out",
                folder.resolve("out"));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("--inbox takes a folder, and " + file + " is a file; put it into the inbox, or look at it "
                        + "alone with 'rollup check'");
    }
}
