package org.disclosurerollup.comparison;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.RollUp;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.consolidation.Total;

/**
 * What changed of one form and period between two runs: the submissions, the totals that moved, and for each of these
 * its causes. Where a cell adds, the amounts of the causes add up to the difference of the total exactly; a blank
 * counts as zero.
 *
 * <p>A submission's amount is its own change, in every total that it goes into now or went into before. What remains
 * is the doing of the tree or of the basis, and stands in lines of their own.
 */
public final class ChangeAccount {

    private final Form form;
    private final Period period;
    private final List<SubmissionChange> changes;
    private final List<String> movedAreas;
    private final List<Total> totalsBefore;
    private final List<Total> totalsAfter;
    private final Map<TotalKey, List<SubmissionChange>> contributors = new HashMap<>();
    private final Map<TotalKey, Map<Structure, long[]>> structures = new HashMap<>();

    /** A cause other than a submission. */
    record Structure(Cause.Kind kind, String code) {}

    ChangeAccount(
            Form form,
            Period period,
            List<SubmissionChange> changes,
            List<String> movedAreas,
            List<Total> totalsBefore,
            List<Total> totalsAfter) {
        this.form = form;
        this.period = period;
        this.changes = List.copyOf(changes);
        this.movedAreas = List.copyOf(movedAreas);
        this.totalsBefore = List.copyOf(totalsBefore);
        this.totalsAfter = List.copyOf(totalsAfter);
    }

    public Form form() {
        return form;
    }

    public Period period() {
        return period;
    }

    /** The submissions of which anything came or went, counted or not, by unit and scope. */
    public List<SubmissionChange> changes() {
        return changes;
    }

    /** Codes of the areas of which a total, or what it is compared with, was stored anew. */
    public List<String> movedAreas() {
        return movedAreas;
    }

    /** The totals of these areas as of the first run. */
    public List<Total> totalsBefore() {
        return totalsBefore;
    }

    /** The totals of these areas as of the second run. */
    public List<Total> totalsAfter() {
        return totalsAfter;
    }

    void addContributor(TotalKey key, SubmissionChange change) {
        contributors.computeIfAbsent(key, unknown -> new ArrayList<>(1)).add(change);
    }

    /** The amounts, by cell, of a cause other than a submission; to be filled. */
    long[] structure(TotalKey key, Cause.Kind kind, String code) {
        return structures
                .computeIfAbsent(key, unknown -> new HashMap<>(2))
                .computeIfAbsent(new Structure(kind, code), unknown -> new long[form.size()]);
    }

    /** By cell, what all causes noted so far add to the total. */
    long[] explained(TotalKey key) {
        long[] sums = new long[form.size()];
        for (SubmissionChange change : contributors.getOrDefault(key, List.of())) {
            change.addDifferencesTo(sums);
        }
        for (long[] amounts : structures.getOrDefault(key, Map.of()).values()) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] = Math.addExact(sums[i], amounts[i]);
            }
        }
        return sums;
    }

    /** Why the area's total, or the group of it, moved in the cell: submissions by unit, then the other causes. */
    public List<Cause> causes(String areaCode, Group group, Cell cell) {
        TotalKey key = new TotalKey(areaCode, group);
        List<Cause> causes = new ArrayList<>();
        for (SubmissionChange change : contributors.getOrDefault(key, List.of())) {
            if (inputs(cell).stream().anyMatch(change::moves)) {
                causes.add(new Cause(
                        Cause.Kind.SUBMISSION,
                        change,
                        change.unitCode(),
                        amount(cell, change.difference(cell.index()))));
            }
        }
        structures.getOrDefault(key, Map.of()).entrySet().stream()
                .filter(entry -> inputs(cell).stream().anyMatch(input -> entry.getValue()[input] != 0))
                .map(entry -> new Cause(
                        entry.getKey().kind(),
                        null,
                        entry.getKey().code(),
                        amount(cell, entry.getValue()[cell.index()])))
                .sorted((a, b) -> a.kind() == b.kind()
                        ? a.code().compareTo(b.code())
                        : a.kind().compareTo(b.kind()))
                .forEach(causes::add);
        return causes;
    }

    /** The cells whose figures make the cell's total. */
    private static List<Integer> inputs(Cell cell) {
        return cell.rollUp() == RollUp.RATE
                ? List.of(cell.index(), cell.numerator(), cell.denominator())
                : List.of(cell.index());
    }

    private static BigDecimal amount(Cell cell, long amount) {
        return cell.rollUp().adds() ? FixedPoint.toDecimal(amount, cell.decimals()) : null;
    }
}
