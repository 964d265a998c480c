package org.disclosurerollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is not in the outputs is said, by whichever command wrote them. */
class MissingFiguresTests {
    private static final String FILING = "unit_code,year,form,1.1";
    private static final String WITHDRAWAL = "unit_code,year,form,withdrawn";
    private static final int COUNTIES = 7;

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void openTheOffice() {
        office = new Office(folder)
                .units(Stream.concat(
                                Stream.of("11,乙市,city,,,"),
                                IntStream.rangeClosed(1, COUNTIES)
                                        .mapToObj(i -> "11%d,县%d,county,11,,".formatted(i, i)))
                        .toArray(String[]::new));
    }

    @AfterEach
    void closeTheOffice() {
        office.close();
    }

    private Office fileAll(String year) {
        return office.file(
                year + ".csv",
                FILING,
                IntStream.rangeClosed(1, COUNTIES)
                        .mapToObj(i -> "11%d,%s,disclosure-2014,%d".formatted(i, year, i))
                        .toArray(String[]::new));
    }

    private Office withdraw(String year, int... counties) {
        return office.file(
                "back-" + year + ".csv",
                WITHDRAWAL,
                IntStream.of(counties)
                        .mapToObj(i -> "11%d,%s,disclosure-2014,是".formatted(i, year))
                        .toArray(String[]::new));
    }

    private static List<String> linesAboutFigures(Project.Result result) {
        return result.out()
                .lines()
                .filter(line -> line.contains("no figures") || line.contains("all figures"))
                .toList();
    }

    @Test
    void aReportOfAYearWithoutAnythingSaysSoAndWhatYearsThereAre() throws IOException {
        fileAll("2017").consolidated();
        fileAll("2016").consolidated();
        Path out = folder.resolve("1999");

        Project.Result result = office.run("report", "--year", "1999", "--out", out);

        assertThat(result.exitCode()).isZero();
        assertThat(linesAboutFigures(result))
                .containsExactly("no figures of 1999: no filing of it is known; years with figures: 2016, 2017");
        assertThat(result.out()).contains("outputs: " + out);
        for (Path file : Office.files(out)) {
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSize(1);
        }
        assertThat(linesAboutFigures(office.consolidated("--year", "1999"))).isEqualTo(linesAboutFigures(result));
    }

    @Test
    void soDoesOneAsOfARunThatDidNotKnowTheYearYet() {
        fileAll("2017").consolidated();
        fileAll("2018").consolidated();

        assertThat(linesAboutFigures(office.run("report", "--year", "2018", "--as-of", "1")))
                .containsExactly("no figures of 2018: no filing of it is known; years with figures: 2017");
    }

    @Test
    void aYearOfWhichEverythingWasRefusedIsToldFromOneWithoutFilings() {
        office.file("2017.csv", FILING, "111,2017,disclosure-2014,x");

        assertThat(linesAboutFigures(office.consolidated()))
                .containsExactly("no figures of 2017: no filing of it counts, see coverage.csv; no year has figures");
        assertThat(office.read("coverage.csv").row("unit_code", "111", "form", "disclosure-2014"))
                .containsEntry("status", "rejected");

        fileAll("2018");
        assertThat(linesAboutFigures(office.consolidated())).isEmpty();
        office.file("2017.csv", FILING, "111,2017,disclosure-2014,y")
                .file("late.csv", FILING, "111,2018,disclosure-2014,9");
        assertThat(linesAboutFigures(office.consolidated()))
                .as("years with figures need no list where one is reported")
                .containsExactly("no figures of 2017: no filing of it counts, see coverage.csv");
    }

    @Test
    void anEmptyInboxGivesOutputsWithoutFigures() {
        assertThat(linesAboutFigures(office.consolidated()))
                .containsExactly("nothing is there to report: the outputs hold no figures");
    }

    @Test
    void theAreasThatLostTheirLastFiguresAreNamedOnce() {
        fileAll("2017").consolidated();

        withdraw("2017", 2, 5);
        assertThat(linesAboutFigures(office.consolidated()))
                .containsExactly("2 areas lost all figures of a year: 县2 112 (2017), 县5 115 (2017);"
                        + " 'rollup diff --year 2017 --to 2' says why");
        assertThat(linesAboutFigures(office.consolidated()))
                .as("nothing is new")
                .isEmpty();
    }

