package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.disclosurerollup.CsvTable;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.submission.JdbcClosedYearStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What is filed for a closed year waits until the year is reopened. */
class ClosedYearTests {
    private static final String FILING = "unit_code,year,form,scope,1.1,3.1,3.1.1";
    private static final String[] UNITS = {
        "11,乙市,city,,,", "111,丁县,county,11,,", "112,戊县,county,11,,", "11-a,乙市教育局,department,11,,"
    };
    private static final String STANDING = """
            select concat_ws(' ', unit_code, period, scope, revision, status, reason, figures)
            from submission where replaced_run is null order by 1
            """;

    @TempDir
    Path folder;

    private Office office;
    private DriverManagerDataSource books;
    private JdbcTemplate jdbc;

    @BeforeEach
    void fileAndClose() {
        office = new Office(folder.resolve("office")).units(UNITS);
        books = new DriverManagerDataSource(office.database());
        jdbc = new JdbcTemplate(books);
        office.file("2017.csv", FILING, "111,2017,disclosure-2014,,10,,", "112,2017,disclosure-2014,,300,,");
        office.file("2018.csv", FILING, "111,2018,disclosure-2014,,20,,", "112,2018,disclosure-2014,,300,,");
        office.consolidated();
        assertDone(close(office, "--reason", "已上报"));
    }

    @AfterEach
    void giveBack() {
        office.close();
    }

    private static Project.Result command(Office at, String command, String... more) {
        List<String> words = at.consolidateCommand((Object[]) more);
        words.set(0, command);
        return Project.run(words.toArray());
    }

    private static Project.Result close(Office at, String... more) {
        List<String> words = new ArrayList<>(List.of("--year", "2017", "--operator", "张三"));
        words.addAll(List.of(more));
        return command(at, "close", words.toArray(String[]::new));
    }

    private static Project.Result reopen(Office at) {
        return command(at, "reopen", "--year", "2017", "--reason", "更正漏报", "--operator", "李四");
    }

    private static Project.Result assertDone(Project.Result result) {
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        return result;
    }

    private String total(String year) {
        office.consolidated("--year", year);
        return office.read("totals.csv")
                .row("unit_code", "11", "cell", "1.1", "group", "total")
                .get("value");
    }

    private CsvTable findings() {
        return office.read("findings.csv");
    }

    private List<String> revisions(String unit) {
        return jdbc.queryForList("""
                select concat_ws(' ', revision, status, waiting_as, introduced_run, coalesce(replaced_run::text, '-'))
                from submission where unit_code = ? and period = '2017' order by submission_id
                """, String.class, unit);
    }

    @Test
    void aCorrectionIsTakenInAndWaitsVisibly() {
        office.file("new.csv", FILING, "112,2017,disclosure-2014,,290,,");

        Project.Result result = office.consolidated();

        assertThat(result.out())
                .contains("read 5 = accepted 1 + rejected 0 + unchanged 4")
                .contains("of these 1 wait because their year is closed");
        assertThat(revisions("112")).containsExactly("1 accepted 1 -", "2 waiting accepted 3 -");
        assertThat(findings().row("rule", "year-closed"))
                .containsEntry("severity", "soft")
                .containsEntry("unit_code", "112")
                .containsEntry("source", "new.csv");
        assertThat(total("2017")).isEqualTo("310");
        assertThat(Project.run("status", "--database", office.database()).out())
                .containsPattern("close 2017\\s+because: 已上报")
                .contains("year 2017 is closed since run 2")
                .contains("by 张三 (已上报); filings that wait for 'reopen': 1");
    }

    @Test
    void theStatesOfItsAreasSayClosed() {
        String[] question = {"status", "--database", office.database(), "--year", "2017"};
        assertThat(Project.run((Object[]) question).out().lines().skip(1))
                .hasSize(3)
                .allMatch(line -> line.contains(" closed "));
        question[4] = "2018";
        assertThat(Project.run((Object[]) question).out().lines().skip(1))
                .hasSize(3)
                .allMatch(line -> line.contains(" clean "));
    }

