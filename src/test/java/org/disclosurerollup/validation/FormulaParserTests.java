package org.disclosurerollup.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.disclosurerollup.catalogue.CatalogueFiles;
import org.disclosurerollup.catalogue.Form;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaParserTests {

    static final String FORM = """
            form: small
            title: small
            valid-from: 2020
            tables:
              - id: list
                cells:
                  - {code: "1", label: one, unit: n}
                  - {code: "1.1", label: one one, unit: n}
                  - {code: "1.1.1", label: one one one, unit: n}
                  - {code: "1.2", label: one two, unit: n}
                  - {code: "1.3", label: one three, unit: n}
                  - {code: "2", label: two, unit: m, decimals: 2}
                  - {code: "3", label: three, unit: m, decimals: 4}
                  - {code: "4", label: words, roll-up: none}
              - id: grid
                cell-code: "{row}/{column}"
                unit: n
                columns:
                  - {code: "1", label: first}
                  - {code: "2", label: second}
                rows:
                  - {code: "a", label: a}
                  - {code: "b", label: b}
                  - {code: "c", label: c}
            """;

    @TempDir
    static Path folder;

    private static Form form;

    @BeforeAll
    static void readForm() throws IOException {
        form = CatalogueFiles.form(folder, FORM);
    }

    private static List<String> codes(Expression side) {
        return Arrays.stream(side.cells())
                .mapToObj(index -> form.cells().get(index).code())
                .toList();
    }

    private static Formula parse(String text) {
        return FormulaParser.parse(form, text);
    }

    @Test
    void sidesAreSumsOfSignedCells() {
        Formula formula = parse("-[1] + 2*[1.1]-[1.2] = 7 - 2");
        assertThat(codes(formula.left())).containsExactly("1", "1.1", "1.2");
        assertThat(formula.left().factors()).containsExactly(-1, 2, -1);
        assertThat(formula.right().isConstant()).isTrue();
        assertThat(formula.right().constant()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"=, EQUAL", "<=, AT_MOST", ">=, AT_LEAST", "<, LESS", ">, MORE"})
    void everyRelationIsUnderstoodWithAndWithoutSpace(String symbol, Relation relation) {
        assertThat(parse("[1]" + symbol + "[1.1]").relation()).isEqualTo(relation);
        assertThat(parse(" [1]  " + symbol + "  [1.1] ").relation()).isEqualTo(relation);
    }

    @Test
    void aRangeTakesTheCellsOfTheSameDepthBetweenItsEnds() {
        assertThat(codes(parse("[1] = sum([1.1] .. [1.3])").right())).containsExactly("1.1", "1.2", "1.3");
    }

    @Test
    void aRangeInAGridStaysInItsColumn() {
        assertThat(codes(parse("sum([a/2]..[c/2]) = 0").left())).containsExactly("a/2", "b/2", "c/2");
    }

    @Test
    void aSumTakesRangesAndSingleCellsAndItsSign() {
        Formula formula = parse("[1] - sum([1.1] .. [1.2], [a/1]) >= 0");
        assertThat(codes(formula.left())).containsExactly("1", "1.1", "1.2", "a/1");
        assertThat(formula.left().factors()).containsExactly(1, -1, -1, -1);
    }

    @Test
    void bothSidesComeToTheFinestDecimalOfTheRule() {
        Formula formula = parse("[1] + [2] = [3]");
        assertThat(formula.decimals()).isEqualTo(4);
        assertThat(formula.left().factors()).containsExactly(10_000, 100);
        assertThat(formula.right().factors()).containsExactly(1);
        assertThat(parse("[2] <= 0.125").decimals()).isEqualTo(3);
        assertThat(parse("[1] <= 20.50").right().constant()).isEqualTo(205);
    }

    @Test
    void onlyCellsWithDecimalsHaveARoundingInterval() {
        Formula formula = parse("[1] + 3*[2] = [3]");
        assertThat(formula.left().halves()).containsExactly(0, 300);
        assertThat(formula.right().halves()).containsExactly(1);
    }

    @Test
    void aFormulaKnowsWhetherItLooksAtTheYearBefore() {
        assertThat(parse("[1] = [1.1]@previous").looksBack()).isTrue();
        assertThat(parse("[1] = [1.1]").looksBack()).isFalse();
        assertThat(parse("[1]@previous + [1.1] = [1.2]").left().cellsNow()).containsExactly(1);
        assertThat(parse("sum([1.1]@previous .. [1.3]@previous) = 0").left().previous())
                .containsExactly(true, true, true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1]                         | one of = <> <= >= < > is expected at position 4",
                "[1] == [1.1]                | a cell or a number is expected at position 6",
                "[1] = [1.1] [1.2]           | unexpected text at position 13",
                "[1] = [1.1] +               | a cell or a number is expected",
                "= [1]                       | a cell or a number is expected at position 1",
                "[1] = [1.1                  | ']' is missing",
                "[1] = sum([1.1] .. [1.3]    | ')' is missing",
                "[1] = sum(5)                | a cell such as [3.1] is expected at position 11",
                "[1] = sum()                 | a cell such as [3.1] is expected at position 11",
                "[1] = 2*3                   | a cell such as [3.1] is expected at position 9",
                "[1] = avg([1.1])            | a cell or a number is expected at position 7",
                "[1] = [9]                   | the form has no cell [9]",
                "[1] = [4]                   | cell [4] holds text",
                "[1] = [1.1]@next            | unexpected text at position 12",
                "[1] = 0.5*[1.1]             | a coefficient must be a whole number",
                "[1] = 1 + max([1.1], [1.2]) | max, min and filled must stand alone",
                "[1] = max([1.1], [1.2]) + 1 | max, min and filled must stand alone",
                "[1] = -min([1.1], [1.2])    | max, min and filled must stand alone",
                "[1] = sum([1.3] .. [1.1])   | [1.3] .. [1.1] is no range",
                "[1] = sum([1.1] .. [1.1])   | [1.1] .. [1.1] is no range",
                "[1] = sum([1.1] .. [1.1.1]) | [1.1] .. [1.1.1] is no range",
                "[1] = sum([1] .. [a/1])     | [1] .. [a/1] is no range",
                "[1] = sum([a/1] .. [b/2])   | [a/1] .. [b/2] is no range",
                "[1] < [1.1] < [1.2]         | unexpected text at position 13",
            })
    void whatIsNoFormulaIsRefusedWithTheReasonAndThePlace(String text, String reason) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(FormulaException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1] = 1.2.3", "[1] = .", "[1] <= 1.2.", "[1] = 1.5.*[1.1]"})
    void whatIsNoNumberIsRefusedAsAnyOtherMistake(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(FormulaException.class);
    }

    @Test
    void textIsAskedForOnlyToBeFilledAndOnlyOfThisYear() {
        assertThat(FormulaParser.parse(form, "filled([4]) = 0").readsText(form)).isTrue();
        assertThatThrownBy(() -> FormulaParser.parse(form, "filled([1]@previous) = 0"))
                .isInstanceOf(FormulaException.class)
                .hasMessageContaining("filled looks at this year only");
        assertThatThrownBy(() -> FormulaParser.parse(form, "[1] = [1]@previous", List.of("filled([4]) = 1")))
                .isInstanceOf(FormulaException.class)
                .hasMessageContaining("text and for the year before");
    }

    @Test
    void aRangeOfFilledCellsTakesTextIn() {
        assertThat(codes(FormulaParser.parse(form, "filled([1] .. [4]) = 0").left()))
                .containsExactly("1", "2", "3", "4");
        assertThatThrownBy(() -> FormulaParser.parse(form, "sum([1] .. [4]) = 0"))
                .hasMessageContaining("holds text");
    }
}
