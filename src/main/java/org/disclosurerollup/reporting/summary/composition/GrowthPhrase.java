package org.disclosurerollup.reporting.summary.composition;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.disclosurerollup.comparison.Growth;
import org.disclosurerollup.comparison.GrowthStatus;
import org.disclosurerollup.reporting.Compared;
import org.disclosurerollup.reporting.Wording;

/**
 * Growth in words: 增加13%, 持平, 新增. Whole percent, half-up, from the figures themselves. Where the template has no
 * wording for a case, or there is no last year to compare with, there are no words.
 */
final class GrowthPhrase {

    private final Map<GrowthCase, String> wordings;

    GrowthPhrase(Map<GrowthCase, String> wordings) {
        this.wordings = wordings;
    }

    Optional<String> of(CellSum.Figure figure) {
        Growth growth = figure.growth();
        if (growth.change() == null) {
            return Optional.empty();
        }
        GrowthCase found = caseOf(figure);
        Optional<String> words = words(found, figure, percent(growth.change(), figure.previous()));
        boolean differs = growth.status() == GrowthStatus.BREAK && figure.likeForLike() != null && !figure.rate();
        return differs ? words.map(plain -> plain + likeForLike(figure)) : words;
    }

    private static GrowthCase caseOf(CellSum.Figure figure) {
        Growth growth = figure.growth();
        int sign = growth.change().signum();
        if (sign == 0) {
            return GrowthCase.持平;
        }
        if (figure.rate()) {
            return sign > 0 ? GrowthCase.提高 : GrowthCase.降低;
        }
        return switch (growth.status()) {
            case NEW -> GrowthCase.新增;
            case SMALL_BASE, SIGN -> GrowthCase.基数小;
            default -> byPercent(percent(growth.change(), figure.previous()), sign);
        };
    }

    private static GrowthCase byPercent(BigDecimal percent, int sign) {
        if (percent == null) {
            return GrowthCase.基数小;
        }
        if (percent.signum() == 0) {
            return GrowthCase.基本持平;
        }
        return sign > 0 ? GrowthCase.增加 : GrowthCase.减少;
    }

    private static BigDecimal percent(BigDecimal change, BigDecimal base) {
        return Growth.percent(change, base, 0);
    }

    private Optional<String> words(GrowthCase found, CellSum.Figure figure, BigDecimal percent) {
        return Optional.ofNullable(wordings.get(found))
                .map(wording -> wording.replace("{幅度}", percent == null ? "" : Wording.wholePercent(percent.abs()))
                        .replace(
                                "{差}",
                                Wording.figure(figure.growth().change().abs())
                                        + (figure.rate() ? "个百分点" : figure.unit()))
                        .replace("{上年}", Wording.figure(figure.previous()) + figure.unit())
                        .replace("{本年}", Wording.figure(figure.value()) + figure.unit()));
    }

    /** What is put behind: the same over the units present in both years. */
    private String likeForLike(CellSum.Figure figure) {
        BigDecimal change =
                figure.likeForLike().value().subtract(figure.likeForLike().previous());
        BigDecimal percent = percent(change, figure.likeForLike().previous());
        String wording = wordings.get(GrowthCase.可比);
        if (wording == null || percent == null && change.signum() != 0) {
            return "";
        }
        return wording.replace("{幅度}", change.signum() == 0 ? "持平" : words(percent));
    }

    /**
     * Growth of a unit in a ranking, 增加44%: where units or form changed the like-for-like one, which says so
     * (可比口径增加44%); empty where there is none.
     */
    static Optional<String> ofUnit(Compared compared) {
        BigDecimal value = compared.value();
        BigDecimal base = compared.previous();
        boolean likeForLike = compared.growth().status() == GrowthStatus.BREAK && compared.likeForLike() != null;
        if (likeForLike) {
            value = compared.likeForLike().value();
            base = compared.likeForLike().previous();
        }
        return value == null || base == null
                ? Optional.empty()
                : Optional.ofNullable(percent(value.subtract(base), base))
                        .map(percent -> (likeForLike ? "可比口径" : "") + words(percent));
    }

    private static String words(BigDecimal percent) {
        return percent.signum() == 0 ? "基本持平" : (percent.signum() > 0 ? "增加" : "减少") + percent.abs() + "%";
    }
}