    @Test
    void reopeningLetsItTakeEffect() {
        office.file("new.csv", FILING, "112,2017,disclosure-2014,,290,,");
        office.consolidated();

        Project.Result result = assertDone(reopen(office));

        assertThat(result.out()).contains("run 4 completed: reopened 2017, taking in 1 that waited, for 李四");
        assertThat(revisions("112")).containsExactly("1 accepted 1 4", "2 waiting accepted 3 4", "2 accepted 4 -");
        assertThat(findings().where("rule", "year-closed")).isEmpty();
        assertThat(office.read("totals.csv").row("unit_code", "11", "cell", "1.1", "group", "total", "year", "2017"))
                .containsEntry("value", "300");
        assertThat(office.read("comparison.csv")
                        .row("unit_code", "11", "cell", "1.1", "group", "total", "year", "2018"))
                .containsEntry("previous", "300");
        assertThat(office.read("cured.csv").rows()).isEmpty();
        assertThat(Project.run("status", "--database", office.database()).out()).doesNotContain("is closed");
    }

    @Test
    void aFirstFilingWaitsAsWell() {
        office.file("late.csv", FILING, "11-a,2017,disclosure-2014,,7,,");
        office.consolidated();

        assertThat(office.read("coverage.csv").row("unit_code", "11-a", "form", "disclosure-2014", "year", "2017"))
                .containsEntry("status", "waiting")
                .containsEntry("reported_units", "0");
        assertThat(office.read("outstanding.csv").where("unit_code", "11-a", "form", "disclosure-2014", "year", "2017"))
                .isEmpty();

        assertDone(reopen(office));

        assertThat(office.read("coverage.csv").row("unit_code", "11-a", "form", "disclosure-2014", "year", "2017"))
                .containsEntry("status", "reported");
    }

    @Test
    void aWithdrawalWaitsAsWell() {
        office.file("back.csv", "unit_code,year,form,withdrawn,reason", "112,2017,disclosure-2014,是,误报");
        office.consolidated();
        assertThat(total("2017")).isEqualTo("310");

        assertDone(reopen(office));

        assertThat(total("2017")).isEqualTo("10");
    }

    @Test
    void aRejectedFilingKeepsItsVerdictAndFindings() {
        office.file("wrong.csv", FILING, "112,2017,disclosure-2014,,290,9,8");
        Project.Result result = office.consolidated();
        assertThat(result.out()).contains("accepted 0 + rejected 1").contains("1 wait");
        assertThat(findings().where("rule", "F14-01", "severity", "hard")).hasSize(1);

        assertDone(reopen(office));

        assertThat(revisions("112")).containsExactly("1 accepted 1 -", "2 waiting rejected 3 4", "2 rejected 4 -");
        assertThat(findings().where("rule", "F14-01", "severity", "hard")).hasSize(1);
        assertThat(total("2017")).isEqualTo("310");
    }

    @Test
    void theSameContentAgainIsUnchangedWhileItWaits() {
        office.file("new.csv", FILING, "112,2017,disclosure-2014,,290,,");
        office.consolidated();
        office.file("again.csv", FILING, "112,2017,disclosure-2014,,290,,");

        assertThat(office.consolidated().out()).contains("accepted 0 + rejected 0 + unchanged 6");
        assertThat(revisions("112")).hasSize(2);
    }

    @Test
    void theFormerContentDoesNotSilentlyTakeBackTheOneThatWaits() {
        office.file("new.csv", FILING, "112,2017,disclosure-2014,,290,,");
        office.consolidated();
        office.file("old.csv", FILING, "112,2017,disclosure-2014,,300,,");
        office.consolidated();

        assertThat(findings().row("rule", "superseded-copy").get("message")).contains("第 2 版");
    }

    @Test
    void aRerunOfTheYearAfterLeavesWhatWaitsWaiting() {
        office.file("new.csv", FILING, "112,2017,disclosure-2014,,290,,");
        office.consolidated();

        assertDone(command(office, "rerun", "--year", "2018"));

        assertThat(revisions("112")).containsExactly("1 accepted 1 -", "2 waiting accepted 3 -");
        assertThat(total("2017")).isEqualTo("310");
    }

