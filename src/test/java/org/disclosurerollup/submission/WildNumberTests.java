package org.disclosurerollup.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.submission.WildNumber.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WildNumberTests {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\uFF11\uFF12|件|0|12",
                "\uFF0B5|件|0|5",
                "\uFF0D5|件|0|-5",
                "\u22125|件|0|-5",
                "1,036|件|0|1036",
                "1\uFF0C036|件|0|1036",
                "12,345,678.50|万元|2|12345678.5",
                "1 036|件|0|1036",
                "减4|项|0|-4",
                "减少 4|项|0|-4",
                "增3|项|0|3",
                "负2|项|0|-2",
                "+1036 条|条|0|1036",
                "12件|件|0|12",
                "12 件|件|0|12",
                "42.8万|件|0|428000",
                "42.8万件|件|0|428000",
                "42.8万|万件|1|42.8",
                "42.8万件|万件|1|42.8",
                "3千|件|0|3000",
                "251000元|万元|2|25.1",
                "25.1万元|万元|2|25.1",
                "1亿元|万元|2|10000",
                "3万元|元|0|30000",
                "13%|%|2|13",
                "0.5 万元|万元|2|0.5",
            })
    void whatHasOneMeaningIsRead(String text, String unit, int decimals, String value) {
        WildNumber read = WildNumber.read(text, unit, decimals);
        assertThat(read.kind()).isEqualTo(Kind.FIGURE);
        assertThat(FixedPoint.toText(read.figure(), decimals)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"3100多,3100", "3100余件,3100", "约3100,3100", "8万多,80000", "8万余件,80000", "超过5,5", "12件左右,12"})
    void whatSaysThatItIsAboutRightIsReadAndMarked(String text, long value) {
        assertThat(WildNumber.read(text, "件", 0)).isEqualTo(new WildNumber(Kind.APPROXIMATE, value, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,23",
                "12.345.6",
                "3-5",
                "3~5",
                "3/4",
                "3、4",
                "1,036,5",
                "0,123",
                "1,0360",
                "12 34",
                "3至5件",
                "12次",
                "12元",
                "12%",
                "2017-03-01",
                "1:2",
                "1,036 2",
                "3.1.1"
            })
    void whatCanMeanTwoThingsIsLeftToWhoFiledIt(String text) {
        WildNumber read = WildNumber.read(text, "件", 0);
        assertThat(read.kind()).isEqualTo(Kind.AMBIGUOUS);
        assertThat(read.figure()).isEqualTo(FixedPoint.BLANK);
        assertThat(read.reason()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"若干", "5x", "1e3", "--5", "公务用车10辆", "件", "约", "+", ".5", "5.", "=1+1", "#ERROR", "十二"})
    void whatIsNoNumberIsNone(String text) {
        assertThat(WildNumber.read(text, "件", 0).kind()).isEqualTo(Kind.NOT_A_NUMBER);
    }

    @ParameterizedTest
    @CsvSource({"251001元,TOO_MANY_DECIMALS", "9999999亿元,TOO_LARGE", "'12.345万元',TOO_MANY_DECIMALS"})
    void nothingIsRoundedAndNothingWraps(String text, Kind kind) {
        assertThat(WildNumber.read(text, "万元", 2).kind()).isEqualTo(kind);
    }

    @Provide
    Arbitrary<String> anyText() {
        return Arbitraries.strings()
                .withChars("0123456789\uFF10\uFF19,.，、 　-+减增多余万亿千件元条%()/~约")
                .ofMaxLength(70);
    }

    @Property
    void anyTextIsAFigureInRangeOrAReason(@ForAll("anyText") String text, @ForAll @IntRange(max = 4) int decimals) {
        WildNumber read = WildNumber.read(text, "万元", decimals);
        assertThat(read.isFigure()).isEqualTo(read.figure() != FixedPoint.BLANK);
        if (read.isFigure()) {
            assertThat(Math.abs(read.figure())).isLessThanOrEqualTo(FixedPoint.LARGEST);
        }
    }

    @Property
    void aPlainFigureWrittenOtherwiseIsTheSameFigure(
            @ForAll @LongRange(min = -999_999_999L, max = 999_999_999L) long figure,
            @ForAll @IntRange(max = 4) int decimals) {
        String plain = FixedPoint.toText(figure, decimals);
        String digits = plain.replace("-", "");
        String grouped = grouped(digits);
        String sign = figure < 0 ? "减" : "";
        StringBuilder wide = new StringBuilder();
        digits.chars().forEach(c -> wide.append((char) (c == '.' ? '\uFF0E' : c - '0' + '\uFF10')));
        for (String text : new String[] {sign + digits + "元", sign + grouped + " 元", sign + wide, sign + grouped}) {
            assertThat(WildNumber.read(text, "元", decimals))
                    .as(text)
                    .isEqualTo(new WildNumber(Kind.FIGURE, figure, ""));
        }
        BigDecimal tenThousands =
                BigDecimal.valueOf(figure, decimals).scaleByPowerOfTen(-4).abs();
        if (tenThousands.scale() <= 10) {
            String text = sign + tenThousands.toPlainString() + "万元";
            assertThat(WildNumber.read(text, "元", decimals))
                    .as(text)
                    .isEqualTo(new WildNumber(Kind.FIGURE, figure, ""));
        }
    }

    private static String grouped(String digits) {
        int point = digits.indexOf('.') < 0 ? digits.length() : digits.indexOf('.');
        StringBuilder text = new StringBuilder(digits);
        for (int at = point - 3; at > 0; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }
}
