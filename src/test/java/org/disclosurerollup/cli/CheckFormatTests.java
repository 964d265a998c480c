package org.disclosurerollup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.disclosurerollup.CsvTable;
import org.disclosurerollup.Project;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same findings in all formats, read again by a reader of each. */
class CheckFormatTests {

    private static final Pattern COUNTS =
            Pattern.compile("(\\d+) submissions read; findings: (\\d+) hard, (\\d+) soft; "
                    + "rules: (\\d+) passed, (\\d+) failed, (\\d+) undecided\n");
    private static final List<String> COLUMNS = List.of(
            "severity",
            "rule",
            "unit_code",
            "unit_name",
            "year",
            "form",
            "cell",
            "actual",
            "expected",
            "message",
            "source",
            "line");

    @TempDir
    Path folder;

    private Path inbox;

    /** Filings with every kind of finding, and with texts that are dangerous in one of the formats. */
    @BeforeEach
    void fileHostileFilings() throws IOException {
        inbox = Files.createDirectory(folder.resolve("inbox"));
        Files.writeString(folder.resolve("units.csv"), """
                code,name,kind,parent,valid_from,valid_to
                1,"甲""市, 一",city,,,
                11,=乙县(),county,1,,
                """);
        Files.writeString(inbox.resolve("a \"quoted\", name.csv"), """
                unit_code,year,form,1.1,1.2.2,3.2,3.2.1,3.2.2
                11,2017,disclosure-2014,"=HYPERLINK(""x"",""y"")",,525,517,9
                11,2016,disclosure-2014,-5,"a
                b\\c\u0001</script>",,,
                @who,2017,disclosure-2014,1,,,,
                1,2015,disclosure-2014,2,5,,,
                1,20x7,disclosure-2014,2,5,,,
                """);
        Files.writeString(inbox.resolve("stated.csv"), """
                unit_code,year,form,cell,group,kind,stated
                11,2016,disclosure-2014,1.1,,total,9
                """);
        Files.writeString(inbox.resolve("table.pdf"), "");
        Files.writeString(inbox.resolve("unknown.csv"), "什么,都,不是\n");
    }

    private Project.Result check(Object... more) {
        List<Object> words = new ArrayList<>(List.of("check", "--units", folder.resolve("units.csv")));
        words.addAll(List.of(more));
        words.add(inbox);
        return Project.run(words.toArray());
    }

