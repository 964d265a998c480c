package org.disclosurerollup.reporting.summary.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What of a sentence stays when figures are missing. */
class SentenceTextTests {

    private static String fill(String text, Map<String, String> words) {
        return SentenceText.parse(text).fill(place -> Optional.ofNullable(words.get(place.word())));
    }

    @Test
    void leavesOutAClauseWhoseFigureIsMissing() {
        assertThat(fill("公开{a}【,比去年{b}】。", Map.of("a", "5条"))).isEqualTo("公开5条。");
        assertThat(fill("公开{a}【,比去年{b}】。", Map.of("a", "5条", "b", "持平"))).isEqualTo("公开5条,比去年持平。");
    }

    @Test
    void leavesOutASentenceWhoseFigureIsMissingAndKeepsTheNext() {
        assertThat(fill("公开{a}。收到{b}。", Map.of("b", "3件"))).isEqualTo("收到3件。");
    }

    @Test
    void takesTheSeparatorFromTheFirstPieceOfAListThatStays() {
        String list = "其中【当面{a}|、传真{b}|、网络{c}】。";
        assertThat(fill(list, Map.of("a", "1", "c", "3"))).isEqualTo("其中当面1、网络3。");
        assertThat(fill(list, Map.of("b", "2", "c", "3"))).isEqualTo("其中传真2、网络3。");
    }

    @Test
    void leavesOutWhatSurroundsAListOfWhichNothingStays() {
        assertThat(fill("收到{x}【,其中【当面{a}|、传真{b}】】。", Map.of("x", "0件"))).isEqualTo("收到0件。");
        assertThat(fill("其中【当面{a}|、传真{b}】。", Map.of())).isEmpty();
    }

    @Test
    void printsNoFullStopByItself() {
        assertThat(fill("【行政复议{a}】【,行政诉讼{b}】。", Map.of())).isEmpty();
    }

    @Test
    void joinsLinesWithoutSpacesInChinese() {
        assertThat(fill("公开{a}。\n  其中 网站{a}。", Map.of("a", "5"))).isEqualTo("公开5。其中网站5。");
        assertThat(fill("公开{a}。 其中 网站{a}。", Map.of("a", "5"))).isEqualTo("公开5。其中网站5。");
    }

    @Test
    void saysWhichBracketHasNoPartner() {
        assertThatThrownBy(() -> SentenceText.parse("公开{[1.1]。")).hasMessageContaining("a { stands without its }");
        assertThatThrownBy(() -> SentenceText.parse("公开【,{年}。")).hasMessageContaining("a 【 stands without its 】");
        assertThatThrownBy(() -> SentenceText.parse("公开{年}】。")).hasMessageContaining("a 】 stands without its 【");
    }

    @Test
    void readsWhatIsAskedOfAFigure() {
        Placeholder share = Placeholder.parse("[3.1.3] 下级 占 [3.1]");
        assertThat(share.ask()).isEqualTo(Placeholder.Ask.SHARE_OF);
        assertThat(share.group()).isEqualTo(GroupWord.下级);
        assertThat(share.whole()).containsExactly("3.1");
        Placeholder sum = Placeholder.parse("[L1.5]+[L2.5] 非零");
        assertThat(sum.cells()).containsExactly("L1.5", "L2.5");
        assertThat(sum.nonZero()).isTrue();
        assertThat(Placeholder.parse("[3.3.1/7] .. [3.3.8/7]").cells()).containsExactly("3.3.1/7 .. 3.3.8/7");
        assertThat(Placeholder.parse("[1.1] 部门 增幅 前3名").ask()).isEqualTo(Placeholder.Ask.TOP_GROWTH);
        assertThatThrownBy(() -> Placeholder.parse("[1.1] 第1名")).hasMessageContaining("add 下级 or 部门");
    }

    @Test
    void makesPunctuationFullWidthButNotInNumbers() {
        assertThat(FullWidth.of("公开58603条,占57%;其中(网站)1,000条"))
                .isEqualTo("公开58603条\uFF0C占57%\uFF1B其中\uFF08网站\uFF091,000条");
    }

    @Test
    void countsHeadingsInChinese() {
        assertThat(ChineseNumber.of(1)).isEqualTo("一");
        assertThat(ChineseNumber.of(10)).isEqualTo("十");
        assertThat(ChineseNumber.of(12)).isEqualTo("十二");
        assertThat(ChineseNumber.of(20)).isEqualTo("二十");
        assertThat(ChineseNumber.of(21)).isEqualTo("二十一");
    }
}
