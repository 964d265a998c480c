package org.disclosurerollup.consolidation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Succession;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.consolidation.AreaMark.Reason;

/**
 * Finds the areas that a change reaches: the unit's area and all areas above it in that year, and in the year after the
 * same areas and those the unit stands in then, because last year's figures are their base.
 */
public final class ReachOfChanges {

    private final Catalogue catalogue;
    private final UnitRegister units;
    private final Set<Key> filed = new HashSet<>();
    private final Map<Key, Set<Key>> judgedByIt = new HashMap<>();
    private final Map<Key, Map<Reason, Set<String>>> areas = new LinkedHashMap<>();
    private final Map<Key, List<Period>> laterPeriods = new HashMap<>();
    private final Set<Place> added = new HashSet<>();

    private record Key(String form, Period period) {}

    /**
     * Where a unit stands in a period and in the later ones that it reaches: of two units at the same place the second
     * adds nothing.
     *
     * @param areas where the area at or above the unit stands in the tree of each period, -1 where there is none
     */
    private record Place(Key key, Reason reason, List<Integer> areas) {}

    public ReachOfChanges(Catalogue catalogue, UnitRegister units) {
        this.catalogue = catalogue;
        this.units = units;
    }

    /** Notes that anything was ever filed on the form for the period: only there are figures to be reached. */
    public void filed(Form form, Period period) {
        filed.add(new Key(form.id(), period));
    }

    /** Notes that growth in a later year is judged by a history that goes back to an earlier one, before last. */
    public void looksBack(Form later, Period laterPeriod, Form earlier, Period earlierPeriod) {
        judgedByIt
                .computeIfAbsent(new Key(earlier.id(), earlierPeriod), key -> new LinkedHashSet<>())
                .add(new Key(later.id(), laterPeriod));
    }

    /** Notes that what counts of a unit, or where it stands, changed. To be called after every {@link #filed}. */
    public void add(Form form, Period period, String unitCode, Reason reason) {
        Key key = new Key(form.id(), period);
        List<Period> later = laterPeriods.computeIfAbsent(key, k -> laterPeriods(form, period));
        if (standsAt(unitCode, period, later)
                .filter(areas -> !added.add(new Place(key, reason, areas)))
                .isPresent()) {
            return;
        }
        Set<String> reached = addChain(form, period, unitCode, reason);
        for (Form after : catalogue.formsAfter(form, period)) {
            if (filed.contains(new Key(after.id(), period.yearAfter()))) {
                reach(after, period.yearAfter(), Reason.BASE).addAll(reached);
                for (String heir : heirs(unitCode, period.yearAfter())) {
                    addAbove(after, period.yearAfter(), heir, Reason.BASE);
                }
            }
        }
        for (Key judged : judgedByIt.getOrDefault(new Key(form.id(), period), Set.of())) {
            Form laterForm = catalogue.form(judged.form());
            reach(laterForm, judged.period(), Reason.HISTORY).addAll(reached);
            addAbove(laterForm, judged.period(), unitCode, Reason.HISTORY);
        }
    }

    private List<Period> laterPeriods(Form form, Period period) {
        Set<Period> later = new LinkedHashSet<>();
        if (catalogue.formsAfter(form, period).stream()
                .anyMatch(after -> filed.contains(new Key(after.id(), period.yearAfter())))) {
            later.add(period.yearAfter());
        }
        judgedByIt.getOrDefault(new Key(form.id(), period), Set.of()).forEach(judged -> later.add(judged.period()));
        return List.copyOf(later);
    }

    /** The areas at or above the unit in the period and the later ones; none where its own code does not say where it is. */
    private Optional<List<Integer>> standsAt(String unitCode, Period period, List<Period> later) {
        UnitTree tree = units.treeOf(period);
        int node = tree.indexOf(unitCode);
        if (areaAt(tree, node) < 0) {
            return Optional.empty();
        }
        List<Integer> areas = new ArrayList<>(1 + later.size());
        areas.add(areaAt(tree, node));
        for (Period after : later) {
            if (!units.successionTo(after).successorsOf(unitCode).isEmpty()) {
                return Optional.empty();
            }
            UnitTree treeAfter = units.treeOf(after);
            areas.add(areaAt(treeAfter, treeAfter.indexOf(unitCode)));
        }
        return Optional.of(areas);
    }

    private static int areaAt(UnitTree tree, int node) {
        int at = node;
        while (at >= 0 && !tree.kind(at).isArea()) {
            at = tree.parent(at);
        }
        return at;
    }

    /** Notes that an area is to be computed anew although nothing changed for it, and what has it as a base. */
    public void addForRerun(Form form, Period period, String areaCode) {
        reach(form, period, Reason.RERUN).add(areaCode);
        for (Form later : catalogue.formsAfter(form, period)) {
            if (filed.contains(new Key(later.id(), period.yearAfter()))) {
                reach(later, period.yearAfter(), Reason.RERUN).add(areaCode);
            }
        }
    }

    /** Marks the unit's area for the reason and those above it as impacted; answers all of them. */
    private Set<String> addChain(Form form, Period period, String unitCode, Reason reason) {
        UnitTree tree = units.treeOf(period);
        int node = tree.indexOf(unitCode);
        boolean standsAlone = node < 0 || !tree.kind(node).isArea() && tree.parent(node) < 0;
        int area = standsAlone || tree.kind(node).isArea() ? node : tree.parent(node);
        // A unit that stands nowhere is marked itself: its totals of before, if it was an area, have to go.
        String own = standsAlone ? unitCode : tree.code(area);
        reach(form, period, reason).add(own);
        Set<String> reached = new LinkedHashSet<>(List.of(own));
        if (!standsAlone) {
            for (int above = tree.parent(area); above >= 0; above = tree.parent(above)) {
                reach(form, period, Reason.BELOW).add(tree.code(above));
                reached.add(tree.code(above));
            }
        }
        return reached;
    }

    /** The unit and all that took over from it until the period's end. */
    private Set<String> heirs(String unitCode, Period period) {
        Set<String> heirs = new LinkedHashSet<>(List.of(unitCode));
        Succession succession = units.successionTo(period);
        if (!succession.isEmpty()) {
            Deque<String> open = new ArrayDeque<>(heirs);
            while (!open.isEmpty()) {
                succession.successorsOf(open.remove()).stream()
                        .filter(heirs::add)
                        .forEach(open::add);
            }
        }
        return heirs;
    }

    private void addAbove(Form form, Period period, String unitCode, Reason reason) {
        UnitTree tree = units.treeOf(period);
        for (int at = tree.indexOf(unitCode); at >= 0; at = tree.parent(at)) {
            if (tree.kind(at).isArea()) {
                reach(form, period, reason).add(tree.code(at));
            }
        }
    }

    private Set<String> reach(Form form, Period period, Reason reason) {
        return areas.computeIfAbsent(new Key(form.id(), period), key -> new EnumMap<>(Reason.class))
                .computeIfAbsent(reason, key -> new LinkedHashSet<>());
    }

    /** One mark for each area, form and period, with the weightiest reason. */
    public List<AreaMark> marks() {
        List<AreaMark> marks = new ArrayList<>();
        areas.forEach((key, byReason) -> {
            Set<String> marked = new HashSet<>();
            byReason.forEach((reason, codes) -> {
                for (String code : codes) {
                    if (marked.add(code)) {
                        marks.add(new AreaMark(code, key.form(), key.period(), reason));
                    }
                }
            });
        });
        return marks;
    }
}
