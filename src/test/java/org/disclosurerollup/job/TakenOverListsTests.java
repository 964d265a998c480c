package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.disclosurerollup.CsvTable;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/**
 * Lists of findings and letters of which most lines are taken over from the run before are those which a run into an empty
 * folder writes.
 */
class TakenOverListsTests {
    private static final int REGIONS = 5;
    private static final int OFFICES = 10;
    private static final int ROUNDS = 18;
    private static final String HEADER = "unit_code,year,form,revision,1.1,4,8.3,8.3.1,8.3.2";

    @TempDir
    Path folder;

    private Office office;
    private long runs;
    private int files;
    private int revision = 1;

    @BeforeEach
    void open() {
        List<String> units = new ArrayList<>();
        for (int region = 1; region <= REGIONS; region++) {
            units.add("%d,省%d,region,,,".formatted(region, region));
            units.add("%d1,市%d,city,%d,,".formatted(region, region, region));
            units.add("%d11,县%d,county,%d1,,".formatted(region, region, region));
            for (int number = 1; number <= OFFICES; number++) {
                units.add("%s,局%d之%d,department,%d11,,".formatted(code(region, number), region, number, region));
            }
        }
        office = new Office(folder.resolve("office")).units(units.toArray(String[]::new));
    }

    @AfterEach
    void close() {
        office.close();
    }

    private static String code(int region, int number) {
        return region + "11-" + number;
    }

    /** Now and then parts that do not make the whole, or a jump from last year. */
    private String row(Random random, String code, int year) {
        int whole = 10 + random.nextInt(3);
        int jump = random.nextInt(20) == 0 ? 900 : 0;
        return "%s,%d,disclosure-2014,%d,%d,%d,%d,%d,%d"
                .formatted(
                        code,
                        year,
                        revision,
                        40 + random.nextInt(3) + jump,
                        random.nextInt(3),
                        whole,
                        4,
                        whole - 4 - (random.nextInt(4) == 0 ? 1 : 0));
    }

    private void fileAll(Random random) {
        List<String> rows = new ArrayList<>();
        for (int year : List.of(2017, 2018)) {
            for (int region = 1; region <= REGIONS; region++) {
                for (int number = 1; number <= OFFICES; number++) {
                    rows.add(row(random, code(region, number), year));
                }
            }
        }
        office.file("all.csv", HEADER, rows.toArray(String[]::new));
        office.consolidated();
        runs = 1;
    }

    private void correct(Random random, String code, int year) {
        revision++;
        office.file("corrected" + ++files + ".csv", HEADER, row(random, code, year));
    }

    private static String anyCode(Random random) {
        return code(1 + random.nextInt(REGIONS), 1 + random.nextInt(OFFICES));
    }

    /** One thing that happens before the next run. */
    private void something(Random random) throws IOException {
        String code = anyCode(random);
        int year = 2017 + random.nextInt(2);
        switch (random.nextInt(16)) {
            case 0 -> {
                revision++;
                office.file(
                        "withdrawn" + ++files + ".csv",
                        "unit_code,year,form,revision,withdrawn",
                        code + "," + year + ",disclosure-2014," + revision + ",是");
            }
            case 1, 2 -> office.explainOne(random, "answer" + ++files + ".csv", "\"确实如此,\n第" + files + "次\"");
            case 3 -> office.file("stranger.csv", HEADER, row(random, random.nextBoolean() ? "-x" : "无此局", year));
            case 4 -> office.file("named.csv", HEADER, row(random, "局2之2", year).replace(",10,", ",十,"));
            case 5 -> Files.deleteIfExists(office.inbox().resolve("named.csv"));
            case 6 -> Files.deleteIfExists(office.inbox().resolve("stranger.csv"));
            case 7 -> Files.deleteIfExists(office.out().resolve("notices/" + code + ".html"));
            case 8 -> Files.writeString(office.out().resolve("notices/" + code + ".html"), "scribbled over");
            case 9 -> Files.writeString(office.out().resolve("findings.csv"), "scribbled over");
            default -> correct(random, code, year);
        }
    }

