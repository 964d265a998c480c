package org.disclosurerollup.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.consolidation.AreaMark;
import org.disclosurerollup.consolidation.JdbcAdjustmentStore;
import org.disclosurerollup.consolidation.JdbcAreaStateStore;
import org.disclosurerollup.consolidation.ReachOfChanges;
import org.disclosurerollup.reporting.FormPeriod;
import org.disclosurerollup.submission.JdbcClaimStore;
import org.disclosurerollup.submission.JdbcExplanationStore;
import org.disclosurerollup.submission.JdbcSubmissionStore;
import org.disclosurerollup.validation.JdbcFindingStore;
import org.disclosurerollup.validation.OwnHistory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which forms and years a run computes and reports: read from what is stored, so that it answers the same later. */
final class FormYears {

    private static final Logger LOG = LoggerFactory.getLogger(FormYears.class);

    private final Catalogue catalogue;
    private final long run;
    private final JdbcAreaStateStore areaStates;
    private final JdbcSubmissionStore submissions;
    private final JdbcAdjustmentStore adjustments;
    private final JdbcClaimStore claims;
    private final JdbcExplanationStore explanations;
    private final JdbcFindingStore findings;

    FormYears(Catalogue catalogue, DataSource dataSource, long run) {
        this.catalogue = catalogue;
        this.run = run;
        this.areaStates = new JdbcAreaStateStore(dataSource);
        this.submissions = new JdbcSubmissionStore(dataSource);
        this.adjustments = new JdbcAdjustmentStore(dataSource);
        this.claims = new JdbcClaimStore(dataSource);
        this.explanations = new JdbcExplanationStore(dataSource);
        this.findings = new JdbcFindingStore(dataSource);
    }

    /** Those in which areas are to be computed. */
    Set<FormPeriod> toDo() {
        return known(areaStates.toDo(run));
    }

    /** Those, and the ones in which growth is judged by a history that something changed in. */
    Set<FormPeriod> toJudge() {
        return known(areaStates.toJudge(run));
    }

    /** Everything of which anything was filed. */
    Set<FormPeriod> filed() {
        return known(submissions.all(run));
    }

    /**
     * The areas that the run's filings and adjustments reach; more can be added.
     *
     * @param filed what there are figures of
     */
    ReachOfChanges reach(UnitRegister units, Set<FormPeriod> filed) {
        ReachOfChanges reach = new ReachOfChanges(catalogue, units);
        filed.forEach(formPeriod -> reach.filed(formPeriod.form(), formPeriod.period()));
        filed.forEach(later -> lookedBackTo(later, filed)
                .forEach(earlier -> reach.looksBack(later.form(), later.period(), earlier.form(), earlier.period())));
        submissions.forEachTouched(run, reachedBy(reach, AreaMark.Reason.FILINGS));
        adjustments.forEachTouched(run, (formPeriod, areaCode) -> {
            Form form = catalogue.form(formPeriod.form());
            if (form != null) {
                reach.add(form, formPeriod.period(), areaCode, AreaMark.Reason.ADJUSTMENTS);
            }
        });
        return reach;
    }

    /** Adds to the reach what units filed on forms of the catalogue. */
    JdbcSubmissionStore.TouchedConsumer reachedBy(ReachOfChanges reach, AreaMark.Reason reason) {
        // Few different ones come with many filings.
        Map<String, Period> periods = new HashMap<>();
        return (formId, period, unitCode) -> {
            Form form = catalogue.form(formId);
            if (form != null) {
                Period read = periods.computeIfAbsent(
                        period, text -> Period.parse(text).orElseThrow());
                reach.add(form, read, unitCode, reason);
            }
        };
    }

