package org.disclosurerollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A note says how something was read: it is in findings.csv and asks nothing of anybody. */
class NotesTests {

    private static final Path FILES = Project.path("src", "test", "resources", "intake", "files");

    @TempDir
    Path folder;

    private Office office() {
        return new Office(folder).units("990000,云江市,city,,,", "990000-财政局,云江市财政局,department,990000,,");
    }

    @Test
    void aNoteNagsNobodyAndSaysItsPlace() throws Exception {
        try (Office office = office()) {
            Files.copy(FILES.resolve("report-2019.docx"), office.inbox().resolve("report-2019.docx"));
            Project.Result run =
                    Project.run(office.consolidateCommand("--fail-on", "soft").toArray());

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains("findings: 0 hard, 0 soft; notes: 2");
            assertThat(office.read("findings.csv").rows()).hasSize(2).allSatisfy(row -> {
                assertThat(row.get("severity")).isEqualTo("note");
                assertThat(row.get("source")).startsWith("report-2019.docx#表1!第");
            });
            assertThat(office.read("notices.csv").rows()).isEmpty();
            assertThat(office.out().resolve("notices/990000-财政局.html")).doesNotExist();
            assertThat(office.read("totals.csv").row("unit_code", "990000", "cell", "20.9.1.2", "group", "total"))
                    .containsEntry("value", "25.1");
        }
    }

    @Test
    void theSameFormInAnotherFormatIsUnchanged() throws Exception {
        try (Office office = office()) {
            Files.copy(FILES.resolve("form.csv"), office.inbox().resolve("a.csv"));
            office.consolidated();
            for (String name :
                    new String[] {"form.xlsx", "form.xls", "halves.doc", "halves.docx", "halves.html", "wild.csv"}) {
                Files.copy(FILES.resolve(name), office.inbox().resolve(name));
            }
            Project.Result run = Project.run(office.consolidateCommand().toArray());

            assertThat(run.out()).contains("read 7 = accepted 0 + rejected 0 + unchanged 7");
        }
    }

    @Test
    void aRerunKeepsNotesAndTheirPlaces() throws Exception {
        try (Office office = office()) {
            Files.copy(FILES.resolve("form.xlsx"), office.inbox().resolve("form.xlsx"));
            office.consolidated();
            var before = office.read("findings.csv").rows();
            assertThat(before).extracting(row -> row.get("source")).contains("form.xlsx#统计表!D12");

            Project.Result rerun =
                    Project.run(office.command("rerun", "--year", "2017", "--out", office.out(), "--reason", "核对")
                            .toArray());

            assertThat(rerun.exitCode()).as(rerun.err()).isZero();
            assertThat(office.read("findings.csv").rows()).isEqualTo(before);
        }
    }
}
