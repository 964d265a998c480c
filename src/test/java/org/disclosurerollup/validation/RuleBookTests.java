package org.disclosurerollup.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueException;
import org.disclosurerollup.catalogue.CatalogueFiles;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleBookTests {

    @TempDir
    Path folder;

    private Catalogue catalogue(String... rules) throws IOException {
        StringBuilder text = new StringBuilder(FormulaParserTests.FORM).append("rules:\n");
        for (String rule : rules) {
            text.append("  - {").append(rule).append(", severity: soft, text: t, reason: r, passes: {}, fails: {}}\n");
        }
        return CatalogueFiles.catalogue(folder, text.toString());
    }

    private List<Formula> formulas(String rule) throws IOException {
        Catalogue catalogue = catalogue(rule);
        Form form = catalogue.form("small");
        return RuleBook.compile(catalogue).rules(form).get(0).formulas();
    }

    @Test
    void everyRuleThatCannotBeCompiledIsReportedWithItsLine() throws IOException {
        Catalogue catalogue = catalogue(
                "id: A-1, rule: \"[1] = [9]\"",
                "id: A-2, rule: \"[1] = [1.1]\"",
                "id: A-3, rule: \"[1] = \"",
                "id: A-4, rule: \"[1] = 1.2.3\"",
                "id: A-5, rule: \"[1] = 99999999999999999999\"");
        int firstRule = (int) FormulaParserTests.FORM.lines().count() + 2;
        CatalogueException exception =
                catchThrowableOfType(CatalogueException.class, () -> RuleBook.compile(catalogue));
        assertThat(exception.problems())
                .extracting(Problem::line)
                .containsExactly(firstRule, firstRule + 2, firstRule + 3, firstRule + 4);
        assertThat(exception.problems().get(0))
                .hasToString("small.yml:" + firstRule + ": rule A-1: the form has no cell [9]");
    }

    @Test
    void aRuleForEachColumnOrRowOfAGridHasAFormulaForEach() throws IOException {
        assertThat(formulas("id: A-1, for-each: grid.columns, rule: \"[a/*] = [b/*] + 2*[c/*]\""))
                .extracting(formula -> formula.left().cells()[0])
                .containsExactly(8, 9);
        assertThat(formulas("id: A-1, for-each: grid.rows, rule: \"[*/1] <= [*/2]\""))
                .hasSize(3);
    }

    @Test
    void aRuleForEachCellLeavesTextAndSignedCellsOut() throws IOException {
        assertThat(formulas("id: A-1, for-each: cells, rule: \"[*] >= 0\"")).hasSize(7 + 6);
    }

    @Test
    void aRuleForEachCodeOfAListMultipliesOutsideBracketsOnly() throws IOException {
        List<Formula> formulas = formulas("id: A-1, for-each: [\"1.1\", \"1.2\"], rule: \"2*[*] <= [1]\"");
        assertThat(formulas).hasSize(2);
        assertThat(formulas.get(1).left().factors()).containsExactly(2);
        assertThat(formulas.get(1).left().cells()).containsExactly(3);
    }

    @Test
    void conditionsAreAskedForEachAsWellAndTheirMistakesReported() throws IOException {
        List<Formula> formulas = formulas(
                "id: A-1, for-each: grid.columns, when: [\"filled([b/*]) = 1\", \"[1] > 0\"], rule: \"[a/*] = [b/*]\"");
        assertThat(formulas.get(1).conditions()).hasSize(2);
        assertThat(formulas.get(1).conditions().get(0).left().cells()).containsExactly(11);

        Catalogue catalogue = catalogue("id: A-1, when: \"[9] = 1\", rule: \"[1] = [1.1]\"");
        assertThat(catchThrowableOfType(CatalogueException.class, () -> RuleBook.compile(catalogue)))
                .hasMessageContaining("rule A-1: the form has no cell [9]");
    }
}
