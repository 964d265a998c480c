package org.disclosurerollup.reporting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.comparison.Cause;
import org.disclosurerollup.comparison.ChangeAccount;
import org.disclosurerollup.comparison.FiledVersion;
import org.disclosurerollup.comparison.JdbcChangeTracer;
import org.disclosurerollup.comparison.JdbcRunChanges;
import org.disclosurerollup.comparison.JdbcSubmissionChanges;
import org.disclosurerollup.comparison.RunSpan;
import org.disclosurerollup.consolidation.Basis;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.consolidation.JdbcTotalStore;
import org.disclosurerollup.consolidation.Total;
import org.disclosurerollup.submission.UnitSelection;

/** Finds what stood in a cell of a unit over all runs, and for a total what moved it each time. Only reads. */
public final class Historian {

    private final JdbcSubmissionChanges submissions;
    private final JdbcRunChanges runChanges;
    private final JdbcChangeTracer tracer;
    private final JdbcTotalStore totals;
    private final LongFunction<UnitRegister> unitsAsOf;
    private final LongFunction<RunLabel> labels;

    /**
     * @param unitsAsOf the units as a run found them
     * @param labels when a run began and who made it
     */
    public Historian(DataSource dataSource, LongFunction<UnitRegister> unitsAsOf, LongFunction<RunLabel> labels) {
        this.submissions = new JdbcSubmissionChanges(dataSource);
        this.runChanges = new JdbcRunChanges(dataSource);
        this.tracer = new JdbcChangeTracer(dataSource);
        this.totals = new JdbcTotalStore(dataSource);
        this.unitsAsOf = unitsAsOf;
        this.labels = labels;
    }

    /** The history of the cell as of the run. */
    public CellHistory of(Unit unit, Period period, Form form, Cell cell, long run) {
        List<CellHistory.Filed> filed = new ArrayList<>();
        submissions.ofUnit(form, period, unit.code(), run).forEach(change -> {
            for (FiledVersion version : change.versions()) {
                filed.add(new CellHistory.Filed(change.scope(), version));
            }
        });
        Map<Group, List<CellHistory.Totalled>> byGroup = new EnumMap<>(Group.class);
        for (long at : runChanges.runsOfTotals(form, period, unit.code(), run)) {
            addTotals(unit, period, form, cell, at, byGroup);
        }
        return new CellHistory(
                unit,
                period,
                form,
                cell,
                filed,
                byGroup.values().stream().flatMap(List::stream).toList(),
                new UnitNames(unitsAsOf.apply(run)));
    }

    private void addTotals(
            Unit unit, Period period, Form form, Cell cell, long run, Map<Group, List<CellHistory.Totalled>> byGroup) {
        Map<Group, Total> standing = new EnumMap<>(Group.class);
        totals.asOf(form, period, UnitSelection.of(Optional.of(Set.of(unit.code()))), run)
                .forEach(total -> standing.put(total.group(), total));
        Set<Group> moved = new HashSet<>();
        for (Group group : Group.values()) {
            List<CellHistory.Totalled> known = byGroup.getOrDefault(group, List.of());
            if (!Objects.equals(
                    value(standing.get(group), cell),
                    known.isEmpty() ? null : known.get(known.size() - 1).value())) {
                moved.add(group);
            }
        }
        if (moved.isEmpty()) {
            return;
        }
        Map<Group, List<Cause>> causes = causes(unit, period, form, cell, run);
        for (Group group : moved) {
            List<CellHistory.Totalled> known = byGroup.computeIfAbsent(group, unknown -> new ArrayList<>());
            if (!known.isEmpty()) {
                CellHistory.Totalled last = known.remove(known.size() - 1);
                known.add(new CellHistory.Totalled(
                        group, last.value(), last.basis(), last.introduced(), run, last.causes()));
            }
            known.add(new CellHistory.Totalled(
                    group,
                    value(standing.get(group), cell),
                    basis(standing.get(group)),
                    labels.apply(run),
                    FiledVersion.STANDING,
                    causes.get(group)));
        }
    }

    private static BigDecimal value(Total total, Cell cell) {
        return total == null ? null : FixedPoint.toDecimal(total.figures()[cell.index()], cell.decimals());
    }

    private static Basis basis(Total total) {
        return total == null ? null : total.basis();
    }

    /** What moved the area's total and groups in the cell with this run. */
    private Map<Group, List<Cause>> causes(Unit unit, Period period, Form form, Cell cell, long run) {
        UnitRegister before = unitsAsOf.apply(run - 1);
        UnitRegister after = unitsAsOf.apply(run);
        Set<String> below = new HashSet<>(Set.of(unit.code()));
        for (UnitRegister units : List.of(before, after)) {
            UnitTree tree = units.treeOf(period);
            int node = tree.indexOf(unit.code());
            for (int at = node; at >= 0 && at < tree.end(node); at++) {
                below.add(tree.code(at));
            }
        }
        ChangeAccount account = tracer.account(
                form, period, before, after, UnitSelection.of(Optional.of(below)), new RunSpan(run - 1, run));
        Map<Group, List<Cause>> causes = new EnumMap<>(Group.class);
        for (Group group : Group.values()) {
            causes.put(group, account.causes(unit.code(), group, cell));
        }
        return causes;
    }
}
