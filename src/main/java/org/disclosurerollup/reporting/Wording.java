package org.disclosurerollup.reporting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.RollUp;
import org.disclosurerollup.catalogue.UnitKind;
import org.disclosurerollup.comparison.Growth;
import org.disclosurerollup.comparison.GrowthStatus;
import org.disclosurerollup.consolidation.Group;

/** Figures as people read them. Rounding is half-up and happens here, at the very end. */
public final class Wording {

    private Wording() {}

    /** A figure without needless zeros; — for a blank. */
    public static String figure(BigDecimal value) {
        return value == null ? "—" : CsvBuffer.plain(value);
    }

    /** A percentage in whole percent, as sentences have it; — where there is none. */
    public static String wholePercent(BigDecimal percent) {
        return percent == null ? "—" : percent.setScale(0, RoundingMode.HALF_UP).toPlainString() + "%";
    }

    /** A share with two decimals; — where there is none. */
    public static String percent(BigDecimal percent) {
        return percent == null ? "—" : percent.toPlainString() + "%";
    }

    /** Growth in whole percent from the unrounded values: {@code +13%}, 新增, 持平, percentage points for a rate. */
    public static String growth(Cell cell, Compared compared, int decimals) {
        Growth growth = compared.growth();
        if (growth.status() == GrowthStatus.NEW || growth.status() == GrowthStatus.ZERO) {
            return growth.status().label();
        }
        if (growth.change() != null && growth.change().signum() == 0) {
            return GrowthStatus.ZERO.label();
        }
        if (cell.rollUp() == RollUp.RATE && growth.change() != null) {
            return signed(growth.change()) + "个百分点";
        }
        if (growth.status() == GrowthStatus.SIGN) {
            return signed(growth.change());
        }
        if (growth.percent() == null) {
            return "—";
        }
        BigDecimal percent = decimals == 2
                ? growth.percent()
                : growth.change()
                        .multiply(BigDecimal.valueOf(100))
                        .divide(compared.previous(), decimals, RoundingMode.HALF_UP);
        return (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + "%";
    }

    /** What was published, where it is no longer so: {@code 重述:原发布(610400-2017-1)58603,同比 +12.96%}. */
    static String restated(Cell cell, Compared now, Restated restated) {
        Compared published = restated.published();
        return "重述(" + restatedPart(now, published) + "):原发布(" + restated.publication() + ")"
                + figure(published.value()) + (published.previous() == null ? "" : ",同比 " + growth(cell, published, 2));
    }

    /** What of a published figure has changed since: 本年数, 上年数, or only its share this year or last. */
    static String restatedPart(Compared now, Compared published) {
        boolean value = !Restated.same(now.value(), published.value());
        boolean previous = !Restated.same(now.previous(), published.previous());
        if (value && previous) {
            return "本年数和上年数";
        }
        if (value) {
            return "本年数";
        }
        if (previous) {
            return "上年数";
        }
        return Restated.same(now.share(), published.share()) ? "上年占比" : "占比";
    }

    /** A figure with its sign, also where it is positive. */
    static String signed(BigDecimal value) {
        return (value.signum() > 0 ? "+" : "") + CsvBuffer.plain(value);
    }

    /** The two figures of a like-for-like comparison. */
    public static String likeForLike(Compared.LikeForLike compared) {
        return "可比口径:本年 " + figure(compared.value()) + ",上年(按今年区划重排) " + figure(compared.previous());
    }

    /** Like-for-like growth in so many decimals; — where there is none. */
    public static String likeForLikeGrowth(Compared.LikeForLike compared, int decimals) {
        if (compared == null || compared.growth() == null) {
            return "—";
        }
        BigDecimal percent = decimals == 2
                ? compared.growth()
                : Growth.percent(compared.value().subtract(compared.previous()), compared.previous(), decimals);
        return (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + "%";
    }

    /** That a total contains submissions which an operator accepted despite hard findings. */
    public static String acceptedByOperator(int submissions) {
        return "含强制受理的填报 " + submissions + " 份";
    }

    /** What the group is called in an area of that kind. */
    public static String group(Group group, UnitKind kind) {
        if (group != Group.COUNTIES) {
            return group.label();
        }
        return switch (kind) {
            case REGION -> "市级地区";
            case CITY -> "县市区";
            default -> group.label();
        };
    }
}
