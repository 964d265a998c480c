package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueReader;
import org.disclosurerollup.catalogue.UnitReader;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.submission.IntakeCounts;
import org.disclosurerollup.submission.access.FilingRights;
import org.disclosurerollup.validation.RuleBook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Runs over years in which figures come, are corrected and go; each test goes on where the one before it ended. */
@TestMethodOrder(OrderAnnotation.class)
class StatedFiguresJobTests {

    private static final String HEADER = "unit_code,year,form,1.1";
    private static final String STATED = "unit_code,year,form,cell,group,kind,stated";

    @TempDir
    static Path folder;

    private static Database database;
    private static JdbcTemplate jdbc;

    @BeforeAll
    static void openDatabase() throws IOException {
        database = Database.open(folder.resolve("database").toString());
        jdbc = new JdbcTemplate(database.dataSource());
        Files.createDirectories(folder.resolve("inbox"));
        write(
                "../units.csv",
                "code,name,kind,parent,valid_from,valid_to",
                "110,乙市,city,,,",
                "111,丁县,county,110,,",
                "112,戊县,county,110,,",
                "110-a,乙市教育局,department,110,,");
        write("2016.csv", HEADER, "111,2016,disclosure-2014,100", "112,2016,disclosure-2014,100");
        write(
                "2017.csv",
                HEADER,
                "111,2017,disclosure-2014,110",
                "112,2017,disclosure-2014,130",
                "110-a,2017,disclosure-2014,60");
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    private static void write(String name, String... lines) throws IOException {
        Files.writeString(folder.resolve("inbox").resolve(name), String.join("\n", lines) + "\n");
    }

    private static RunOutcome run() throws Exception {
        Catalogue catalogue = CatalogueReader.read(Path.of("jobs", "forms"));
        UnitRegister units = UnitReader.read(folder.resolve("units.csv"));
        RunRequest request = new RunRequest(
                catalogue,
                RuleBook.compile(catalogue),
                units,
                FilingRights.unrestricted(units),
                folder.resolve("inbox"),
                folder.resolve("out"),
                Optional.empty(),
                "test");
        return new ConsolidationRun(database, request, new Silence()).run();
    }

    private static final class Silence implements Progress {
        @Override
        public void begin(String step, long size) {}

        @Override
        public void advance(long done) {}

        @Override
        public void end(String summary, long filings) {}
    }

    /** Unit, rule and printed figure of the findings about printed figures, as {@code findings.csv} has them. */
    private static List<String> findings() throws IOException {
        return Files.readAllLines(folder.resolve("out").resolve("findings.csv")).stream()
                .filter(line -> line.contains(",stated-") || line.contains(",X05,"))
                .map(line -> line.split(","))
                .map(fields -> fields[0] + " " + fields[1] + " " + fields[2] + " " + fields[7])
                .toList();
    }

    private static List<Long> replacedRuns(String table) {
        return jdbc.queryForList("select distinct replaced_run from " + table + " order by 1", Long.class);
    }

    @Test
    @Order(1)
    void wrongClaimIsFoundAndRejectsNothing() throws Exception {
        write(
                "stated.csv",
                STATED,
                "110,2017,disclosure-2014,1.1,counties,share,80%",
                "110,2017,disclosure-2014,1.1,departments,share,25%",
                "110,2017,disclosure-2014,1.1,counties,growth,20%",
                "110-a,2017,disclosure-2014,1.1,,total,60条",
                "nobody,2017,disclosure-2014,1.1,,total,60条");
        RunOutcome outcome = run();
        assertThat(outcome.counts()).isEqualTo(new IntakeCounts(6, 5, 1, 0));
        assertThat(outcome.statedFigures()).isEqualTo(4);
        assertThat(findings()).containsExactly("hard stated-share 110 25%", "soft stated-shares-sum 110 105%");
        assertThat(jdbc.queryForObject("select status from submission where unit_code = '110-a'", String.class))
                .isEqualTo("accepted");
    }

    @Test
    @Order(2)
    void runWithoutNewsRepeatsWhatStands() throws Exception {
        RunOutcome outcome = run();
        assertThat(outcome.isNews()).isFalse();
        assertThat(findings()).containsExactly("hard stated-share 110 25%", "soft stated-shares-sum 110 105%");
        assertThat(replacedRuns("claim")).containsExactly((Long) null);
        assertThat(replacedRuns("finding where stage = 'claims'")).containsExactly((Long) null);
    }

    @Test
    @Order(3)
    void correctionOfLastYearTouchesStatedGrowth() throws Exception {
        write("2016-late.csv", HEADER, "112,2016,disclosure-2014,200");
        run();
        assertThat(findings()).contains("hard stated-share 110 25%", "hard stated-growth 110 20%");
    }

    @Test
    @Order(4)
    void claimGoesWithItsFileAndSoDoItsFindings() throws Exception {
        write("stated.csv", STATED, "110,2017,disclosure-2014,1.1,counties,share,80%");
        RunOutcome outcome = run();
        assertThat(outcome.isNews()).isTrue();
        assertThat(outcome.statedFigures()).isEqualTo(1);
        assertThat(findings()).isEmpty();
        assertThat(replacedRuns("claim")).containsExactly(outcome.run(), null);
        Files.delete(folder.resolve("inbox").resolve("stated.csv"));
        run();
        assertThat(jdbc.queryForObject("select count(*) from claim where replaced_run is null", Long.class))
                .isZero();
    }
}
