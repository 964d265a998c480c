package org.disclosurerollup.reporting.summary.html;

import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.reporting.Wording;
import org.disclosurerollup.reporting.summary.AreaSummary;
import org.disclosurerollup.reporting.summary.RestatedFigure;
import org.disclosurerollup.reporting.summary.Shown;
import org.disclosurerollup.reporting.summary.SummaryFinding;
import org.disclosurerollup.reporting.summary.UnfiledForm;
import org.disclosurerollup.reporting.summary.ranking.RateSpec;
import org.disclosurerollup.submission.Finding;

/** The page as its template has it. */
record SummaryPage(
        String name,
        String kind,
        String code,
        String period,
        String run,
        String display,
        List<String> remarks,
        boolean sharesPlain,
        List<AdjustedRow> adjusted,
        int adjustedCount,
        boolean adjustedCut,
        List<FormSection.View> forms,
        List<UnfiledView> unfiled,
        List<FindingRow> findings,
        int findingCount,
        int openCount,
        boolean findingsCut,
        List<RestatedRow> restated) {

    private static final int MOST_FINDINGS = 200;
    private static final int MOST_ADJUSTED = 200;

    /** A figure that is not rounded half-up. */
    record AdjustedRow(
            String whose, String period, String code, String label, String exact, String halfUp, String value) {}

    /** A form that nobody of the area filed. */
    record UnfiledView(
            String id,
            String title,
            String formId,
            List<CoverageSection.Unit> outstanding,
            int outstandingCount,
            boolean cut) {}

    record FindingRow(
            String severity,
            String style,
            String rule,
            String unit,
            String message,
            String cell,
            String actual,
            String expected,
            String source,
            String answered) {}

    record RestatedRow(String period, String label, String group, String published, String now) {}

    static SummaryPage of(AreaSummary summary, List<RateSpec> rates) {
        List<FormSection.View> forms = new ArrayList<>();
        summary.forms()
                .forEach(form -> forms.add(new FormSection("f" + forms.size(), form, rates).view(summary.trends())));
        List<SummaryFinding> findings = summary.findings();
        List<Shown> adjusted = summary.forms().stream()
                .flatMap(form -> form.shown().adjusted().stream())
                .toList();
        return new SummaryPage(
                summary.area().name(),
                summary.area().kind().label(),
                summary.area().code(),
                summary.period().toString(),
                "第 " + summary.run().run() + " 批次(" + summary.run().startedAt() + ")",
                summary.display().head(),
                summary.displayRemarks(),
                !summary.display().sharesTo100(),
                adjusted.stream()
                        .limit(MOST_ADJUSTED)
                        .map(SummaryPage::adjusted)
                        .toList(),
                adjusted.size(),
                adjusted.size() > MOST_ADJUSTED,
                forms,
                unfiled(summary),
                findings.stream().limit(MOST_FINDINGS).map(SummaryPage::finding).toList(),
                findings.size(),
                summary.openFindings().size(),
                findings.size() > MOST_FINDINGS,
                summary.restated().stream()
                        .map(figure -> restated(figure, summary))
                        .toList());
    }

    private static AdjustedRow adjusted(Shown shown) {
        return new AdjustedRow(
                shown.whose(),
                shown.period().toString(),
                shown.cell().code(),
                shown.cell().label(),
                FormSection.exact(shown),
                shown.halfUp().toPlainString(),
                shown.value().toPlainString());
    }

    private static List<UnfiledView> unfiled(AreaSummary summary) {
        List<UnfiledView> unfiled = new ArrayList<>();
        for (UnfiledForm form : summary.unfiled()) {
            unfiled.add(new UnfiledView(
                    "u" + unfiled.size(),
                    form.form().title(),
                    form.form().id(),
                    CoverageSection.outstanding(form.outstanding()),
                    form.outstanding().size(),
                    form.outstanding().size() > CoverageSection.MOST_OUTSTANDING));
        }
        return unfiled;
    }

    private static FindingRow finding(SummaryFinding found) {
        Finding finding = found.finding();
        return new FindingRow(
                finding.severity().label(),
                finding.severity().code(),
                finding.rule(),
                found.unitName(),
                finding.message(),
                finding.cell(),
                finding.actual(),
                finding.expected(),
                finding.source() == null || finding.source().isEmpty()
                        ? ""
                        : finding.source() + (finding.line() == 0 ? "" : " 第 " + finding.line() + " 行"),
                found.answered() ? "已答复" : "未答复");
    }

    private static RestatedRow restated(RestatedFigure figure, AreaSummary summary) {
        Group group = figure.group();
        return new RestatedRow(
                figure.period().toString(),
                figure.cell().label(),
                Wording.group(group, summary.area().kind()),
                Wording.figure(figure.published()),
                Wording.figure(figure.now()));
    }
}
