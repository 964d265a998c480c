package org.disclosurerollup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "backup --to nowhere",
                "rerun --year 2017",
                "template --year 2017 --form disclosure-2014 --unit 610400"
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
    @ValueSource(strings = {"a file/x", "a file/x/y", "a folder", "a link", "a link/x"})
    void noFolderCanBeMadeOfAFileOrOfALinkThatLeadsNowhere(String database) throws IOException {
        Files.writeString(folder.resolve("a file"), "kept");
        Files.writeString(Files.createDirectory(folder.resolve("a folder")).resolve("postgres"), "kept");
        Files.createSymbolicLink(folder.resolve("a link"), folder.resolve("nowhere"));
        List<Path> before = everything();

        for (String command : List.of("consolidate", "status", "worker", "migrate", "backup --to copy")) {
            Project.Result result = run(command, "--database", folder.resolve(database));

            assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
            assertThat(result.err())
                    .contains("--database takes the folder of a database, and " + folder)
                    .contains("; move it away, or name another folder")
                    .doesNotContain("Exception");
        }
        assertThat(everything()).isEqualTo(before);
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql:/localhost",
                "localhost:5432/x",
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

    @Test
    void withoutAnInboxNothingIsBegun() throws IOException {
        for (String command : List.of("consolidate", "rerun --year 2017", "worker")) {
            Project.Result result = run(
                    command,
                    "--inbox",
                    folder.resolve("nowhere"),
                    "--database",
                    folder.resolve("database"),
                    "--out",
                    folder.resolve("out"));

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err())
                    .contains("no such inbox: " + folder.resolve("nowhere")
                            + "; name the folder of the filings with --inbox, and see whether its share is connected");
        }
        assertThat(everything()).containsExactly(folder);
    }

    /** Of a script whose variable is not set; Java takes it for the current folder. */
    @ParameterizedTest
    @CsvSource({
        "consolidate, --inbox, DIR",
        "consolidate, --out, DIR",
        "consolidate, --units, FILE",
        "consolidate, --forms, DIR",
        "consolidate, --database, DIR|JDBC-URL",
        "consolidate, --bindings, FILE",
        "consolidate, --signing-keys, FILE",
        "consolidate, --log-file, FILE",
        "consolidate, --metrics, FILE",
        "close, --inbox, DIR",
        "status, --database, DIR|JDBC-URL",
        "summary --year 2017 --unit 610400, --reports, DIR",
        "check, --findings, FILE"
    })
    void aPlaceThatIsEmptyIsNotTheCurrentFolder(String command, String option, String label) {
        for (String empty : List.of("", " ")) {
            Project.Result result = run(command, option, empty);

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err())
                    .contains("rollup: " + option + " is empty; write " + option + " " + label + ", or leave it out");
        }
        assertThat(run("check", "").err()).contains("rollup: FILE|DIR is empty");
        assertThat(run("backup --to", "").err()).contains("rollup: --to is empty; write --to DIR\n");
    }

    private Project.Result runIn(String command, String inbox, String database, String out, Object... more) {
        List<Object> options = new ArrayList<>(List.of(
                "--inbox",
                folder.resolve(inbox),
                "--database",
                database.startsWith("jdbc:") ? database : folder.resolve(database),
                "--out",
                folder.resolve(out)));
        options.addAll(List.of(more));
        return run(command, options.toArray());
    }

    private void makeFolders() throws IOException {
        Files.createDirectories(folder.resolve("inbox/2017"));
        Files.createDirectories(folder.resolve("out/html"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("inbox"));
    }

    /** In the inbox what is written would be taken for filings, and a database is moved with all that is in its folder. */
    @ParameterizedTest
    @CsvSource({
        "inbox, inbox/database, out, --database",
        "inbox, inbox, out, --database",
        "link, inbox/2017, out, --database",
        "inbox, database, inbox, --out",
        "inbox, database, inbox/2017/new/out, --out",
        "inbox, database, link/out, --out",
        "link, database, inbox/out, --out",
        "out/../inbox, database, inbox/out, --out",
        "inbox, database, nowhere/../inbox/out, --out",
        "inbox, database, link/../inbox/out, --out",
        "., database, out, --database",
        "out/html, database, out, --out",
        "inbox, database, database, --out",
        "inbox, database, database/out, --out",
        "inbox, ., other/out, --inbox",
        "inbox, link/.., other/out, --inbox"
    })
    void foldersThatWouldBeMixedUpAreRefused(String inbox, String database, String out, String option)
            throws IOException {
        makeFolders();
        List<Path> before = everything();

        Project.Result result = runIn("consolidate", inbox, database, out);

        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.err())
                .contains("rollup: " + option + " cannot be used: ")
                .contains("; name a place outside of it");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void noOtherFileIsWrittenIntoTheInboxEither() throws IOException {
        makeFolders();
        List<Path> before = everything();
        Path inInbox = folder.resolve("link/2017/x");
        String form = " --form disclosure-2014 --year 2017 --unit 610400";

        for (Project.Result result : List.of(
                runIn("consolidate", "inbox", "database", "out", "--log-file", inInbox),
                runIn("consolidate", "inbox", "database", "out", "--metrics", inInbox),
                runIn("template" + form, "inbox", "jdbc:postgresql://localhost:1/x", "inbox"),
                runIn("report", "inbox", "database", "inbox/out"),
                run("check --inbox", folder.resolve("inbox"), "--findings", inInbox))) {
            assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
            assertThat(result.err()).contains("would be read as filings of the inbox " + folder.resolve("inbox"));
        }
        assertThat(everything()).isEqualTo(before);
    }

    /** All beside each other, as the README has it; outputs among them; and what the inbox passes over. */
    @ParameterizedTest
    @CsvSource({"inbox, .rollup, out", "inbox, .rollup, .", "inbox, inbox/.rollup, inbox of 2018"})
    void whatIsNotMixedUpIsNot(String inbox, String database, String out) {
        Office office = new Office(folder, folder.resolve(database).toString())
                .units("1,甲市,city,,,", "11,乙县,county,1,,")
                .file("2017.csv", "unit_code,year,form,1.1", "11,2017,disclosure-2014,5");

        Project.Result result = office.consolidate("--out", folder.resolve(out));

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("read 1 = accepted 1");
    }

    @Test
    void aBackupIsNotMadeInsideOfWhatItIsABackupOf() throws IOException {
        Path data = Files.createDirectories(folder.resolve("database/postgres"));
        Path file = Files.writeString(folder.resolve("a file"), "kept");

        for (Path to :
                List.of(folder.resolve("database/copy"), data.resolve("copy"), folder.resolve("x/../database/y"))) {
            Project.Result result = run("backup", "--database", folder.resolve("database"), "--to", to);

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains("--to cannot be used: ").contains("is in the folder of the database");
        }
        Project.Result belowFile = run("backup", "--database", folder.resolve("database"), "--to", file.resolve("x"));
        assertThat(belowFile.exitCode()).isEqualTo(2);
        assertThat(belowFile.err()).contains("--to cannot be used: " + file + " is not a folder; move it away");
        assertThat(everything()).containsExactly(folder, file, folder.resolve("database"), data);
    }
}
