package org.disclosurerollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.disclosurerollup.cli.Rollup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole inbox of hostile files under a small heap: a finding each, and the rest of the inbox taken in. */
class HostileFilesTests {

    private static final List<String> SMALL_HEAP = List.of("-Xmx256m");

    @TempDir
    static Path folder;

    private static Office office;
    private static Map<String, String> expected;

    @BeforeAll
    static void writeTheInbox() throws Exception {
        office = new Office(folder)
                .units(
                        "990000,云江市,city,,,",
                        "990001,东山县,county,990000,,",
                        "990000-财政局,云江市财政局,department,990000,,",
                        "990000-旅游局,云江市旅游局,department,990000,,");
        expected = HostileFiles.write(office.inbox());
        Path good = Project.path("src", "test", "resources", "intake", "files");
        Files.copy(good.resolve("form.xlsx"), office.inbox().resolve("0-before.xlsx"));
        office.file("zz-after.csv", "unit_code,year,form,1.1", "990000-旅游局,2016,disclosure-2014,7");
    }

    @AfterAll
    static void giveBackTheDatabase() {
        office.close();
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "log", ".txt");
        Process process = ChildProcess.start(Rollup.class, log, SMALL_HEAP, command);
        // Bounded time is a part of what is tested.
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it ends").isTrue();
        String printed = Files.readString(log);
        assertThat(process.exitValue()).as(printed).isIn(0, 3);
        return printed;
    }

    private static void assertFound(CsvTable findings) {
        expected.forEach((name, rule) -> assertThat(findings.rows())
                .as("%s: %s", name, rule)
                .anySatisfy(row -> {
                    assertThat(row.get("rule")).isEqualTo(rule);
                    assertThat(row.get("source")).startsWith(name.replace('\\', '/'));
                }));
    }

    @Test
    void aRunTakesInTheRestAndFindsEach() throws Exception {
        String printed = run(office.consolidateCommand());
        assertThat(printed).contains("completed").doesNotContain("OutOfMemory");
        assertFound(office.read("findings.csv"));
        assertThat(office.read("coverage.csv").rows())
                .filteredOn(row -> row.get("status").equals("reported"))
                .extracting(row -> row.get("unit_code") + " " + row.get("year"))
                .contains("990000-财政局 2017", "990000-旅游局 2016", "990001 2017");
        assertThat(Path.of("/tmp/escaped.xml")).doesNotExist();
    }

    @Test
    void aCheckFindsTheSame() throws Exception {
        Path findings = folder.resolve("found.csv");
        run(List.of(
                "check",
                "--units",
                office.folder().resolve("units.csv").toString(),
                "--findings",
                findings.toString(),
                office.inbox().toString()));
        assertFound(CsvTable.read(findings));
    }
}
