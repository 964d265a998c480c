package org.disclosurerollup.reporting.summary.composition;

import java.util.List;
import java.util.Map;
import org.disclosurerollup.catalogue.UnitKind;
import org.disclosurerollup.reporting.summary.ranking.RateSpec;

/**
 * What an office wants its summary to say, read from {@code jobs/reports/summary.yml}.
 *
 * @param file its name, for messages
 * @param fullWidth whether the punctuation of sentences is made full-width
 * @param names what things are called, the first entry that fits the area
 * @param rates what units are ranked by beside what the forms themselves have
 * @param growth for each name of a growth phrase its wordings by case
 */
public record SummaryTemplate(
        String file,
        SentenceText title,
        boolean fullWidth,
        List<Names> names,
        Map<String, Map<GrowthCase, String>> growth,
        List<RateSpec> rates,
        List<Section> sections) {

    /**
     * What things are called.
     *
     * @param endings the area's name ends with one of them; none fits every name
     * @param words by the word used in sentences: 全地区, 下级, 部门, 本级
     */
    record Names(UnitKind kind, List<String> endings, Map<String, String> words) {

        boolean fits(UnitKind areaKind, String areaName) {
            return kind == areaKind && (endings.isEmpty() || endings.stream().anyMatch(areaName::endsWith));
        }
    }

    record Section(String heading, List<Part> parts) {}

    /**
     * A part of a section, for certain forms.
     *
     * @param forms ids; empty for a part that looks at no form
     * @param everyForm whether it stands once for each form that the area has, whichever it is
     * @param unfiledForms whether it stands once for each form that nobody of the area filed; it has no figures
     * @param heading empty for none
     */
    record Part(
            int line,
            List<String> forms,
            boolean everyForm,
            boolean unfiledForms,
            String heading,
            List<Paragraph> paragraphs,
            List<TableSpec> tables,
            List<ChartSpec> charts) {}

    /**
     * @param heading of the third level, empty for none
     * @param conditions all must hold
     */
    record Paragraph(int line, String heading, List<Condition> conditions, SentenceText text) {}

    /** What a table shows. */
    enum TableKind {
        CELLS,
        UNITS,
        RANKING,
        OFFICIAL,
        OUTSTANDING,
        FINDINGS,
        LIKE_FOR_LIKE,
        RESTATED
    }

    /**
     * @param group of {@link TableKind#UNITS} and {@link TableKind#RANKING}
     * @param cells codes and ranges
     */
    record TableSpec(int line, TableKind kind, String caption, GroupWord group, List<String> cells) {}

    /** What a chart shows. */
    enum ChartSource {
        UNITS,
        GROUPS,
        PARTS,
        TREND
    }

    /** @param labels shorter names of the cells, empty for the form's */
    record ChartSpec(
            int line,
            ChartSource source,
            Composition.ChartKind kind,
            String title,
            GroupWord group,
            List<String> cells,
            List<String> labels) {}
}
