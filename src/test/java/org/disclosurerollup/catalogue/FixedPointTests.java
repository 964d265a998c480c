package org.disclosurerollup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixedPointTests {

    @ParameterizedTest
    @CsvSource({
        "17, 0, 17",
        "+17, 0, 17",
        "-8, 0, -8",
        "-0, 0, 0",
        "007, 0, 7",
        "0.50, 2, 50",
        "0.5, 2, 50",
        "-0.05, 2, -5",
        "42.8, 4, 428000",
        "5, 2, 500",
        "5.00, 0, 5",
        "1.2300, 2, 123",
        "999999999999, 0, 999999999999",
        "-999999999999, 0, -999999999999",
        "9999999999.99, 2, 999999999999"
    })
    void plainNumbersAreReadInUnitsOfTheLastDecimal(String text, int decimals, long expected) {
        assertThat(FixedPoint.parse(text, decimals)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                ".",
                "-.",
                ".5",
                "5.",
                "1.2.3",
                "1,234",
                "1e3",
                "0x1F",
                " 1",
                "1 ",
                "--1",
                "+-1",
                "减4",
                "251000元",
                "3100多",
                "42.8万",
                "１２",
                "１.５",
                "٣",
                "NaN",
                "Infinity",
                "1_000",
                "5.a"
            })
    void anythingElseIsNotANumber(String text) {
        assertThat(FixedPoint.parse(text, 2)).isEqualTo(FixedPoint.NOT_A_NUMBER);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0", "1.001, 2", "-0.00001, 4", "999999999999.5, 0"})
    void digitsBeyondTheCellsDecimalsAreRefusedNotRounded(String text, int decimals) {
        assertThat(FixedPoint.parse(text, decimals)).isEqualTo(FixedPoint.TOO_MANY_DECIMALS);
    }

    @ParameterizedTest
    @CsvSource({
        "1000000000000, 0",
        "-1000000000000, 0",
        "10000000000, 2",
        "9223372036854775808, 0",
        "18446744073709551617, 0",
        "99999999999999999999999999999999999999999999, 4"
    })
    void moreThanTwelveDigitsAreTooLargeAndNeverWrap(String text, int decimals) {
        assertThat(FixedPoint.parse(text, decimals)).isEqualTo(FixedPoint.TOO_LARGE);
    }

    @Test
    void nothingThatParseAnswersInsteadOfAFigureCountsAsAFigure() {
        assertThat(FixedPoint.isFigure(FixedPoint.BLANK)).isFalse();
        assertThat(FixedPoint.isFigure(FixedPoint.NOT_A_NUMBER)).isFalse();
        assertThat(FixedPoint.isFigure(FixedPoint.TOO_MANY_DECIMALS)).isFalse();
        assertThat(FixedPoint.isFigure(FixedPoint.TOO_LARGE)).isFalse();
        assertThat(FixedPoint.isFigure(-FixedPoint.LARGEST)).isTrue();
        assertThat(FixedPoint.isFigure(0)).isTrue();
    }

    @Property(tries = 500)
    void readingBackWhatWasWrittenGivesTheSameFigure(
            @ForAll @LongRange(min = -FixedPoint.LARGEST, max = FixedPoint.LARGEST) long figure,
            @ForAll @IntRange(max = 4) int decimals) {
        assertThat(FixedPoint.parse(FixedPoint.toText(figure, decimals), decimals))
                .isEqualTo(figure);
    }

    @Property(tries = 500)
    void readingAgreesWithBigDecimal(
            @ForAll @LongRange(min = -FixedPoint.LARGEST, max = FixedPoint.LARGEST) long figure,
            @ForAll @IntRange(max = 4) int printed,
            @ForAll @IntRange(max = 4) int decimals) {
        BigDecimal number = BigDecimal.valueOf(figure, printed);
        long parsed = FixedPoint.parse(number.toPlainString(), decimals);
        if (number.stripTrailingZeros().scale() > decimals) {
            assertThat(parsed).isEqualTo(FixedPoint.TOO_MANY_DECIMALS);
        } else if (number.movePointRight(decimals).abs().compareTo(BigDecimal.valueOf(FixedPoint.LARGEST)) > 0) {
            assertThat(parsed).isEqualTo(FixedPoint.TOO_LARGE);
        } else {
            assertThat(FixedPoint.toDecimal(parsed, decimals)).isEqualByComparingTo(number);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "4280, 2, 42.8",
        "50, 2, 0.5",
        "1700, 2, 17",
        "-5, 2, -0.05",
        "0, 4, 0",
        "100, 0, 100",
        "10000000, 4, 1000"
    })
    void textHasNoNeedlessZerosAndNoExponent(long figure, int decimals, String text) {
        assertThat(FixedPoint.toText(figure, decimals)).isEqualTo(text);
    }

    @Test
    void blankIsEmptyTextAndNoDecimal() {
        assertThat(FixedPoint.toText(FixedPoint.BLANK, 2)).isEmpty();
        assertThat(FixedPoint.toDecimal(FixedPoint.BLANK, 2)).isNull();
    }

    @Test
    void blankAddsNothingAndTwoBlanksStayBlank() {
        assertThat(FixedPoint.add(FixedPoint.BLANK, 5)).isEqualTo(5);
        assertThat(FixedPoint.add(-5, FixedPoint.BLANK)).isEqualTo(-5);
        assertThat(FixedPoint.add(FixedPoint.BLANK, FixedPoint.BLANK)).isEqualTo(FixedPoint.BLANK);
        assertThat(FixedPoint.add(FixedPoint.BLANK, 0)).isZero();
    }

    @Test
    void anOverflowingSumThrowsInsteadOfWrapping() {
        assertThatThrownBy(() -> FixedPoint.add(Long.MAX_VALUE, 1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> FixedPoint.add(Long.MIN_VALUE + 1, -2)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"5, 0, 2, 500", "150, 2, 0, 2", "149, 2, 0, 1", "-150, 2, 0, -2", "-149, 2, 0, -1", "7, 3, 3, 7"})
    void rescalingRoundsHalfAwayFromZero(long figure, int from, int to, long expected) {
        assertThat(FixedPoint.rescale(figure, from, to)).isEqualTo(expected);
    }

    @Test
    void rescalingABlankLeavesItBlank() {
        assertThat(FixedPoint.rescale(FixedPoint.BLANK, 0, 4)).isEqualTo(FixedPoint.BLANK);
        assertThat(FixedPoint.rescale(FixedPoint.BLANK, 4, 0)).isEqualTo(FixedPoint.BLANK);
    }

    @Property(tries = 200)
    void moreDecimalsAndBackIsTheSameFigure(
            @ForAll @LongRange(min = -FixedPoint.LARGEST, max = FixedPoint.LARGEST) long figure,
            @ForAll @IntRange(max = 4) int decimals) {
        long finer = FixedPoint.rescale(figure, 0, decimals);
        assertThat(FixedPoint.rescale(finer, decimals, 0)).isEqualTo(figure);
        assertThat(FixedPoint.toDecimal(finer, decimals).setScale(0, RoundingMode.UNNECESSARY))
                .isEqualByComparingTo(BigDecimal.valueOf(figure));
    }
}
