package org.disclosurerollup.comparison;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disclosurerollup.catalogue.Succession;
import org.disclosurerollup.catalogue.UnitTree;

/**
 * Finds the areas that can only be compared as a whole, whatever was filed below them, and joins to them what crossed
 * their border.
 *
 * <p>These are the areas of which one year is an area filing; and those that were abolished with a successor although a
 * unit below them has none, so that its figures have no other place this year than their area's successor.
 */
final class AreaLifting {

    private final FiledYear now;
    private final FiledYear before;
    private final Lineages lineages = new Lineages();
    private final Set<String> lifted = new HashSet<>();
    private final Deque<String> open = new ArrayDeque<>();

    /** @param wholes codes of the areas of which either year is an area filing */
    AreaLifting(FiledYear now, FiledYear before, Succession succession, Collection<String> wholes) {
        this.now = now;
        this.before = before;
        for (String predecessor : succession.predecessors()) {
            succession.successorsOf(predecessor).forEach(successor -> lineages.join(predecessor, successor));
        }
        wholes.forEach(this::lift);
        Map<String, Boolean> lineagesWithPlace = new HashMap<>();
        for (String predecessor : succession.predecessors()) {
            if (leavesFiguresWithoutPlace(predecessor, lineagesWithPlace)) {
                lift(predecessor);
            }
        }
        while (!open.isEmpty()) {
            joinWhatCrossed(open.remove());
        }
    }

    Lineages lineages() {
        return lineages;
    }

    boolean isLifted(String areaCode) {
        return lifted.contains(areaCode);
    }

    private boolean leavesFiguresWithoutPlace(String code, Map<String, Boolean> lineagesWithPlace) {
        UnitTree tree = before.tree();
        int area = tree.indexOf(code);
        if (area < 0 || !tree.kind(area).isArea() || now.place(code) >= 0) {
            return false;
        }
        for (int node = area + 1; node < tree.end(area); node++) {
            if (before.isFiler(node) && !hasPlace(tree.code(node), now, lineagesWithPlace)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasPlace(String code, FiledYear year, Map<String, Boolean> lineagesWithPlace) {
        if (lineages.isAlone(code)) {
            return year.place(code) >= 0;
        }
        return lineagesWithPlace.computeIfAbsent(
                lineages.of(code), name -> lineages.members(name).stream().anyMatch(member -> year.place(member) >= 0));
    }

    /** Lifts all areas of the lineage. */
    private void lift(String code) {
        lift(lineages.members(code));
    }

    private void lift(Collection<String> members) {
        for (String member : members) {
            if ((isArea(member, before) || isArea(member, now)) && lifted.add(member)) {
                open.add(member);
            }
        }
    }

    private static boolean isArea(String code, FiledYear year) {
        int node = year.tree().indexOf(code);
        return node >= 0 && year.tree().kind(node).isArea();
    }

    private void joinWhatCrossed(String area) {
        joinWhatCrossed(area, before, now);
        joinWhatCrossed(area, now, before);
    }

    /** Joins to the area what lies below it in one year and, itself or its kin, outside it in the other. */
    private void joinWhatCrossed(String area, FiledYear year, FiledYear other) {
        UnitTree tree = year.tree();
        int top = tree.indexOf(area);
        Set<String> inside = new HashSet<>();
        for (int node = top + 1; top >= 0 && node < tree.end(top); node++) {
            String code = tree.code(node);
            boolean known = lineages.areOne(code, area) || !lineages.isAlone(code) && !inside.add(lineages.of(code));
            if (!known && year.isIn(node, top) && isOutside(code, area, other)) {
                List<String> joining = List.copyOf(lineages.members(code));
                lineages.join(code, area);
                lift(joining);
            }
        }
    }

    private boolean isOutside(String code, String area, FiledYear year) {
        for (String member : lineages.members(code)) {
            int at = year.place(member);
            while (at >= 0 && !lineages.areOne(year.tree().code(at), area)) {
                at = year.tree().parent(at);
            }
            if (at < 0 && year.place(member) >= 0) {
                return true;
            }
        }
        return false;
    }
}
