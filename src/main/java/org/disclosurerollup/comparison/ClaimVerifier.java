package org.disclosurerollup.comparison;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CellMapping;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.consolidation.JdbcTotalStore;
import org.disclosurerollup.consolidation.Total;
import org.disclosurerollup.submission.Claim;
import org.disclosurerollup.submission.JdbcClaimStore;
import org.disclosurerollup.submission.JdbcSubmissionStore;
import org.disclosurerollup.submission.Scope;
import org.disclosurerollup.submission.UnitSelection;
import org.disclosurerollup.validation.HistoryCheck;
import org.disclosurerollup.validation.RuleBook;

/** Checks the figures that reports print against the totals, and those of offices against their own filings. */
public final class ClaimVerifier {

    private final Catalogue catalogue;
    private final RuleBook rules;
    private final UnitRegister units;
    private final JdbcClaimStore claims;
    private final JdbcSubmissionStore submissions;
    private final JdbcTotalStore totals;

    public ClaimVerifier(
            Catalogue catalogue,
            RuleBook rules,
            UnitRegister units,
            JdbcClaimStore claims,
            JdbcSubmissionStore submissions,
            JdbcTotalStore totals) {
        this.catalogue = catalogue;
        this.rules = rules;
        this.units = units;
        this.claims = claims;
        this.submissions = submissions;
        this.totals = totals;
    }

    /** What is wrong with the claims of the form and period that stand as of the run. */
    public List<HistoryCheck.Scored> findings(Form form, Period period, long run) {
        List<JdbcClaimStore.Filed> filed = claims.asOf(form, period, run);
        if (filed.isEmpty()) {
            return List.of();
        }
        Map<String, Long> fileIds = new HashMap<>();
        filed.forEach(one -> fileIds.put(one.claim().source(), one.fileId()));
        List<Claim> stated = filed.stream().map(JdbcClaimStore.Filed::claim).toList();
        UnitTree tree = units.treeOf(period);
        return new ClaimCheck(form, rules.partLists(form), tree, figures(form, period, stated, run))
                .findings(stated).stream()
                        .map(finding -> new HistoryCheck.Scored(finding, 0, fileIds.get(finding.source()), 0))
                        .toList();
    }

    private ClaimFigures figures(Form form, Period period, List<Claim> stated, long run) {
        Set<String> areas = new HashSet<>();
        Set<String> offices = new HashSet<>();
        for (Claim claim : stated) {
            boolean area = units.ofCode(claim.unitCode()).stream()
                    .anyMatch(unit -> unit.kind().isArea());
            (area ? areas : offices).add(claim.unitCode());
        }
        ClaimFigures figures = new ClaimFigures();
        for (Total total : totals.asOf(form, period, run)) {
            if (areas.contains(total.areaCode())) {
                figures.addNow(total.areaCode(), total.group(), filed(total, total.figures()));
            }
        }
        if (!offices.isEmpty()) {
            submissions.forEachCounted(form, period, UnitSelection.ALL, run, (unitCode, scope, own) -> {
                if (scope == Scope.OWN && offices.contains(unitCode)) {
                    figures.addNow(unitCode, Group.TOTAL, new ClaimFigures.Filed(own.clone(), 1, 1));
                }
            });
        }
        catalogue.formsBefore(form, period).stream()
                .findFirst()
                .ifPresent(before ->
                        addBefore(figures, new CellMapping(form, before), before, period, areas, offices, run));
        return figures;
    }

    private void addBefore(
            ClaimFigures figures,
            CellMapping mapping,
            Form before,
            Period period,
            Set<String> areas,
            Set<String> offices,
            long run) {
        for (Total total : totals.asOf(before, period.yearBefore(), run)) {
            if (areas.contains(total.areaCode())) {
                figures.addBefore(total.areaCode(), total.group(), filed(total, mapping.map(total.figures())));
            }
        }
        if (!offices.isEmpty()) {
            submissions.forEachCounted(before, period.yearBefore(), UnitSelection.ALL, run, (unitCode, scope, own) -> {
                if (scope == Scope.OWN && offices.contains(unitCode)) {
                    figures.addBefore(
                            unitCode,
                            Group.TOTAL,
                            new ClaimFigures.Filed(mapping.map(own).clone(), 1, 1));
                }
            });
        }
    }

    private static ClaimFigures.Filed filed(Total total, long[] figures) {
        return new ClaimFigures.Filed(figures, total.reportedUnits(), total.expectedUnits());
    }
}
