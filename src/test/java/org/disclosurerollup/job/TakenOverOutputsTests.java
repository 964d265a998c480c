package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.disclosurerollup.CsvTable;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Outputs that are taken over from the run before are those which a run into an empty folder writes. */
class TakenOverOutputsTests {
    private static final String FORM = "disclosure-2014";
    private static final int ROUNDS = 14;

    @TempDir
    Path folder;

    private Office office;
    private long runs;
    private int files;

    @BeforeEach
    void open() {
        office = new Office(folder.resolve("office")).units(RandomFilings.UNITS);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Project.Result run(String command, Object... more) {
        List<Object> words = new ArrayList<>(List.of(more));
        words.addAll(List.of("--operator", "张三"));
        if (List.of("accept", "adjust", "close", "reopen").contains(command)) {
            words.addAll(List.of("--reason", "核实"));
        }
        return office.run(command, words.toArray());
    }

    /** One thing that happens to an office in a year; some of them are refused, which is all right. */
    private Project.Result something(Random random, List<List<RandomFilings.Row>> portions) {
        String year = RandomFilings.YEARS.get(random.nextInt(3));
        List<String> areas = List.of("1", "2", "3", "11", "12", "121", "31");
        String area = areas.get(random.nextInt(areas.size()));
        switch (random.nextInt(13)) {
            case 0, 1, 2, 3 -> {
                if (!portions.isEmpty()) {
                    RandomFilings.deliver(office, "portion" + ++files, portions.remove(0));
                }
            }
            case 4 -> {
                return run("adjust", "--unit", area, "--year", year, "--form", FORM, "--cell", "1.1", "--amount", "7");
            }
            case 5 -> {
                return run("publish", "--unit", area, "--year", year);
            }
            case 6 -> {
                return run("close", "--year", year);
            }
            case 7 -> {
                return run("reopen", "--year", year);
            }
            case 8 -> {
                return acceptOne(random);
            }
            case 9 -> office.explainOne(random, "answer" + ++files + ".csv", "确实如此" + files);
            case 10, 11 -> office.units(unitsWithoutSome(random));
            default ->
                office.file(
                        "late" + ++files + ".csv",
                        "unit_code,year,form,scope,revision,1.1,withdrawn",
                        area + "," + (random.nextBoolean() ? "2017" : "2018") + "," + FORM + ",area,9,"
                                + (random.nextBoolean() ? "55," : ",是"));
        }
        return office.consolidate(
                random.nextInt(4) == 0 ? new Object[] {"--stacktrace", "--year", year} : new Object[] {"--stacktrace"});
    }

    /** All of them, or without some counties and offices, which have nobody below them. */
    private static String[] unitsWithoutSome(Random random) {
        List<String> gone = new ArrayList<>(List.of("121,", "122,", "31-a,", "311,", "42,", "21,"));
        Collections.shuffle(gone, random);
        List<String> left = gone.subList(0, random.nextInt(4));
        return Stream.of(RandomFilings.UNITS)
                .filter(unit -> left.stream().noneMatch(unit::startsWith))
                .toArray(String[]::new);
    }

    private Project.Result acceptOne(Random random) {
        List<Map<String, String>> hard = office.read("findings.csv").where("severity", "hard");
        if (hard.isEmpty()) {
            return office.consolidate();
        }
        Map<String, String> one = hard.get(random.nextInt(hard.size()));
        return run("accept", "--unit", one.get("unit_code"), "--year", one.get("year"), "--form", one.get("form"));
    }

    /** Whatever the last run wrote is what the same run writes into an empty folder. */
    private void assertOutputsAreThoseOfTheLastRun(String what) {
        Path fresh = folder.resolve("fresh" + runs);
        Project.Result result = office.run("report", "--as-of", runs, "--out", fresh);
        assertThat(result.exitCode()).as(result.err()).isZero();
        Map<String, String> expected = Office.texts(fresh);
        Map<String, String> actual = Office.texts(office.out());
        expected.forEach((name, text) ->
                assertThat(actual.get(name)).as("%s after %s", name, what).isEqualTo(text));
        Set<String> reported = new HashSet<>();
        CsvTable.read(fresh.resolve("coverage.csv")).rows().forEach(row -> reported.add(row.get("year")));
        // What is left is of other years, and letters, which tell of all years.
        actual.keySet()
                .removeIf(name -> name.startsWith("published/")
                        || name.startsWith("notices/")
                        || name.startsWith("html/") && !reported.contains(yearOf(name)));
        expected.keySet().removeIf(name -> name.startsWith("notices/"));
        assertThat(actual.keySet()).as(what).isEqualTo(expected.keySet());
    }

    private static String yearOf(String page) {
        return page.replaceFirst(".*-(\\d{4})\\.html", "$1");
    }

    /** A letter is there because somebody reported a year of its findings, and says what it would say now. */
    private void assertLettersAreThoseOfOneYearOrAnother() {
        Path fresh = folder.resolve("letters");
        for (String year : RandomFilings.YEARS) {
            assertThat(office.run("report", "--as-of", runs, "--year", year, "--out", fresh)
                            .exitCode())
                    .isZero();
        }
        Map<String, String> expected = Office.texts(fresh.resolve("notices"));
        assertThat(expected).isNotEmpty();
        Office.texts(office.out().resolve("notices"))
                .forEach((name, text) -> assertThat(text).as(name).isEqualTo(expected.get(name)));
    }

    @ParameterizedTest
    @ValueSource(longs = {71, 72, 73, 74, 75, 76})
    void whateverHappenedBetweenTwoRuns(long seed) {
        Random random = new Random(seed);
        List<List<RandomFilings.Row>> portions = new RandomFilings(seed).portions(7);
        RandomFilings.deliver(office, "first", portions.remove(0));
        office.consolidated();
        runs = 1;
        for (int round = 0; round < ROUNDS; round++) {
            Project.Result result = something(random, portions);
            if (result.exitCode() == 0) {
                runs++;
                assertOutputsAreThoseOfTheLastRun("round " + round + ": " + result.out());
            } else {
                assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
            }
        }
        assertThat(runs).isGreaterThan(6);
        assertLettersAreThoseOfOneYearOrAnother();
    }

    private void fileTwoRegions() {
        office.file(
                "first.csv",
                "unit_code,year,form,scope,1.1,1.2.2",
                "11-a,2017,disclosure-2014,own,5,5",
                "12-a,2017,disclosure-2014,own,6,6",
                "31-a,2017,disclosure-2014,own,7,7",
                "42,2017,disclosure-2014,own,8,8");
        office.consolidated();
        runs = 1;
    }

    private void correctOneUnit() {
        office.file("second.csv", "unit_code,year,form,scope,1.1,1.2.2", "12-a,2017,disclosure-2014,own,66,66");
        office.consolidated();
        runs++;
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void pagesOfOtherAreasAreNotTouched() {
        fileTwoRegions();
        Path other = office.out().resolve("html/31-2017.html");
        FileTime before = modified(other);

        correctOneUnit();

        assertThat(modified(other)).isEqualTo(before);
        assertThat(modified(office.out().resolve("html/12-2017.html"))).isGreaterThan(before);
        assertOutputsAreThoseOfTheLastRun("a correction");
    }

    @Test
    void whatSomebodyChangedOrTookAwayIsWrittenAgain() throws IOException {
        fileTwoRegions();
        Files.writeString(office.out().resolve("html/31-2017.html"), "scribbled over");
        Files.delete(office.out().resolve("html/4-2017.html"));

        correctOneUnit();

        assertOutputsAreThoseOfTheLastRun("a scribble");
        Path totals = office.out().resolve("totals.csv");
        Files.writeString(totals, Files.readString(totals).replace(",7,", ",9,"));

        office.consolidated();
        runs++;

        assertOutputsAreThoseOfTheLastRun("a forgery");
    }

    @Test
    void outputsOfAnotherDatabaseAreNotTakenOver() {
        fileTwoRegions();
        try (Office other = new Office(folder.resolve("other")).units(RandomFilings.UNITS)) {
            other.file("first.csv", "unit_code,year,form,scope,1.1,1.2.2", "31-a,2017,disclosure-2014,own,1,1");
            assertThat(other.consolidate("--out", office.out()).exitCode()).isZero();
        }
        office.consolidated();
        runs++;

        assertOutputsAreThoseOfTheLastRun("another database's run");
    }

    @Test
    void aDamagedNoteOfWhatWasWrittenIsPassedOver() throws IOException {
        fileTwoRegions();
        Path note = office.out().resolve(".written.csv");
        String text = Files.readString(note);
        for (String damaged :
                List.of("", "outputs", text.substring(0, text.length() / 2), text.replace(",true,", ",x,y"))) {
            Files.writeString(note, damaged);

            office.consolidated();
            runs++;

            assertOutputsAreThoseOfTheLastRun("damage");
        }
    }
}
