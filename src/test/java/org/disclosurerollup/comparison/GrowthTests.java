package org.disclosurerollup.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthTests {

    private static Growth growth(BigDecimal value, BigDecimal previous, boolean rate, boolean broken) {
        return Growth.of(value, previous, rate, broken);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "113,   100, OK,         13,    13.00",
                "100,   100, OK,         0,     0.00",
                "0,     100, OK,         -100,  -100.00",
                "-50,   100, OK,         -150,  -150.00",
                "5,     0,   NEW,        5,     -",
                "0,     0,   ZERO,       0,     -",
                "0,     0.0, ZERO,       0.0,   -",
                "-5,    0,   SIGN,       -5,    -",
                "5,     -,   NO_BASE,    -,     -",
                "-,     100, NO_BASE,    -,     -",
                "-,     -,   NO_BASE,    -,     -",
                "5,     -5,  SIGN,       10,    -",
                "-9,    -5,  SIGN,       -4,    -",
                "12,    9,   SMALL_BASE, 3,     33.33",
                "12,    10,  OK,         2,     20.00",
                "12,    9.99, SMALL_BASE, 2.01, 20.12",
                "0,     1,   SMALL_BASE, -1,    -100.00",
            })
    void everyGrowthHasAStatus(
            BigDecimal value, BigDecimal previous, GrowthStatus status, BigDecimal change, BigDecimal percent) {
        assertThat(growth(value, previous, false, false)).isEqualTo(new Growth(status, change, percent));
    }

    @ParameterizedTest
    @CsvSource({"12, 9, 33.33", "113, 100, 13.00", "0, 1, -100.00"})
    void aBreakStandsBeforeASmallBase(BigDecimal value, BigDecimal previous, BigDecimal percent) {
        Growth growth = growth(value, previous, false, true);
        assertThat(growth.status()).isEqualTo(GrowthStatus.BREAK);
        assertThat(growth.percent()).isEqualTo(percent);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"5, 0, NEW", "0, 0, ZERO", "5, -5, SIGN", "5, -, NO_BASE"})
    void aBreakDoesNotMakeAPercentageWhereThereIsNone(BigDecimal value, BigDecimal previous, GrowthStatus status) {
        Growth growth = growth(value, previous, false, true);
        assertThat(growth.status()).isEqualTo(status);
        assertThat(growth.percent()).isNull();
    }

    @Test
    void ratesCompareInPercentagePointsOnly() {
        BigDecimal now = new BigDecimal("98.5");
        assertThat(growth(now, new BigDecimal("90.0"), true, false))
                .isEqualTo(new Growth(GrowthStatus.OK, new BigDecimal("8.5"), null));
        assertThat(growth(now, new BigDecimal("0.0"), true, false).status()).isEqualTo(GrowthStatus.OK);
        assertThat(growth(now, new BigDecimal("90.0"), true, true).status()).isEqualTo(GrowthStatus.BREAK);
        assertThat(growth(now, null, true, true).status()).isEqualTo(GrowthStatus.NO_BASE);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 8, 1, 12.5",
        "1, 8, 0, 13",
        "-1, 8, 0, -13",
        "-1, 8, 1, -12.5",
        "1, 800, 2, 0.13",
        "-1, 800, 2, -0.13",
        "12499, 100000, 0, 12",
        "-12499, 100000, 0, -12",
        "33191, 58603, 0, 57",
        "25412, 58603, 0, 43",
        "1, 3, 2, 33.33",
        "2, 3, 2, 66.67"
    })
    void percentRoundsHalfAwayFromZero(BigDecimal part, BigDecimal whole, int decimals, BigDecimal expected) {
        assertThat(Growth.percent(part, whole, decimals)).isEqualTo(expected);
    }

    @Test
    void thereIsNoShareOfNothingNorOfANegativeWhole() {
        assertThat(Growth.percent(BigDecimal.ONE, BigDecimal.ZERO, 2)).isNull();
        assertThat(Growth.percent(BigDecimal.ONE, BigDecimal.ONE.negate(), 2)).isNull();
        assertThat(Growth.percent(null, BigDecimal.ONE, 2)).isNull();
        assertThat(Growth.percent(BigDecimal.ONE, null, 2)).isNull();
    }

    @Test
    void theReportOfXianyangIsReproduced() {
        BigDecimal now = new BigDecimal("58603");
        BigDecimal last = now.subtract(new BigDecimal("6742"));
        assertThat(Growth.percent(now.subtract(last), last, 0)).isEqualTo(new BigDecimal("13"));
        assertThat(Growth.of(now, last, false, false).percent()).isEqualTo(new BigDecimal("13.00"));
    }
}
