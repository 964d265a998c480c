package org.disclosurerollup.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CellMapping;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.consolidation.JdbcAdjustmentStore;
import org.disclosurerollup.consolidation.JdbcTotalStore;
import org.disclosurerollup.consolidation.Total;
import org.disclosurerollup.submission.JdbcSubmissionStore;

/** Finds, for every total of a form and period, what it is compared with. */
public final class Comparer {

    private final Catalogue catalogue;
    private final UnitRegister units;
    private final JdbcSubmissionStore submissions;
    private final JdbcTotalStore totals;
    private final JdbcAdjustmentStore adjustments;

    public Comparer(
            Catalogue catalogue,
            UnitRegister units,
            JdbcSubmissionStore submissions,
            JdbcTotalStore totals,
            JdbcAdjustmentStore adjustments) {
        this.catalogue = catalogue;
        this.units = units;
        this.submissions = submissions;
        this.totals = totals;
        this.adjustments = adjustments;
    }

    private record Key(String areaCode, Group group) {}

    /** The bases of all totals of the form and period as of the run, in the order of the totals; then those of last year's adjustments alone. */
    public List<TotalBase> bases(Form form, Period period, long run) {
        List<Total> now = totals.asOf(form, period, run);
        Optional<Form> earlier = catalogue.formsBefore(form, period).stream().findFirst();
        if (earlier.isEmpty()) {
            return now.stream()
                    .map(total -> new TotalBase(total.areaCode(), total.group(), false, false, null, null, null))
                    .toList();
        }
        Form formBefore = earlier.get();
        CellMapping mapping = new CellMapping(form, formBefore);
        List<Total> before = totals.asOf(formBefore, period.yearBefore(), run);
        Map<Key, Total> beforeByKey = new HashMap<>();
        before.forEach(total -> beforeByKey.put(new Key(total.areaCode(), total.group()), total));
        LikeForLike likeForLike = before.isEmpty() ? null : likeForLike(form, formBefore, period, now, before, run);
        List<TotalBase> bases = new ArrayList<>(now.size());
        for (Total total : now) {
            Total previous = beforeByKey.get(new Key(total.areaCode(), total.group()));
            boolean unitsChanged = likeForLike != null && likeForLike.differs(total.areaCode(), total.group());
            bases.add(new TotalBase(
                    total.areaCode(),
                    total.group(),
                    !mapping.isIdentity(),
                    unitsChanged,
                    previous == null ? null : mapping.map(previous.figures()),
                    unitsChanged ? likeForLike.figuresNow(form, total.areaCode(), total.group()) : null,
                    unitsChanged
                            ? mapped(mapping, likeForLike.figuresBefore(formBefore, total.areaCode(), total.group()))
                            : null));
        }
        addBasesOfLastYearsAdjustments(now, before, mapping, bases);
        return bases;
    }

    /** Last year's adjustments are shown also where there are none this year. */
    private static void addBasesOfLastYearsAdjustments(
            List<Total> now, List<Total> before, CellMapping mapping, List<TotalBase> bases) {
        Set<String> areas = areas(now);
        now.stream()
                .filter(total -> total.group() == Group.ADJUSTMENTS)
                .forEach(total -> areas.remove(total.areaCode()));
        before.stream()
                .filter(total -> total.group() == Group.ADJUSTMENTS && areas.contains(total.areaCode()))
                .forEach(total -> bases.add(new TotalBase(
                        total.areaCode(),
                        Group.ADJUSTMENTS,
                        !mapping.isIdentity(),
                        false,
                        mapping.map(total.figures()),
                        null,
                        null)));
    }

    private static Set<String> areas(List<Total> totals) {
        return totals.stream().map(Total::areaCode).collect(Collectors.toSet());
    }

    private static long[] mapped(CellMapping mapping, long[] figures) {
        return figures == null ? null : mapping.map(figures);
    }

    private LikeForLike likeForLike(
            Form form, Form formBefore, Period period, List<Total> now, List<Total> before, long run) {
        Period last = period.yearBefore();
        LikeForLike likeForLike = new LikeForLike(
                new Contributions(units.treeOf(period), now), new Contributions(units.treeOf(last), before));
        submissions.forEachContributor(form, period, run, likeForLike::noteNow);
        submissions.forEachContributor(formBefore, last, run, likeForLike::noteBefore);
        if (likeForLike.compareContributors()) {
            submissions.forEachCounted(form, period, run, likeForLike::addNow);
            submissions.forEachCounted(formBefore, last, run, likeForLike::addBefore);
            Set<String> comparable = areas(now);
            comparable.retainAll(areas(before));
            adjustments.forEach(form, period, run, (areaCode, cell, amount) -> {
                if (comparable.contains(areaCode)) {
                    likeForLike.adjustNow(areaCode, cell, amount);
                }
            });
            adjustments.forEach(formBefore, last, run, (areaCode, cell, amount) -> {
                if (comparable.contains(areaCode)) {
                    likeForLike.adjustBefore(areaCode, cell, amount);
                }
            });
        }
        return likeForLike;
    }
}
