package org.disclosurerollup.reporting.summary.composition;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.disclosurerollup.Project;
import org.disclosurerollup.comparison.Growth;
import org.disclosurerollup.reporting.Compared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Growth in words, by the wordings that are shipped. */
class GrowthPhraseTests {

    private static Optional<String> words(
            String value, String previous, boolean rate, boolean broken, Compared.LikeForLike pair) throws Exception {
        Path reports = Project.path("jobs", "reports");
        Map<GrowthCase, String> phrase =
                SummaryTemplateReader.read(reports).growth().get("比去年");
        BigDecimal now = value == null ? null : new BigDecimal(value);
        BigDecimal then = previous == null ? null : new BigDecimal(previous);
        return new GrowthPhrase(phrase)
                .of(new CellSum.Figure(now, then, Growth.of(now, then, rate, broken), pair, rate ? "%" : "条", rate));
    }

    @ParameterizedTest
    @CsvSource({
        "58603, 51878, false, 比去年增加了13%",
        "87, 100, false, 比去年减少了13%",
        "1125, 1000, false, 比去年增加了13%",
        "11249, 10000, false, 比去年增加了12%",
        "100, 100, false, 与去年持平",
        "0, 0, false, 与去年持平",
        "10001, 10000, false, 与去年基本持平",
        "5, 0, false, 为今年新增",
        "8, 4, false, 去年为4条",
        "5, -3, false, 去年为-3条",
        "98.5, 97, true, 比去年提高1.5个百分点",
        "95, 97, true, 比去年降低2个百分点"
    })
    void wordsEachCase(String value, String previous, boolean rate, String expected) throws Exception {
        assertThat(words(value, previous, rate, false, null)).contains(expected);
    }

    @Test
    void saysNothingWithoutAYearToCompareWith() throws Exception {
        assertThat(words("5", null, false, false, null)).isEmpty();
        assertThat(words(null, "5", false, false, null)).isEmpty();
    }

    @Test
    void putsTheLikeForLikeGrowthBesideTheOtherWhereUnitsChanged() throws Exception {
        Compared.LikeForLike pair =
                new Compared.LikeForLike(new BigDecimal("2130"), new BigDecimal("1839"), new BigDecimal("15.82"));
        assertThat(words("2220", "1839", false, true, pair)).contains("比去年增加了21%(按可比口径增加16%)");
    }
}
