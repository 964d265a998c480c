package org.disclosurerollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.database.RunLock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Drives the commands as an operator does, on the sample, and looks only at exit codes, what is printed and the files.
 *
 * <p>{@code mvn test -Dtest=BlackBoxTests -Drollup.updateExpected=true} writes {@code sample-data/expected} anew; its
 * difference is then what a change of the program means for the figures.
 */
class BlackBoxTests {
    private static final Path EXPECTED = Project.path("sample-data", "expected");

    @TempDir
    static Path folder;

    private static Path out;
    private static String database;
    private static Project.Result run;

    @BeforeAll
    static void consolidateTheSample() {
        out = folder.resolve("out");
        database = TestServer.newDatabase();
        run = Project.run("consolidate", "--database", database, "--out", out);
    }

    private static CsvTable output(String name) {
        return CsvTable.read(out.resolve(name));
    }

    @Nested
    class Consolidate {
        @Test
        void endsWellAlthoughThereAreFindings() {
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out())
                    .contains("run 1 completed: read 114 = accepted 113 + rejected 1 + unchanged 0;"
                            + " findings: 2 hard, 3 soft")
                    .contains("outputs: " + out);
        }

        @ParameterizedTest
        @ValueSource(strings = {"totals.csv", "comparison.csv", "findings.csv", "coverage.csv", "ranking.csv"})
        void writesTheExpectedFiles(String name) throws IOException {
            if (Boolean.getBoolean("rollup.updateExpected")) {
                Files.createDirectories(EXPECTED);
                Files.writeString(EXPECTED.resolve(name), Files.readString(out.resolve(name)));
            }
            assertThat(Files.readAllLines(out.resolve(name))).isEqualTo(Files.readAllLines(EXPECTED.resolve(name)));
        }

        @Test
        void printsTheFiguresOfTheCitysReport() {
            String table = run.out().substring(run.out().indexOf("咸阳市 2017 年"));
            assertThat(line(table, "主动公开政府信息数"))
                    .containsSubsequence("58603", "+13%", "33191", "57%", "+18%", "25412", "43%", "+7%");
            assertThat(line(table, "收到申请数")).containsSubsequence("201", "73", "36%", "128", "64%");
            assertThat(line(table, "实体政务中心受理办件数")).containsSubsequence("42.8", "+46%");
        }

        private static String line(String table, String label) {
            return table.lines()
                    .filter(line -> line.strip().startsWith(label))
                    .findFirst()
                    .orElseThrow();
        }

        @Test
        void writesAPageForEveryAreaAndYearWithFigures() {
            List<String> pages = output("totals.csv").rows().stream()
                    .map(row -> row.get("unit_code").replaceAll("[^\\p{L}\\p{Nd}_-]", "_") + "-" + row.get("year")
                            + ".html")
                    .distinct()
                    .toList();
            assertThat(pages)
                    .contains("610400-2017.html")
                    .allSatisfy(page ->
                            assertThat(out.resolve("html").resolve(page)).isRegularFile());
        }

        @Test
        void leavesNoUnfinishedFilesBehind() throws IOException {
            try (Stream<Path> files = Files.walk(out)) {
                assertThat(files.filter(Files::isRegularFile))
                        .noneMatch(file -> file.getFileName().toString().endsWith(".partial"));
            }
        }

        @Test
        void reportsOnlyTheYearAskedFor(@TempDir Path only) {
            Project.Result result = Project.run("consolidate", "--database", database, "--out", only, "--year", "2017");

            assertThat(result.exitCode()).isZero();
            for (String name : List.of("totals.csv", "comparison.csv", "coverage.csv", "findings.csv", "ranking.csv")) {
                assertThat(CsvTable.read(only.resolve(name)).rows())
                        .as(name)
                        .isNotEmpty()
                        .isEqualTo(output(name).where("year", "2017"));
            }
            assertThat(result.out()).contains("咸阳市 2017 年").doesNotContain("咸阳市 2016 年");
        }

