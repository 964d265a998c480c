package org.disclosurerollup.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disclosurerollup.catalogue.UnitKind;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.consolidation.Basis;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.consolidation.Total;
import org.disclosurerollup.submission.Scope;

/**
 * Which submissions of one year went into which totals. An area whose total is its own filing for the whole takes in
 * nothing from below; its filing goes up in their place.
 */
public final class Contributions {

    private final UnitTree tree;
    private final Set<Integer> onAreaBasis = new HashSet<>();
    private final Map<String, Boolean> completeByArea = new HashMap<>();

    public Contributions(UnitTree tree, List<Total> totals) {
        this(tree);
        for (Total total : totals) {
            if (total.group() == Group.TOTAL) {
                completeByArea.put(total.areaCode(), total.reportedUnits() == total.expectedUnits());
                int node = tree.indexOf(total.areaCode());
                // Totals of a closed year stand, also of an area that was taken out of the units since.
                if (node >= 0 && total.basis() == Basis.AREA) {
                    onAreaBasis.add(node);
                }
            }
        }
    }

    UnitTree tree() {
        return tree;
    }

    boolean hasTotal(String areaCode) {
        return completeByArea.containsKey(areaCode);
    }

    /** Whether all that are expected in the area's total have filed. */
    boolean isComplete(String areaCode) {
        return completeByArea.getOrDefault(areaCode, false);
    }

    /** Whether the area's total is its own filing for the whole. */
    boolean isOnAreaBasis(int node) {
        return onAreaBasis.contains(node);
    }

    private Contributions(UnitTree tree) {
        this.tree = tree;
    }

    /** @param areasOnAreaBasis codes of the areas whose total is their own filing for the whole */
    static Contributions ofAreaBases(UnitTree tree, Collection<String> areasOnAreaBasis) {
        Contributions contributions = new Contributions(tree);
        areasOnAreaBasis.forEach(code -> contributions.onAreaBasis.add(tree.indexOf(code)));
        return contributions;
    }

    /** Codes of the areas whose total is their own filing for the whole. */
    Set<String> areasOnAreaBasis() {
        Set<String> codes = new HashSet<>();
        onAreaBasis.forEach(node -> codes.add(tree.code(node)));
        return codes;
    }

    /**
     * A total that a submission went into: the area, the group, and what the submission is called in comparing sets.
     *
     * @param group {@code null} for an area's filing for the whole, which goes into no group of that area
     */
    public record Destination(String areaCode, Group group, String contributor) {}

    /** The totals that an adjustment of an area went into, from its own up: no group of the area itself. */
    List<Destination> destinationsOfAdjustment(String areaCode) {
        List<Destination> destinations = new ArrayList<>();
        Group group = null;
        int area = tree.indexOf(areaCode);
        for (int at = area; at >= 0 && (at == area || !onAreaBasis.contains(at)); at = tree.parent(at)) {
            destinations.add(new Destination(tree.code(at), group, areaCode));
            group = Group.COUNTIES;
        }
        return destinations;
    }

    /**
     * The totals that a submission went into, from the lowest up. Its contributor is the unit itself, or the highest area
     * on the way that took an area filing in either year, so that a county filing as one this year and by department last
     * year is one and the same.
     *
     * @param lifted codes of the areas that took an area filing in either year
     */
    public List<Destination> destinations(String unitCode, Scope scope, Set<String> lifted) {
        List<Destination> destinations = new ArrayList<>();
        int node = tree.indexOf(unitCode);
        if (node < 0 || scope == Scope.AREA && !onAreaBasis.contains(node)) {
            return destinations;
        }
        UnitKind kind = tree.kind(node);
        String contributor = unitCode;
        Group group = scope == Scope.AREA ? null : Group.GOVERNMENT;
        int at = node;
        if (!kind.isArea()) {
            group = Group.ofChild(kind);
            at = tree.parent(node);
        }
        for (; at >= 0; at = tree.parent(at)) {
            if (onAreaBasis.contains(at) && !(scope == Scope.AREA && at == node)) {
                return destinations;
            }
            String code = tree.code(at);
            contributor = lifted.contains(code) ? code : contributor;
            destinations.add(new Destination(code, group, contributor));
            group = Group.COUNTIES;
        }
        return destinations;
    }
}
