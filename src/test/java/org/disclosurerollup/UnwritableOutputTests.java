package org.disclosurerollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Outputs that cannot be written: told in plain words, before a run is begun where that can be seen. */
class UnwritableOutputTests {

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void openTheOffice() {
        office = new Office(folder)
                .units("1,甲市,city,,,", "11,乙县,county,1,,")
                .file("2017.csv", "unit_code,year,form,1.1", "11,2017,disclosure-2014,5");
    }

    @AfterEach
    void closeTheOffice() {
        office.close();
    }

    private Project.Result status() {
        return Project.run("status", "--database", office.database());
    }

    @Test
    void aFileInThePlaceOfTheFolderIsWrongUsageAndBeginsNoRun() throws IOException {
        Path file = Files.writeString(folder.resolve("a file"), "kept");

        for (Path out : new Path[] {file, file.resolve("below/it")}) {
            Project.Result result = office.consolidate("--out", out);

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err())
                    .contains("--out cannot be used: " + file + " is not a folder; move it away")
                    .doesNotContain("Exception");
        }
        assertThat(file).content().isEqualTo("kept");
        assertThat(status().out()).contains("no run yet");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkThatLeadsNowhereIsWrongUsage() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));

        Project.Result result = office.consolidate("--out", link);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(link + " is not a folder");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aReadOnlyFolderIsWrongUsage() throws IOException {
        Path readOnly = Files.createDirectory(
                folder.resolve("read-only"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        assumeThat(Files.isWritable(readOnly)).as("root may write anywhere").isFalse();

        Project.Result result = office.consolidate("--out", readOnly.resolve("out"));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(readOnly.resolve("out") + ": no permission; let this user write there");
    }

    @Test
    void anObstacleThatCannotBeSeenIsNamedAndTheSameCommandFinishesTheRunWithoutIt() throws IOException {
        Path inTheWay = Files.createDirectories(office.out().resolve(".totals.csv.partial"));

        Project.Result failed = office.consolidate();

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err())
                .contains("run 1 failed: cannot write " + office.out().resolve("totals.csv"))
                .contains("Nothing is lost; after that the same command finishes it.")
                .doesNotContain("Exception", ".partial");

        Files.delete(inTheWay);
        Project.Result finished = office.consolidated();

        assertThat(finished.out()).contains("run 1 resumed and completed: read 1 = accepted 1");
        assertThat(office.read("totals.csv").row("unit_code", "1", "cell", "1.1", "group", "total"))
                .containsEntry("value", "5");
    }

    @Test
    void whatCanBeSeenBeforehandBeginsNoRun() throws IOException {
        for (String name : List.of("findings.csv", "totals.csv", "ranking.csv")) {
            Path folderInPlace = Files.createDirectories(office.out().resolve(name));

            Project.Result refused = office.consolidate();

            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err())
                    .contains("--out cannot be used: " + folderInPlace
                            + " is a folder where a file is to be written; move it away");
            Files.delete(folderInPlace);
        }
        TestServer.delete(office.out());
        Files.createDirectories(office.out());
        for (String name : List.of("html", "notices")) {
            Path fileInPlace = Files.writeString(office.out().resolve(name), "in the way");

            Project.Result refused = office.consolidate();

            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err())
                    .contains("--out cannot be used: " + fileInPlace + " is not a folder; move it away");
            Files.delete(fileInPlace);
        }
        assertThat(office.consolidated().out()).contains("run 1 completed");
    }

    @Test
    void theFileOfFindingsOfACheckIsToldOfAsWell() throws IOException {
        Path file = Files.writeString(folder.resolve("a file"), "kept");
        Path units = folder.resolve("units.csv");

        Project.Result isFolder = Project.run("check", "--units", units, "--findings", folder, office.inbox());
        Project.Result belowFile =
                Project.run("check", "--units", units, "--findings", file.resolve("f.csv"), office.inbox());

        assertThat(isFolder.exitCode()).isEqualTo(2);
        assertThat(isFolder.err())
                .contains("--findings cannot be used: " + folder + " is a folder where a file is to be written");
        assertThat(belowFile.exitCode()).isEqualTo(2);
        assertThat(belowFile.err()).contains("--findings cannot be used: " + file + " is not a folder");
    }

    @Test
    void logAndMetricsAreLookedAtBeforeTheRun() throws IOException {
        Path file = Files.writeString(folder.resolve("a file"), "kept");

        for (String option : List.of("--log-file", "--metrics")) {
            Project.Result isFolder = office.consolidate(option, folder);
            Project.Result belowFile = office.consolidate(option, file.resolve("x"));

            assertThat(isFolder.exitCode()).isEqualTo(2);
            assertThat(isFolder.err())
                    .contains(option + " cannot be used: " + folder + " is a folder where a file is to be written");
            assertThat(belowFile.exitCode()).isEqualTo(2);
            assertThat(belowFile.err()).contains(option + " cannot be used: " + file + " is not a folder");
        }
        Project.Result nowhere = office.consolidate("--log-file", folder.resolve("nowhere/x.log"));
        assertThat(nowhere.exitCode()).isEqualTo(2);
        assertThat(nowhere.err())
                .contains("--log-file cannot be used: there is no folder " + folder.resolve("nowhere") + "; make it");
        assertThat(status().out()).contains("no run yet");
    }

    @Test
    void whatACommandWritesBesideARunIsLookedAtBeforeItReads() throws IOException {
        office.consolidated();
        for (String name : List.of("1-2017.xlsx", "diff-2017.html", "11-2017-disclosure-2014.xlsx")) {
            Files.createDirectories(office.out().resolve(name));
        }
        Files.writeString(office.out().resolve("published"), "in the way");

        assertRefused("1-2017.xlsx", "summary", "--unit", "1");
        assertRefused("diff-2017.html", "diff", "--format", "html");
        assertRefused("11-2017-disclosure-2014.xlsx", "template", "--unit", "11", "--form", "disclosure-2014");
        assertRefused("published", "publish", "--unit", "1");

        assertThat(office.run("summary", "--year", "2017", "--unit", "1", "--format", "html")
                        .exitCode())
                .isZero();
        assertThat(status().out()).doesNotContain("run 2");
    }

    private void assertRefused(String obstacle, String command, Object... words) {
        List<Object> more = new ArrayList<>(List.of("--year", "2017"));
        more.addAll(List.of(words));

        Project.Result result = office.run(command, more.toArray());

        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("--out cannot be used: " + office.out().resolve(obstacle) + " is ")
                .contains("; move it away, or name another place");
    }
}
