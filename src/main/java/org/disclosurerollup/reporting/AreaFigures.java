package org.disclosurerollup.reporting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.RollUp;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.comparison.Growth;
import org.disclosurerollup.comparison.TotalBase;
import org.disclosurerollup.consolidation.Basis;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.consolidation.Total;

/**
 * An area's total and groups for one form and period, with what they are compared with. Its arrays are packed until
 * somebody asks for a figure, and again when he says that he is done.
 */
public final class AreaFigures {

    private final Unit unit;
    private final Map<Group, PackedTotal> totals = new EnumMap<>(Group.class);
    private final Map<Group, PackedTotal.Base> bases = new EnumMap<>(Group.class);
    private volatile Open open;
    private final List<JdbcFilings.Accepted> accepted = new ArrayList<>();
    private final Map<Group, Integer> acceptedByGroup = new EnumMap<>(Group.class);
    private final Map<Group, Integer> acceptedLastYear = new EnumMap<>(Group.class);

    private String publication;
    private AreaFigures published;

    AreaFigures(Unit unit) {
        this.unit = unit;
    }

    /** The arrays. */
    private record Open(Map<Group, Total> totals, Map<Group, TotalBase> bases) {}

    private Open open() {
        Open now = open;
        if (now == null) {
            now = new Open(new EnumMap<>(Group.class), new EnumMap<>(Group.class));
            for (Map.Entry<Group, PackedTotal> total : totals.entrySet()) {
                now.totals.put(total.getKey(), total.getValue().unpack());
            }
            for (Map.Entry<Group, PackedTotal.Base> base : bases.entrySet()) {
                now.bases.put(base.getKey(), base.getValue().unpack());
            }
            open = now;
        }
        return now;
    }

    /** Says that no figure is asked for in a while. */
    void close() {
        open = null;
        if (published != null) {
            published.open = null;
        }
    }

    /** Notes what was published of the area. */
    void setPublished(String number, AreaFigures figures) {
        publication = number;
        published = figures;
    }

    /** Number of the last publication of the area, or of one above it; {@code null} if there is none. */
    String publication() {
        return publication;
    }

    /** What was published of the figure, where that is no longer what it is now. */
    public Optional<Restated> restated(Cell cell, Group group) {
        if (published == null) {
            return Optional.empty();
        }
        Compared then = published.comparedOrBlank(cell, group);
        return Restated.differs(comparedOrBlank(cell, group), then)
                ? Optional.of(new Restated(publication, then))
                : Optional.empty();
    }

    /** The groups that have figures now or had when they were published. */
    public Set<Group> groupsEver() {
        Set<Group> ever = EnumSet.noneOf(Group.class);
        ever.addAll(totals.keySet());
        if (published != null) {
            ever.addAll(published.totals.keySet());
        }
        return ever;
    }

    /** The same as {@link #compared}; of a group without figures, blanks. */
    public Compared comparedOrBlank(Cell cell, Group group) {
        return has(group) && has(Group.TOTAL)
                ? compared(cell, group)
                : new Compared(null, null, Growth.of(null, null, false, false), null, null, null);
    }

    void add(Total total) {
        totals.put(total.group(), PackedTotal.of(total));
        open = null;
    }

    void add(TotalBase base) {
        if (base.group() == Group.ADJUSTMENTS && base.previous() != null) {
            // Only last year had any.
            totals.computeIfAbsent(Group.ADJUSTMENTS, group -> PackedTotal.of(none(base)));
        }
        bases.put(base.group(), PackedTotal.Base.of(base));
        open = null;
    }

    private static Total none(TotalBase base) {
        long[] figures = new long[base.previous().length];
        Arrays.fill(figures, FixedPoint.BLANK);
        return new Total(base.areaCode(), base.group(), Basis.PARTS, figures, new int[figures.length], 0, 0);
    }

    /**
     * Notes that a submission which an operator accepted went into the total.
     *
     * @param group the group it went into, {@code null} for none
     */
    void add(JdbcFilings.Accepted submission, Group group) {
        accepted.add(submission);
        count(acceptedByGroup, group);
    }

    /** Notes the same of last year's total. */
    void addOfLastYear(Group group) {
        count(acceptedLastYear, group);
    }

