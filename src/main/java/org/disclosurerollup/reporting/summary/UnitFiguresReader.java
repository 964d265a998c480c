package org.disclosurerollup.reporting.summary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CellMapping;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Succession;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.consolidation.Basis;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.reporting.AreaFigures;
import org.disclosurerollup.reporting.Coverage;
import org.disclosurerollup.reporting.FormYear;
import org.disclosurerollup.submission.Scope;

/** Puts an area and everything below it together, each unit with its figures, its filings and whether it reported. */
final class UnitFiguresReader {

    private final Catalogue catalogue;
    private final UnitRegister units;
    private final JdbcUnitFilings filings;
    private final long run;

    UnitFiguresReader(Catalogue catalogue, UnitRegister units, JdbcUnitFilings filings, long run) {
        this.catalogue = catalogue;
        this.units = units;
        this.filings = filings;
        this.run = run;
    }

    UnitFigures read(FormYear formYear, int root, List<Coverage.Row> coverage) {
        UnitTree tree = formYear.tree();
        List<String> codes = new ArrayList<>();
        for (int node = root; node < tree.end(root); node++) {
            codes.add(tree.code(node));
        }
        Period period = formYear.period();
        Map<String, AreaFigures> areas = formYear.areas().stream()
                .collect(Collectors.toMap(area -> area.unit().code(), Function.identity()));
        Map<String, Coverage.Row> rows =
                coverage.stream().collect(Collectors.toMap(row -> row.unit().code(), Function.identity()));
        return new Assembly(
                        tree,
                        areas,
                        rows,
                        filings.of(formYear.form(), period, codes, run),
                        lastYears(formYear, codes),
                        isFormChanged(formYear.form(), period),
                        units.successionTo(period))
                .assemble(root, 0, true);
    }

    private boolean isFormChanged(Form form, Period period) {
        return !catalogue.formsBefore(form, period).contains(form);
    }

    /** Last year's own figures of single units in this year's cells. */
    private Map<String, long[]> lastYears(FormYear formYear, List<String> codes) {
        Map<String, long[]> figures = new HashMap<>();
        for (Form before : catalogue.formsBefore(formYear.form(), formYear.period())) {
            CellMapping mapping = new CellMapping(formYear.form(), before);
            filings.of(before, formYear.period().yearBefore(), codes, run)
                    .forEach((code, filed) -> filed.stream()
                            .filter(filing -> filing.accepted() && filing.scope() == Scope.OWN)
                            .findFirst()
                            .ifPresent(filing -> figures.putIfAbsent(code, mapping.map(filing.figures()))));
        }
        return figures;
    }

    private record Assembly(
            UnitTree tree,
            Map<String, AreaFigures> areas,
            Map<String, Coverage.Row> rows,
            Map<String, List<UnitFiling>> filings,
            Map<String, long[]> lastYears,
            boolean formChanged,
            Succession succession) {

        /** @param counts whether no area above is counted by its own filing for the whole */
        UnitFigures assemble(int node, int level, boolean counts) {
            Unit unit = tree.unit(node);
            AreaFigures area = areas.get(unit.code());
            boolean whole = area != null && area.total(Group.TOTAL).basis() == Basis.AREA;
            Scope counted = whole ? Scope.AREA : Scope.OWN;
            List<UnitFiling> own = filings.getOrDefault(unit.code(), List.of()).stream()
                    .map(filing -> filing.counting(counts && filing.accepted() && filing.scope() == counted))
                    .toList();
            List<UnitFigures> below = new ArrayList<>();
            for (int child = node + 1; child < tree.end(node); child = tree.end(child)) {
                UnitFigures part = assemble(child, level + 1, counts && !whole);
                if (part.coverage().isPresent()
                        || part.hasFigures()
                        || !part.below().isEmpty()) {
                    below.add(part);
                }
            }
            return new UnitFigures(
                    unit,
                    level,
                    counts && (area != null || own.stream().anyMatch(UnitFiling::counts)),
                    rows.get(unit.code()),
                    own,
                    area,
                    unit.kind().isArea() ? null : office(unit, own),
                    below);
        }

        private UnitFigures.OfficeYears office(Unit unit, List<UnitFiling> own) {
            long[] figures = own.stream()
                    .filter(filing -> filing.accepted() && filing.scope() == Scope.OWN)
                    .findFirst()
                    .map(UnitFiling::figures)
                    .orElse(null);
            boolean tookOver = !succession.predecessorsOf(unit.code()).isEmpty();
            return new UnitFigures.OfficeYears(figures, lastYears.get(unit.code()), formChanged || tookOver);
        }
    }
}