    /** A run, and beside it what it would write into the same folder if it took nothing over. */
    private void consolidate(String what) throws IOException {
        Path anew = folder.resolve("anew" + runs);
        FileSystemUtils.copyRecursively(office.out(), anew);
        Files.delete(anew.resolve(".written.csv"));
        String told = office.consolidated().out();
        runs++;
        Project.Result result = office.run("report", "--as-of", runs, "--out", anew);
        assertThat(result.exitCode()).as(result.err()).isZero();
        Map<String, String> expected = Office.texts(anew);
        Map<String, String> actual = Office.texts(office.out());
        // It says when and where it was written.
        expected.remove(".written.csv");
        actual.remove(".written.csv");
        expected.forEach((name, text) -> assertThat(actual.get(name))
                .as("%s after %s: %s", name, what, told)
                .isEqualTo(text));
        assertThat(actual.keySet()).as("files after %s: %s", what, told).isEqualTo(expected.keySet());
    }

    @ParameterizedTest
    @ValueSource(longs = {81, 82, 83})
    void whateverHappenedBetweenTwoRuns(long seed) throws IOException {
        Random random = new Random(seed);
        fileAll(random);
        for (int round = 0; round < ROUNDS; round++) {
            something(random);
            consolidate("round " + round);
        }
    }

    /** Puts another text of the same length into an output, with the time it had: nobody can tell. */
    private void forge(String output, String text, String other) throws IOException {
        Path file = office.out().resolve(output);
        FileTime time = Files.getLastModifiedTime(file);
        String content = Files.readString(file);
        assertThat(content).contains(text);
        Files.writeString(file, content.replace(text, other));
        Files.setLastModifiedTime(file, time);
    }

    private boolean isIn(String output, String text) throws IOException {
        return Files.readString(office.out().resolve(output)).contains(text);
    }

    /** Otherwise the stories above would show nothing. */
    @Test
    void onlyLinesOfTheCorrectedRegionAreWrittenAnew() throws IOException {
        fileAll(new Random(1));
        office.file("wrong.csv", HEADER, "511-1,2018,disclosure-2014,2,40,1,10,4,5");
        revision = 3;
        office.consolidated();
        forge("findings.csv", "局5之1", "局x之1");
        forge("notices.csv", "局5之1", "局x之1");

        correct(new Random(2), "211-1", 2018);
        office.consolidated();

        assertThat(isIn("findings.csv", "局x之1")).isTrue();
        assertThat(isIn("notices.csv", "局x之1")).isTrue();

        correct(new Random(3), "511-2", 2018);
        office.consolidated();

        assertThat(isIn("findings.csv", "局x之1")).isFalse();
        assertThat(isIn("notices.csv", "局x之1")).isFalse();
    }

    @Test
    void ranksGoOnOverLinesThatAreTakenOver() throws IOException {
        fileAll(new Random(5));
        office.file(
                "jumps.csv",
                HEADER,
                "111-1,2018,disclosure-2014,2,4000,1,10,4,6",
                "311-1,2018,disclosure-2014,2,5000,1,10,4,6",
                "511-1,2018,disclosure-2014,2,6000,1,10,4,6");
        office.consolidated();
        revision = 3;
        runs = 2;
        office.file("more.csv", HEADER, "311-2,2018,disclosure-2014,3,5500,1,10,4,6");
        consolidate("a fourth jump");

        CsvTable review = office.read("review.csv");
        List<String> ranks = review.rows().stream().map(row -> row.get("rank")).toList();
        assertThat(ranks).hasSizeGreaterThan(1);
        for (int i = 0; i < ranks.size(); i++) {
            assertThat(ranks.get(i)).isEqualTo(Integer.toString(i + 1));
        }
    }
}
