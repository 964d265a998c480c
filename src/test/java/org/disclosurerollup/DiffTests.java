package org.disclosurerollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code diff} and {@code history} on a small office whose filings change. */
class DiffTests {
    private static final String HEADER = "unit_code,year,form,scope,reason,1.1";

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void fileTwoYears() {
        office = new Office(folder)
                .units(
                        "9,云州,region,,,",
                        "91,云江市,city,9,,",
                        "91-a,云江市财政局,department,91,,",
                        "91-b,云江市教育局,department,91,,",
                        "92,云海市,city,9,,");
        office.file("a.csv", HEADER, "91-a,2016,disclosure-2014,own,,100", "91-a,2017,disclosure-2014,own,,150")
                .file("b.csv", HEADER, "91-b,2016,disclosure-2014,own,,40", "91-b,2017,disclosure-2014,own,,50")
                .consolidated();
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Project.Result run(String command, Object... more) {
        Object[] words = new Object[more.length + 5];
        words[0] = command;
        words[1] = "--database";
        words[2] = office.database();
        words[3] = "--out";
        words[4] = office.out();
        System.arraycopy(more, 0, words, 5, more.length);
        return Project.run(words);
    }

    private CsvTable csv(Object... more) throws IOException {
        Project.Result result = run("diff", more);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return CsvTable.read(Files.writeString(folder.resolve("printed.csv"), result.out()));
    }

    @Test
    void tracesThisYearsGrowthToACorrectionOfLastYear() throws IOException {
        office.file("c.csv", HEADER, "91-a,2016,disclosure-2014,own,漏报一个科室,110").consolidated();

        CsvTable diff = csv("--year", "2017", "--format", "csv");

        Map<String, String> growth = diff.row("unit_code", "91", "year", "2017", "cell", "1.1", "group", "total");
        assertThat(growth)
                .containsEntry("growth_pct_from", "42.86")
                .containsEntry("growth_pct_to", "33.33")
                .containsEntry("difference", "0")
                .containsEntry("effect_on", "previous")
                .containsEntry("contribution", "10")
                .containsEntry("contributor_code", "91-a")
                .containsEntry("contributor_year", "2016")
                .containsEntry("revision_from", "1")
                .containsEntry("revision_to", "2")
                .containsEntry("reason", "漏报一个科室")
                .containsEntry("source_to", "c.csv");
        assertThat(diff.row("unit_code", "9", "year", "2016", "cell", "1.1", "group", "total"))
                .containsEntry("value_from", "140")
                .containsEntry("value_to", "150");
        String text = run("diff", "--year", "2017").out();
        assertThat(text)
                .contains("云江市财政局 91-a  2016 disclosure-2014 本级  更正 第 1 版 → 第 2 版")
                .contains("原因: 漏报一个科室")
                .contains("a.csv:2 → c.csv:2")
                .contains("+42.86% → +33.33%")
                .contains("diff of 2017 from run 1 to run 2: 1 submissions changed");
        // From the lowest area to the top.
        assertThat(text.indexOf("云江市 91")).isPositive().isLessThan(text.indexOf("云州 9"));
    }

    @Test
    void namesTheChangeOfBasisWhereTheAreasOwnFilingTakesThePlaceOfItsParts() throws IOException {
        office.file("w.csv", HEADER, "91,2017,disclosure-2014,area,,500").remove("b.csv");
        office.consolidated();
        // A third department, which has not filed: from now on the area's own filing counts.
        office.units(
                "9,云州,region,,,",
                "91,云江市,city,9,,",
                "91-a,云江市财政局,department,91,,",
                "91-b,云江市教育局,department,91,,",
                "91-c,云江市卫生局,department,91,,",
                "92,云海市,city,9,,");
        office.consolidated();

        CsvTable diff = csv("--year", "2017", "--format", "csv");

        for (String area : List.of("91", "9")) {
            assertThat(diff.row("unit_code", area, "year", "2017", "cell", "1.1", "group", "total"))
                    .containsEntry("value_from", "200")
                    .containsEntry("value_to", "500")
                    .containsEntry("cause", "basis")
                    .containsEntry("contribution", "300")
                    .containsEntry("contributor_code", "91");
        }
        assertThat(run("diff", "--year", "2017").out()).contains("口径变化: 云江市").contains("+300");
    }

    @Test
    void namesTheUnitThatMoved() throws IOException {
        office.units(
                "9,云州,region,,,",
                "91,云江市,city,9,,",
                "91-a,云江市财政局,department,91,,",
                "91-b,云江市教育局,department,92,,",
                "92,云海市,city,9,,");
        office.consolidated();

        CsvTable diff = csv("--year", "2017", "--format", "csv");

        assertThat(diff.where("cause", "units", "effect_on", "value", "year", "2017", "cell", "1.1", "group", "total"))
                .extracting(
                        row -> row.get("unit_code"), row -> row.get("contribution"), row -> row.get("contributor_code"))
                .contains(tuple("91", "-50", "91-b"), tuple("92", "50", "91-b"));
        assertThat(diff.where("unit_code", "9", "year", "2017", "effect_on", "value"))
                .isEmpty();
    }

    @Test
    void showsARejectedCorrectionAlthoughNoTotalMoved() throws IOException {
        office.file("c.csv", HEADER, "91-a,2017,disclosure-2014,own,=cmd(),若干").consolidated();

        Map<String, String> filing =
                csv("--year", "2017", "--format", "csv").rows().get(0);

        assertThat(filing)
                .containsEntry("group", "filing")
                .containsEntry("change", "rejected")
                .containsEntry("value_from", "150")
                .containsEntry("value_to", "若干")
                .containsEntry("reason", "'=cmd()");
        assertThat(csv("--year", "2017", "--format", "csv").rows()).hasSize(1);
    }

    @Test
    void looksOnlyAtTheUnitAskedFor() throws IOException {
        office.file("c.csv", HEADER, "91-a,2017,disclosure-2014,own,,160", "92,2017,disclosure-2014,own,,7")
                .consolidated();

        assertThat(csv("--year", "2017", "--unit", "91", "--format", "csv").rows())
                .extracting(row -> row.get("unit_code"))
                .containsOnly("91", "91-a");
        assertThat(csv("--year", "2017", "--unit", "91-a", "--format", "csv").rows())
                .extracting(row -> row.get("unit_code"))
                .contains("91-a", "91", "9")
                .doesNotContain("92", "91-b");
    }

    @Test
    void writesAPageInWhichEverythingIsEscaped() throws IOException {
        office.file("c.csv", HEADER, "91-a,2017,disclosure-2014,own,<script>alert(1)</script>,160")
                .consolidated();

        Project.Result result = run("diff", "--year", "2017", "--format", "html");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(Files.readString(office.out().resolve("diff-2017.html")))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>")
                .contains("云江市财政局 2017 年更正 第 1 版 → 第 2 版 +10");
    }

    @Test
    void saysThatNothingChanged() {
        office.consolidated();

        Project.Result result = run("diff", "--year", "2017", "--from", "1", "--to", "2");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("nothing of 2017 or of the year before changed between run 1 and run 2");
    }

    @Test
    void refusesWhatItCannotCompare() {
        office.consolidated();

        assertThat(run("diff", "--year", "2017", "--from", "7"))
                .matches(result -> result.exitCode() == 2)
                .matches(result -> result.err().contains("there is no completed run 7; completed runs: 1, 2"));
        assertThat(run("diff", "--year", "2017", "--from", "2", "--to", "1").exitCode())
                .isEqualTo(2);
        assertThat(run("diff", "--year", "2017", "--from", "yesterday").exitCode())
                .isEqualTo(2);
        assertThat(run("diff", "--year", "2017", "--from", "1999-12-31").err()).contains("no run was completed by");
        assertThat(run("diff", "--year", "2017", "--from", "published", "--unit", "91"))
                .matches(result -> result.exitCode() == 2)
                .matches(result -> result.err().contains("no publication of 91 for 2017"));
        assertThat(run("diff", "--year", "2017", "--from", "1", "--unit", "no").exitCode())
                .isEqualTo(2);
        assertThat(run("diff", "--from", "1").exitCode()).isEqualTo(2);
    }

    @Test
    void historyTellsEachRevisionOfAFiling() throws IOException {
        office.file("c.csv", HEADER, "91-a,2017,disclosure-2014,own,,若干").consolidated();
        office.file("d.csv", HEADER, "91-a,2017,disclosure-2014,own,改正,180").consolidated();

        Project.Result result = run(
                "history",
                "--unit",
                "91-a",
                "--year",
                "2017",
                "--cell",
                "1.1",
                "--form",
                "disclosure-2014",
                "--format",
                "csv");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(CsvTable.read(Files.writeString(folder.resolve("h.csv"), result.out()))
                        .rows())
                .extracting(
                        row -> row.get("revision"),
                        row -> row.get("status"),
                        row -> row.get("value"),
                        row -> row.get("received"),
                        row -> row.get("introduced_run"),
                        row -> row.get("replaced_run"),
                        row -> row.get("source"))
                .containsExactly(
                        tuple("1", "accepted", "150", "", "1", "3", "a.csv"),
                        tuple("2", "rejected", "", "若干", "2", "3", "c.csv"),
                        tuple("3", "accepted", "180", "", "3", "", "d.csv"));
    }

    @Test
    void historyTellsEachValueOfATotalAndWhatMovedIt() {
        office.file("c.csv", HEADER, "91-a,2017,disclosure-2014,own,,160").consolidated();

        Project.Result result =
                run("history", "--unit", "9", "--year", "2017", "--cell", "1.1", "--form", "disclosure-2014");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .containsSubsequence(
                        "合计",
                        "第 1 批次至第 2 批次",
                        "200",
                        "云江市财政局 2017 年新报 无 → 第 1 版 +150",
                        "合计",
                        "第 2 批次至今",
                        "210",
                        "云江市财政局 2017 年更正 第 1 版 → 第 2 版 +10");
        assertThat(run("history", "--unit", "9", "--year", "2017", "--cell", "1.1")
                        .err())
                .contains("several forms of 2017 have a cell '1.1'; name one with --form: disclosure-2014");
        assertThat(run("history", "--unit", "9", "--year", "2017", "--cell", "no")
                        .exitCode())
                .isEqualTo(2);
    }
}
