package org.disclosurerollup.reporting.summary.ranking;

import java.math.BigDecimal;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.comparison.GrowthStatus;
import org.disclosurerollup.reporting.Compared;
import org.disclosurerollup.reporting.Wording;
import org.disclosurerollup.reporting.summary.Place;
import org.disclosurerollup.reporting.summary.UnitFigures;

/**
 * By the growth of a cell in percent, two decimals. Who has none that says anything (nothing last year, a small base,
 * other units) is not ranked.
 *
 * @param likeForLike whether the like-for-like growth of areas whose units changed is ranked with the plain growth of the
 *     others, which is the same thing there
 */
record ByGrowth(Cell cell, boolean likeForLike) implements Yardstick {

    @Override
    public Kind kind() {
        return likeForLike ? Kind.LIKE_FOR_LIKE : Kind.GROWTH;
    }

    @Override
    public String code() {
        return cell.code();
    }

    @Override
    public String name() {
        return cell.shortLabel();
    }

    @Override
    public String unit() {
        return "%";
    }

    @Override
    public int decimals() {
        return 2;
    }

    @Override
    public BigDecimal of(UnitFigures unit) {
        Compared compared = unit.compared(cell);
        if (likeForLike) {
            return Place.Measure.GROWTH.of(unit, cell);
        }
        return compared.growth().status() == GrowthStatus.OK ? compared.growth().percent() : null;
    }

    /** Whether the like-for-like growth is another than the plain one. */
    static boolean differs(UnitFigures unit, Cell cell) {
        Compared compared = unit.compared(cell);
        return compared.growth().status() == GrowthStatus.BREAK && compared.likeForLikeGrowth() != null;
    }

    @Override
    public String remark(UnitFigures unit) {
        Compared compared = unit.compared(cell);
        if (compared.value() == null) {
            return Yardstick.absence(unit);
        }
        if (likeForLike && differs(unit, cell)) {
            return "可比口径 " + Wording.figure(compared.likeForLike().previous()) + " → "
                    + Wording.figure(compared.likeForLike().value());
        }
        String figures = compared.previous() == null
                ? ""
                : Wording.figure(compared.previous()) + " → " + Wording.figure(compared.value());
        String status = compared.growth().status().label();
        return status.isEmpty() || figures.isEmpty() ? status + figures : status + "(" + figures + ")";
    }
}