    @Test
    void otherYearsGoOn() {
        office.file("new.csv", FILING, "112,2018,disclosure-2014,,290,,");
        office.consolidated();

        assertThat(total("2018")).isEqualTo("310");
        assertThat(findings().where("rule", "year-closed")).isEmpty();
    }

    @Test
    void acceptingARejectedFilingIsRefused() {
        office.file("wrong.csv", FILING, "112,2017,disclosure-2014,,290,9,8");
        office.consolidated();

        Project.Result result = command(
                office, "accept", "--unit", "112", "--year", "2017", "--form", "disclosure-2014", "--reason", "核实");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("2017 was closed in run 2 by 张三")
                .contains("reopen it first: rollup reopen --year 2017 --reason");
    }

    @Test
    void aYearIsClosedAndReopenedOnce() {
        Project.Result again = close(office);
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("2017 was closed in run 2 by 张三").contains("already");
        assertDone(reopen(office));
        Project.Result twice = reopen(office);
        assertThat(twice.exitCode()).isEqualTo(2);
        assertThat(twice.err()).contains("2017 is not closed");
        assertThat(jdbc.queryForObject("select count(*) from run", Long.class)).isEqualTo(3);
    }

    @Test
    void whoClosedAndReopenedWhenAndWhyIsKept() {
        assertDone(reopen(office));
        assertDone(close(office));

        assertThat(jdbc.queryForList("""
                        select concat_ws(' ', period, c.reason, reopen_reason, closing.operator, reopening.operator)
                        from closed_year c
                        join run closing on closing.run_id = introduced_run
                        left join run reopening on reopening.run_id = replaced_run
                        order by introduced_run
                        """, String.class)).containsExactly("2017 已上报 更正漏报 张三 李四", "2017 张三");
        JdbcClosedYearStore store = new JdbcClosedYearStore(books);
        Period year = Period.parse("2017").orElseThrow();
        assertThat(store.asOf(1)).isEmpty();
        assertThat(store.asOf(2)).containsExactly(year);
        assertThat(store.asOf(3)).isEmpty();
        assertThat(store.asOf(4)).containsExactly(year);
    }

    @Test
    void aReopeningThatFailedIsFinishedByTheSameCommand() throws IOException {
        office.file("new.csv", FILING, "112,2017,disclosure-2014,,290,,");
        office.consolidated();
        Path blocked = folder.resolve("blocked");
        Files.writeString(blocked, "no folder");
        jdbc.execute("alter table total_base add constraint stop check (introduced_run < 4)");
        assertThat(reopen(office).exitCode()).isEqualTo(1);
        jdbc.execute("alter table total_base drop constraint stop");

        assertThat(assertDone(reopen(office)).out()).contains("run 4 resumed and completed: reopened 2017");

        assertThat(total("2017")).isEqualTo("300");
        assertThat(revisions("112")).hasSize(3);
    }

    private record Books(List<String> standing, Map<String, String> outputs) {}

    /** Numbered and unnumbered revisions, good ones, rejected ones and withdrawals, over three portions. */
    private static List<List<String>> portions(Random random) {
        List<String> rows = new ArrayList<>();
        for (String filer : List.of(
                "11,2017,disclosure-2014,area",
                "111,2017,disclosure-2014,own",
                "112,2017,disclosure-2014,own",
                "11-a,2017,disclosure-2014,own")) {
            int revisions = 1 + random.nextInt(5);
            for (int revision = 1; revision <= revisions; revision++) {
                rows.add(filer + "," + revision + ","
                        + switch (random.nextInt(4)) {
                            case 0 -> "是,,,";
                            case 1 -> "," + random.nextInt(1000) + ",9,8";
                            default -> "," + random.nextInt(1000) + ",5,5";
                        });
            }
        }
        Collections.shuffle(rows, random);
        List<List<String>> portions = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        rows.forEach(row -> portions.get(random.nextInt(3)).add(row));
        return portions;
    }

