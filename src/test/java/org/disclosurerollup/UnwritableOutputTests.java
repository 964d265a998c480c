package org.disclosurerollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
    void anObstacleInsideTheFolderIsNamedAndTheSameCommandFinishesTheRunWithoutIt() throws IOException {
        Path page = Files.createDirectories(office.out().resolve("html").resolve("1-2017.html"));
        Path inTheWay = Files.writeString(page.resolve("in the way"), "kept");

        Project.Result failed = office.consolidate();

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err())
                .contains("run 1 failed: cannot write " + office.out() + ": " + page
                        + " is a folder where a file is to be written; move it away")
                .contains("Nothing is lost; after that the same command finishes it.")
                .doesNotContain("Exception", ".partial");

        Files.delete(inTheWay);
        Files.delete(page);
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
        assertThat(isFolder.err()).contains("--findings takes a file, and " + folder + " is a folder");
        assertThat(belowFile.exitCode()).isEqualTo(1);
        assertThat(belowFile.err()).contains(file + " is not a folder").doesNotContain("Exception");
    }
}
