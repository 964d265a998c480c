package org.disclosurerollup.reporting.summary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.comparison.Growth;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.reporting.AreaFigures;
import org.disclosurerollup.reporting.Compared;
import org.disclosurerollup.reporting.Wording;
import org.disclosurerollup.reporting.summary.rounding.LargestRemainder;

/** The figures of one form as a summary shows them: as they are, or in ten thousands with their sums kept. */
public final class ShownFigures {

    private final Form form;
    private final AreaFigures figures;
    private final UnitFigures units;
    private final Period period;
    private final Display display;
    private final BalancedForm.Balanced balanced;

    private ShownFigures(
            Form form,
            AreaFigures figures,
            UnitFigures units,
            Period period,
            Display display,
            BalancedForm.Balanced balanced) {
        this.form = form;
        this.figures = figures;
        this.units = units;
        this.period = period;
        this.display = display;
        this.balanced = balanced;
    }

    static ShownFigures of(FormSummary form, Period period, Display display) {
        return new ShownFigures(
                form.form(),
                form.figures(),
                form.units(),
                period,
                display,
                display.unit() == null
                        ? BalancedForm.NOTHING
                        : new BalancedForm(form.form(), form.units(), display.unit()).balance());
    }

    /** Whether any figure of the cell is shown in another unit than it was filed in. */
    public boolean isRounded(Cell cell) {
        return display.unit() != null && display.unit().exponent(cell) > 0;
    }

    /** The unit of measure in which the cell is shown. */
    public String unitOf(Cell cell) {
        return display.unit() == null ? cell.unitOfMeasure() : display.unit().unitOf(cell);
    }

    /** Digits behind the point with which the cell is shown. */
    public int decimals(Cell cell) {
        return isRounded(cell) ? display.unit().decimals() : cell.decimals();
    }

    /** This year's figure of the area's total or a group. */
    public Shown value(Cell cell, Group group) {
        return shown(units, group, false, cell, figures.compared(cell, group).value());
    }

    /** Last year's figure of the area's total or a group. */
    public Shown previous(Cell cell, Group group) {
        return shown(units, group, true, cell, figures.compared(cell, group).previous());
    }

    /** This year's figure of a unit or area. */
    public Shown value(Cell cell, UnitFigures unit) {
        return shown(unit, Group.TOTAL, false, cell, decimal(unit.figures(), cell));
    }

    /** Last year's figure of a unit or area. */
    public Shown previous(Cell cell, UnitFigures unit) {
        return shown(unit, Group.TOTAL, true, cell, decimal(unit.previousFigures(), cell));
    }

    /** This year's figure of a group of an area below. */
    public Shown value(Cell cell, UnitFigures area, Group group, long[] exact) {
        return shown(area, group, false, cell, decimal(exact, cell));
    }

    /** What an area filed of its own beside what is below it. */
    public Shown own(Cell cell, UnitFigures area, long[] exact) {
        return shown(area, null, false, cell, decimal(exact, cell));
    }

    private static BigDecimal decimal(long[] figures, Cell cell) {
        return figures == null ? null : FixedPoint.toDecimal(figures[cell.index()], cell.decimals());
    }

    private Shown shown(UnitFigures unit, Group group, boolean lastYear, Cell cell, BigDecimal exact) {
        Period of = lastYear ? period.yearBefore() : period;
        if (exact == null || !isRounded(cell)) {
            return new Shown(name(unit, group), of, cell, exact, exact, exact, null);
        }
        BigDecimal halfUp = rounded(cell, exact);
        BalancedForm.Row row = balanced.rows().get(new BalancedForm.Key(unit, group, lastYear));
        BigDecimal value = row == null || row.shown()[cell.index()] == FixedPoint.BLANK
                ? halfUp
                : BigDecimal.valueOf(row.shown()[cell.index()], display.unit().decimals());
        return new Shown(name(unit, group), of, cell, exact, value, halfUp, inShownUnit(cell, exact));
    }

    private static String name(UnitFigures unit, Group group) {
        String name = unit.unit().name();
        if (group == null) {
            return name + " 本级填报";
        }
        return group == Group.TOTAL
                ? name
                : name + " " + Wording.group(group, unit.unit().kind());
    }

