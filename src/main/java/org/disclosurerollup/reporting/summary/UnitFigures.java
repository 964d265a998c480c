package org.disclosurerollup.reporting.summary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.RollUp;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.comparison.Growth;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.reporting.AreaFigures;
import org.disclosurerollup.reporting.Compared;
import org.disclosurerollup.reporting.Coverage;

/**
 * A unit or area with its figures of one form, what it filed, and everything below it. The figures of an area are those
 * of its filing that counts and of what is below it together; where its filing for the whole counts, what is below does
 * not.
 */
public final class UnitFigures {

    private final Unit unit;
    private final int level;
    private final boolean counts;
    private final Coverage.Row coverage;
    private final List<UnitFiling> filings;
    private final AreaFigures area;
    private final OfficeYears office;
    private final List<UnitFigures> below;

    /**
     * The figures of a single office.
     *
     * @param figures this year's that count, {@code null} if there are none
     * @param previous last year's in this form's cells, {@code null} if there are none
     * @param broken whether the form changed, or the office took over from another
     */
    record OfficeYears(long[] figures, long[] previous, boolean broken) {}

    /**
     * @param level 0 for the summary's area, 1 for what is directly below it
     * @param counts whether its figures are in the total of the summary's area
     * @param coverage {@code null} where nobody here is expected to file or did
     * @param area {@code null} for an office, and for an area without figures
     * @param office {@code null} for an area
     */
    UnitFigures(
            Unit unit,
            int level,
            boolean counts,
            Coverage.Row coverage,
            List<UnitFiling> filings,
            AreaFigures area,
            OfficeYears office,
            List<UnitFigures> below) {
        this.unit = unit;
        this.level = level;
        this.counts = counts;
        this.coverage = coverage;
        this.filings = List.copyOf(filings);
        this.area = area;
        this.office = office;
        this.below = List.copyOf(below);
    }

    public Unit unit() {
        return unit;
    }

    /** 0 for the summary's area, 1 for what is directly below it, and so on. */
    public int level() {
        return level;
    }

    /** The group of the area above to which it belongs. */
    public Group group() {
        return Group.ofChild(unit.kind());
    }

    /** Whether its figures are in the total of the summary's area. */
    public boolean counts() {
        return counts;
    }

    /** Whether it reported; empty where nobody here is expected to file or did. */
    public Optional<Coverage.Row> coverage() {
        return Optional.ofNullable(coverage);
    }

    /** What it filed itself: own figures, then those for its whole area. */
    public List<UnitFiling> filings() {
        return filings;
    }

    /** Its submission that counts in the summary's total, if it has one. */
    public Optional<UnitFiling> countedFiling() {
        return filings.stream().filter(UnitFiling::counts).findFirst();
    }

    /** What is directly below it, in the order of {@code units.csv}. */
    public List<UnitFigures> below() {
        return below;
    }

    /** Whether it has any figures of this year. */
    public boolean hasFigures() {
        return area != null || office != null && office.figures() != null;
    }

    /** An area's total and groups; empty for an office, and for an area without figures. */
    public Optional<AreaFigures> areaFigures() {
        return Optional.ofNullable(area);
    }

    /** This year's figures, one per cell of the form in units of its last decimal; {@code null} if there are none. */
    public long[] figures() {
        if (area != null) {
            return area.total(Group.TOTAL).figures();
        }
        return office == null ? null : office.figures();
    }

    /** The same of last year, in this form's cells. */
    public long[] previousFigures() {
        if (area != null) {
            return area.previousFigures(Group.TOTAL);
        }
        return office == null ? null : office.previous();
    }

    /** This year's figure: an area's total, or what an office filed; {@code null} if blank. */
    public BigDecimal value(Cell cell) {
        return compared(cell).value();
    }

    /** This year's figure beside last year's. For an office without shares and without like-for-like figures. */
    public Compared compared(Cell cell) {
        if (area != null) {
            return area.compared(cell, Group.TOTAL);
        }
        BigDecimal value = office == null ? null : value(office.figures(), cell);
        BigDecimal previous = office == null ? null : value(office.previous(), cell);
        boolean broken = office != null && office.broken();
        return new Compared(
                value, previous, Growth.of(value, previous, cell.rollUp() == RollUp.RATE, broken), null, null, null);
    }

    private static BigDecimal value(long[] figures, Cell cell) {
        return figures == null ? null : FixedPoint.toDecimal(figures[cell.index()], cell.decimals());
    }

    /** Hands over this and everything below it, each before what is below it. */
    public void forEach(Consumer<UnitFigures> consumer) {
        consumer.accept(this);
        below.forEach(unitBelow -> unitBelow.forEach(consumer));
    }
}
