package org.disclosurerollup.reporting.summary.ranking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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
        List<String> remarks = new ArrayList<>();
        if (cell.rollUp() == RollUp.RATE && cell.numerator() >= 0 && cell.denominator() >= 0) {
            remarks.add(Wording.figure(unit.value(form.cells().get(cell.numerator()))) + " / "
                    + Wording.figure(unit.value(form.cells().get(cell.denominator()))));
        }
        unit.coverage()
                .filter(row -> row.reported() < row.expected())
                .ifPresent(row -> remarks.add("已报送 " + row.reported() + "/" + row.expected()));
        if (!unit.counts()) {
            remarks.add("不计入合计");
        }
        return String.join(",", remarks);
    }
}
