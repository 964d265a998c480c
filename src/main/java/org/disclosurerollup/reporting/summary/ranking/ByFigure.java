package org.disclosurerollup.reporting.summary.ranking;

import java.math.BigDecimal;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.RollUp;
import org.disclosurerollup.reporting.Wording;
import org.disclosurerollup.reporting.summary.UnitFigures;

/**
 * By the figure of a cell: a total, a rate or a score, as the cell rolls up.
 *
 * @param form of the cell
 */
record ByFigure(Form form, Cell cell) implements Yardstick {

    @Override
    public Kind kind() {
        return switch (cell.rollUp()) {
            case RATE -> Kind.RATE;
            case MEAN -> Kind.SCORE;
            default -> Kind.TOTAL;
        };
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
        return cell.unitOfMeasure();
    }

    @Override
    public int decimals() {
        return cell.decimals();
    }

    @Override
    public BigDecimal of(UnitFigures unit) {
        return unit.value(cell);
    }

    @Override
    public String remark(UnitFigures unit) {
        if (of(unit) == null) {
            return Yardstick.absence(unit);
        }
        return cell.rollUp() == RollUp.RATE
                ? Wording.figure(unit.value(form.cells().get(cell.numerator()))) + " / "
                        + Wording.figure(unit.value(form.cells().get(cell.denominator())))
                : "";
    }
}
