package org.disclosurerollup.comparison;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.RollUp;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.submission.Claim;
import org.disclosurerollup.submission.ClaimKind;
import org.disclosurerollup.validation.PartList;

/** Computes from the filed figures, without rounding, what claims should say. */
final class Recomputation {

    private final Form form;
    private final List<PartList> partLists;
    private final ClaimFigures figures;

    Recomputation(Form form, List<PartList> partLists, ClaimFigures figures) {
        this.form = form;
        this.partLists = partLists;
        this.figures = figures;
    }

    /** What the claim should say; several answers, the first to be preferred, where its cell is part of several wholes. */
    List<Recomputed> of(Claim claim) {
        Group group = claim.isAboutWholeUnit() ? Group.TOTAL : Group.ofCode(claim.group());
        ClaimFigures.Filed now = figures.now(claim.unitCode(), group);
        ClaimFigures.Filed before = figures.before(claim.unitCode(), group);
        if (claim.kind() == ClaimKind.SHARE && group == Group.TOTAL) {
            return shareOfWholes(claim.cell(), now);
        }
        return List.of(
                switch (claim.kind()) {
                    case TOTAL -> marked(total(claim.cell(), now), now);
                    case RATE -> marked(rate(claim.cell(), now), now);
                    case CHANGE -> marked(change(claim.cell(), now, before), now, before);
                    case GROWTH -> marked(growth(claim.cell(), now, before), now, before);
                    case SHARE -> {
                        ClaimFigures.Filed all = figures.now(claim.unitCode(), Group.TOTAL);
                        yield marked(share(claim.cell(), now, claim.cell(), all), all);
                    }
                });
    }

    /** Says of totals that lack units that they do. */
    private static Recomputed marked(Recomputed recomputed, ClaimFigures.Filed... used) {
        for (ClaimFigures.Filed filed : used) {
            if (filed != null && !filed.isComplete()) {
                return recomputed.incomplete(
                        "汇总数只含 " + filed.expectedUnits() + " 个应报单位中的 " + filed.reportedUnits() + " 个");
            }
        }
        return recomputed;
    }

    private Recomputed total(Cell cell, ClaimFigures.Filed now) {
        Interval value = value(cell, now);
        return value == null ? Recomputed.undecided(notFiled(now)) : Recomputed.of(value, "填报数据为 " + text(cell, now));
    }

    private Recomputed rate(Cell cell, ClaimFigures.Filed now) {
        Cell numerator = form.cells().get(cell.numerator());
        Cell denominator = form.cells().get(cell.denominator());
        return share(numerator, now, denominator, now);
    }

    private Recomputed change(Cell cell, ClaimFigures.Filed now, ClaimFigures.Filed before) {
        Interval value = value(cell, now);
        Interval base = value(cell, before);
        if (value == null || base == null) {
            return Recomputed.undecided(value == null ? notFiled(now) : "上年没有可比数据");
        }
        return Recomputed.of(value.minus(base), text(cell, now) + " − " + text(cell, before));
    }

    private Recomputed growth(Cell cell, ClaimFigures.Filed now, ClaimFigures.Filed before) {
        if (cell.rollUp() == RollUp.RATE) {
            return Recomputed.undecided("比率只比较百分点,请改用 change");
        }
        Interval value = value(cell, now);
        Interval base = value(cell, before);
        if (value == null || base == null) {
            return Recomputed.undecided(value == null ? notFiled(now) : "上年没有可比数据");
        }
        if (base.value().signum() <= 0) {
            return Recomputed.undecided(base.value().signum() == 0 ? "上年为零,没有增长率" : "上年为负数,没有增长率");
        }
        String last = text(cell, before);
        return Recomputed.of(value.growthOver(base), "(%s − %s) ÷ %s".formatted(text(cell, now), last, last));
    }

    private static Recomputed share(Cell part, ClaimFigures.Filed parts, Cell whole, ClaimFigures.Filed wholes) {
        Interval value = amount(part, parts);
        Interval all = amount(whole, wholes);
        if (value == null || all == null) {
            return Recomputed.undecided(value == null ? notFiled(parts) : "“" + whole.label() + "”没有填报");
        }
        if (all.value().signum() <= 0) {
            return Recomputed.undecided("“" + whole.label() + "”不是正数");
        }
        return Recomputed.of(value.percentOf(all), text(part, parts) + " ÷ " + text(whole, wholes));
    }

    /** The share in the smallest of the wholes that the cell is a part of first, then in the others. */
    private List<Recomputed> shareOfWholes(Cell cell, ClaimFigures.Filed now) {
        List<PartList> lists =
                partLists.stream().filter(list -> list.parts().contains(cell)).toList();
        if (lists.isEmpty()) {
            return List.of(Recomputed.senseless("报表没有公式说明“" + cell.label() + "”是哪一项的一部分"));
        }
        if (now == null) {
            return List.of(Recomputed.undecided(notFiled(null)));
        }
        Stream<Cell> wholes = lists.stream()
                .sorted(Comparator.comparing(list -> list.parts().size()))
                .map(PartList::whole)
                .distinct();
        return wholes.sorted(Comparator.comparing(
                        whole -> FixedPoint.toDecimal(now.of(whole), whole.decimals()),
                        Comparator.nullsLast(Comparator.naturalOrder())))
                .map(whole -> marked(share(cell, now, whole, now), now))
                .toList();
    }

    /** The value of a cell; a rate is recomputed from its parts where these are filed. {@code null} if blank. */
    private Interval value(Cell cell, ClaimFigures.Filed filed) {
        if (cell.rollUp() == RollUp.RATE && filed != null) {
            Recomputed rate = rate(cell, filed);
            return rate.isDecided() ? rate.truth() : amount(cell, filed);
        }
        return amount(cell, filed);
    }

    /** A figure as filed: exact if it is a count, otherwise known to half its last decimal. */
    private static Interval amount(Cell cell, ClaimFigures.Filed filed) {
        if (filed == null || filed.of(cell) == FixedPoint.BLANK) {
            return null;
        }
        BigDecimal value = FixedPoint.toDecimal(filed.of(cell), cell.decimals());
        boolean count = cell.decimals() == 0 && cell.rollUp() != RollUp.MEAN;
        return count ? Interval.exact(Fraction.of(value)) : Interval.rounded(value, cell.decimals());
    }

    private static String text(Cell cell, ClaimFigures.Filed filed) {
        return FixedPoint.toText(filed.of(cell), cell.decimals());
    }

    private static String notFiled(ClaimFigures.Filed filed) {
        return filed == null ? "没有计入汇总的填报数据" : "该数据没有填报";
    }
}