    private Books booksAfter(String name, List<List<String>> portions, boolean closing) {
        try (Office at = new Office(folder.resolve(name)).units(UNITS)) {
            for (int i = 0; i < portions.size(); i++) {
                at.file(
                        "portion" + i + ".csv",
                        "unit_code,year,form,scope,revision,withdrawn,1.1,3.1,3.1.1",
                        portions.get(i).toArray(String[]::new));
                assertDone(at.consolidate());
                if (closing && i == 0) {
                    assertDone(close(at));
                }
            }
            if (closing) {
                assertDone(reopen(at));
            }
            assertDone(at.consolidate("--year", "2017"));
            return new Books(
                    new JdbcTemplate(new DriverManagerDataSource(at.database())).queryForList(STANDING, String.class),
                    at.outputs());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void closingAndReopeningEndsAsIfTheYearHadNeverBeenClosed(long seed) {
        List<List<String>> portions = portions(new Random(seed));

        Books open = booksAfter("open", portions, false);
        Books closed = booksAfter("closed", portions, true);

        assertThat(closed.standing()).isEqualTo(open.standing()).isNotEmpty();
        assertThat(Office.difference(open.outputs(), closed.outputs())).isEmpty();
    }

    private String total(String unit, String year) {
        return jdbc.queryForObject("""
                select figures[1]::text from total
                where area_code = ? and period = ? and form = 'disclosure-2014' and grp = 'total' and replaced_run is null
                """, String.class, unit, year);
    }

    @Test
    void otherUnitsOfAClosedYearWaitWithItsFilings() {
        office.units("11,乙市,city,,,", "111,丁县,county,11,,", "112,戊县,county,11,2018-01-01,");
        office.consolidated();

        assertThat(total("11", "2017")).isEqualTo("310");
        assertThat(jdbc.queryForList(
                        "select distinct period || ' ' || reason from area_state where cleared_run is null order by 1",
                        String.class))
                .containsExactly("2017 units");
        assertThat(command(office, "status").out())
                .contains("2017: 2 areas reached by changes that wait until the year is reopened");
        assertThat(command(office, "status", "--year", "2017").out()).contains("closed", "units");

        assertDone(reopen(office));
        assertThat(total("11", "2017")).isEqualTo("10");
        assertThat(jdbc.queryForObject("select count(*) from area_state where cleared_run is null", Long.class))
                .isZero();
    }

    @Test
    void anAreaThatFiledForTheWholeOfAClosedYearCanBeTakenOutOfTheUnits() {
        assertDone(reopen(office));
        office.file("whole.csv", FILING, "112,2017,disclosure-2014,area,400,,");
        office.consolidated();
        assertDone(close(office));
        office.units(UNITS[0], UNITS[1], UNITS[3]);

        // Its total of 2017 stands, and 2018 is compared with it.
        assertDone(office.consolidate());

        assertThat(total("11", "2017")).isEqualTo("410");
        assertThat(office.read("comparison.csv")
                        .row("unit_code", "11", "year", "2018", "cell", "1.1", "group", "total"))
                .containsEntry("value", "20")
                .containsEntry("previous", "410");
        assertDone(reopen(office));
        assertThat(total("11", "2017")).isEqualTo("10");
    }

    @Test
    void aBaseCorrectedUnderAClosedYearMovesItsGrowthWhenItIsReopened() {
        office.file("2016.csv", FILING, "111,2016,disclosure-2014,,5,,", "112,2016,disclosure-2014,,300,,");
        office.consolidated();
        String growth =
                "select count(*) from total_base where period = '2017' and previous is not null and replaced_run is null";

        assertThat(total("11", "2016")).isEqualTo("305");
        assertThat(jdbc.queryForObject(growth, Long.class)).isZero();

        assertDone(reopen(office));
        assertThat(jdbc.queryForObject(growth, Long.class)).isPositive();
    }

    @Test
    void aClosedYearIsNotComputedAnew() {
        Project.Result rerun = command(office, "rerun", "--year", "2017");

        assertThat(rerun.exitCode()).isEqualTo(2);
        assertThat(rerun.err()).contains("2017 was closed in run 2 by 张三", "rollup reopen --year 2017");
    }
}
