package org.disclosurerollup.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.submission.Claim;
import org.disclosurerollup.submission.ClaimKind;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.Scope;
import org.disclosurerollup.submission.Submission;
import org.disclosurerollup.submission.SubmissionSink;
import org.disclosurerollup.validation.RuleBook;

/**
 * Checks claims against submissions alone, without a database: totals, rates and shares of a unit whose own submission
 * tells all of it. It is given the claims, then shown the submissions. Claims that need more are passed over: growth and
 * groups are for a run.
 */
public final class OwnClaims implements SubmissionSink {

    private static final Set<ClaimKind> KINDS = Set.of(ClaimKind.TOTAL, ClaimKind.RATE, ClaimKind.SHARE);

    private final RuleBook rules;
    private final UnitRegister units;
    private final Map<FormPeriod, List<Claim>> claims = new LinkedHashMap<>();
    private final Map<FormPeriod, ClaimFigures> figures = new HashMap<>();
    private final Set<String> unitCodes = new HashSet<>();

    public OwnClaims(RuleBook rules, UnitRegister units, List<Claim> claims) {
        this.rules = rules;
        this.units = units;
        for (Claim claim : claims) {
            if (KINDS.contains(claim.kind()) && claim.isAboutWholeUnit()) {
                this.claims
                        .computeIfAbsent(new FormPeriod(claim.form(), claim.period()), key -> new ArrayList<>())
                        .add(claim);
                unitCodes.add(claim.unitCode());
            }
        }
    }

    private record FormPeriod(Form form, Period period) {}

    @Override
    public void submission(Submission submission) {
        FormPeriod key = new FormPeriod(submission.form(), submission.period());
        if (claims.containsKey(key) && unitCodes.contains(submission.unitCode()) && tellsAll(submission)) {
            figures.computeIfAbsent(key, k -> new ClaimFigures())
                    .addNow(submission.unitCode(), Group.TOTAL, new ClaimFigures.Filed(submission.figures(), 1, 1));
        }
    }

    /** Whether the submission holds all figures of its unit, so that nothing below it adds to them. */
    private boolean tellsAll(Submission submission) {
        UnitTree tree = units.treeOf(submission.period());
        int node = tree.indexOf(submission.unitCode());
        return node >= 0 && (submission.scope() == Scope.AREA || tree.isLeaf(node));
    }

    @Override
    public void unattributed() {
        // Already counted when the claims were read.
    }

    @Override
    public void finding(Finding finding) {
        // Already reported when the claims were read.
    }

    /** What is wrong with the claims that the submissions can decide. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        claims.forEach((key, ofKey) -> {
            ClaimFigures filed = figures.getOrDefault(key, new ClaimFigures());
            List<Claim> decidable = ofKey.stream()
                    .filter(claim -> filed.now(claim.unitCode(), Group.TOTAL) != null)
                    .toList();
            findings.addAll(new ClaimCheck(key.form(), rules.partLists(key.form()), units.treeOf(key.period()), filed)
                    .findings(decidable));
        });
        return findings;
    }
}
