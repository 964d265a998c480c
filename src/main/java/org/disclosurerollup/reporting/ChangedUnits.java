package org.disclosurerollup.reporting;

import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.catalogue.UnitTree;

/**
 * The units of which an output may say something else than an earlier run had to say.
 *
 * @param units by year, as findings and filings name them
 * @param withAllBelow by year, those among them whose change is one of all units below them too
 * @param years those in which any unit may have changed
 */
record ChangedUnits(Map<Period, Set<String>> units, Map<Period, Set<String>> withAllBelow, Set<Period> years) {

    /** Where nothing is known, nothing is left alone. */
    static final ChangedUnits UNKNOWN = new ChangedUnits(Map.of(), Map.of(), Set.of());

    /** The units of a year's tree that changed, by their places. */
    BitSet in(UnitTree tree) {
        BitSet nodes = new BitSet(tree.size());
        if (years.contains(tree.period())) {
            nodes.set(0, tree.size());
            return nodes;
        }
        for (String code : units.getOrDefault(tree.period(), Set.of())) {
            int node = tree.indexOf(code);
            if (node >= 0) {
                nodes.set(node);
            }
        }
        for (String code : withAllBelow.getOrDefault(tree.period(), Set.of())) {
            int node = tree.indexOf(code);
            if (node >= 0) {
                nodes.set(node, tree.end(node));
            }
        }
        return nodes;
    }

    /** Whether any of them goes by another name than its code. */
    boolean isAnyOutside(UnitRegister register) {
        return units.values().stream().flatMap(Set::stream).anyMatch(code -> !register.isKnown(code));
    }

    /** Whether a letter to the unit may say something else: it tells of all years. */
    boolean isChangedInAnyYear(String unitCode) {
        return !years.isEmpty() || units.values().stream().anyMatch(codes -> codes.contains(unitCode));
    }
}