    /** What is reported: the year asked for; otherwise every form of each year that changed or whose base did. */
    Set<FormPeriod> wanted(Optional<Period> year) {
        Set<FormPeriod> reportable = filed();
        reportable.addAll(known(claims.standing(run)));
        if (year.isPresent()) {
            reportable.removeIf(formPeriod -> !formPeriod.period().equals(year.get()));
            return reportable;
        }
        Set<FormPeriod> touched = touchedBy(run);
        if (touched.isEmpty()) {
            // Nothing is new: report again what the last change made, so that the outputs are there and the same.
            touched = touchedBy(Math.max(
                    areaStates.lastChangingRun(run),
                    Math.max(claims.lastChangingRun(run), explanations.lastChangingRun(run))));
        }
        Set<Period> years = new LinkedHashSet<>();
        touched.forEach(formPeriod -> years.add(formPeriod.period()));
        reportable.removeIf(formPeriod -> !years.contains(formPeriod.period()));
        return reportable;
    }

    /** Those in which the run changed anything. */
    Set<FormPeriod> touched() {
        return touchedBy(run);
    }

    private Set<FormPeriod> touchedBy(long thatRun) {
        Set<FormPeriod> touched = known(areaStates.touchedBy(thatRun));
        touched.addAll(known(findings.judgedAnewBy(thatRun)));
        touched.addAll(withYearAfter(known(claims.touchedBy(thatRun))));
        touched.addAll(withYearAfter(known(explanations.touchedBy(thatRun))));
        return touched;
    }

    /** These, and for each the year after, whose base it is, where anything was filed. */
    private Set<FormPeriod> withYearAfter(Set<FormPeriod> formPeriods) {
        Set<FormPeriod> affected = new LinkedHashSet<>(formPeriods);
        if (!formPeriods.isEmpty()) {
            Set<FormPeriod> all = filed();
            for (FormPeriod formPeriod : formPeriods) {
                for (Form later : catalogue.formsAfter(formPeriod.form(), formPeriod.period())) {
                    FormPeriod after = new FormPeriod(later, formPeriod.period().yearAfter());
                    if (all.contains(after)) {
                        affected.add(after);
                    }
                }
            }
        }
        return affected;
    }

    /**
     * The stored years before last year, with the form in which the comparison would look for figures of each.
     *
     * @param before last year's form
     * @param period this year
     */
    SortedMap<Period, Form> beforeLast(Form before, Period period, Set<FormPeriod> filed) {
        SortedMap<Period, Form> earlier = new TreeMap<>();
        Form form = before;
        Period year = period.yearBefore();
        for (int back = 2; back <= OwnHistory.MOST_YEARS; back++) {
            List<Form> forms = catalogue.formsBefore(form, year);
            if (forms.isEmpty()) {
                break;
            }
            form = forms.get(0);
            year = year.yearBefore();
            if (filed.contains(new FormPeriod(form, year))) {
                earlier.put(year, form);
            }
        }
        return earlier;
    }

    /** The years before last that growth of a form and year is judged by, none while they are too few. */
    List<FormPeriod> lookedBackTo(FormPeriod later, Set<FormPeriod> filed) {
        List<FormPeriod> looked = new ArrayList<>();
        for (Form before : catalogue.formsBefore(later.form(), later.period())) {
            SortedMap<Period, Form> earlier = beforeLast(before, later.period(), filed);
            if (OwnHistory.isLongEnough(later.period(), earlier.keySet())) {
                earlier.forEach((period, form) -> looked.add(new FormPeriod(form, period)));
            }
        }
        return looked;
    }

    /** As forms of the catalogue; what stands on a form that is gone stays as it is. */
    Set<FormPeriod> known(List<JdbcSubmissionStore.Touched> touched) {
        Set<FormPeriod> known = new LinkedHashSet<>();
        for (JdbcSubmissionStore.Touched one : touched) {
            Form form = catalogue.form(one.form());
            if (form == null) {
                LOG.warn(
                        "form {} is no longer in the catalogue; its {} figures stay as they are",
                        one.form(),
                        one.period());
            } else {
                known.add(new FormPeriod(form, one.period()));
            }
        }
        return known;
    }
}
