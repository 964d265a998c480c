package org.disclosurerollup.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.disclosurerollup.validation.Outcome.FAILED;
import static org.disclosurerollup.validation.Outcome.PASSED;
import static org.disclosurerollup.validation.Outcome.UNDECIDED;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.disclosurerollup.catalogue.CatalogueFiles;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a formula says of figures: {@code 1=5 1.1=2} fills two cells and leaves the others blank. */
class FormulaTests {

    @TempDir
    static Path folder;

    private static Form form;

    @BeforeAll
    static void readForm() throws IOException {
        form = CatalogueFiles.form(folder, FormulaParserTests.FORM);
    }

    private static long[] figures(String text) {
        long[] figures = new long[form.size()];
        Arrays.fill(figures, FixedPoint.BLANK);
        for (String entry : text.isBlank() ? new String[0] : text.trim().split(" +")) {
            Cell cell = form.cell(entry.substring(0, entry.indexOf('=')));
            figures[cell.index()] = FixedPoint.parse(entry.substring(entry.indexOf('=') + 1), cell.decimals());
        }
        return figures;
    }

    private static Outcome evaluateWhen(String formula, String now, String... conditions) {
        return FormulaParser.parse(form, formula, List.of(conditions)).evaluate(figures(now), null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filled([1.1], [1.2]) = 2  | 1.1=0 1.2=3 | PASSED",
                "filled([1.1], [1.2]) = 2  | 1.1=0       | FAILED",
                "filled([1.1] .. [1.3]) = 0 | 1=4        | PASSED",
                "filled([4]) = 0           | 1=4         | PASSED",
                "filled([4]) = 0           | 4=1         | FAILED",
                "filled([2], [3]) >= 1     | 2=0.01      | PASSED",
                "filled([1.1]) <= [1]      | 1=0 1.1=7   | FAILED",
                "[1] = 是                  | 1=1         | PASSED",
                "[1] = 否                  | 1=1         | FAILED",
                "[1] <> [1.1]              | 1=1 1.1=1   | FAILED",
                "[1] <> [1.1]              | 1=1 1.1=2   | PASSED",
                "[1] <> [1.1]              | 1=1         | UNDECIDED"
            })
    void filledCellsAreCountedAndAnswersAndDifferencesCompared(String formula, String now, Outcome outcome) {
        assertThat(evaluate(formula, now)).isEqualTo(outcome);
    }

    /** Amounts that may be equal within their rounding are not different. */
    @Test
    void differentMeansBeyondTheRounding() {
        assertThat(evaluate("[2] <> [3]", "2=0.5 3=0.5004")).isEqualTo(FAILED);
        assertThat(evaluate("[2] <> [3]", "2=0.5 3=0.6")).isEqualTo(PASSED);
    }

    @Test
    void aRuleIsUndecidedWhereAConditionDoesNotHoldOrIsUndecided() {
        String[] conditions = {"filled([1.1], [1.2]) = 2", "[1.3] = 否"};
        String rule = "[1] = [1.1] + [1.2]";

        assertThat(evaluateWhen(rule, "1=9 1.1=1 1.2=1 1.3=0", conditions)).isEqualTo(FAILED);
        assertThat(evaluateWhen(rule, "1=2 1.1=1 1.2=1 1.3=0", conditions)).isEqualTo(PASSED);
        assertThat(evaluateWhen(rule, "1=9 1.1=1 1.2=1 1.3=1", conditions)).isEqualTo(UNDECIDED);
        assertThat(evaluateWhen(rule, "1=9 1.1=1 1.2=1", conditions)).isEqualTo(UNDECIDED);
        assertThat(evaluateWhen(rule, "1=9 1.1=1 1.3=0", conditions)).isEqualTo(UNDECIDED);
    }

    private static Outcome evaluate(String formula, String now) {
        return FormulaParser.parse(form, formula).evaluate(figures(now), null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "1=5 1.1=2 1.2=3     | PASSED",
                "1=5 1.1=2 1.2=2     | FAILED",
                "1=5 1.1=5           | PASSED",
                "1=5 1.1=2           | FAILED",
                "1=0 1.1=0           | PASSED",
                "1=5                 | UNDECIDED",
                "1=0                 | UNDECIDED",
                "1.1=2 1.2=3         | UNDECIDED",
                "1.1=0 1.2=0         | UNDECIDED",
                "1.3=9               | UNDECIDED",
            })
    void aBlankPartIsNothingButABlankTotalOrOnlyBlankPartsDecideNothing(String figures, Outcome expected) {
        assertThat(evaluate("[1] = [1.1] + [1.2]", figures)).isEqualTo(expected);
    }

    @Test
    void aConstantDoesNotFillABlankSum() {
        assertThat(evaluate("[1] + 5 >= 0", "")).isEqualTo(UNDECIDED);
        assertThat(evaluate("[1] + 5 >= 0", "1=-5")).isEqualTo(PASSED);
        assertThat(evaluate("[1] + 5 >= 0", "1=-6")).isEqualTo(FAILED);
    }

