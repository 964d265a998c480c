package org.disclosurerollup.consolidation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.RollUp;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.Scope;
import org.disclosurerollup.validation.HistoryCheck.Scored;

/**
 * Compares what areas filed for their whole territory (汇总) with what was filed below them, for one form and period.
 * Changes no total: of the two, {@link Consolidator} has chosen the one that counts.
 *
 * <p>Only sums and balances are compared: rates and means follow from others, and 是 of an area is not the count of 是
 * below it. A cell that the area left blank says nothing. Counts must agree exactly; amounts with decimals may differ by
 * half the last unit of each number that took part. Looks only at areas that filed as a whole and at what is directly
 * below them, never at every unit.
 */
public final class AreaCheck {

    private static final int FEWEST_FIGURES_SAME = 5;

    private final Form form;
    private final UnitTree tree;
    private final Map<Integer, Whole> wholes = new TreeMap<>();
    private final Set<String> unitsToRead = new LinkedHashSet<>();

    /** An area that filed as a whole. */
    private static final class Whole {
        private final Total total;
        private final ReportedParts parts;
        private final boolean expectedBelow;
        private JdbcAreaFilings.Filed filed;
        private JdbcAreaFilings.Filed own;

        private Whole(Total total, ReportedParts parts, boolean expectedBelow) {
            this.total = total;
            this.parts = parts;
            this.expectedBelow = expectedBelow;
        }

        private boolean isComplete() {
            return total.basis() == Basis.PARTS;
        }
    }

    /**
     * @param totals all totals of the form and period
     * @param areasFiledAsWhole codes of the areas to look at
     */
    public AreaCheck(Form form, UnitTree tree, List<Total> totals, Collection<String> areasFiledAsWhole) {
        this.form = form;
        this.tree = tree;
        if (!areasFiledAsWhole.isEmpty()) {
            begin(totals, areasFiledAsWhole);
        }
    }

    private void begin(List<Total> totals, Collection<String> areasFiledAsWhole) {
        Map<String, Total> totalByArea = new HashMap<>();
        for (Total total : totals) {
            if (total.group() == Group.TOTAL) {
                totalByArea.put(total.areaCode(), total);
            }
        }
        boolean[] expectedBelow = expectedBelow();
        for (String code : areasFiledAsWhole) {
            int node = tree.indexOf(code);
            wholes.put(node, new Whole(totalByArea.get(code), new ReportedParts(form.size()), expectedBelow[node]));
            unitsToRead.add(code);
        }
        for (int node = 0; node < tree.size(); node++) {
            Whole above = wholes.get(tree.parent(node));
            if (above == null || above.isComplete()) {
                continue;
            }
            String code = tree.code(node);
            if (!tree.kind(node).isArea()) {
                unitsToRead.add(code);
            } else if (totalByArea.containsKey(code)) {
                above.parts.add(tree.name(node), totalByArea.get(code).figures());
            }
        }
    }

    /** For each node whether anybody below it is expected to file. */
    private boolean[] expectedBelow() {
        boolean[] expected = tree.expectedToFile(form);
        boolean[] below = new boolean[tree.size()];
        for (int node = tree.size() - 1; node >= 0; node--) {
            if (tree.parent(node) >= 0 && (expected[node] || below[node])) {
                below[tree.parent(node)] = true;
            }
        }
        return below;
    }

    /** The units whose submissions {@link #add} must be shown. */
    public Collection<String> unitsToRead() {
        return unitsToRead;
    }

    /** Takes a counted submission of one of {@link #unitsToRead}. */
    public void add(JdbcAreaFilings.Filed filed) {
        int node = tree.indexOf(filed.unitCode());
        Whole whole = wholes.get(node);
        if (whole == null) {
            wholes.get(tree.parent(node)).parts.add(tree.name(node), filed.figures());
        } else if (filed.scope() == Scope.AREA) {
            whole.filed = filed;
        } else {
            whole.own = filed;
        }
    }

    /** The findings on the areas' filings, by area in tree order and then by cell. */
    public List<Scored> findings() {
        List<Scored> findings = new ArrayList<>();
        for (Whole whole : wholes.values()) {
            if (isSameTwice(whole)) {
                findings.add(sameTwice(whole));
            } else if (whole.own != null) {
                // A report that is taken for the whole is no part of it that could say more.
                String name = tree.name(tree.indexOf(whole.own.unitCode()));
                whole.parts.add(name + "本级", whole.own.figures());
            }
            for (Cell cell : form.cells()) {
                long filed = whole.filed.figures()[cell.index()];
                if (filed == FixedPoint.BLANK || !isCompared(cell)) {
                    continue;
                }
                if (whole.isComplete()) {
                    compare(whole, cell, filed, findings);
                } else if (!cell.signed()) {
                    limit(whole, cell, filed, findings);
                }
            }
        }
        return findings;
    }

