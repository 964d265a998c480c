package org.disclosurerollup.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.disclosurerollup.catalogue.CatalogueReader;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.RuleDefinition;
import org.disclosurerollup.submission.ReadingRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever gets a finding can look it up in {@code jobs/README.md}. */
class DocumentedRulesTests {

    private static final Path PAGE = Path.of("jobs", "README.md");
    private static final Path FORMS = Path.of("jobs", "forms");
    private static final String BEGIN = "<!-- rules -->\n";
    private static final String END = "<!-- end of rules -->\n";

    @Test
    void everyRuleStandsInTheTableOfRules() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (Boolean.getBoolean("rollup.updateExpected")) {
            Files.writeString(PAGE, page.substring(0, begin) + rules() + page.substring(end));
            return;
        }
        assertThat(page.substring(begin, end))
                .as("the table of rules in %s; -Drollup.updateExpected=true writes it anew", PAGE)
                .isEqualTo(rules());
    }

    private static String rules() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Form form : CatalogueReader.read(FORMS).forms()) {
            text.append("\n### ").append(form.id()).append(" ").append(form.title());
            text.append("\n\n| id | severity | rule | 说明 |\n|---|---|---|---|\n");
            for (RuleDefinition rule : form.rules()) {
                text.append("| %s | %s | `%s` | %s |\n"
                        .formatted(rule.id(), rule.severity().code(), rule.fullText(), rule.text()));
            }
        }
        return text.append("\n").toString();
    }

    static Stream<String> codes() {
        return Stream.concat(
                Arrays.stream(ReadingRule.values())
                        .map(rule -> "| `%s` | %s |"
                                .formatted(rule.code(), rule.severity().code())),
                Arrays.stream(SuspicionKind.values()).map(kind -> "| `%s` | soft |".formatted(kind.code())));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyFindingIsExplainedWithItsSeverity(String row) throws IOException {
        assertThat(Files.readAllLines(PAGE))
                .filteredOn(line -> line.startsWith(row))
                .hasSize(1);
    }
}
