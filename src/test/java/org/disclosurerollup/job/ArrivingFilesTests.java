package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disclosurerollup.ChildProcess;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueReader;
import org.disclosurerollup.catalogue.UnitReader;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.cli.Rollup;
import org.disclosurerollup.submission.FileChangedException;
import org.disclosurerollup.submission.FileStamp;
import org.disclosurerollup.submission.Inbox;
import org.disclosurerollup.submission.JdbcSourceFileStore;
import org.disclosurerollup.submission.SubmissionReader;
import org.disclosurerollup.submission.access.FilingRights;
import org.disclosurerollup.validation.RuleBook;
import org.disclosurerollup.validation.Validator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Files that come, grow and go while a run looks at the inbox. */
class ArrivingFilesTests {
    private static final String HEADER = "unit_code,year,form,1.1";

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void openTheOffice() {
        office = new Office(folder.resolve("office"))
                .units("1,甲市,city,,,", "11,乙县,county,1,,", "12,丙县,county,1,,")
                .file("a.csv", HEADER, "11,2017,disclosure-2014,5");
    }

    @AfterEach
    void closeTheOffice() {
        office.close();
    }

    private InboxReading reading() throws Exception {
        Catalogue catalogue = CatalogueReader.read(Project.path("jobs", "forms"));
        UnitRegister units = UnitReader.read(office.folder().resolve("units.csv"));
        return new InboxReading(
                FileReading.here(new SubmissionReader(catalogue, units)),
                new Validator(RuleBook.compile(catalogue)),
                FilingRights.unrestricted(units),
                new InboxReading.Known(
                        Map.of(), Set.of(), "", 0, new JdbcSourceFileStore.Arrivals(LocalDate.of(2018, 1, 31)), 1));
    }

    @Test
    void aFileThatIsStillBeingWrittenWaitsForTheNextRun() throws Exception {
        Path growing = office.inbox().resolve("growing.csv");
        Files.writeString(growing, HEADER + "\n12,2017,disclosure-2014,1");
        Path log = folder.resolve("run.log");
        Process run = ChildProcess.start(
                Rollup.class, log, List.of("-Drollup.inbox.still-seconds=1"), office.consolidateCommand());
        while (run.isAlive()) {
            Files.writeString(growing, "0", StandardOpenOption.APPEND);
            Thread.sleep(100);
        }

        assertThat(run.exitValue()).as(Files.readString(log)).isZero();
        assertThat(Files.readString(log))
                .contains("run 1 completed: read 1 = accepted 1 + rejected 0 + unchanged 0")
                .contains("; see below what was left in the inbox")
                .contains("growing.csv is still being written; it is left for the next run");
        assertThat(office.read("coverage.csv").row("unit_code", "12")).containsEntry("status", "missing");

        Files.writeString(growing, HEADER + "\n12,2017,disclosure-2014,100\n");
        assertThat(office.consolidated().out())
                .contains("run 2 completed: read 2 = accepted 1 + rejected 0 + unchanged 1")
                .doesNotContain("left in the inbox");
        assertThat(office.read("coverage.csv").row("unit_code", "12"))
                .containsEntry("status", "reported")
                .containsEntry("revision", "1");
    }

    @Test
    void whatWasReadOfAFileThatChangedMeanwhileIsNotKept() throws Exception {
        Path file = office.inbox().resolve("a.csv");
        FileStamp before = new FileStamp(Files.size(file) - 1, 1000);

        assertThatThrownBy(() -> reading().read(List.of(new Inbox.Entry(file, "a.csv", before)), block -> {}))
                .isInstanceOf(FileChangedException.class)
                .hasMessageStartingWith("a.csv was written to while it was read");
    }

    @Test
    void aFileThatIsTakenAwayWhileTheInboxIsReadIsPassedOver() throws Exception {
        Path gone = office.inbox().resolve("gone.csv");
        List<Inbox.Entry> entries = List.of(
                new Inbox.Entry(
                        office.inbox().resolve("a.csv"),
                        "a.csv",
                        FileStamp.of(office.inbox().resolve("a.csv"))),
                new Inbox.Entry(gone, "gone.csv", new FileStamp(10, 1000)));

        InboxReading.Outcome outcome =
                reading().read(entries, block -> assertThat(block.files()).hasSize(1));

        assertThat(outcome.replaced()).isEmpty();
        assertThat(outcome.remarks()).isEmpty();
    }

    @Test
    void anInboxThatIsEmptyAllOfASuddenWithdrawsNothingAndIsTold() throws Exception {
        office.file("stated.csv", "unit_code,year,form,cell,group,kind,stated", "11,2017,disclosure-2014,1.1,,total,7")
                .consolidated();
        Map<String, String> before = office.outputs();
        Path away = folder.resolve("away");
        Files.move(office.inbox(), away);

        assertThat(office.consolidate().exitCode()).as("no inbox at all").isEqualTo(2);

        Files.createDirectory(office.inbox());
        Project.Result empty = office.consolidated();
        assertThat(empty.out())
                .contains("the inbox is empty, though 2 files were taken in from it before; all that they said stands;"
                        + " see whether its share is connected");
        assertThat(office.outputs()).isEqualTo(before);
        JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(office.database()));
        assertThat(jdbc.queryForObject("select count(*) from claim where replaced_run is null", Long.class))
                .isEqualTo(1);

        Files.delete(office.inbox());
        Files.move(away, office.inbox());
        assertThat(office.consolidated().out()).contains("unchanged 1").doesNotContain("share");
        assertThat(office.outputs()).isEqualTo(before);
    }

    @Test
    void anInboxThatIsNotThereIsSaidInWords() {
        assertThatThrownBy(() -> new Inbox(folder.resolve("nowhere")).files())
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("the inbox is not there; see whether its share is connected");
    }
}
