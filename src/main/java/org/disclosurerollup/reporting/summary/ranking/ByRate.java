package org.disclosurerollup.reporting.summary.ranking;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.comparison.Growth;
import org.disclosurerollup.reporting.Wording;
import org.disclosurerollup.reporting.summary.UnitFigures;

/**
 * By a rate that an office defined: some cells in percent of another, two decimals, half-up, from the figures themselves.
 * Where all parts are blank, or the whole is blank or zero, there is none.
 */
record ByRate(String name, List<Cell> part, Cell whole) implements Yardstick {

    @Override
    public Kind kind() {
        return Kind.RATE;
    }

    @Override
    public String code() {
        return part.stream().map(Cell::code).collect(Collectors.joining(" + ")) + " / " + whole.code();
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
        return Growth.percent(sum(unit), unit.value(whole), 2);
    }

    private BigDecimal sum(UnitFigures unit) {
        BigDecimal sum = null;
        for (Cell cell : part) {
            BigDecimal value = unit.value(cell);
            if (value != null) {
                sum = sum == null ? value : sum.add(value);
            }
        }
        return sum;
    }

    @Override
    public String remark(UnitFigures unit) {
        BigDecimal base = unit.value(whole);
        if (base != null && base.signum() == 0) {
            return whole.shortLabel() + "为 0";
        }
        return of(unit) == null ? Yardstick.absence(unit) : Wording.figure(sum(unit)) + " / " + Wording.figure(base);
    }

    @Override
    public Cell cell() {
        return null;
    }
}
