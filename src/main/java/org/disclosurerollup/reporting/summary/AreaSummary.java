package org.disclosurerollup.reporting.summary;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.reporting.RunLabel;

/**
 * Everything that the summary of an area and year says, as of a run; the same for every format.
 *
 * @param area as it was in the period
 * @param areaNames names by code of the area and those below it
 * @param run the run whose figures these are; its start is the only time that a summary may show
 * @param forms the forms that anything of the area was filed on, by id
 * @param unfiled the forms that others filed and nobody of the area, although somebody should have, by id
 * @param trends the headline figures of these forms over five years, in their order
 * @param findings what stands on the area and everything below it in the period, by severity, unit and rule
 * @param restated figures that differ from those published, empty where nothing was published
 * @param display how the figures of the forms are shown
 */
public record AreaSummary(
        Unit area,
        Map<String, String> areaNames,
        Period period,
        RunLabel run,
        List<FormSummary> forms,
        List<UnfiledForm> unfiled,
        List<Trend> trends,
        List<SummaryFinding> findings,
        List<RestatedFigure> restated,
        Display display) {

    /** The same with its figures shown otherwise. */
    public AreaSummary shownAs(Display otherwise) {
        return new AreaSummary(
                area,
                areaNames,
                period,
                run,
                forms.stream().map(form -> form.shownAs(period, otherwise)).toList(),
                unfiled,
                trends,
                findings,
                restated,
                otherwise);
    }

    /** How the figures are shown and what came of it; empty where all is plain. */
    public List<String> displayRemarks() {
        return display.remarks(further(), unmet());
    }

    /** What rounding could not keep: figures that went further than to the next last decimal, equations not met. */
    public List<String> roundingRemarks() {
        return Display.notKept(further(), unmet());
    }

    private long further() {
        return forms.stream()
                .flatMap(form -> form.shown().adjusted().stream())
                .filter(Shown::further)
                .count();
    }

    private long unmet() {
        return forms.stream().mapToLong(form -> form.shown().unmet()).sum();
    }

    /** The findings that nobody answered: soft ones not explained, hard ones not accepted. */
    public List<SummaryFinding> openFindings() {
        return findings.stream().filter(finding -> !finding.answered()).toList();
    }

    /** Name of an area here or below, as it is called in the period; empty where it is not known. */
    public String nameOf(String code) {
        return areaNames.getOrDefault(code, "");
    }

    /** The form of that id. */
    public Optional<FormSummary> form(String id) {
        return forms.stream().filter(part -> part.form().id().equals(id)).findFirst();
    }
}
