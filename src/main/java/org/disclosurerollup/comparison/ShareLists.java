package org.disclosurerollup.comparison;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.submission.Claim;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.PrintedFigure;
import org.disclosurerollup.validation.PartList;

/**
 * Shares that together make up a whole: of all parts of a cell, or of all groups of an area. Rounded shares may differ
 * from 100 % by half a printed unit each; they are not to be forced to it.
 */
final class ShareLists {

    private static final String RULE = "stated-shares-sum";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final List<PartList> partLists;
    private final UnitTree tree;
    private final ClaimFigures figures;

    ShareLists(List<PartList> partLists, UnitTree tree, ClaimFigures figures) {
        this.partLists = partLists;
        this.tree = tree;
        this.figures = figures;
    }

    /** @param shares the share claims of one unit, form and period */
    List<Finding> findings(List<ClaimCheck.Checked> shares) {
        Map<Cell, ClaimCheck.Checked> byCell = new LinkedHashMap<>();
        Map<Cell, Map<Group, ClaimCheck.Checked>> byGroup = new LinkedHashMap<>();
        for (ClaimCheck.Checked share : shares) {
            Claim claim = share.claim();
            if (claim.isAboutWholeUnit()) {
                byCell.putIfAbsent(claim.cell(), share);
            } else {
                byGroup.computeIfAbsent(claim.cell(), cell -> new EnumMap<>(Group.class))
                        .putIfAbsent(Group.ofCode(claim.group()), share);
            }
        }
        List<Finding> findings = new ArrayList<>();
        Set<List<ClaimCheck.Checked>> lists = new LinkedHashSet<>();
        partLists.forEach(list -> wholeList(list, byCell).ifPresent(lists::add));
        byGroup.forEach((cell, ofCell) -> wholeList(cell, ofCell).ifPresent(lists::add));
        lists.forEach(list -> finding(list).ifPresent(findings::add));
        return findings;
    }

    /** The shares of all parts; a part with nothing in it need not be stated. */
    private Optional<List<ClaimCheck.Checked>> wholeList(PartList list, Map<Cell, ClaimCheck.Checked> byCell) {
        List<ClaimCheck.Checked> stated = new ArrayList<>();
        List<Cell> others = new ArrayList<>();
        for (Cell part : list.parts()) {
            if (byCell.containsKey(part)) {
                stated.add(byCell.get(part));
            } else {
                others.add(part);
            }
        }
        if (stated.size() < 2) {
            return Optional.empty();
        }
        ClaimFigures.Filed now = figures.now(stated.get(0).claim().unitCode(), Group.TOTAL);
        boolean whole = others.stream()
                .allMatch(part -> now != null && (now.of(part) == FixedPoint.BLANK || now.of(part) == 0));
        return whole ? Optional.of(stated) : Optional.empty();
    }

    private Optional<List<ClaimCheck.Checked>> wholeList(Cell cell, Map<Group, ClaimCheck.Checked> byGroup) {
        List<ClaimCheck.Checked> stated = List.copyOf(byGroup.values());
        String unitCode = stated.get(0).claim().unitCode();
        Set<Group> groups = ExpectedGroups.of(figures.groupsNow(unitCode, cell), tree, unitCode);
        boolean whole = stated.size() > 1 && byGroup.keySet().containsAll(groups);
        return whole ? Optional.of(stated) : Optional.empty();
    }

    private static Optional<Finding> finding(List<ClaimCheck.Checked> list) {
        if (list.stream().anyMatch(share -> share.claim().printed().over())) {
            return Optional.empty();
        }
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal margin = BigDecimal.ZERO;
        for (ClaimCheck.Checked share : list) {
            PrintedFigure printed = share.claim().printed();
            sum = sum.add(printed.value());
            margin = margin.add(printed.unit().divide(TWO));
        }
        String named = names(list);
        if (sum.subtract(HUNDRED).abs().compareTo(margin) > 0) {
            return Optional.of(
                    about(list, sum, "各部分占比(%s)相加为 %s%%,与 100%% 之差超过四舍五入所能产生的 %s 个百分点。".formatted(named, sum, margin)));
        }
        if (sum.compareTo(HUNDRED) == 0 && isForced(list)) {
            List<ClaimCheck.Checked> adjusted =
                    list.stream().filter(share -> !share.isFine()).toList();
            return Optional.of(about(
                    list,
                    sum,
                    "各部分占比(%s)凑成了 100%%:%s 没有四舍五入。请照实四舍五入,相加不等于 100%% 时加注说明。".formatted(named, names(adjusted))));
        }
        return Optional.empty();
    }

    /** Whether the shares add to 100 only because one of them is not rounded as it should be. */
    private static boolean isForced(List<ClaimCheck.Checked> list) {
        BigDecimal rounded = BigDecimal.ZERO;
        for (ClaimCheck.Checked share : list) {
            if (!share.recomputed().isDecided() || share.recomputed().incomplete() != null) {
                return false;
            }
            rounded = rounded.add(share.recomputed()
                    .truth()
                    .value()
                    .round(share.claim().printed().value().scale(), RoundingMode.HALF_UP));
        }
        return rounded.compareTo(HUNDRED) != 0 && list.stream().anyMatch(share -> !share.isFine());
    }

    private static String names(List<ClaimCheck.Checked> list) {
        return list.stream()
                .map(ClaimCheck.Checked::claim)
                .map(claim ->
                        (claim.isAboutWholeUnit()
                                        ? claim.cell().shortLabel()
                                        : Group.ofCode(claim.group()).label()) + " "
                                + claim.printed().text())
                .collect(Collectors.joining("、"));
    }

    private static Finding about(List<ClaimCheck.Checked> list, BigDecimal sum, String message) {
        Claim first = list.get(0).claim();
        String cells = list.stream()
                .map(share -> share.claim().cell().code())
                .distinct()
                .collect(Collectors.joining(" "));
        return new Finding(
                Severity.SOFT,
                RULE,
                first.unitCode(),
                first.period().toString(),
                first.form().id(),
                cells,
                sum.toPlainString() + "%",
                "100%",
                message,
                first.source(),
                first.line());
    }
}
