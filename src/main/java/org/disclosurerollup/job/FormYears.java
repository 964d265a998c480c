package org.disclosurerollup.job;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.consolidation.JdbcAdjustmentStore;
import org.disclosurerollup.reporting.FormPeriod;
import org.disclosurerollup.submission.JdbcClaimStore;
import org.disclosurerollup.submission.JdbcExplanationStore;
import org.disclosurerollup.submission.JdbcSubmissionStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which forms and years a run has to look at: read from what is stored, so that a run started again answers the same. */
final class FormYears {

    private static final Logger LOG = LoggerFactory.getLogger(FormYears.class);

    private final RunRequest request;
    private final long run;
    private final JdbcRunStore runs;
    private final JdbcSubmissionStore submissions;
    private final JdbcAdjustmentStore adjustments;
    private final JdbcClaimStore claims;
    private final JdbcExplanationStore explanations;

    FormYears(RunRequest request, DataSource dataSource, long run) {
        this.request = request;
        this.run = run;
        this.runs = new JdbcRunStore(dataSource);
        this.submissions = new JdbcSubmissionStore(dataSource);
        this.adjustments = new JdbcAdjustmentStore(dataSource);
        this.claims = new JdbcClaimStore(dataSource);
        this.explanations = new JdbcExplanationStore(dataSource);
    }

    /** Changed by this run's submissions; everything if forms or units are others than last time. */
    Set<FormPeriod> changed() {
        List<JdbcSubmissionStore.Touched> touched =
                runs.isOtherCatalogue(request.fingerprint()) ? submissions.all() : submissions.touchedBy(run);
        Set<FormPeriod> changed = known(touched);
        changed.addAll(adjusted(run));
        return changed;
    }

    private Set<FormPeriod> adjusted(long thatRun) {
        List<JdbcSubmissionStore.Touched> adjusted = new ArrayList<>();
        adjustments.forEachTouched(thatRun, (formPeriod, areaCode) -> adjusted.add(formPeriod));
        return known(adjusted);
    }

    /** What is reported: the year asked for; otherwise every form of each year that changed or whose base did. */
    Set<FormPeriod> wanted() {
        if (request.year().isPresent()) {
            Set<FormPeriod> ofYear = reportable();
            ofYear.removeIf(
                    formPeriod -> !formPeriod.period().equals(request.year().get()));
            return ofYear;
        }
        Set<FormPeriod> changed = changed();
        changed.addAll(known(claims.touchedBy(run)));
        changed.addAll(known(explanations.touchedBy(run)));
        if (changed.isEmpty()) {
            // Nothing is new: report again what the last change made, so that the outputs are there and the same.
            changed = changedLast();
        }
        Set<FormPeriod> affected = withYearAfter(changed);
        Set<Integer> years = new LinkedHashSet<>();
        affected.forEach(formPeriod -> years.add(formPeriod.period().year()));
        Set<FormPeriod> wholeYears = reportable();
        wholeYears.removeIf(formPeriod -> !years.contains(formPeriod.period().year()));
        return wholeYears;
    }

    /** What the last completed run that changed anything changed: all, if it came with other forms or units. */
    private Set<FormPeriod> changedLast() {
        long byCatalogue = runs.lastOfOtherCatalogue();
        long byFilings = Math.max(
                submissions.lastChangingRun(), Math.max(claims.lastChangingRun(), explanations.lastChangingRun()));
        if (byCatalogue >= byFilings) {
            return reportable();
        }
        Set<FormPeriod> changed = known(submissions.touchedBy(byFilings));
        changed.addAll(known(claims.touchedBy(byFilings)));
        changed.addAll(known(explanations.touchedBy(byFilings)));
        return changed;
    }

    /** Everything of which anything was filed, or is stated. */
    private Set<FormPeriod> reportable() {
        Set<FormPeriod> reportable = known(submissions.all());
        reportable.addAll(known(claims.standing()));
        return reportable;
    }

    /** These, and for each the year after, whose base it is, where anything was filed. */
    Set<FormPeriod> withYearAfter(Set<FormPeriod> formPeriods) {
        Set<FormPeriod> all = known(submissions.all());
        Set<FormPeriod> affected = new LinkedHashSet<>(formPeriods);
        for (FormPeriod formPeriod : formPeriods) {
            for (Form later : request.catalogue().formsAfter(formPeriod.form(), formPeriod.period())) {
                FormPeriod after = new FormPeriod(later, formPeriod.period().yearAfter());
                if (all.contains(after)) {
                    affected.add(after);
                }
            }
        }
        return affected;
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
