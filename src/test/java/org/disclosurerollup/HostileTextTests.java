package org.disclosurerollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names and figures come from outside: none of them may become markup, a formula, or a path out of the folder. */
class HostileTextTests {
    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>");
    private static final Set<String> VOID = Set.of("meta", "br", "hr", "img", "input", "link", "col", "wbr");

    @TempDir
    static Path folder;

    private static Office office;

    @BeforeAll
    static void consolidateHostileNames() {
        office = new Office(folder)
                .units(
                        "1," + SCRIPT + ",city,,,",
                        "../../11,\"=HYPERLINK(\"\"http://example.org\"\",\"\"丙县\"\")\",county,1,,",
                        "12,\"a\"\"b'c&d\",county,1,,",
                        "13,@SUM(A1),county,1,,",
                        "14,-14,county,1,,")
                .file(
                        "'quoted' & <b>.csv",
                        "unit_code,year,form,1.1,1.2.2,3.1",
                        "../../11,2017,disclosure-2014,5,5,",
                        "12,2017,disclosure-2014,1,<img src=x onerror=alert(1)>,",
                        "13,2017,disclosure-2014,-5,5\0x,",
                        "14,2017,disclosure-2014,7,9,",
                        "=1+1,2017,disclosure-2014,7,9,",
                        "<i>,2017,<u>,7,9,")
                .file("2016.csv", "unit_code,year,form,1.1,1.2.2", "../../11,2016,disclosure-2014,15,15");
        office.consolidated();
    }

    @AfterAll
    static void giveBackTheDatabase() {
        office.close();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(office.out().resolve("html"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void pagesShowHostileNamesAsText() throws IOException {
        String page = Files.readString(office.out().resolve("html/1-2017.html"));

        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("&lt;img src")
                .contains("a&quot;b&#39;c&amp;d");
        for (Path each : pages()) {
            assertThat(Files.readString(each)).doesNotContain("<script", "<img", "<i>", "<u>", "<b>");
        }
    }

    @Test
    void pagesAreWellFormed() throws IOException {
        for (Path page : pages()) {
            assertWellFormed(Files.readString(page));
        }
    }

    private static void assertWellFormed(String html) {
        assertThat(html).startsWith("<!DOCTYPE html>");
        String body = html.substring("<!DOCTYPE html>".length()).replaceAll("(?s)<style>.*?</style>", "");
        Deque<String> open = new ArrayDeque<>();
        Matcher tags = TAG.matcher(body);
        while (tags.find()) {
            String name = tags.group(2).toLowerCase();
            assertThat(tags.group(3)).matches("(\\s+[a-zA-Z-]+(=\"[^\"]*\")?)*\\s*/?");
            if (tags.group(1).isEmpty()) {
                if (!VOID.contains(name)) {
                    open.push(name);
                }
            } else {
                assertThat(open).as("</%s>", name).isNotEmpty();
                assertThat(open.pop()).isEqualTo(name);
            }
        }
        assertThat(open).isEmpty();
        assertThat(TAG.matcher(body).replaceAll("")).doesNotContain("<", ">");
        assertThat(body).contains("<html lang=\"zh-CN\">", "<meta charset=\"utf-8\">", "<title>");
    }

    @Test
    void everyRowOfATableHasACellForEachColumnOfItsHeader() throws IOException {
        for (Path page : pages()) {
            Matcher tables = Pattern.compile("(?s)<thead>\\s*<tr>(.*?)</tr>.*?<tbody>(.*?)</tbody>")
                    .matcher(Files.readString(page));
            while (tables.find()) {
                int columns = columns(tables.group(1));
                assertThat(tables.group(2).split("(?=<tr[ >])"))
                        .filteredOn(row -> row.startsWith("<tr"))
                        .allSatisfy(row -> assertThat(columns(row)).isEqualTo(columns));
            }
        }
    }

    private static int columns(String row) {
        Matcher cells =
                Pattern.compile("<t[dh](?: [^>]*?colspan=\"(\\d+)\")?[ >]").matcher(row);
        int columns = 0;
        while (cells.find()) {
            columns += cells.group(1) == null ? 1 : Integer.parseInt(cells.group(1));
        }
        return columns;
    }

    @Test
    void pagesLoadNothingFromElsewhere() throws IOException {
        for (Path page : pages()) {
            assertThat(Files.readString(page))
                    .doesNotContain(" src=", "<link", "@import", "url(", " href=", "srcset", "<iframe", "<object");
        }
    }

    @Test
    void aCodeCannotLeadOutOfTheFolderOfPages() throws IOException {
        assertThat(pages()).extracting(page -> page.getFileName().toString()).contains("______11-2017.html");
        assertThat(folder.resolve("11-2017.html")).doesNotExist();
    }

    @Test
    void csvFilesHoldNoFormula() throws IOException {
        assertThat(office.read("totals.csv").rows())
                .extracting(row -> row.get("unit_name"))
                .contains("'=HYPERLINK(\"http://example.org\",\"丙县\")", "-14");
        assertThat(office.read("coverage.csv").rows())
                .extracting(row -> row.get("unit_name"))
                .contains("'@SUM(A1)");
        for (String output : Office.OUTPUTS) {
            for (var row : office.read(output).rows()) {
                assertThat(row.values())
                        .as(output)
                        .allSatisfy(value -> assertThat(value)
                                .satisfiesAnyOf(
                                        text -> assertThat(text).doesNotMatch("(?s)[=+@\\-\\t\\r].*"),
                                        text -> assertThat(text).matches("[+-]\\d+(\\.\\d+)?")));
            }
        }
    }

    @Test
    void findingsRepeatWhatWasFiled() {
        CsvTable findings = office.read("findings.csv");
        assertThat(findings.row("rule", "not-a-number", "unit_code", "12"))
                .containsEntry("actual", "<img src=x onerror=alert(1)>");
        assertThat(findings.row("rule", "not-a-number", "unit_code", "13")).containsEntry("actual", "5x");
        assertThat(findings.where("rule", "unknown-unit"))
                .extracting(row -> row.get("unit_code"))
                .containsExactlyInAnyOrder("'=1+1", "<i>");
        assertThat(findings.row("rule", "unknown-form")).containsEntry("form", "<u>");
    }
}