    @Test
    void aFilingThatIsReplacedOrLeavesOtherFiguresIsNoLoss() {
        fileAll("2017");
        office.file("other.csv", "unit_code,year,form,1.1", "112,2017,work-report,5");
        office.consolidated();

        withdraw("2017", 2);
        office.file("correction.csv", FILING, "113,2017,disclosure-2014,33");

        assertThat(linesAboutFigures(office.consolidated())).isEmpty();
    }

    @Test
    void ofManyTheFirstAreNamed() {
        fileAll("2017");
        fileAll("2018");
        office.consolidated();

        withdraw("2017", 1, 2, 3, 4, 5, 6, 7);
        withdraw("2018", 2);

        assertThat(linesAboutFigures(office.consolidated()))
                .containsExactly(
                        "8 areas lost all figures of a year: 乙市 11 (2017), 县1 111 (2017), 县2 112 (2017, 2018),"
                                + " 县3 113 (2017), 县4 114 (2017) and 3 more;"
                                + " 'rollup diff --year 2017 --to 2' says why",
                        "no figures of 2017: no filing of it counts, see coverage.csv");
    }

    @Test
    void theCommandThatItNamesTellsTheReason() {
        fileAll("2017").consolidated();
        withdraw("2017", 2);
        String line = linesAboutFigures(office.consolidated()).get(0);
        office.file("later.csv", FILING, "113,2017,disclosure-2014,33").consolidated();
        Matcher command =
                Pattern.compile("'rollup (diff) (--year) (\\d+) (--to) (\\d+)'").matcher(line);
        assertThat(command.find()).isTrue();

        Project.Result diff =
                office.run(command.group(1), command.group(2), command.group(3), command.group(4), command.group(5));

        assertThat(diff.exitCode()).as(diff.err()).isZero();
        assertThat(diff.out()).contains("县2 112  2017 disclosure-2014 本级  撤回 第 1 版 → 第 2 版");
    }

    @Test
    void theLogHasTheLineToo() {
        fileAll("2017").consolidated();
        withdraw("2017", 2);

        Project.Result result = office.consolidated("--log", "json");

        JsonMapper json = JsonMapper.shared();
        List<JsonNode> lost = result.err()
                .lines()
                .map(json::readTree)
                .filter(event -> event.path("event.action").asString("").equals("figures-lost"))
                .toList();
        assertThat(lost).hasSize(1);
        assertThat(lost.get(0).get("log.level").asString()).isEqualTo("WARN");
        assertThat(lost.get(0).get("labels.run").asString()).isEqualTo("2");
        assertThat(lost.get(0).get("message").asString())
                .isEqualTo(linesAboutFigures(result).get(0));
    }

    @Test
    void aDryRunSaysItBeforehand() {
        fileAll("2017").consolidated();
        withdraw("2017", 2);

        assertThat(linesAboutFigures(office.consolidated("--dry-run")))
                .containsExactly("1 area would lose all figures of a year: 县2 112 (2017)");
        assertThat(linesAboutFigures(office.consolidated()))
                .first()
                .asString()
                .startsWith("1 area lost all figures of a year: 县2 112 (2017); ");
    }

    @Test
    void aWithdrawalThatWaitedForItsYearIsToldWhenItTakesEffect() {
        fileAll("2017").consolidated();
        office.run("close", "--year", "2017");
        withdraw("2017", 2);
        assertThat(linesAboutFigures(office.consolidated())).isEmpty();

        assertThat(linesAboutFigures(office.run("reopen", "--year", "2017", "--reason", "更正")))
                .containsExactly("1 area lost all figures of a year: 县2 112 (2017);"
                        + " 'rollup diff --year 2017 --to 4' says why");
    }

    @Test
    void aHostileNameStaysOneVisibleLine() {
        office.units("11,乙市,city,,,", "112,县\u202e%s{}\u001b[2J,county,11,,", "113,丙县,county,11,,");
        office.file("2017.csv", FILING, "112,2017,disclosure-2014,5", "113,2017,disclosure-2014,5");
        office.consolidated();
        withdraw("2017", 2);

        assertThat(linesAboutFigures(office.consolidated("--log-file", folder.resolve("log"))))
                .containsExactly("1 area lost all figures of a year: 县<U+202E>%s{}<U+001B>[2J 112 (2017);"
                        + " 'rollup diff --year 2017 --to 2' says why");
        assertThat(folder.resolve("log")).content().contains("县<U+202E>%s{}<U+001B>[2J 112 (2017);");
    }
}
