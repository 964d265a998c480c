package org.disclosurerollup.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.submission.Claim;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.PrintedFigure;

/**
 * Rule X05: a total's growth lies between the smallest and the largest growth of its groups, because it is their mean,
 * weighted with last year's figures. Needs no figures at all, so that it also judges growth over a base nobody filed.
 */
final class GrowthOfParts {

    private static final String RULE = "X05";

    private final UnitTree tree;
    private final ClaimFigures figures;

    GrowthOfParts(UnitTree tree, ClaimFigures figures) {
        this.tree = tree;
        this.figures = figures;
    }

    /** @param growths the growth claims of one unit, form and period */
    List<Finding> findings(List<ClaimCheck.Checked> growths) {
        Map<Cell, Map<Group, Claim>> byCell = new LinkedHashMap<>();
        for (ClaimCheck.Checked growth : growths) {
            Claim claim = growth.claim();
            Group group = claim.isAboutWholeUnit() ? Group.TOTAL : Group.ofCode(claim.group());
            byCell.computeIfAbsent(claim.cell(), cell -> new EnumMap<>(Group.class))
                    .putIfAbsent(group, claim);
        }
        List<Finding> findings = new ArrayList<>();
        byCell.forEach((cell, byGroup) -> {
            Claim total = byGroup.remove(Group.TOTAL);
            if (total != null && cell.rollUp().adds() && !cell.signed()) {
                Set<Group> groups =
                        ExpectedGroups.of(figures.groupsNowOrBefore(total.unitCode(), cell), tree, total.unitCode());
                if (!groups.isEmpty() && byGroup.keySet().containsAll(groups) && isOutside(total, byGroup.values())) {
                    findings.add(finding(total, byGroup.values()));
                }
            }
        });
        return findings;
    }

    /** Whether no rounding of the parts allows the total. */
    private static boolean isOutside(Claim total, Collection<Claim> parts) {
        PrintedFigure printed = total.printed();
        return parts.stream().allMatch(part -> part.printed().bound().compareTo(printed.least()) <= 0)
                || parts.stream().allMatch(part -> part.printed().least().compareTo(printed.bound()) >= 0);
    }

    private static Finding finding(Claim total, Collection<Claim> parts) {
        List<Claim> sorted = parts.stream()
                .sorted(Comparator.comparing(part -> part.printed().value()))
                .toList();
        String least = sorted.get(0).printed().text();
        String most = sorted.get(sorted.size() - 1).printed().text();
        String named = parts.stream()
                .map(part -> Group.ofCode(part.group()).label() + " "
                        + part.printed().text())
                .collect(Collectors.joining("、"));
        return new Finding(
                Severity.HARD,
                RULE,
                total.unitCode(),
                total.period().toString(),
                total.form().id(),
                total.cell().code(),
                total.printed().text(),
                least + " 至 " + most,
                "%s,合计的增长应介于各部分的最小与最大增长之间(%s)。".formatted(ClaimFinding.printed(total), named),
                total.source(),
                total.line());
    }
}
