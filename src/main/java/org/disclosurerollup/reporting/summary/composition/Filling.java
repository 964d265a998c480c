package org.disclosurerollup.reporting.summary.composition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.comparison.Growth;
import org.disclosurerollup.reporting.Wording;
import org.disclosurerollup.reporting.summary.FormSummary;
import org.disclosurerollup.reporting.summary.Place;

/** Fills the places of sentences: with words, and with the figures of one form. What is missing is left empty. */
final class Filling {

    private static final BigDecimal WAN = BigDecimal.valueOf(10_000);
    private static final BigDecimal YI = BigDecimal.valueOf(100_000_000);

    private final Map<String, String> words;
    private final FormSummary form;
    private final Map<String, Map<GrowthCase, String>> phrases;

    /** @param form {@code null} where only words are to be filled in */
    Filling(Map<String, String> words, FormSummary form, Map<String, Map<GrowthCase, String>> phrases) {
        this.words = words;
        this.form = form;
        this.phrases = phrases;
    }

    Optional<String> fill(Placeholder place) {
        if (place.isWord()) {
            return Optional.ofNullable(words.get(place.word())).filter(word -> !word.isEmpty());
        }
        if (place.places() > 0) {
            return top(place);
        }
        CellSum.Figure figure = CellSum.of(form, place.cells(), place.group());
        if (figure.value() == null || place.nonZero() && figure.value().signum() == 0) {
            return Optional.empty();
        }
        return switch (place.ask()) {
            case NUMBER -> Optional.of(Wording.figure(figure.value()));
            case WAN -> Optional.of(inUnits(figure.value(), WAN) + "万" + figure.unit());
            case YI -> Optional.of(inUnits(figure.value(), YI) + "亿" + figure.unit());
            case PREVIOUS -> Optional.ofNullable(figure.previous()).map(value -> figure(value, figure.unit()));
            case SHARE ->
                share(
                        figure.value(),
                        CellSum.of(form, place.cells(), GroupWord.合计).value());
            case SHARE_OF ->
                share(
                        figure.value(),
                        CellSum.of(form, place.whole(), place.group()).value());
            case GROWTH -> new GrowthPhrase(phrases.get(place.phrase())).of(figure);
            default -> Optional.of(figure(figure.value(), figure.unit()));
        };
    }

    private static String figure(BigDecimal value, String unit) {
        return Wording.figure(value) + unit;
    }

    private static String inUnits(BigDecimal value, BigDecimal unit) {
        return Wording.figure(value.divide(unit, 2, RoundingMode.HALF_UP));
    }

    private static Optional<String> share(BigDecimal part, BigDecimal whole) {
        return Optional.ofNullable(Growth.percent(part, whole, 0)).map(Wording::wholePercent);
    }

    /** Units by name; missing where fewer than two can be compared, or where the first has nothing. */
    private Optional<String> top(Placeholder place) {
        Cell cell = CellSum.cells(form.form(), place.cells()).get(0);
        boolean growth = place.ask() == Placeholder.Ask.TOP_GROWTH;
        List<Place> ranking =
                form.ranking(place.group().group(), cell, growth ? Place.Measure.GROWTH : Place.Measure.VALUE);
        if (ranking.size() < 2 || ranking.get(0).value().signum() <= 0) {
            return Optional.empty();
        }
        return Optional.of(ranking.stream()
                .filter(one -> one.rank() <= place.places() && one.value().signum() > 0)
                .map(one -> one.unit().unit().name() + "("
                        + (growth
                                ? GrowthPhrase.ofUnit(one.unit().compared(cell)).orElse("")
                                : figure(one.value(), cell.unitOfMeasure()))
                        + ")")
                .collect(Collectors.joining("、")));
    }
}
