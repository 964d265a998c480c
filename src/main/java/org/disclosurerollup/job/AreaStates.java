package org.disclosurerollup.job;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.consolidation.AreaMark;
import org.disclosurerollup.consolidation.JdbcAreaStateStore;
import org.disclosurerollup.consolidation.JdbcAreaStateStore.Computed;
import org.disclosurerollup.consolidation.JdbcAreaStateStore.OpenMark;
import org.disclosurerollup.consolidation.ReachOfChanges;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.reporting.AreaState;
import org.disclosurerollup.reporting.StateGrid;
import org.disclosurerollup.submission.JdbcClosedYearStore;

/**
 * Reads how each area stands: clean unless something changed since it was computed by a completed run. What an unfinished
 * run took in counts as changed from the moment that it is stored, and until that run is completed.
 */
public final class AreaStates {

    private final JdbcAreaStateStore marks;
    private final UnitRegister units;
    private final Set<Period> closedYears;
    private final SortedMap<Period, Map<String, List<OpenMark>>> openByPeriod = new TreeMap<>();

    private AreaStates(
            JdbcAreaStateStore marks, UnitRegister units, Set<Period> closedYears, Collection<OpenMark> open) {
        this.closedYears = closedYears;
        this.marks = marks;
        this.units = units;
        for (OpenMark one : open) {
            AreaMark mark = one.mark();
            openByPeriod
                    .computeIfAbsent(mark.period(), period -> new HashMap<>())
                    .computeIfAbsent(areaOf(mark), code -> new ArrayList<>())
                    .add(one);
        }
    }

    /** The states as they are now, or empty on a database on which no run kept its forms and units yet. */
    public static Optional<AreaStates> of(Database database) throws IOException {
        JdbcRunBooks books = new JdbcRunBooks(database.dataSource());
        Optional<JdbcRunBooks.Books> known = books.of(Long.MAX_VALUE, Long.MAX_VALUE);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        JdbcAreaStateStore marks = new JdbcAreaStateStore(database.dataSource());
        Set<OpenMark> open = new LinkedHashSet<>(marks.open());
        open.addAll(notYetMarked(database, known.get()));
        return Optional.of(new AreaStates(
                marks,
                known.get().unitsAfter(),
                new JdbcClosedYearStore(database.dataSource()).asOf(Long.MAX_VALUE),
                open));
    }

    /** What an unfinished run will mark for the filings and adjustments that it has stored. */
    private static List<OpenMark> notYetMarked(Database database, JdbcRunBooks.Books books) {
        Optional<JdbcRunStore.Unfinished> unfinished = new JdbcRunStore(database.dataSource()).unfinished();
        if (unfinished.isEmpty()) {
            return List.of();
        }
        long run = unfinished.get().run();
        FormYears formYears = new FormYears(books.catalogue(), database.dataSource(), run);
        ReachOfChanges reach = formYears.reach(books.unitsAfter(), formYears.filed());
        return reach.marks().stream().map(mark -> new OpenMark(mark, run)).toList();
    }

    /** A rejected filing is marked at its unit; it is the area's that the unit stands in. */
    private String areaOf(AreaMark mark) {
        UnitTree tree = units.treeOf(mark.period());
        int node = tree.indexOf(mark.areaCode());
        boolean office = node >= 0 && !tree.kind(node).isArea() && tree.parent(node) >= 0;
        return office ? tree.code(tree.parent(node)) : mark.areaCode();
    }

    /** The years in which anything is not clean, in order. */
    public List<Period> notCleanYears() {
        Set<Period> years = new TreeSet<>(openByPeriod.keySet());
        years.addAll(closedYears);
        return List.copyOf(years);
    }

    /** The area that is meant by a code: itself, or where an office stands; empty if no such unit existed in the year. */
    public Optional<String> areaOf(String unitCode, Period period) {
        UnitTree tree = units.treeOf(period);
        int node = tree.indexOf(unitCode);
        while (node >= 0 && !tree.kind(node).isArea()) {
            node = tree.parent(node);
        }
        return node < 0 ? Optional.empty() : Optional.of(tree.code(node));
    }

    /** Every area of the year, and behind them what stands nowhere and still has figures. */
    public StateGrid of(Period period) {
        UnitTree tree = units.treeOf(period);
        boolean closed = closedYears.contains(period);
        Map<String, List<OpenMark>> open = openByPeriod.getOrDefault(period, Map.of());
        Map<String, Computed> computed = marks.computed(period);
        List<AreaState> states = new ArrayList<>();
        Set<String> shown = new HashSet<>();
        for (int node = 0; node < tree.size(); node++) {
            if (tree.kind(node).isArea()) {
                Unit unit = tree.unit(node);
                shown.add(unit.code());
                states.add(state(unit, tree.depth(node), closed, open, computed));
            }
        }
        new TreeSet<>(open.keySet())
                .stream()
                        .filter(code -> !shown.contains(code))
                        .forEach(code -> states.add(state(nowhere(code), 0, closed, open, computed)));
        return new StateGrid(period, closed, states);
    }

    /** Of a unit that was taken out of units.csv only the code is known. */
    private Unit nowhere(String code) {
        List<Unit> versions = units.ofCode(code);
        return versions.isEmpty()
                ? new Unit(code, "", null, null, LocalDate.MIN, LocalDate.MAX, List.of(), 0)
                : versions.get(versions.size() - 1);
    }

    private static AreaState state(
            Unit unit,
            int depth,
            boolean closed,
            Map<String, List<OpenMark>> openByArea,
            Map<String, Computed> computedByArea) {
        List<OpenMark> open = openByArea.getOrDefault(unit.code(), List.of());
        EnumSet<AreaMark.Reason> reasons = EnumSet.noneOf(AreaMark.Reason.class);
        Set<String> forms = new TreeSet<>();
        long since = 0;
        for (OpenMark one : open) {
            reasons.add(one.mark().reason());
            forms.add(one.mark().form());
            since = since == 0 ? one.run() : Math.min(since, one.run());
        }
        Computed computed = computedByArea.get(unit.code());
        return new AreaState(
                unit,
                depth,
                closed ? AreaState.State.CLOSED : stateFor(reasons),
                reasons,
                List.copyOf(forms),
                since,
                computed == null ? 0 : computed.run(),
                computed == null ? null : computed.at());
    }

    private static AreaState.State stateFor(Set<AreaMark.Reason> reasons) {
        if (reasons.isEmpty()) {
            return AreaState.State.CLEAN;
        }
        return reasons.stream().anyMatch(reason -> reason.state() == AreaMark.State.CHANGED)
                ? AreaState.State.CHANGED
                : AreaState.State.IMPACTED;
    }
}