    @Test
    void coefficientsAndSignsCount() {
        assertThat(evaluate("[1] = 3*[1.1] - 2*[1.2]", "1=4 1.1=2 1.2=1")).isEqualTo(PASSED);
        assertThat(evaluate("-[1] = [1.1]", "1=4 1.1=-4")).isEqualTo(PASSED);
    }

    @Test
    void theLargestAndSmallestAreTakenOfTheFilledCellsOnly() {
        assertThat(evaluate("[1] >= max([1.1] .. [1.3])", "1=3 1.2=4")).isEqualTo(FAILED);
        assertThat(evaluate("[1] >= max([1.1] .. [1.3])", "1=4 1.1=1 1.2=4")).isEqualTo(PASSED);
        assertThat(evaluate("[1] = max([1.1] .. [1.3])", "1=-3 1.2=-3")).isEqualTo(PASSED);
        assertThat(evaluate("[1] <= min([1.1] .. [1.3])", "1=2 1.1=5 1.3=2")).isEqualTo(PASSED);
        assertThat(evaluate("[1] <= min([1.1] .. [1.3])", "1=1 1.3=1")).isEqualTo(PASSED);
        assertThat(evaluate("[1] >= max([1.1] .. [1.3])", "1=4")).isEqualTo(UNDECIDED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1] < [1.1]  | 1=1 1.1=2 | PASSED",
                "[1] < [1.1]  | 1=2 1.1=2 | FAILED",
                "[1] <= [1.1] | 1=2 1.1=2 | PASSED",
                "[1] <= [1.1] | 1=3 1.1=2 | FAILED",
                "[1] > [1.1]  | 1=3 1.1=2 | PASSED",
                "[1] > [1.1]  | 1=2 1.1=2 | FAILED",
                "[1] >= [1.1] | 1=2 1.1=2 | PASSED",
                "[1] >= [1.1] | 1=1 1.1=2 | FAILED",
                "[1] = [1.1]  | 1=3 1.1=2 | FAILED",
            })
    void countsCompareExactly(String formula, String figures, Outcome expected) {
        assertThat(evaluate(formula, figures)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // one addend: half a unit of each side, so that a whole last unit lies just within reach
                "[2] = [3]      | 2=1.00 3=1.0050 | PASSED",
                "[2] = [3]      | 2=1.00 3=1.0051 | FAILED",
                "[2] = [3]      | 2=1.00 3=0.9950 | PASSED",
                "[2] = [3]      | 2=1.00 3=0.9949 | FAILED",
                // a count has no interval, an amount has
                "[2] = [1]      | 2=1.00 1=1      | PASSED",
                "[2] = [1]      | 2=1.01 1=1      | FAILED",
                "[2] <= 1       | 2=1.01          | FAILED",
                "[2] >= 0       | 2=-0.01         | FAILED",
                "[2] < 1        | 2=1.00          | PASSED",
                "[2] < 1        | 2=1.01          | FAILED",
            })
    void roundedAmountsCompareByTheirIntervals(String formula, String figures, Outcome expected) {
        assertThat(evaluate(formula, figures)).isEqualTo(expected);
    }

    @Test
    void intervalsOfAddendsAddUpOnlyForThoseFilled() {
        assertThat(evaluate("[2] + [2] = [3]", "2=0.50 3=1.0100")).isEqualTo(PASSED);
        assertThat(evaluate("[2] + [2] = [3]", "2=0.50 3=1.0101")).isEqualTo(FAILED);
        assertThat(evaluate("[2] + [1] = [3]", "1=1 3=1.0001")).isEqualTo(FAILED);
    }

    @Test
    void aRuleOnTheYearBeforeIsUndecidedWithoutOne() {
        Formula formula = FormulaParser.parse(form, "[1] = [1.1]@previous");
        assertThat(formula.evaluate(figures("1=5"), null)).isEqualTo(UNDECIDED);
        assertThat(formula.evaluate(figures("1=5 1.1=5"), figures("1.1=4"))).isEqualTo(FAILED);
        assertThat(formula.evaluate(figures("1=5 1.1=4"), figures("1.1=5"))).isEqualTo(PASSED);
        assertThat(formula.evaluate(figures("1=5"), figures("1=5"))).isEqualTo(UNDECIDED);
    }

    @Test
    void overflowThrowsInsteadOfWrapping() {
        Formula formula = FormulaParser.parse(form, "9000000*[3] + 9000000*[1] = 0");
        assertThatThrownBy(() -> formula.evaluate(figures("1=999999999999"), null))
                .isInstanceOf(ArithmeticException.class);
        long[] extreme = figures("1=1");
        extreme[form.cell("1.1").index()] = -Long.MAX_VALUE;
        assertThatThrownBy(() -> FormulaParser.parse(form, "[1] >= [1.1]").evaluate(extreme, null))
                .isInstanceOf(ArithmeticException.class);
    }
}
