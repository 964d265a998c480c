package org.disclosurerollup.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a printed figure says, and to which digit it is known. */
class PrintedFigureTests {

    private static PrintedFigure read(String text) {
        return PrintedFigure.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "58603,58603,1",
        "57%,57,1",
        "57%,57,1",
        "-5.2%,-5.2,0.1",
        "−5.2%,-5.2,0.1",
        "42.8,42.8,0.1",
        "42.80,42.8,0.01",
        "42.8万,428000,1000",
        "42.8万件,428000,1000",
        "41.55亿元,4155000000,1000000",
        "'58,603',58603,1",
        "3.5个百分点,3.5,0.1"
    })
    void figureIsKnownToItsLastPrintedDigit(String text, BigDecimal value, BigDecimal unit) {
        assertThat(read(text).value()).isEqualByComparingTo(value);
        assertThat(read(text).unit()).isEqualByComparingTo(unit);
        assertThat(read(text).over()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "8万多,80000,90000",
        "超过8万,80000,90000",
        "8万余件,80000,90000",
        "20余万,200000,300000",
        "20万余,200000,210000",
        "3100多,3100,3200",
        "1980多,1980,1990",
        "超过42.8万,428000,429000",
        "超过0.50,0.50,0.51"
    })
    void figureWithMoreEndsBeforeTheNextPrintedUnit(String text, BigDecimal least, BigDecimal bound) {
        assertThat(read(text).over()).isTrue();
        assertThat(read(text).least()).isEqualByComparingTo(least);
        assertThat(read(text).bound()).isEqualByComparingTo(bound);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "很多", "八万", "1.", ".5", "1e5", "5,8603", "5%%", "-8万多", "近", "57%左右", "12345678901234567890"
            })
    void otherTextIsNoFigure(String text) {
        assertThat(PrintedFigure.parse(text)).isEmpty();
    }

    @Test
    void rightValueIsWrittenAsTheWrongOneWas() {
        assertThat(read("42.8万件").write(new BigDecimal("429501"))).isEqualTo("43.0万件");
        assertThat(read("56%").write(new BigDecimal("56.637"))).isEqualTo("57%");
        assertThat(read("9万多").write(new BigDecimal("89999"))).isEqualTo("8万多");
        assertThat(read("-5.2").write(new BigDecimal("-5.25"))).isEqualTo("-5.3");
    }
}
