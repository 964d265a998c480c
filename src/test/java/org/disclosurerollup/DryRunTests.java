package org.disclosurerollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A dry run says exactly what the run then does, and leaves no trace. */
class DryRunTests {
    private static final String HEADER = "unit_code,year,form,1.1,1.2.2";
    private static final String RUN_LOCK = "select pg_advisory_lock(125822885983600)";

    @TempDir
    Path folder;

    private Office office;
    private JdbcTemplate jdbc;

    @BeforeEach
    void consolidateAndLetMoreArrive() {
        office = new Office(folder)
                .units(
                        "1,甲省,region,,,",
                        "11,乙市,city,1,,",
                        "111,丁县,county,11,,",
                        "112,戊县,county,11,,",
                        "113,己县,county,11,,",
                        "11-a,乙市教育局,department,11,,")
                .file(
                        "2017.csv",
                        HEADER,
                        "111,2017,disclosure-2014,10,10",
                        "112,2017,disclosure-2014,20,",
                        "11-a,2017,disclosure-2014,5,9")
                .file("2018.csv", HEADER, "111,2018,disclosure-2014,12,")
                .file("gone.csv", HEADER, "113,2018,disclosure-2014,1,");
        office.consolidated();
        office.remove("gone.csv")
                .file(
                        "2017.csv",
                        HEADER,
                        "111,2017,disclosure-2014,11,10",
                        "112,2017,disclosure-2014,20,",
                        "11-a,2017,disclosure-2014,9,9",
                        "113,2017,disclosure-2014,-3,")
                .file("late.csv", HEADER, "112,2018,disclosure-2014,25,", "nobody,2018,disclosure-2014,25,");
        jdbc = new JdbcTemplate(new DriverManagerDataSource(office.database()));
    }

    @AfterEach
    void closeOffice() {
        office.close();
    }