    private static void count(Map<Group, Integer> counts, Group group) {
        counts.merge(Group.TOTAL, 1, Integer::sum);
        if (group != null) {
            counts.merge(group, 1, Integer::sum);
        }
    }

    /** The submissions in the total that count because an operator accepted them despite hard findings. */
    public List<JdbcFilings.Accepted> accepted() {
        return accepted;
    }

    /** How many of the submissions in the total or group an operator accepted despite hard findings. */
    public int acceptedByOperator(Group group) {
        return acceptedByGroup.getOrDefault(group, 0);
    }

    /** How many of the submissions in last year's total or group an operator accepted despite hard findings. */
    public int acceptedByOperatorLastYear(Group group) {
        return acceptedLastYear.getOrDefault(group, 0);
    }

    public Unit unit() {
        return unit;
    }

    /** The groups that have figures, the total first. */
    public Iterable<Group> groups() {
        return totals.keySet();
    }

    public boolean has(Group group) {
        return totals.containsKey(group);
    }

    public Total total(Group group) {
        return open().totals.get(group);
    }

    /** The same without its arrays: who is in it. */
    Total totalWithoutFigures(Group group) {
        return totals.get(group).total();
    }

    /** What the cell's total is adjusted by, {@code null} if by nothing. */
    BigDecimal adjustment(Cell cell) {
        return has(Group.ADJUSTMENTS) ? value(total(Group.ADJUSTMENTS).figures(), cell) : null;
    }

    /** Whether the total is the area's own filing for units below it; that of a county with none is its own figures. */
    public boolean isAreaFiling() {
        PackedTotal total = totals.get(Group.TOTAL);
        return total.isOnAreaBasis() && total.total().expectedUnits() > 1;
    }

    public boolean isFormChanged() {
        PackedTotal.Base base = bases.get(Group.TOTAL);
        return base != null && base.base().formChanged();
    }

    /**
     * Whether other units went into the total than last year, where there is anything of last year: a total, or figures
     * of units that this area took over.
     */
    public boolean isUnitsChanged() {
        PackedTotal.Base base = bases.get(Group.TOTAL);
        return base != null
                && base.base().unitsChanged()
                && (base.previous() != null || base.likeForLikePrevious() != null);
    }

    /** In words, which units make the total or group another than last year's; empty where none do. */
    public String unitsNote(Group group) {
        PackedTotal.Base base = bases.get(group);
        String note = base == null ? null : base.base().unitsNote();
        return note == null || !isUnitsChanged() ? "" : note;
    }

    public Compared compared(Cell cell, Group group) {
        BigDecimal value = value(total(group).figures(), cell);
        BigDecimal previous = previous(group, cell);
        boolean rate = cell.rollUp() == RollUp.RATE;
        boolean broken = isFormChanged() || isUnitsChanged();
        TotalBase base = open().bases.get(group);
        BigDecimal share = null;
        BigDecimal previousShare = null;
        if (cell.rollUp().adds()) {
            share = Growth.percent(value, value(total(Group.TOTAL).figures(), cell), 2);
            previousShare = Growth.percent(previous, previous(Group.TOTAL, cell), 2);
        }
        return new Compared(
                value,
                previous,
                Growth.of(value, previous, rate, broken),
                share,
                previousShare,
                rate ? null : likeForLike(base, cell));
    }

    private static Compared.LikeForLike likeForLike(TotalBase base, Cell cell) {
        if (base == null) {
            return null;
        }
        BigDecimal value = value(base.likeForLike(), cell);
        BigDecimal previous = value(base.likeForLikePrevious(), cell);
        return value == null || previous == null
                ? null
                : new Compared.LikeForLike(
                        value,
                        previous,
                        Growth.of(value, previous, false, false).percent());
    }

    /** Last year's figures of the total or group, one per cell in units of its last decimal; {@code null} if there are none. */
    public long[] previousFigures(Group group) {
        TotalBase base = open().bases.get(group);
        return base == null ? null : base.previous();
    }

    private BigDecimal previous(Group group, Cell cell) {
        TotalBase base = open().bases.get(group);
        return base == null ? null : value(base.previous(), cell);
    }

    private static BigDecimal value(long[] figures, Cell cell) {
        return figures == null ? null : FixedPoint.toDecimal(figures[cell.index()], cell.decimals());
    }
}
