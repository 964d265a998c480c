package org.disclosurerollup.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.submission.Claim;
import org.disclosurerollup.submission.ClaimKind;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.validation.PartList;

/**
 * Checks the claims of one form and period: each by itself, the shares that make up a whole, and the growth of a total
 * beside that of its groups.
 */
final class ClaimCheck {

    private final List<PartList> partLists;
    private final UnitTree tree;
    private final ClaimFigures figures;
    private final Recomputation recomputation;

    ClaimCheck(Form form, List<PartList> partLists, UnitTree tree, ClaimFigures figures) {
        this.partLists = partLists;
        this.tree = tree;
        this.figures = figures;
        this.recomputation = new Recomputation(form, partLists, figures);
    }

    /** A claim and what it should say. */
    record Checked(Claim claim, Recomputed recomputed) {

        boolean isFine() {
            return recomputed.isDecided()
                    && Judgement.of(
                                    claim.printed(),
                                    recomputed.truth().times(claim.printed().unitsPer(claim.cell())))
                            == Judgement.FINE;
        }
    }

    /** What is wrong with the claims; nothing where all are fine. */
    List<Finding> findings(List<Claim> claims) {
        List<Finding> findings = new ArrayList<>();
        Map<String, List<Checked>> byUnit = new LinkedHashMap<>();
        for (Claim claim : claims) {
            Checked checked = check(claim);
            byUnit.computeIfAbsent(claim.unitCode(), code -> new ArrayList<>()).add(checked);
            if (!checked.isFine()) {
                findings.add(ClaimFinding.of(claim, checked.recomputed()));
            }
        }
        byUnit.values().forEach(ofUnit -> {
            findings.addAll(new ShareLists(partLists, tree, figures).findings(of(ofUnit, ClaimKind.SHARE)));
            findings.addAll(new GrowthOfParts(tree, figures).findings(of(ofUnit, ClaimKind.GROWTH)));
        });
        return findings;
    }

    private Checked check(Claim claim) {
        List<Checked> candidates = recomputation.of(claim).stream()
                .map(recomputed -> new Checked(claim, recomputed))
                .toList();
        return candidates.stream().filter(Checked::isFine).findFirst().orElse(candidates.get(0));
    }

    private static List<Checked> of(List<Checked> checked, ClaimKind kind) {
        return checked.stream().filter(one -> one.claim().kind() == kind).toList();
    }
}
