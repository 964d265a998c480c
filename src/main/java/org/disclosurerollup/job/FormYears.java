package org.disclosurerollup.job;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.reporting.FormPeriod;
import org.disclosurerollup.submission.JdbcClaimStore;
import org.disclosurerollup.submission.JdbcExplanationStore;
import org.disclosurerollup.submission.JdbcSubmissionStore;
import org.disclosurerollup.validation.JdbcFindingStore;
import org.disclosurerollup.validation.OwnHistory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which forms and years a run has to look at: read from what is stored, so that a run started again answers the same. */
final class FormYears {

    private static final Logger LOG = LoggerFactory.getLogger(FormYears.class);

    private final RunRequest request;
    private final long run;
    private final JdbcRunStore runs;
    private final JdbcSubmissionStore submissions;
    private final JdbcClaimStore claims;
    private final JdbcExplanationStore explanations;
    private final JdbcFindingStore findings;

    FormYears(RunRequest request, DataSource dataSource, long run) {
        this.request = request;
        this.run = run;
        this.runs = new JdbcRunStore(dataSource);
        this.submissions = new JdbcSubmissionStore(dataSource);
        this.claims = new JdbcClaimStore(dataSource);
        this.explanations = new JdbcExplanationStore(dataSource);
        this.findings = new JdbcFindingStore(dataSource);
    }

    /** Changed by this run's submissions; everything if forms or units are others than last time. */
    Set<FormPeriod> changed() {
        List<JdbcSubmissionStore.Touched> touched =
                runs.isOtherCatalogue(request.fingerprint()) ? submissions.all() : submissions.touchedBy(run);
        return known(touched);
    }

    /** What is reported: the year asked for; otherwise every form of each year that changed or is judged by what did. */
    Set<FormPeriod> wanted() {
        if (request.year().isPresent()) {
            Set<FormPeriod> ofYear = reportable();
            ofYear.removeIf(
                    formPeriod -> !formPeriod.period().equals(request.year().get()));
            return ofYear;
        }
        long changing = run;
        Set<FormPeriod> changed = changed();
        changed.addAll(changedBy(run));
        if (changed.isEmpty()) {
            // Nothing is new: report again what the last change made, so that the outputs are there and the same.
            changing = Math.max(
                    submissions.lastChangingRun(), Math.max(claims.lastChangingRun(), explanations.lastChangingRun()));
            if (runs.lastOfOtherCatalogue() >= changing) {
                return reportable();
            }
            changed = changedBy(changing);
        }
        Set<FormPeriod> affected = withYearAfter(changed);
        affected.addAll(known(findings.judgedAnewBy(changing)));
        Set<Integer> years = new LinkedHashSet<>();
        affected.forEach(formPeriod -> years.add(formPeriod.period().year()));
        Set<FormPeriod> wholeYears = reportable();
        wholeYears.removeIf(formPeriod -> !years.contains(formPeriod.period().year()));
        return wholeYears;
    }

    /** What came or went with a run: filings, stated figures, explanations. */
    private Set<FormPeriod> changedBy(long changing) {
        Set<FormPeriod> changed = known(submissions.touchedBy(changing));
        changed.addAll(known(claims.touchedBy(changing)));
        changed.addAll(known(explanations.touchedBy(changing)));
        return changed;
    }

    /** Everything of which anything was filed, or is stated. */
    private Set<FormPeriod> reportable() {
        Set<FormPeriod> reportable = stored();
        reportable.addAll(known(claims.standing()));
        return reportable;
    }

    /** These, and for each the year after, whose base it is, where anything was filed. */
    Set<FormPeriod> withYearAfter(Set<FormPeriod> formPeriods) {
        return withYearAfter(formPeriods, stored());
    }

    private Set<FormPeriod> withYearAfter(Set<FormPeriod> formPeriods, Set<FormPeriod> stored) {
        Set<FormPeriod> affected = new LinkedHashSet<>(formPeriods);
        for (FormPeriod formPeriod : formPeriods) {
            for (Form later : request.catalogue().formsAfter(formPeriod.form(), formPeriod.period())) {
                FormPeriod after = new FormPeriod(later, formPeriod.period().yearAfter());
                if (stored.contains(after)) {
                    affected.add(after);
                }
            }
        }
        return affected;
    }

    /** These, for each the year after, and later years in which growth is judged by a history that goes back to them. */
    Set<FormPeriod> withYearsJudgedAgainst(Set<FormPeriod> formPeriods) {
        Set<FormPeriod> stored = stored();
        Set<FormPeriod> affected = withYearAfter(formPeriods, stored);
        for (FormPeriod later : stored) {
            for (Form before : request.catalogue().formsBefore(later.form(), later.period())) {
                SortedMap<Period, Form> earlier = beforeLast(before, later.period(), stored);
                if (OwnHistory.isLongEnough(later.period(), earlier.keySet())
                        && earlier.entrySet().stream()
                                .anyMatch(
                                        year -> formPeriods.contains(new FormPeriod(year.getValue(), year.getKey())))) {
                    affected.add(later);
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
    SortedMap<Period, Form> beforeLast(Form before, Period period, Set<FormPeriod> stored) {
        SortedMap<Period, Form> earlier = new TreeMap<>();
        Form form = before;
        Period year = period.yearBefore();
        for (int back = 2; back <= OwnHistory.MOST_YEARS; back++) {
            List<Form> forms = request.catalogue().formsBefore(form, year);
            if (forms.isEmpty()) {
                break;
            }
            form = forms.get(0);
            year = year.yearBefore();
            if (stored.contains(new FormPeriod(form, year))) {
                earlier.put(year, form);
            }
        }
        return earlier;
    }

    /** Every form and year of which anything was filed. */
    Set<FormPeriod> stored() {
        return known(submissions.all());
    }

    /** As forms of the catalogue; what stands on a form that is gone stays as it is. */
    Set<FormPeriod> known(List<JdbcSubmissionStore.Touched> touched) {
        Set<FormPeriod> known = new LinkedHashSet<>();
        for (JdbcSubmissionStore.Touched one : touched) {
            Form form = request.catalogue().form(one.form());
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
