package org.disclosurerollup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTests {

    private static Period period(String text) {
        return Period.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "2017, 2017-01-01, 2017-12-31",
        "2017Q1, 2017-01-01, 2017-03-31",
        "2017Q2, 2017-04-01, 2017-06-30",
        "2017Q4, 2017-10-01, 2017-12-31",
        "2016-02, 2016-02-01, 2016-02-29",
        "2017-02, 2017-02-01, 2017-02-28",
        "2017-12, 2017-12-01, 2017-12-31",
        "1949, 1949-01-01, 1949-12-31",
        "2199, 2199-01-01, 2199-12-31"
    })
    void aPeriodHasItsTextAndItsDays(String text, LocalDate first, LocalDate last) {
        assertThat(period(text)).hasToString(text);
        assertThat(period(text).firstDay()).isEqualTo(first);
        assertThat(period(text).lastDay()).isEqualTo(last);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "17",
                "20171",
                "2017Q0",
                "2017Q5",
                "2017q1",
                "2017-00",
                "2017-13",
                "2017-1",
                "2017年",
                " 2017",
                "2017.0",
                "1948",
                "2200",
                "0000",
                "\uFF12\uFF10\uFF11\uFF17",
                "-2017"
            })
    void anythingElseIsNoPeriod(String text) {
        assertThat(Period.parse(text)).isEmpty();
    }

    @Test
    void periodsAreOrderedByTheirEndTheLongerFirst() {
        List<String> ordered =
                List.of("2016", "2017-01", "2017Q1", "2017-03", "2017-11", "2017", "2017Q4", "2017-12", "2018");
        Stream<Period> periods = ordered.stream().map(PeriodTests::period).sorted();
        assertThat(periods.map(Period::toString))
                .containsExactly(
                        "2016", "2017-01", "2017Q1", "2017-03", "2017-11", "2017", "2017Q4", "2017-12", "2018");
        assertThat(period("2017").compareTo(Period.ofYear(2017))).isZero();
    }

    @Test
    void growthLooksAtTheSamePeriodOfTheYearBefore() {
        assertThat(period("2017Q2").yearBefore()).hasToString("2016Q2");
        assertThat(period("2017-03").yearAfter()).hasToString("2018-03");
        assertThat(Period.ofYear(2017).yearBefore()).isEqualTo(Period.ofYear(2016));
    }

    @Test
    void onlyAYearIsAYear() {
        assertThat(period("2017").isYear()).isTrue();
        assertThat(period("2017Q4").isYear()).isFalse();
        assertThat(period("2017-12").isYear()).isFalse();
    }
}
