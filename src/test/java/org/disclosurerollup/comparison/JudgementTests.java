package org.disclosurerollup.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.disclosurerollup.comparison.Judgement.FINE;
import static org.disclosurerollup.comparison.Judgement.TRUNCATED;
import static org.disclosurerollup.comparison.Judgement.WRONG;

import java.math.BigDecimal;
import org.disclosurerollup.submission.PrintedFigure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rounding, truncation and coarse values. */
class JudgementTests {

    private static Judgement judge(String printed, Interval truth) {
        return Judgement.of(PrintedFigure.parse(printed).orElseThrow(), truth);
    }

    private static Interval exact(String value) {
        return Interval.exact(Fraction.of(new BigDecimal(value)));
    }

    @ParameterizedTest
    @CsvSource({
        "57%,56.637,FINE",
        "56%,56.637,TRUNCATED",
        "58%,56.637,WRONG",
        "56.6,56.637,FINE",
        "56.7,56.637,WRONG",
        "56.63,56.637,TRUNCATED",
        "13%,12.5,FINE",
        "12%,12.5,TRUNCATED",
        "0%,0.4,FINE",
        "0%,0.6,TRUNCATED",
        "-5.3%,-5.25,FINE",
        "-5.2%,-5.25,TRUNCATED",
        "5.3%,-5.25,WRONG",
        "58603,58603,FINE",
        "58602,58603,WRONG"
    })
    void figureIsRoundedHalfUpOrTruncatedOrWrong(String printed, String truth, Judgement judgement) {
        assertThat(judge(printed, exact(truth))).isEqualTo(judgement);
    }

    @ParameterizedTest
    @CsvSource({
        "42.8万,427500,FINE",
        "42.8万,428500,FINE",
        "42.8万,427499,WRONG",
        "42.8万,428501,TRUNCATED",
        "42.8万,429000,WRONG",
        "8万多,80000,FINE",
        "8万多,89999,FINE",
        "8万多,90000,WRONG",
        "超过8万,79999,WRONG"
    })
    void coarseFigureHoldsWithinItsPrintedUnit(String printed, String truth, Judgement judgement) {
        assertThat(judge(printed, exact(truth))).isEqualTo(judgement);
    }

    @Test
    void thirdIsComparedWithoutRoundingItFirst() {
        Interval third = Interval.exact(Fraction.of(BigDecimal.ONE))
                .percentOf(Interval.exact(Fraction.of(BigDecimal.valueOf(3))));
        assertThat(judge("33.33333333", third)).isEqualTo(FINE);
        assertThat(judge("33.33333334", third)).isEqualTo(WRONG);
    }

    @Test
    void roundedAmountAllowsWhatItMayHaveBeenRoundedFrom() {
        Interval amount = Interval.rounded(new BigDecimal("42.8"), 1);
        Interval base = Interval.rounded(new BigDecimal("29.3"), 1);
        assertThat(judge("46%", amount.growthOver(base))).isEqualTo(FINE);
        assertThat(judge("46.2%", amount.growthOver(base))).isEqualTo(FINE);
        assertThat(judge("47%", amount.growthOver(base))).isEqualTo(WRONG);
        assertThat(judge("42.83", amount)).isEqualTo(FINE);
        assertThat(judge("42.9", amount)).isEqualTo(WRONG);
        assertThat(judge("42", amount)).isEqualTo(TRUNCATED);
    }
}
