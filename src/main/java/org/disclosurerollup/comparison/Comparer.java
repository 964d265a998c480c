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
import org.disclosurerollup.submission.CountedFilings;
import org.disclosurerollup.submission.UnitSelection;

/** Finds, for every total of a form and period, what it is compared with. */
public final class Comparer {

    private final Catalogue catalogue;
    private final UnitRegister units;
    private final CountedFilings counted;
    private final JdbcTotalStore totals;
    private final JdbcAdjustmentStore adjustments;

    public Comparer(
            Catalogue catalogue,
            UnitRegister units,
            CountedFilings counted,
            JdbcTotalStore totals,
            JdbcAdjustmentStore adjustments) {
        this.catalogue = catalogue;
        this.units = units;
        this.counted = counted;
        this.totals = totals;
        this.adjustments = adjustments;
    }

    private record Key(String areaCode, Group group) {}

    /**
     * The bases of the totals of the form and period as of the run, in the order of the totals; then those of
     * last year's adjustments where there are none this year.
     *
     * @param territory the units looked at: every one of them, or a territory by itself
     */
    public List<TotalBase> bases(Form form, Period period, UnitSelection territory, long run) {
        // Who is in this year's totals says what to compare; of last year's, the figures are wanted as well.
        List<Total> now = totals.withoutFigures(form, period, territory, run);
        Optional<Form> earlier = catalogue.formsBefore(form, period).stream().findFirst();
        if (earlier.isEmpty()) {
            return now.stream()
                    .map(total -> new TotalBase(total.areaCode(), total.group(), false, false, null, null, null, null))
                    .toList();
        }
        Form formBefore = earlier.get();
        CellMapping mapping = new CellMapping(form, formBefore);
        List<Total> before = new ArrayList<>();
        totals.forEach(formBefore, period.yearBefore(), territory, run, total -> before.add(total.withoutFilled()));
        Map<Key, Total> beforeByKey = new HashMap<>();
        before.forEach(total -> beforeByKey.put(new Key(total.areaCode(), total.group()), total));
        LikeForLike likeForLike =
                before.isEmpty() ? null : likeForLike(form, formBefore, period, territory, now, before, run);
        List<TotalBase> bases = new ArrayList<>(now.size());
        for (Total total : now) {
            Total previous = beforeByKey.get(new Key(total.areaCode(), total.group()));
            boolean differs = likeForLike != null && likeForLike.differs(total.areaCode(), total.group());
            long[] likeBefore = differs ? likeForLike.figuresBefore(formBefore, total.areaCode(), total.group()) : null;
            bases.add(new TotalBase(
                    total.areaCode(),
                    total.group(),
                    !mapping.isIdentity(),
                    // Where there is nothing of last year in either reckoning, there is nothing that could differ.
                    differs && (previous != null || likeBefore != null),
                    previous == null ? null : mapping.map(previous.figures()),
                    differs ? likeForLike.figuresNow(form, total.areaCode(), total.group()) : null,
                    mapped(mapping, likeBefore),
                    differs && (previous != null || likeBefore != null)
                            ? likeForLike.reasons(total.areaCode(), total.group())
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
            Form form,
            Form formBefore,
            Period period,
            UnitSelection territory,
            List<Total> now,
            List<Total> before,
            long run) {
        Period last = period.yearBefore();
        LikeForLike likeForLike = new LikeForLike(
                new FiledYear(form, new Contributions(units.treeOf(period), now)),
                new FiledYear(formBefore, new Contributions(units.treeOf(last), before)),
                units.successionTo(period));
        counted.forEachContributor(form, period, territory, run, likeForLike::noteNow);
        counted.forEachContributor(formBefore, last, territory, run, likeForLike::noteBefore);
        if (likeForLike.compareContributors()) {
            counted.forEach(form, period, territory, run, likeForLike::addNow);
            likeForLike.endNow(form);
            counted.forEach(formBefore, last, territory, run, likeForLike::addBefore);
            likeForLike.endBefore(formBefore);
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
