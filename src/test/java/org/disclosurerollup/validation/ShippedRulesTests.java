package org.disclosurerollup.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueFiles;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.RollUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule that is shipped is proved by the two examples that stand beside it. */
class ShippedRulesTests {

    private static final Catalogue CATALOGUE = CatalogueFiles.shipped();
    private static final RuleBook RULES = RuleBook.compile(CATALOGUE);

    static Stream<Arguments> rules() {
        return CATALOGUE.forms().stream()
                .flatMap(form -> Stream.concat(RULES.rules(form).stream(), RULES.rulesLookingBack(form).stream())
                        .map(rule -> Arguments.of(form, rule.definition().id(), rule)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("rules")
    void passingExampleKeepsTheRule(Form form, String id, Rule rule) {
        List<Outcome> outcomes = outcomes(form, rule, rule.definition().passes());
        assertThat(outcomes).contains(Outcome.PASSED).doesNotContain(Outcome.FAILED);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("rules")
    void failingExampleBreaksTheRule(Form form, String id, Rule rule) {
        assertThat(outcomes(form, rule, rule.definition().fails())).contains(Outcome.FAILED);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("rules")
    void everyRuleSaysWhatMustHoldAndWhereItIsFrom(Form form, String id, Rule rule) {
        assertThat(rule.definition().text()).containsPattern("\\p{IsHan}");
        assertThat(rule.definition().reason()).endsWith(".");
        assertThat(rule.formulas()).isNotEmpty();
    }

    @Test
    void everyFormHasRules() {
        assertThat(CATALOGUE.forms())
                .isNotEmpty()
                .allSatisfy(form -> assertThat(RULES.rules(form)).isNotEmpty());
    }

    private static List<Outcome> outcomes(Form form, Rule rule, Map<String, String> example) {
        long[] now = blank(form);
        long[] before = blank(form);
        example.forEach((name, text) -> {
            boolean previous = name.endsWith("@previous");
            String code = previous ? name.substring(0, name.length() - "@previous".length()) : name;
            Cell cell = form.cell(code);
            assertThat(cell).as("cell " + code).isNotNull();
            (previous ? before : now)[cell.index()] = figure(cell, text);
        });
        return rule.formulas().stream()
                .map(formula -> formula.evaluate(now, before))
                .toList();
    }

    private static long figure(Cell cell, String text) {
        if (cell.rollUp() == RollUp.COUNT_YES) {
            return text.equals("是") ? 1 : 0;
        }
        if (!cell.isFigure()) {
            return 1;
        }
        long figure = FixedPoint.parse(text, cell.decimals());
        assertThat(FixedPoint.isFigure(figure)).as(cell.code() + " = " + text).isTrue();
        return figure;
    }

    private static long[] blank(Form form) {
        long[] figures = new long[form.size()];
        Arrays.fill(figures, FixedPoint.BLANK);
        return figures;
    }
}
