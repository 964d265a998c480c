package org.disclosurerollup.reporting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.disclosurerollup.catalogue.Catalogue;
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
public final class Figures {

    private final Catalogue catalogue;
    private final UnitRegister units;
    private final JdbcTotalStore totals;
    private final JdbcTotalBaseStore bases;
    private final JdbcFilings filings;
    private final long run;

    public Figures(
            Catalogue catalogue,
            UnitRegister units,
            JdbcTotalStore totals,
            JdbcTotalBaseStore bases,
            JdbcFilings filings,
            long run) {
        this.catalogue = catalogue;
        this.units = units;
        this.totals = totals;
        this.bases = bases;
        this.filings = filings;
        this.run = run;
    }

    public FormYear of(Form form, Period period) {
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
        Function<String, AreaFigures> area = code -> areas.get(tree.indexOf(code));
        forEachAccepted(
                form,
                period,
                () -> standing,
                (accepted, to) -> Optional.ofNullable(area.apply(to.areaCode()))
                        .ifPresent(figures -> figures.add(accepted, to.group())));
        Period last = period.yearBefore();
        catalogue.formsBefore(form, period).stream()
                .findFirst()
                .ifPresent(before -> forEachAccepted(
                        before,
                        last,
                        () -> totals.asOf(before, last, run),
                        (accepted, to) -> Optional.ofNullable(area.apply(to.areaCode()))
                                .ifPresent(figures -> figures.addOfLastYear(to.group()))));
        return new FormYear(form, period, tree, List.copyOf(areas.values()));
    }

    /**
     * Hands over the submissions that count because an operator accepted them, with each total they go into.
     *
     * @param totals all totals of the form and period, asked for only where there is such a submission
     */
    private void forEachAccepted(
            Form form,
            Period period,
            Supplier<List<Total>> totals,
            BiConsumer<JdbcFilings.Accepted, Contributions.Destination> consumer) {
        List<JdbcFilings.Accepted> submissions = filings.acceptedByOperator(form, period, run);
        if (submissions.isEmpty()) {
            return;
        }
        Contributions contributions = new Contributions(units.treeOf(period), totals.get());
        for (JdbcFilings.Accepted accepted : submissions) {
            contributions
                    .destinations(accepted.unitCode(), accepted.scope(), Set.of())
                    .forEach(destination -> consumer.accept(accepted, destination));
        }
    }
}