    /** Every row of every table as text, with its place in the file, and where every sequence stands. */
    private Map<String, String> database() {
        Map<String, String> content = new TreeMap<>();
        for (String table : jdbc.queryForList(
                "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in ('public', 'batch')"
                        // Says who works now, or did last.
                        + " and tablename <> 'run_lock_holder'",
                String.class)) {
            content.put(
                    table,
                    jdbc.queryForObject(
                            "select coalesce(string_agg(ctid::text || t::text, '\n' order by ctid), '') from " + table
                                    + " t",
                            String.class));
        }
        jdbc.query("select schemaname || '.' || sequencename, last_value from pg_sequences", row -> {
            content.put(row.getString(1), Objects.toString(row.getString(2)));
        });
        return content;
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                content.put(
                        file.toString(),
                        Files.getLastModifiedTime(file) + (Files.isRegularFile(file) ? Files.readString(file) : ""));
            }
        }
        return content;
    }

    private static String resultLine(Project.Result result) {
        Matcher line = Pattern.compile("completed: (read .*; findings: \\d+ hard, \\d+ soft)")
                .matcher(result.out());
        assertThat(line.find()).as(result.out() + result.err()).isTrue();
        return line.group(1);
    }

    @Test
    void leavesEveryRowSequenceAndFileAsItWas() throws IOException {
        Map<String, String> rows = database();
        Map<String, String> files = files();

        Project.Result result = office.consolidate("--dry-run");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(database()).isEqualTo(rows);
        assertThat(files()).isEqualTo(files);
        assertThat(office.consolidated().out()).contains("run 2 completed");
    }

    @Test
    void saysWhatTheRunThenDoes() throws IOException {
        Project.Result dry = office.consolidate("--dry-run");
        CsvTable before = office.read("totals.csv");
        Map<String, String> findingsBefore = findings();
        Project.Result real = office.consolidated();

        assertThat(resultLine(dry)).isEqualTo(resultLine(real));
        assertThat(dry.out())
                .contains("files        1 new, 1 changed, 1 gone, 0 read again")
                .contains("filings      1 new, 2 revised, 2 rejected, 0 withdrawn, 0 waiting;")
                .containsPattern("new +late.csv +read 2: 1 accepted, 1 rejected")
                .containsPattern("changed +2017.csv")
                .containsPattern("gone +gone.csv");
        Map<String, String> findingsAfter = findings();
        long come = findingsAfter.keySet().stream()
                .filter(finding -> !findingsBefore.containsKey(finding))
                .count();
        long gone = findingsBefore.keySet().stream()
                .filter(finding -> !findingsAfter.containsKey(finding))
                .count();
        Matcher moved = Pattern.compile(
                        "hard \\d+ → \\d+ \\(\\+(\\d+) -(\\d+)\\); soft \\d+ → \\d+ \\(\\+(\\d+) -(\\d+)\\)")
                .matcher(dry.out());
        assertThat(moved.find()).isTrue();
        assertThat(Long.parseLong(moved.group(1)) + Long.parseLong(moved.group(3)))
                .isEqualTo(come)
                .isPositive();
        assertThat(Long.parseLong(moved.group(2)) + Long.parseLong(moved.group(4)))
                .isEqualTo(gone)
                .isPositive();
        long changed = changedFigures(before, office.read("totals.csv"));
        assertThat(changed).isPositive();
        assertThat(dry.out()).contains("totals       " + changed + " figures of ");
        assertThat(dry.out()).containsPattern("2017 +disclosure-2014 +甲省 +1.1 +\\S+ +35 +→ +40");
    }

    private Map<String, String> findings() {
        Map<String, String> findings = new HashMap<>();
        jdbc.query("select finding_id, rule from standing_finding where severity <> 'note'", row -> {
            findings.put(row.getString(1), row.getString(2));
        });
        return findings;
    }

    private static long changedFigures(CsvTable before, CsvTable after) {
        Map<String, String> then = figures(before);
        Map<String, String> now = figures(after);
        TreeSet<String> all = new TreeSet<>(then.keySet());
        all.addAll(now.keySet());
        return all.stream()
                .filter(key -> !Objects.equals(then.get(key), now.get(key)))
                .count();
    }

    private static Map<String, String> figures(CsvTable totals) {
        Map<String, String> figures = new HashMap<>();
        totals.where("group", "total")
                .forEach(row -> figures.put(
                        row.get("unit_code") + " " + row.get("year") + " " + row.get("form") + " " + row.get("cell"),
                        row.get("value")));
        return figures;
    }

    @Test
    void saysThatNothingIsNew() {
        office.consolidated();

        assertThat(office.consolidate("--dry-run").out())
                .contains("files        0 new, 0 changed, 0 gone, 0 read again")
                .contains("none would be computed anew")
                .contains("totals       0 figures of 0 totals would change");
    }

    @Test
    void endsWithTheExitCodeThatTheRunWouldHave() {
        assertThat(office.consolidate("--dry-run", "--fail-on", "hard").exitCode())
                .isEqualTo(3);
        assertThat(office.consolidate("--fail-on", "hard").exitCode()).isEqualTo(3);
    }

    @Test
    void doesNotWorkBesideARun() throws SQLException {
        try (Connection other = DriverManager.getConnection(office.database());
                Statement statement = other.createStatement()) {
            statement.execute(RUN_LOCK);

            assertThat(office.consolidate("--dry-run").exitCode()).isEqualTo(4);
        }
    }

    @Test
    void aRunThatWasCutOffIsInIt() throws IOException {
        Path inTheWay = Files.createDirectories(office.out().resolve(".totals.csv.partial"));
        assertThat(office.consolidate().exitCode()).isEqualTo(1);
        office.file("later.csv", HEADER, "113,2018,disclosure-2014,4,");
        Map<String, String> rows = database();

        Project.Result dry = office.consolidate("--dry-run");

        assertThat(dry.out())
                .contains("run 2 was cut off and would be finished first")
                .containsPattern("new +late.csv")
                .containsPattern("new +later.csv");
        assertThat(database()).isEqualTo(rows);
        Files.delete(inTheWay);
        assertThat(resultLine(office.consolidated())).isEqualTo(resultLine(dry));
    }

    @Test
    void anEmbeddedDatabaseThatIsNotThereIsNotMade() {
        Path nowhere = folder.resolve("nowhere");

        Project.Result result = Project.run(office.consolidateCommand("--dry-run").stream()
                .map(word -> word.equals(office.database()) ? nowhere.toString() : word)
                .toArray());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("files        3 new, 0 changed").contains("nothing was stored or written");
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void namesOfFilesCannotMoveTheCursor() {
        office.file("\u001b[2J\u202ecsv.exe.csv", HEADER, "112,2016,disclosure-2014,25,");

        assertThat(office.consolidate("--dry-run").out())
                .contains("<U+001B>[2J<U+202E>csv.exe.csv")
                .doesNotContain("\u001b", "\u202e");
    }
}
