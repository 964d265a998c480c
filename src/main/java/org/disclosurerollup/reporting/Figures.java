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
import org.disclosurerollup.consolidation.JdbcTotalStore;
import org.disclosurerollup.consolidation.Total;
import org.disclosurerollup.submission.UnitSelection;

/** Reads the figures of a form and period as of a run, so that every output shows the same. */
public final class Figures {

    private final Catalogue catalogue;
    private final UnitRegister units;
    private final JdbcTotalStore totals;
    private final JdbcTotalBaseStore bases;
    private final JdbcFilings filings;
    private final JdbcPublications publications;
    private final long run;

    public Figures(
            Catalogue catalogue,
            UnitRegister units,
            JdbcTotalStore totals,
            JdbcTotalBaseStore bases,
            JdbcFilings filings,
            JdbcPublications publications,
            long run) {
        this.catalogue = catalogue;
        this.units = units;
        this.totals = totals;
        this.bases = bases;
        this.filings = filings;
        this.publications = publications;
        this.run = run;
    }

    public FormYear of(Form form, Period period) {
        return of(form, period, UnitSelection.ALL);
    }

    /** The same of some areas. */
    FormYear of(Form form, Period period, UnitSelection wanted) {
        UnitTree tree = units.treeOf(period);
        Map<Integer, AreaFigures> areas = figuresOf(form, period, tree, wanted, run);
        Function<String, AreaFigures> area = code -> areas.get(tree.indexOf(code));
        forEachAccepted(
                form,
                period,
                () -> totals.asOf(form, period, run),
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
        List<AreaFigures> gone = addPublished(form, period, tree, wanted, areas);
        return new FormYear(form, period, tree, List.copyOf(areas.values()), gone);
    }

    /** Notes for every area what was published of it last; answers the areas that have no figures any more. */
    private List<AreaFigures> addPublished(
            Form form, Period period, UnitTree tree, UnitSelection wanted, Map<Integer, AreaFigures> areas) {
        Map<Integer, AreaFigures> gone = new TreeMap<>();
        for (JdbcPublications.Publication publication : publications.ofYear(period, run)) {
            int top = tree.indexOf(publication.unitCode());
            for (AreaFigures published :
                    figuresOf(form, period, tree, wanted, publication.run()).values()) {
                int node = tree.indexOf(published.unit().code());
                if (tree.isAtOrBelow(node, top)) {
                    areas.getOrDefault(node, gone.computeIfAbsent(node, n -> new AreaFigures(published.unit())))
                            .setPublished(publication.number(), published);
                }
            }
        }
        return gone.entrySet().stream()
                .filter(entry -> !areas.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Totals and bases as of a run, by place in the tree. */
    private Map<Integer, AreaFigures> figuresOf(
            Form form, Period period, UnitTree tree, UnitSelection wanted, long asOf) {
        Map<Integer, AreaFigures> areas = new TreeMap<>();
        totals.forEach(form, period, wanted, asOf, total -> {
            int node = tree.indexOf(total.areaCode());
            if (node >= 0) {
                areas.computeIfAbsent(node, n -> new AreaFigures(tree.unit(n))).add(total);
            }
        });
        bases.forEach(form, period, wanted, asOf, base -> {
            Optional.ofNullable(areas.get(tree.indexOf(base.areaCode()))).ifPresent(area -> area.add(base));
        });
        return areas;
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
