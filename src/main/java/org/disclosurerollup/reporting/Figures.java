package org.disclosurerollup.reporting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.comparison.Contributions;
import org.disclosurerollup.comparison.JdbcTotalBaseStore;
import org.disclosurerollup.comparison.TotalBase;
import org.disclosurerollup.consolidation.JdbcTotalStore;
import org.disclosurerollup.consolidation.Total;

/** Reads the figures of a form and period as of a run, so that every output shows the same. */
final class Figures {

    private final UnitRegister units;
    private final JdbcTotalStore totals;
    private final JdbcTotalBaseStore bases;
    private final JdbcFilings filings;
    private final long run;

    Figures(UnitRegister units, JdbcTotalStore totals, JdbcTotalBaseStore bases, JdbcFilings filings, long run) {
        this.units = units;
        this.totals = totals;
        this.bases = bases;
        this.filings = filings;
        this.run = run;
    }

    FormYear of(Form form, Period period) {
        UnitTree tree = units.treeOf(period);
        Map<Integer, AreaFigures> areas = new TreeMap<>();
        List<Total> standing = totals.asOf(form, period, run);
        for (Total total : standing) {
            int node = tree.indexOf(total.areaCode());
            if (node >= 0) {
                areas.computeIfAbsent(node, n -> new AreaFigures(tree.unit(n))).add(total);
            }
        }
        for (TotalBase base : bases.asOf(form, period, run)) {
            Optional.ofNullable(areas.get(tree.indexOf(base.areaCode()))).ifPresent(area -> area.add(base));
        }
        Contributions contributions = new Contributions(tree, standing);
        for (JdbcFilings.Accepted accepted : filings.acceptedByOperator(form, period, run)) {
            for (Contributions.Destination destination :
                    contributions.destinations(accepted.unitCode(), accepted.scope(), Set.of())) {
                Optional.ofNullable(areas.get(tree.indexOf(destination.areaCode())))
                        .ifPresent(area -> area.add(accepted, destination.group()));
            }
        }
        return new FormYear(form, period, tree, List.copyOf(areas.values()));
    }
}