        @Test
        void saysThatNothingIsNewAndWritesTheSameAgain(@TempDir Path again) {
            Project.Result result = Project.run("consolidate", "--database", database, "--out", again);

            assertThat(result.exitCode()).isZero();
            assertThat(result.out())
                    .contains("read 114 = accepted 0 + rejected 0 + unchanged 114")
                    .contains("nothing is new");
            assertThat(Office.outputs(again)).isEqualTo(Office.outputs(out));
        }
    }

    /** The figures of the published reports: what they print must come out, and what is wrong in them be told. */
    @Nested
    class ReportFigures {
        @TestFactory
        Stream<DynamicTest> areReproducedOrFlagged() {
            CsvTable figures = CsvTable.read(Project.path("src", "test", "resources", "report-figures.csv"));
            assertThat(figures.rows()).hasSize(30);
            return figures.rows().stream().map(figure -> DynamicTest.dynamicTest(name(figure), () -> check(figure)));
        }

        private static String name(Map<String, String> figure) {
            return "%s %s %s %s: %s"
                    .formatted(
                            figure.get("unit"),
                            figure.get("year"),
                            figure.get("figure"),
                            figure.get("value"),
                            figure.get("verdict"));
        }

        private static void check(Map<String, String> figure) {
            String verdict = figure.get("verdict");
            if (verdict.equals("must be flagged")) {
                assertThat(findings(figure))
                        .isNotEmpty()
                        .anySatisfy(finding -> assertThat(finding.get("actual")).isEqualTo(figure.get("value")));
                return;
            }
            assertThat(findings(figure)).isEmpty();
            boolean counted = !figure.get("unit_code").equals("150100");
            if (counted) {
                assertReproduced(figure);
            } else {
                // The report has impossible rates elsewhere, so nothing of it is counted before it is corrected.
                assertThat(output("comparison.csv").where("unit_code", "150100", "year", "2014"))
                        .isEmpty();
            }
        }

        private static List<Map<String, String>> findings(Map<String, String> figure) {
            return output("findings.csv")
                    .where("unit_code", figure.get("unit_code"), "year", figure.get("year"), "form", figure.get("form"))
                    .stream()
                    .filter(finding -> List.of(finding.get("cell").split(" ")).contains(figure.get("cell")))
                    .toList();
        }

        private static void assertReproduced(Map<String, String> figure) {
            // A department has no total of its own: its figures are those of the departments of its city.
            String area = figure.get("unit_code").replaceFirst("-.*", "");
            Map<String, String> row = output("comparison.csv")
                    .row(
                            "unit_code",
                            area,
                            "year",
                            figure.get("year"),
                            "form",
                            figure.get("form"),
                            "cell",
                            figure.get("cell"),
                            "group",
                            figure.get("group"));
            String name = figure.get("figure");
            if (name.endsWith("同比")) {
                assertThat(wholePercent(row.get("growth_pct"))).isEqualTo(figure.get("value"));
            } else if (name.endsWith("占比")) {
                assertThat(wholePercent(row.get("share_pct"))).isEqualTo(figure.get("value"));
            } else {
                assertThat(row).containsEntry("value", figure.get("value"));
            }
        }

        private static String wholePercent(String percent) {
            return new BigDecimal(percent).setScale(0, RoundingMode.HALF_UP).toPlainString();
        }

        @Test
        void holdForTheDerivationsThatStandBesideThem() {
            CsvTable comparison = output("comparison.csv");
            assertThat(comparison.row("unit_code", "610400", "year", "2017", "form", "work-report", "cell", "5.2.1"))
                    .containsEntry("value", "26188")
                    .containsEntry("growth_pct", "20.00");
            assertThat(comparison.row("unit_code", "610400", "year", "2017", "form", "work-report", "cell", "5.1"))
                    .containsEntry("previous", "29.3")
                    .containsEntry("growth_pct", "46.08");
            assertThat(comparison.row("unit_code", "150823", "year", "2017", "form", "work-report", "cell", "6.4"))
                    .containsEntry("previous", "51")
                    .containsEntry("change", "33");
            assertThat(comparison.row("unit_code", "150823", "year", "2017", "form", "work-report", "cell", "5.5"))
                    .containsEntry("value", "100");
            assertThat(comparison.where(
                            "unit_code", "610400", "year", "2017", "form", "disclosure-2014", "cell", "3.1"))
                    .extracting(row -> row.get("group") + " " + row.get("value") + " " + row.get("share_pct"))
                    .containsExactly("total 201 100.00", "counties 73 36.32", "departments 128 63.68");
        }

        @Test
        void areSummedFromTheUnitsThatFiled() {
            CsvTable totals = output("totals.csv");
            assertThat(totals.row(
                            "unit_code",
                            "610400",
                            "year",
                            "2017",
                            "form",
                            "disclosure-2014",
                            "cell",
                            "1.1",
                            "group",
                            "total"))
                    .containsEntry("filled_units", "50")
                    .containsEntry("reported_units", "50")
                    .containsEntry("expected_units", "50")
                    .containsEntry("basis", "parts");
            assertThat(output("findings.csv").rows()).hasSize(5);
        }

        @Test
        void areCountedOnceTheMisprintsAreCorrected(@TempDir Path temp) throws IOException {
            Path inbox = Files.createDirectories(temp.resolve("inbox"));
            String report = Files.readString(Project.path("sample-data", "inbox", "hohhot", "2014", "work-report.csv"));
            Files.writeString(
                    inbox.resolve("hohhot.csv"),
                    report.replace(",4.5,982", ",4.5,98.2").replace(",4.9,986", ",4.9,98.6"));
            String fresh = TestServer.newDatabase();

            Project.Result result =
                    Project.run("consolidate", "--database", fresh, "--inbox", inbox, "--out", temp.resolve("out"));

            assertThat(result.out()).contains("accepted 1 + rejected 0", "0 hard, 1 soft");
            CsvTable comparison = CsvTable.read(temp.resolve("out").resolve("comparison.csv"));
            assertThat(comparison.row("unit_code", "150100", "cell", "3.3")).containsEntry("value", "28.6");
            assertThat(comparison.row("unit_code", "150100", "cell", "4.5")).containsEntry("value", "98.2");
            assertThat(comparison.row("unit_code", "150100", "cell", "9.1")).containsEntry("value", "290");
            assertThat(comparison.row("unit_code", "150100", "cell", "10.1")).containsEntry("value", "7");
            assertThat(comparison.where("unit_code", "150100", "cell", "5.8")).isEmpty();
        }
    }

    @Nested
    class ExitCodes {
        @Test
        void isThreeWhereTheRunIsToFailOnFindings(@TempDir Path again) {
            for (String severity : List.of("hard", "soft")) {
                assertThat(Project.run("consolidate", "--database", database, "--out", again, "--fail-on", severity)
                                .exitCode())
                        .isEqualTo(3);
            }
        }

        @Test
        void isZeroWhereOnlySoftFindingsStandAndHardOnesWereAskedFor(@TempDir Path again) {
            Object[] command = {"consolidate", "--database", database, "--out", again, "--year", "2017", "--fail-on"};

            assertThat(Project.run(with(command, "hard")).exitCode()).isZero();
            assertThat(Project.run(with(command, "soft")).exitCode()).isEqualTo(3);
        }

        private static Object[] with(Object[] words, Object last) {
            return Stream.concat(Stream.of(words), Stream.of(last)).toArray();
        }

        @Test
        void isTwoForAnUnknownCommandOrOption() {
            assertThat(Project.run().exitCode()).isEqualTo(2);
            assertThat(Project.run("consolidaet").exitCode()).isEqualTo(2);
            assertThat(Project.run("consolidate", "--inbocks", "x").exitCode()).isEqualTo(2);
            assertThat(Project.run("check", "--fail-on", "sometimes").exitCode())
                    .isEqualTo(2);
        }

        @Test
        void isTwoWithAllThatIsWrongWithTheConfigurationAtOnce(@TempDir Path temp) throws IOException {
            Path units = Files.writeString(
                    temp.resolve("units.csv"),
                    "code,name,kind,parent,valid_from,valid_to\n1,甲,castle,,,\n2,乙,county,9,,\n3,丙,county,1,19xx,\n");
            Path forms = Files.createDirectories(temp.resolve("forms"));
            Files.writeString(forms.resolve("broken.yml"), "form: broken\ntable: []\n");

            Project.Result result = Project.run(
                    "consolidate",
                    "--database",
                    database,
                    "--units",
                    units,
                    "--forms",
                    forms,
                    "--year",
                    "MMXVII",
                    "--out",
                    temp.resolve("out"));

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err())
                    .contains("castle", "19xx", "'9'", "broken.yml", "'table'", "MMXVII")
                    .doesNotContain("Exception");
            assertThat(temp.resolve("out")).doesNotExist();
        }

        @Test
        void isTwoWithoutAnInbox(@TempDir Path temp) {
            Project.Result result =
                    Project.run("consolidate", "--database", database, "--inbox", temp.resolve("nowhere"));

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains("no such inbox").contains("nowhere");
        }

        @Test
        void isTwoWithoutUnitsOrForms(@TempDir Path temp) {
            Project.Result result =
                    Project.run("check", "--units", temp.resolve("no-units.csv"), "--forms", temp.resolve("no-forms"));

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains("no-units.csv").contains("no-forms");
        }

        @Test
        void isOneWhereTheDatabaseDoesNotAnswer(@TempDir Path temp) {
            Project.Result result = Project.run(
                    "status", "--database", "jdbc:postgresql://localhost:1/nothing?connectTimeout=1&loginTimeout=1");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err()).startsWith("rollup: ");
        }

        @Test
        void isFourWhileAnotherRunHoldsTheLock(@TempDir Path again) throws Exception {
            try (Database other = Database.open(database);
                    RunLock lock =
                            RunLock.take(other.dataSource(), "rerun", "王芳").orElseThrow()) {
                Project.Result result = Project.run("consolidate", "--database", database, "--out", again);

                assertThat(result.exitCode()).isEqualTo(4);
                assertThat(result.err())
                        .contains("another run is at work on this database: rerun (its run has not begun) by 王芳 on ")
                        .containsPattern("process \\d+, since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d")
                        .contains("call this again when it has ended");
                assertThat(again).isEmptyDirectory();
            }
        }
    }

    @Nested
    class Check {
        private static final Path INBOX = Project.path("sample-data", "inbox");

        @Test
        void endsWithThreeOnAHardFinding() {
            Project.Result result = Project.run("check", INBOX.resolve("hohhot/2014/work-report.csv"));

            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.out())
                    .contains("work-report.csv:33: ", "W-24 呼和浩特市 2014 [4.5]", "982", "100")
                    .contains("W-08 呼和浩特市 2014 [4.1 4.1.3 4.1.4 4.1.5]", "15409", "15305", "104")
                    .contains("1 submissions read; findings: 2 hard, 1 soft");
        }

        @Test
        void endsWithZeroOnSoftFindingsUnlessAskedToFailOnThem() {
            Path file = INBOX.resolve("wuhai/2017/minwei-disclosure.csv");

            assertThat(Project.run("check", file).exitCode()).isZero();
            assertThat(Project.run("check", "--fail-on", "soft", file).exitCode())
                    .isEqualTo(3);
        }

        @Test
        void endsWithZeroOnAFileWithoutFindings() {
            Project.Result result = Project.run("check", INBOX.resolve("xian/2025/gaoling-disclosure.csv"));

            assertThat(result.exitCode()).isZero();
            assertThat(result.out()).startsWith("1 submissions read; findings: 0 hard, 0 soft");
        }

        @Test
        void findsWhatARunFinds(@TempDir Path temp) {
            Path findings = temp.resolve("findings.csv");

            Project.Result result = Project.run("check", "--findings", findings);

            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.out()).contains("114 submissions read; findings: 2 hard, 3 soft");
            assertThat(CsvTable.read(findings).rows())
                    .containsExactlyInAnyOrderElementsOf(output("findings.csv").rows());
        }

        @Test
        void decidesEveryRuleOrSaysThatItCannot() {
            Project.Result result = Project.run("check", INBOX.resolve("wuhai/2017/minwei-self-assessment.csv"));

            assertThat(result.out()).containsPattern("rules: \\d+ passed, 0 failed, 0 undecided");
        }

        @Test
        void refusesAFileThatIsNotThere() {
            Project.Result result = Project.run("check", INBOX.resolve("missing.csv"));

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains("missing.csv");
        }
    }

    @Nested
    class Help {
        @ParameterizedTest
        @ValueSource(strings = {"consolidate", "check", "status"})
        void isThereForEveryCommand(String command) {
            Project.Result result = Project.run(command, "--help");

            assertThat(result.exitCode()).isZero();
            assertThat(result.out())
                    .contains("Usage: rollup " + command)
                    .contains("--units", "--forms", "--inbox", "--out", "--database", "--year");
        }

        @Test
        void listsTheOptionsThatTheCommandUsesAndNamesTheOthers() {
            String check = Project.run("check", "--help").out();
            String status = Project.run("status", "--help").out();
            String consolidate = Project.run("consolidate", "--help").out();

            assertThat(check).contains("--units=FILE", "--inbox=DIR", "not used here: --out, --database, --year");
            assertThat(check).doesNotContain("--out=DIR", "--database=DIR");
            assertThat(status).contains("--database=DIR").doesNotContain("--units=FILE", "--inbox=DIR");
            assertThat(consolidate).contains("--out=DIR", "--year=Y").doesNotContain("not used here");
        }

        @Test
        void optionsThatACommandDoesNotUseAreTakenAllTheSame() {
            Path file = Check.INBOX.resolve("xian/2025/gaoling-disclosure.csv");

            Project.Result result =
                    Project.run("check", "--out", "x", "--database", "y", "--year", "2017", "--stacktrace", file);

            assertThat(result.exitCode()).as(result.err()).isZero();
        }

        @Test
        void listsTheCommandsAndExitCodes() {
            Project.Result result = Project.run("--help");

            assertThat(result.exitCode()).isZero();
            assertThat(result.out()).contains("consolidate", "check", "status", "Exit codes: 0 done");
        }
    }

    @Test
    void statusShowsTheRunsNewestFirst(@TempDir Path temp) {
        String fresh = TestServer.newDatabase();
        assertThat(Project.run("status", "--database", fresh).out()).contains("no run yet");
        Project.run("consolidate", "--database", fresh, "--out", temp, "--operator", "王芳");
        Project.run("consolidate", "--database", fresh, "--out", temp, "--operator", "李雷");

        Project.Result result = Project.run("status", "--database", fresh);

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .containsSubsequence("run 2", "completed", "李雷", "unchanged 114", "run 1", "王芳", "accepted 113");
    }
}
