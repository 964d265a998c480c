package org.disclosurerollup.reporting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.comparison.Cause;
import org.disclosurerollup.comparison.ChangeAccount;
import org.disclosurerollup.consolidation.Group;

/** What moved of one form and period between two runs, area by area; figures are compared only when they are asked for. */
final class FormDiff {

    private final ChangeAccount account;
    private final ChangeAccount baseAccount;
    private final List<Cell> baseCells;
    private final List<AreaDiff> areas;
    private final boolean base;

    /** An area as of both runs; {@code null} where it had no figures. */
    record AreaDiff(Unit unit, AreaFigures before, AreaFigures after) {

        private Set<Group> groups() {
            Set<Group> groups = new TreeSet<>();
            for (AreaFigures figures : new AreaFigures[] {before, after}) {
                if (figures != null) {
                    figures.groups().forEach(groups::add);
                }
            }
            return groups;
        }
    }

    /**
     * @param base whether it is the year that growth is measured against, of which only figures that moved themselves are
     *     told
     * @param baseAccount that of the year before, {@code null} if there is none
     * @param baseCells for each cell the one of the year before with the same indicator
     * @param areas from the lowest up
     */
    FormDiff(
            ChangeAccount account,
            boolean base,
            ChangeAccount baseAccount,
            List<Cell> baseCells,
            List<AreaDiff> areas) {
        this.account = account;
        this.base = base;
        this.baseAccount = baseAccount;
        this.baseCells = baseCells;
        this.areas = areas;
    }

    Form form() {
        return account.form();
    }

    Period period() {
        return account.period();
    }

    ChangeAccount account() {
        return account;
    }

    List<AreaDiff> areas() {
        return areas;
    }

    /** What moved in the area, headline cells first, each with its causes. */
    List<MovedFigure> figures(AreaDiff area) {
        List<MovedFigure> headlines = new ArrayList<>();
        List<MovedFigure> others = new ArrayList<>();
        for (Cell cell : form().cells()) {
            if (cell.isFigure()) {
                for (Group group : area.groups()) {
                    MovedFigure figure = figure(area, cell, group);
                    if (base ? figure.isValueMoved() : figure.isMoved()) {
                        (cell.headline() ? headlines : others).add(figure.with(effects(figure)));
                    }
                }
            }
        }
        headlines.addAll(others);
        return headlines;
    }

    private static MovedFigure figure(AreaDiff area, Cell cell, Group group) {
        return new MovedFigure(
                area.unit(),
                cell,
                group,
                compared(area.before(), cell, group),
                compared(area.after(), cell, group),
                List.of());
    }

    private static Compared compared(AreaFigures figures, Cell cell, Group group) {
        return figures == null || !figures.has(group) ? null : figures.compared(cell, group);
    }

    private List<MovedFigure.Effect> effects(MovedFigure figure) {
        List<MovedFigure.Effect> effects = new ArrayList<>();
        if (figure.isValueMoved()) {
            add(effects, MovedFigure.On.VALUE, causes(figure, figure.group()), figure.difference(), figure);
        }
        if (base) {
            return effects;
        }
        if (figure.isPreviousMoved()) {
            List<Cause> causes = baseCauses(figure, figure.group());
            add(effects, MovedFigure.On.PREVIOUS, causes, figure.previousDifference(), figure);
        }
        if (effects.isEmpty() && figure.isShareMoved()) {
            addAll(effects, MovedFigure.On.WHOLE, causes(figure, Group.TOTAL));
        }
        if (effects.isEmpty() && figure.isPreviousShareMoved()) {
            addAll(effects, MovedFigure.On.PREVIOUS_WHOLE, baseCauses(figure, Group.TOTAL));
        }
        if (effects.isEmpty()) {
            addAll(
                    effects,
                    MovedFigure.On.STATUS,
                    List.of(new Cause(
                            Cause.Kind.COMPARABILITY, null, figure.area().code(), null)));
        }
        return effects;
    }

    private List<Cause> causes(MovedFigure figure, Group group) {
        return account.causes(figure.area().code(), group, figure.cell());
    }

    private List<Cause> baseCauses(MovedFigure figure, Group group) {
        Cell counterpart =
                baseCells == null ? null : baseCells.get(figure.cell().index());
        return baseAccount == null || counterpart == null
                ? List.of()
                : baseAccount.causes(figure.area().code(), group, counterpart);
    }

    /** Adds the causes, and one more for what they leave of the difference, as rounding into another form's decimals does. */
    private static void add(
            List<MovedFigure.Effect> effects,
            MovedFigure.On on,
            List<Cause> causes,
            BigDecimal difference,
            MovedFigure figure) {
        addAll(effects, on, causes);
        boolean adds = figure.cell().rollUp().adds();
        BigDecimal rest = !adds
                ? null
                : difference.subtract(causes.stream()
                        .map(Cause::amount)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        if (adds ? rest.signum() != 0 : causes.isEmpty()) {
            effects.add(new MovedFigure.Effect(
                    on, new Cause(Cause.Kind.OTHER, null, figure.area().code(), rest)));
        }
    }

    private static void addAll(List<MovedFigure.Effect> effects, MovedFigure.On on, List<Cause> causes) {
        causes.forEach(cause -> effects.add(new MovedFigure.Effect(on, cause)));
    }
}