    /** What a figure moved by since last year, from the exact figures; {@code null} if there is nothing to compare. */
    public BigDecimal change(Cell cell, Compared compared) {
        BigDecimal change = compared.growth().change();
        return change == null || !isRounded(cell) ? change : rounded(cell, change);
    }

    private BigDecimal rounded(Cell cell, BigDecimal exact) {
        return inShownUnit(cell, exact).setScale(display.unit().decimals(), RoundingMode.HALF_UP);
    }

    private BigDecimal inShownUnit(Cell cell, BigDecimal exact) {
        return exact.movePointLeft(display.unit().exponent(cell));
    }

    /** Whether the groups that the cell has figures of are all of its total, none of them negative. */
    public boolean isExhaustive(Cell cell, boolean lastYear) {
        BigDecimal whole = exact(cell, Group.TOTAL, lastYear);
        BigDecimal sum = BigDecimal.ZERO;
        for (Group group : groups()) {
            BigDecimal part = exact(cell, group, lastYear);
            if (part != null && part.signum() < 0) {
                return false;
            }
            sum = part == null ? sum : sum.add(part);
        }
        return cell.rollUp().adds() && whole != null && whole.signum() > 0 && sum.compareTo(whole) == 0;
    }

    private BigDecimal exact(Cell cell, Group group, boolean lastYear) {
        Compared compared = figures.compared(cell, group);
        return lastYear ? compared.previous() : compared.value();
    }

    private List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        figures.groups().forEach(groups::add);
        groups.remove(Group.TOTAL);
        return groups;
    }

    /** A group's share of the area's total, this year's or last year's. */
    public ShownShare share(Cell cell, Group group, boolean lastYear) {
        Compared compared = figures.compared(cell, group);
        BigDecimal plain = lastYear ? compared.previousShare() : compared.share();
        if (!display.sharesTo100() || plain == null || group == Group.TOTAL || !isExhaustive(cell, lastYear)) {
            return new ShownShare(plain, false);
        }
        List<Group> groups = groups();
        List<BigDecimal> parts = new ArrayList<>();
        groups.forEach(of -> parts.add(exact(cell, of, lastYear)));
        return adjusted(plain, LargestRemainder.shares(parts, 2).get(groups.indexOf(group)));
    }

    /** The shares of all parts of a whole in it; made to add to 100 where that was asked for and they are the whole. */
    public List<ShownShare> shares(List<BigDecimal> parts, BigDecimal whole) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal part : parts) {
            sum = part == null ? sum : sum.add(part);
        }
        boolean force = display.sharesTo100() && whole != null && sum.compareTo(whole) == 0;
        List<BigDecimal> forced = force ? LargestRemainder.shares(parts, 2) : null;
        List<ShownShare> shares = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            BigDecimal plain = Growth.percent(parts.get(i), whole, 2);
            shares.add(
                    forced == null || forced.get(i) == null
                            ? new ShownShare(plain, false)
                            : adjusted(plain, forced.get(i)));
        }
        return shares;
    }

    private static ShownShare adjusted(BigDecimal plain, BigDecimal share) {
        return new ShownShare(share, share.compareTo(plain) != 0);
    }

    /** How many equations of the form's rules the exact figures meet and the rounded ones do not, in both years. */
    public int unmet() {
        return balanced.unmet();
    }

    /** All figures that are not rounded half-up, this year's first, area by area from the top. */
    public List<Shown> adjusted() {
        List<Shown> adjusted = new ArrayList<>();
        List<Cell> cells = form.cells().stream().filter(this::isRounded).toList();
        balanced.rows().forEach((key, row) -> {
            for (Cell cell : cells) {
                BigDecimal exact = decimal(row.exact(), cell);
                if (exact != null) {
                    Shown shown = shown(key.unit(), key.group(), key.lastYear(), cell, exact);
                    if (shown.adjusted()) {
                        adjusted.add(shown);
                    }
                }
            }
        });
        return adjusted;
    }
}