    private static boolean isCompared(Cell cell) {
        return cell.rollUp() == RollUp.SUM || cell.rollUp() == RollUp.LAST;
    }

    private static boolean isSameTwice(Whole whole) {
        if (whole.own == null || !whole.expectedBelow) {
            return false;
        }
        long[] figures = whole.filed.figures();
        return Arrays.equals(figures, whole.own.figures())
                && count(figures) >= FEWEST_FIGURES_SAME
                && Arrays.stream(figures).anyMatch(figure -> figure != FixedPoint.BLANK && figure != 0);
    }

    private static long count(long[] figures) {
        return Arrays.stream(figures)
                .filter(figure -> figure != FixedPoint.BLANK)
                .count();
    }

    private Scored sameTwice(Whole whole) {
        return finding(
                whole,
                AreaFindingKind.SAME_TWICE,
                null,
                null,
                null,
                "本级与汇总两份报表的 " + count(whole.filed.figures()) + " 项数据完全相同,可能把机关本级的报表当作全地区的报表报送;请核对口径,如全地区确实只有这些数据,请说明。");
    }

    private void compare(Whole whole, Cell cell, long filed, List<Scored> findings) {
        long sum = whole.total.figures()[cell.index()];
        String actual = text(filed, cell);
        String label = "“" + cell.shortLabel() + "”汇总口径填报 " + actual;
        if (sum == FixedPoint.BLANK) {
            if (filed != 0) {
                findings.add(finding(
                        whole, AreaFindingKind.DIFFERS, cell, actual, null, label + ",各填报单位均未填报此项,汇总数中没有这个数;请核对。"));
            }
            return;
        }
        long difference = Math.subtractExact(filed, sum);
        if (isBeyondRounding(difference, cell, whole.total.filled()[cell.index()])) {
            findings.add(finding(
                    whole,
                    AreaFindingKind.DIFFERS,
                    cell,
                    actual,
                    text(sum, cell),
                    label + ",各填报单位合计 " + text(sum, cell) + ",汇总口径" + (difference > 0 ? "多 " : "少 ")
                            + text(Math.abs(difference), cell) + ";各单位已报齐,汇总数按合计计算,请核对是哪一方有误。"));
        }
    }

    /** One part above the whole is named; where only all of them together are, their sum is. */
    private void limit(Whole whole, Cell cell, long filed, List<Scored> findings) {
        int i = cell.index();
        if (whole.parts.filled(i) == 0) {
            return;
        }
        String part;
        long figure;
        if (isAbove(whole.parts.largest(i), filed, cell, 1)) {
            part = whole.parts.nameOfLargest(i) + "填报 ";
            figure = whole.parts.largest(i);
        } else if (isAbove(whole.parts.sum(i), filed, cell, whole.parts.filled(i))) {
            part = "已报送的 " + whole.parts.filled(i) + " 个部分合计 ";
            figure = whole.parts.sum(i);
        } else {
            return;
        }
        findings.add(finding(
                whole,
                AreaFindingKind.PART_EXCEEDS,
                cell,
                text(filed, cell),
                "≥ " + text(figure, cell),
                "“" + cell.shortLabel() + "”" + part + text(figure, cell) + ",大于汇总口径填报的 " + text(filed, cell) + ",超出 "
                        + text(Math.subtractExact(figure, filed), cell) + ";部分不会大于整体,请核对两份报表。"));
    }

    private static boolean isAbove(long part, long whole, Cell cell, int addends) {
        return part > whole && isBeyondRounding(Math.subtractExact(part, whole), cell, addends);
    }

    /** Whether a sum of so many rounded addends and a rounded total cannot be the same number. */
    private static boolean isBeyondRounding(long difference, Cell cell, int addends) {
        long margin = cell.decimals() == 0 ? 0 : addends + 1L;
        return Math.multiplyExact(2, Math.abs(difference)) > margin;
    }

    private static String text(long figure, Cell cell) {
        return FixedPoint.toText(figure, cell.decimals());
    }

    private Scored finding(
            Whole whole, AreaFindingKind kind, Cell cell, String actual, String expected, String message) {
        JdbcAreaFilings.Filed filed = whole.filed;
        return new Scored(
                new Finding(
                        Severity.SOFT,
                        kind.code(),
                        filed.unitCode(),
                        tree.period().toString(),
                        form.id(),
                        cell == null ? null : cell.code(),
                        actual,
                        expected,
                        message,
                        null,
                        filed.line()),
                filed.submissionId(),
                filed.fileId(),
                0);
    }
}