    private CsvTable csv(String text) throws IOException {
        return CsvTable.read(Files.writeString(folder.resolve("printed.csv"), text));
    }

    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text);
    }

    @Test
    void csvIsTheFileOfFindingsToTheByteAndTheCountsGoElsewhere() throws IOException {
        Path file = folder.resolve("findings.csv");

        Project.Result text = check("--findings", file);
        Project.Result csv = check("--format", "csv");

        assertThat(text.exitCode()).isEqualTo(3);
        assertThat(csv.exitCode()).isEqualTo(3);
        assertThat(csv.out()).isEqualTo(Files.readString(file));
        assertThat(csv.err()).matches(COUNTS).isEqualTo(lastLine(text.out()));
        assertThat(csv(csv.out()).rows())
                .extracting(row -> row.get("rule"))
                .contains(
                        "not-a-number",
                        "unknown-unit",
                        "bad-year",
                        "unsupported-file",
                        "unknown-layout",
                        "stated-total");
    }

    private static String lastLine(String text) {
        return text.substring(text.lastIndexOf('\n', text.length() - 2) + 1);
    }

    @Test
    void csvHoldsNoFormula() throws IOException {
        for (Map<String, String> row : csv(check("--format", "csv").out()).rows()) {
            assertThat(row.values())
                    .allSatisfy(value -> assertThat(value)
                            .satisfiesAnyOf(
                                    it -> assertThat(it).doesNotMatch("(?s)[=+@\\-\\t\\r].*"),
                                    it -> assertThat(it).matches("[+-]\\d+(\\.\\d+)?")));
        }
    }

    @Test
    void jsonHasTheFindingsOfCsvWithTextsAsTheyAre() throws IOException {
        List<Map<String, String>> rows = csv(check("--format", "csv").out()).rows();

        Project.Result result = check("--format", "json");
        JsonNode document = json(result.out());

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).isEmpty();
        List<Map<String, String>> findings = new ArrayList<>();
        for (JsonNode finding : document.get("findings")) {
            Map<String, String> row = new LinkedHashMap<>();
            for (String column : COLUMNS) {
                JsonNode value = finding.get(column);
                assertThat(value.isNumber()).as(column).isEqualTo(column.equals("line"));
                assertThat(value.isNull() || value.isString() || value.isNumber())
                        .isTrue();
                row.put(column, value.isNull() ? "" : guarded(value.asString()));
            }
            findings.add(row);
        }
        assertThat(findings).isEqualTo(rows);
        assertThat(document.get("findings").valueStream().map(finding -> finding.get("actual")))
                .anySatisfy(actual -> assertThat(actual.asString()).isEqualTo("=HYPERLINK(\"x\",\"y\")"))
                .anySatisfy(actual -> assertThat(actual.asString()).contains("\n", "</script>"));
    }

    /** What findings.csv puts before a text that a spreadsheet would take for a formula. */
    private static String guarded(String text) {
        return text.matches("(?s)[=+@\\-\\t\\r].*") && !text.matches("[+-]\\d+(\\.\\d+)?") ? "'" + text : text;
    }

    @Test
    void jsonCountsAsTextDoes() {
        Matcher counts = COUNTS.matcher(check().out());
        assertThat(counts.find()).isTrue();

        JsonNode document = json(check("--format", "json").out());

        List<String> names = List.of("submissions", "hard", "soft", "passed", "failed", "undecided");
        for (int i = 0; i < names.size(); i++) {
            assertThat(document.get(names.get(i)).asLong())
                    .as(names.get(i))
                    .isEqualTo(Long.parseLong(counts.group(i + 1)));
        }
        assertThat(document.get("findings")
                        .valueStream()
                        .filter(it -> it.get("severity").asString().equals("hard")))
                .hasSize(document.get("hard").asInt());
    }

    @Test
    void hintsStandOnceWithAHardFindingOfTheirSubmission() {
        String text = check().out();

        List<JsonNode> hinted = json(check("--format", "json").out())
                .get("findings")
                .valueStream()
                .filter(finding -> finding.has("hints"))
                .toList();

        assertThat(hinted).hasSize((int)
                text.lines().filter(line -> line.startsWith("    提示:")).count());
        assertThat(hinted)
                .isNotEmpty()
                .allSatisfy(finding ->
                        assertThat(finding.get("severity").asString()).isEqualTo("hard"));
        assertThat(hinted).allSatisfy(finding -> {
            List<String> sets = finding.get("hints")
                    .valueStream()
                    .map(CheckFormatTests::inWords)
                    .toList();
            assertThat(text).contains("公式:" + String.join(";或 ", sets) + "\n");
        });
    }

    private static String inWords(JsonNode set) {
        return String.join(
                "、",
                set.valueStream()
                        .map(change -> "[%s] %s → %s"
                                .formatted(
                                        change.get("cell").asString(),
                                        change.get("filed").isNull()
                                                ? "空"
                                                : change.get("filed").asString(),
                                        change.get("proposed").isNull()
                                                ? "待核"
                                                : change.get("proposed").asString()))
                        .toList());
    }

    @Test
    void withoutFindingsThereIsAHeaderOrAnEmptyArray() throws IOException {
        for (Path file : Files.list(inbox).toList()) {
            Files.delete(file);
        }
        Files.writeString(inbox.resolve("good.csv"), "unit_code,year,form,1.1\n11,2017,disclosure-2014,5\n");

        Project.Result csv = check("--format", "CSV");
        Project.Result json = check("--format", "json");

        assertThat(csv.exitCode()).isZero();
        assertThat(csv.out()).isEqualTo(String.join(",", COLUMNS) + "\n");
        assertThat(json.exitCode()).isZero();
        assertThat(json(json.out()).get("findings")).isEmpty();
        assertThat(json(json.out()).get("submissions").asInt()).isEqualTo(1);
    }

    @Test
    void anUnknownFormatIsWrongUsageAndPrintsNothing() {
        Project.Result result = check("--format", "xml");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("--format", "text, csv, json", "xml").hasLineCount(2);
    }

    @Test
    void aPathThatIsNotThereIsToldBeforeAnythingIsPrinted() {
        for (String format : List.of("text", "csv", "json")) {
            Project.Result result = Project.run("check", "--format", format, inbox.toString(), folder.resolve("gone"));

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.out()).isEmpty();
        }
    }
}
