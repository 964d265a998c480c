package org.disclosurerollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The figures of 33 published reports, consolidated once, beside what careful readers found wrong in them.
 *
 * <p>{@code corpus.csv} has a line for every inconsistency that was stated of a case, and one for every other finding.
 * Its column {@code found_by} is the rule, the year, and a cell of the finding or, for {@code wrong-year}, the form that
 * must be named. {@code mapping.csv} says where it was a choice which cell a printed figure went to.
 */
class CorpusTests {
    private static final Path CORPUS = Project.path("src", "test", "resources", "corpus");
    private static final Set<String> WITH_HARD_FINDINGS = Set.of("inconsistent", "expected");

    @TempDir
    static Path folder;

    private static Office office;
    private static List<Line> lines;
    private static List<Map<String, String>> findings;

    /** A line of {@code corpus.csv}. */
    private record Line(String caseName, String statement, String foundBy, String verdict) {

        static Line of(Map<String, String> row) {
            return new Line(row.get("case"), row.get("statement"), row.get("found_by"), row.get("verdict"));
        }

        /** The verdict without its reason. */
        String kind() {
            return verdict.replaceFirst(":.*", "");
        }

        boolean isStated() {
            return Set.of("inconsistent", "missed", "not decidable").contains(kind());
        }

        boolean mustBeFound() {
            return !foundBy.isEmpty();
        }

        boolean finds(Map<String, String> finding) {
            String[] words = foundBy.split(" ");
            return mustBeFound()
                    && caseName.equals(caseOf(finding))
                    && words[0].equals(finding.get("rule"))
                    && words[1].equals(finding.get("year"))
                    && words(finding.get(words[0].equals("wrong-year") ? "expected" : "cell"))
                            .contains(words[2]);
        }

        private static List<String> words(String text) {
            return Arrays.asList(text.split("[ 、]"));
        }
    }

    @BeforeAll
    static void consolidateTheCorpus() throws IOException {
        lines = CsvTable.read(CORPUS.resolve("corpus.csv")).rows().stream()
                .map(Line::of)
                .toList();
        office = new Office(folder);
        Files.copy(CORPUS.resolve("units.csv"), office.folder().resolve("units.csv"));
        for (String name : cases()) {
            copy(CORPUS.resolve(name), office.inbox().resolve(name));
        }
        office.consolidated();
        findings = office.read("findings.csv").rows();
        System.out.println(counts());
    }

    @AfterAll
    static void giveTheDatabaseBack() {
        office.close();
    }

    private static Set<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CORPUS)) {
            return new TreeSet<>(folders.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .toList());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static String caseOf(Map<String, String> finding) {
        return finding.get("source").replaceFirst("/.*", "");
    }

    private static boolean isFound(Line line) {
        return findings.stream().anyMatch(line::finds);
    }

    private static String counts() {
        long stated = lines.stream().filter(Line::isStated).count();
        long undecidable = count("not decidable");
        long found = lines.stream()
                .filter(line -> line.kind().equals("inconsistent") && isFound(line))
                .count();
        long falseAlarms = withoutNotes().stream()
                .filter(finding ->
                        lines.stream().noneMatch(line -> !line.kind().equals("false alarm") && line.finds(finding)))
                .count();
        return "corpus: found " + found + " of " + (stated - undecidable) + " decidable stated inconsistencies ("
                + undecidable + " of " + stated + " not decidable from figures); false alarms " + falseAlarms;
    }

    private static long count(String kind) {
        return lines.stream().filter(line -> line.kind().equals(kind)).count();
    }

    private static List<Line> ofKind(String kind) {
        return lines.stream().filter(line -> line.kind().equals(kind)).toList();
    }

    @Test
    void everyCaseHasItsLines() throws IOException {
        assertThat(cases()).hasSize(33);
        assertThat(lines).extracting(Line::caseName).containsAll(cases()).isSubsetOf(cases());
        assertThat(lines)
                .extracting(Line::kind)
                .isSubsetOf(
                        "inconsistent", "missed", "not decidable", "expected", "explained", "false alarm", "silent");
        assertThat(lines).allSatisfy(line -> {
            boolean plain = Set.of("inconsistent", "silent").contains(line.kind());
            assertThat(line.verdict().contains(": "))
                    .as("%s has a reason", line)
                    .isEqualTo(!plain);
            assertThat(line.mustBeFound())
                    .as("%s names its finding", line)
                    .isEqualTo(!Set.of("missed", "not decidable", "silent").contains(line.kind()));
        });
    }

    @Test
    void everyDecidableStatedInconsistencyIsFound() {
        assertThat(ofKind("inconsistent")).hasSizeGreaterThan(9).allMatch(CorpusTests::isFound);
    }

    @Test
    void nothingIsMissedAndNothingIsAFalseAlarm() {
        assertThat(ofKind("missed")).isEmpty();
        assertThat(ofKind("false alarm")).isEmpty();
    }

    @Test
    void whatElseIsListedIsFoundAsWell() {
        assertThat(lines).filteredOn(Line::mustBeFound).allMatch(CorpusTests::isFound);
    }

    @Test
    void theFormOfAnotherYearIsRefusedAndTheRightOneNamed() {
        assertThat(findings)
                .filteredOn(finding -> finding.get("rule").equals("wrong-year"))
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.get("severity")).isEqualTo("hard");
                    assertThat(finding.get("expected")).startsWith("disclosure-2021");
                });
    }

    @Test
    void nothingElseIsFound() {
        assertThat(withoutNotes())
                .allSatisfy(finding -> assertThat(lines)
                        .as("a line of corpus.csv for %s", finding)
                        .anyMatch(line -> line.finds(finding)
                                && (!finding.get("severity").equals("hard")
                                        || WITH_HARD_FINDINGS.contains(line.kind()))));
    }

    /** Notes say how something was read, not that anything is wrong. */
    private static List<Map<String, String>> withoutNotes() {
        return findings.stream()
                .filter(finding -> !finding.get("severity").equals("note"))
                .toList();
    }

    @Test
    void silentCasesHaveNoFinding() {
        assertThat(withoutNotes())
                .extracting(CorpusTests::caseOf)
                .doesNotContainAnyElementsOf(
                        ofKind("silent").stream().map(Line::caseName).toList());
    }
}
