package org.disclosurerollup.consolidation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;

/** Adds submissions up, cell by cell, and counts how many filled each cell. */
public final class Accumulator {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final long[] sums;
    private final int[] filled;

    public Accumulator(int cells) {
        sums = new long[cells];
        Arrays.fill(sums, FixedPoint.BLANK);
        filled = new int[cells];
    }

    /** Adds the figures of one submission. Overflow throws. */
    public void add(long[] figures) {
        for (int i = 0; i < figures.length; i++) {
            if (figures[i] != FixedPoint.BLANK) {
                sums[i] = FixedPoint.add(sums[i], figures[i]);
                filled[i]++;
            }
        }
    }

    /** Adds what another accumulator holds. Overflow throws. */
    public void add(Accumulator other) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = FixedPoint.add(sums[i], other.sums[i]);
            filled[i] += other.filled[i];
        }
    }

    /** Adds an amount that nobody filed. Overflow throws. */
    public void adjust(int cell, long amount) {
        sums[cell] = FixedPoint.add(sums[cell], amount);
    }

    /** The plain sums of all cells. */
    long[] sums() {
        return sums.clone();
    }

    /** The plain sum in a cell, whatever its roll-up; blank if nothing filled it. */
    long sum(int cell) {
        return sums[cell];
    }

    /** How many of what was added filled the cell. */
    int filled(int cell) {
        return filled[cell];
    }

    /** For each cell how many submissions filled it. */
    public int[] filled() {
        return filled.clone();
    }

    /**
     * The total's figures: sums where cells add, means where they are scores, and rates recomputed from their two cells,
     * half-up to the cell's decimals. A sum of blanks is blank. A rate whose parts were not reported is kept as filed
     * while it is the only one, and is blank otherwise.
     */
    public long[] figures(Form form) {
        long[] figures = sums.clone();
        for (Cell cell : form.cells()) {
            int i = cell.index();
            switch (cell.rollUp()) {
                case MEAN -> figures[i] = mean(i);
                case RATE -> figures[i] = rate(form, cell);
                default -> {
                    // sums stand as they are
                }
            }
        }
        return figures;
    }

    private long mean(int i) {
        if (filled[i] == 0) {
            return FixedPoint.BLANK;
        }
        return BigDecimal.valueOf(sums[i])
                .divide(BigDecimal.valueOf(filled[i]), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private long rate(Form form, Cell cell) {
        Cell numerator = form.cells().get(cell.numerator());
        Cell denominator = form.cells().get(cell.denominator());
        BigDecimal part = FixedPoint.toDecimal(sums[numerator.index()], numerator.decimals());
        BigDecimal whole = FixedPoint.toDecimal(sums[denominator.index()], denominator.decimals());
        if (part == null || whole == null || whole.signum() == 0) {
            return filled[cell.index()] == 1 ? sums[cell.index()] : FixedPoint.BLANK;
        }
        return part.multiply(HUNDRED)
                .divide(whole, cell.decimals(), RoundingMode.HALF_UP)
                .unscaledValue()
                .longValueExact();
    }
}
