package org.disclosurerollup.reporting.summary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.comparison.JdbcTotalBaseStore;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.consolidation.JdbcTotalStore;
import org.disclosurerollup.reporting.AreaFigures;
import org.disclosurerollup.reporting.Compared;
import org.disclosurerollup.reporting.Coverage;
import org.disclosurerollup.reporting.Figures;
import org.disclosurerollup.reporting.FindingsCsv;
import org.disclosurerollup.reporting.FormYear;
import org.disclosurerollup.reporting.JdbcFilings;
import org.disclosurerollup.reporting.JdbcFindings;
import org.disclosurerollup.reporting.JdbcPublications;
import org.disclosurerollup.reporting.Restated;
import org.disclosurerollup.reporting.RunLabel;

/** Reads the summary of an area and year as of a run. Nothing is stored. */
public final class SummaryReader {

    private final UnitRegister units;
    private final long run;
    private final Figures figures;
    private final JdbcFilings filings;
    private final JdbcFindings findings;
    private final UnitFiguresReader unitFigures;
    private final TrendReader trends;

    public SummaryReader(DataSource dataSource, Catalogue catalogue, UnitRegister units, long run) {
        this.units = units;
        this.run = run;
        this.filings = new JdbcFilings(dataSource);
        this.findings = new JdbcFindings(dataSource);
        JdbcTotalStore totals = new JdbcTotalStore(dataSource);
        this.figures = new Figures(
                catalogue,
                units,
                totals,
                new JdbcTotalBaseStore(dataSource),
                filings,
                new JdbcPublications(dataSource),
                run);
        this.unitFigures = new UnitFiguresReader(catalogue, units, new JdbcUnitFilings(dataSource), run);
        this.trends = new TrendReader(catalogue, totals, run);
    }

    /**
     * Reads everything of the area. Of a form on which nothing of it counts it has only who should have filed.
     *
     * @param areaCode an area that existed in the period
     * @param filed the forms on which anything was filed for the period
     */
    public AreaSummary read(String areaCode, Period period, Collection<Form> filed, RunLabel label) {
        UnitTree tree = units.treeOf(period);
        int root = tree.indexOf(areaCode);
        List<FormSummary> forms = new ArrayList<>();
        List<UnfiledForm> unfiled = new ArrayList<>();
        List<Trend> lines = new ArrayList<>();
        List<RestatedFigure> restated = new ArrayList<>();
        for (Form form : filed) {
            FormYear formYear = figures.of(form, period);
            Coverage coverage = new Coverage(formYear, filings.of(form, formYear.tree(), run));
            Optional<AreaFigures> area = of(areaCode, formYear.areas());
            if (area.isPresent()) {
                forms.add(FormSummary.of(form, area.get(), unitFigures.read(formYear, root, coverage.rows()), period));
                lines.addAll(trends.of(form, period, areaCode));
            } else {
                List<Coverage.Row> outstanding = coverage.outstanding(areaCode);
                if (!outstanding.isEmpty()) {
                    unfiled.add(new UnfiledForm(form, outstanding));
                }
            }
            area.or(() -> of(areaCode, formYear.gone())).ifPresent(one -> addRestated(form, period, one, restated));
        }
        return new AreaSummary(
                tree.unit(root),
                areaNames(tree, root),
                period,
                label,
                forms,
                unfiled,
                lines,
                findings(tree, root, period),
                restated,
                Display.PLAIN);
    }

    private static Optional<AreaFigures> of(String areaCode, List<AreaFigures> areas) {
        return areas.stream()
                .filter(area -> area.unit().code().equals(areaCode))
                .findFirst();
    }

    /** Adds what was published otherwise: the year's own figures, and those of the year before that growth is measured by. */
    private static void addRestated(Form form, Period period, AreaFigures area, List<RestatedFigure> restated) {
        for (Cell cell : form.cells()) {
            for (Group group : cell.isFigure() ? area.groupsEver() : Set.<Group>of()) {
                Compared now = area.comparedOrBlank(cell, group);
                area.restated(cell, group).map(Restated::published).ifPresent(then -> {
                    if (!Restated.same(now.value(), then.value())) {
                        restated.add(new RestatedFigure(period, form.id(), cell, group, then.value(), now.value()));
                    }
                    if (!Restated.same(now.previous(), then.previous())) {
                        restated.add(new RestatedFigure(
                                period.yearBefore(), form.id(), cell, group, then.previous(), now.previous()));
                    }
                });
            }
        }
    }

    private static Map<String, String> areaNames(UnitTree tree, int root) {
        Map<String, String> names = new HashMap<>();
        for (int node = root; node < tree.end(root); node++) {
            Unit unit = tree.unit(node);
            if (unit.kind().isArea()) {
                names.put(unit.code(), unit.name());
            }
        }
        return names;
    }

    private List<SummaryFinding> findings(UnitTree tree, int root, Period period) {
        Set<String> below = new HashSet<>();
        for (int node = root; node < tree.end(root); node++) {
            below.add(tree.code(node));
        }
        List<SummaryFinding> found = new ArrayList<>();
        findings.forEach(run, Set.of(period.toString()), (finding, answered) -> {
            boolean asks = finding.severity() != Severity.NOTE;
            if (asks && below.contains(finding.unitCode()) && period.toString().equals(finding.period())) {
                found.add(new SummaryFinding(finding, FindingsCsv.unitName(finding, units), answered));
            }
        });
        return found;
    }
}
