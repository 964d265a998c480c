package org.disclosurerollup.reporting;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.IntPredicate;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.UnitKind;
import org.disclosurerollup.catalogue.UnitTree;

/** The headline figures of the first cities, year by year and in the order of the tree, which the console shows. */
final class CitiesShown {

    private static final int MOST_TABLES = 20;

    private final List<AreaTable> tables = new ArrayList<>();
    private int chosen;

    /**
     * Chooses the cities of a year whose figures have to be read for the console: so many that there are enough whichever
     * of the uncertain ones turn out to have none.
     *
     * @param isUncertain whether it is yet to be seen if a city has figures
     * @param hasFigures whether it has, if that is certain
     */
    BitSet of(UnitTree tree, IntPredicate isUncertain, IntPredicate hasFigures) {
        BitSet shown = new BitSet(tree.size());
        for (int node = 0; node < tree.size() && chosen < MOST_TABLES; node++) {
            if (tree.kind(node) == UnitKind.CITY) {
                if (isUncertain.test(node)) {
                    shown.set(node);
                } else if (hasFigures.test(node)) {
                    shown.set(node);
                    chosen++;
                }
            }
        }
        return shown;
    }

    /** Adds those of a year, by place in the tree. */
    void add(UnitTree tree, Period period, SortedMap<Integer, Map<FormYear, AreaFigures>> cities) {
        for (Map.Entry<Integer, Map<FormYear, AreaFigures>> city : cities.entrySet()) {
            if (tables.size() == MOST_TABLES) {
                return;
            }
            tables.add(AreaTable.of(tree.unit(city.getKey()), period, city.getValue()));
        }
    }

    List<AreaTable> tables() {
        return tables;
    }
}
