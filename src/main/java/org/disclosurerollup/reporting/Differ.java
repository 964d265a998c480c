package org.disclosurerollup.reporting;

import java.util.ArrayList;
import java.util.Comparator;
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
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.comparison.ChangeAccount;
import org.disclosurerollup.comparison.JdbcChangeTracer;
import org.disclosurerollup.comparison.JdbcRunChanges;
import org.disclosurerollup.comparison.JdbcTotalBaseStore;
import org.disclosurerollup.comparison.RunSpan;
import org.disclosurerollup.comparison.SubmissionChange;
import org.disclosurerollup.comparison.TotalBase;
import org.disclosurerollup.consolidation.Total;
import org.disclosurerollup.submission.UnitSelection;

/** Compares what two runs gave for a year. Only reads, and only what was stored anew between them. */
public final class Differ {

    private final JdbcChangeTracer tracer;
    private final JdbcRunChanges runChanges;
    private final JdbcTotalBaseStore bases;
    private final Catalogue catalogue;
    private final UnitRegister unitsBefore;
    private final UnitRegister unitsAfter;

    /**
     * @param catalogue the forms as the later run found them
     * @param unitsBefore the units as the earlier run found them
     * @param unitsAfter the units as the later run found them
     */
    public Differ(DataSource dataSource, Catalogue catalogue, UnitRegister unitsBefore, UnitRegister unitsAfter) {
        this.tracer = new JdbcChangeTracer(dataSource);
        this.runChanges = new JdbcRunChanges(dataSource);
        this.bases = new JdbcTotalBaseStore(dataSource);
        this.catalogue = catalogue;
        this.unitsBefore = unitsBefore;
        this.unitsAfter = unitsAfter;
    }

    /**
     * What is asked.
     *
     * @param unit what to look at: an area with all below it, or an office with the areas above it; {@code null} for all
     * @param form the only form of the year to look at, {@code null} for all
     */
    public record Question(Period period, Unit unit, Form form) {}

    public YearDiff diff(Question question, RunLabel from, RunLabel to) {
        Period period = question.period();
        RunSpan span = new RunSpan(from.run(), to.run());
        UnitSelection shown = shown(question);
        // The figures above an office rest on more than its own filings.
        UnitSelection traced = question.unit() == null || question.unit().kind().isArea() ? shown : UnitSelection.ALL;
        List<Form> forms = changed(period, span);
        List<Form> baseForms = changed(period.yearBefore(), span);
        if (question.form() != null) {
            forms.removeIf(form -> form != question.form());
            baseForms.retainAll(catalogue.formsBefore(question.form(), period));
        }
        Map<Form, ChangeAccount> baseAccounts = new HashMap<>();
        List<FormDiff> diffs = new ArrayList<>();
        List<SubmissionChange> changes = new ArrayList<>();
        for (Form form : baseForms) {
            ChangeAccount account = account(form, period.yearBefore(), traced, span);
            baseAccounts.put(form, account);
            changes.addAll(shownChanges(account, question, shown));
            diffs.add(new FormDiff(account, true, null, null, areas(account, shown, span)));
        }
        for (Form form : forms) {
            ChangeAccount account = account(form, period, traced, span);
            Optional<Form> before = catalogue.formsBefore(form, period).stream().findFirst();
            List<Cell> baseCells =
                    before.map(earlier -> Catalogue.counterparts(form, earlier)).orElse(null);
            changes.addAll(shownChanges(account, question, shown));
            diffs.add(new FormDiff(
                    account,
                    false,
                    before.map(baseAccounts::get).orElse(null),
                    baseCells,
                    areas(account, shown, span)));
        }
        return new YearDiff(period, question.unit(), from, to, changes, diffs, unitsAfter);
    }

    private List<Form> changed(Period period, RunSpan span) {
        Set<String> ids = runChanges.changedForms(period, span);
        List<Form> forms = new ArrayList<>(catalogue.forms());
        forms.removeIf(form -> !ids.contains(form.id()));
        return forms;
    }

    private ChangeAccount account(Form form, Period period, UnitSelection traced, RunSpan span) {
        return tracer.account(form, period, unitsBefore, unitsAfter, traced, span);
    }

    private static List<SubmissionChange> shownChanges(ChangeAccount account, Question question, UnitSelection shown) {
        boolean office = question.unit() != null && !question.unit().kind().isArea();
        return account.changes().stream()
                .filter(change ->
                        office ? change.unitCode().equals(question.unit().code()) : shown.contains(change.unitCode()))
                .toList();
    }

    /** The area with all that is or was below it this year or last; the areas above an office. */
    private UnitSelection shown(Question question) {
        if (question.unit() == null) {
            return UnitSelection.ALL;
        }
        Set<String> codes = new HashSet<>(Set.of(question.unit().code()));
        for (UnitRegister units : List.of(unitsBefore, unitsAfter)) {
            for (Period period : List.of(question.period(), question.period().yearBefore())) {
                UnitTree tree = units.treeOf(period);
                int node = tree.indexOf(question.unit().code());
                if (node < 0) {
                    continue;
                }
                if (question.unit().kind().isArea()) {
                    for (int below = node; below < tree.end(node); below++) {
                        codes.add(tree.code(below));
                    }
                } else {
                    for (int at = node; at >= 0; at = tree.parent(at)) {
                        codes.add(tree.code(at));
                    }
                }
            }
        }
        return UnitSelection.of(Optional.of(codes));
    }

    /** The areas with rows of their own between the runs, from the lowest up, as of both runs. */
    private List<FormDiff.AreaDiff> areas(ChangeAccount account, UnitSelection shown, RunSpan span) {
        UnitTree before = unitsBefore.treeOf(account.period());
        UnitTree after = unitsAfter.treeOf(account.period());
        Map<String, AreaFigures> figuresBefore = figures(account, before, account.totalsBefore(), span.from());
        Map<String, AreaFigures> figuresAfter = figures(account, after, account.totalsAfter(), span.to());
        List<FormDiff.AreaDiff> areas = new ArrayList<>();
        for (String code : account.movedAreas()) {
            AreaFigures old = figuresBefore.get(code);
            AreaFigures now = figuresAfter.get(code);
            if (shown.contains(code) && (old != null || now != null)) {
                areas.add(new FormDiff.AreaDiff(now == null ? old.unit() : now.unit(), old, now));
            }
        }
        areas.sort(Comparator.<FormDiff.AreaDiff>comparingInt(
                        area -> -depth(after, before, area.unit().code()))
                .thenComparing(area -> area.unit().code()));
        return areas;
    }

    private static int depth(UnitTree tree, UnitTree other, String code) {
        int node = tree.indexOf(code);
        return node >= 0 ? tree.depth(node) : other.depth(other.indexOf(code));
    }

    private Map<String, AreaFigures> figures(ChangeAccount account, UnitTree tree, List<Total> totals, long run) {
        Map<String, AreaFigures> areas = new HashMap<>();
        for (Total total : totals) {
            int node = tree.indexOf(total.areaCode());
            if (node >= 0) {
                areas.computeIfAbsent(total.areaCode(), code -> new AreaFigures(tree.unit(node)))
                        .add(total);
            }
        }
        UnitSelection moved = UnitSelection.of(Optional.of(areas.keySet()));
        for (TotalBase base : bases.asOf(account.form(), account.period(), moved, run)) {
            areas.get(base.areaCode()).add(base);
        }
        return areas;
    }
}
