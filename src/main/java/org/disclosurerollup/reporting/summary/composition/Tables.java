package org.disclosurerollup.reporting.summary.composition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disclosurerollup.reporting.summary.AreaSummary;
import org.disclosurerollup.reporting.summary.FormSummary;
import org.disclosurerollup.reporting.summary.UnfiledForm;
import org.disclosurerollup.reporting.summary.composition.Composition.Block;
import org.disclosurerollup.reporting.summary.composition.SummaryTemplate.TableKind;
import org.disclosurerollup.reporting.summary.composition.SummaryTemplate.TableSpec;
import org.disclosurerollup.reporting.summary.ranking.Rankings;
import org.disclosurerollup.reporting.summary.ranking.RateSpec;

/** Makes the tables that a template asks for; one without rows is left out. */
final class Tables {

    private final AreaSummary summary;
    private final Map<String, String> words;
    private final List<RateSpec> rates;
    private final Marks marks;

    Tables(AreaSummary summary, Map<String, String> words, List<RateSpec> rates, Marks marks) {
        this.summary = summary;
        this.words = words;
        this.rates = rates;
        this.marks = marks;
    }

    /**
     * @param form {@code null} for a part that looks at no form
     * @param unfiled the form that nobody filed, {@code null} for every other part
     */
    Optional<List<Block>> of(TableSpec spec, FormSummary form, UnfiledForm unfiled) {
        if (unfiled != null && spec.kind() == TableKind.OUTSTANDING) {
            return one(QualityTables.outstanding(spec.caption(), unfiled.outstanding(), summary));
        }
        if (form == null) {
            return one(
                    switch (spec.kind()) {
                        case FINDINGS -> QualityTables.findings(spec.caption(), summary);
                        case RESTATED -> QualityTables.restated(spec.caption(), summary);
                        default -> throw new TemplateException("this table needs the form that it is of; add 'form'");
                    });
        }
        return switch (spec.kind()) {
            case CELLS -> one(FigureTables.ofCells(spec, form, words, marks));
            case UNITS -> one(FigureTables.ofUnits(spec, form, marks));
            case RANKING ->
                one(RankingTable.of(spec, Rankings.of(form, spec.group().group(), rates), marks));
            case OFFICIAL -> all(OfficialTables.of(form, marks));
            case OUTSTANDING -> one(QualityTables.outstanding(spec.caption(), form.outstanding(), summary));
            case LIKE_FOR_LIKE -> one(QualityTables.likeForLike(spec.caption(), form));
            case FINDINGS -> one(QualityTables.findings(spec.caption(), summary));
            case RESTATED -> one(QualityTables.restated(spec.caption(), summary));
        };
    }

    private static Optional<List<Block>> one(Composition.Table table) {
        return all(List.of(table));
    }

    private static Optional<List<Block>> all(List<Composition.Table> tables) {
        List<Block> filled = new ArrayList<>();
        tables.stream().filter(table -> !table.rows().isEmpty()).forEach(filled::add);
        return filled.isEmpty() ? Optional.empty() : Optional.of(filled);
    }
}
