package org.disclosurerollup.reporting.summary.composition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.reporting.summary.AreaSummary;
import org.disclosurerollup.reporting.summary.FormSummary;
import org.disclosurerollup.reporting.summary.Place;
import org.disclosurerollup.reporting.summary.Trend;
import org.disclosurerollup.reporting.summary.composition.Composition.Chart;
import org.disclosurerollup.reporting.summary.composition.Composition.Series;
import org.disclosurerollup.reporting.summary.composition.SummaryTemplate.ChartSpec;

/** Makes the charts that a template asks for; one that would show fewer than two figures is left out. */
final class Charts {

    /** Bars that a page still shows readably. */
    private static final int MOST_BARS = 20;

    private final AreaSummary summary;
    private final Map<String, String> words;

    Charts(AreaSummary summary, Map<String, String> words) {
        this.summary = summary;
        this.words = words;
    }

    Optional<Chart> of(ChartSpec spec, FormSummary form) {
        if (form == null) {
            throw new TemplateException("a chart needs the form that it is of; add 'form' to this part");
        }
        List<Cell> cells = CellSum.cells(form.form(), spec.cells());
        if (cells.isEmpty()) {
            throw new TemplateException("'cells' is missing: the cells that the chart shows");
        }
        Chart chart = switch (spec.source()) {
            case UNITS -> units(spec, form, cells.get(0));
            case GROUPS -> groups(spec, form, cells.get(0));
            case PARTS -> parts(spec, form, cells);
            case TREND -> trend(spec, form, cells);
        };
        long filled = chart.series().stream()
                .flatMap(series -> series.values().stream())
                .filter(value -> value != null && value.signum() != 0)
                .count();
        return filled < 2 || chart.categories().size() < 2 ? Optional.empty() : Optional.of(chart);
    }

    /** Highest first; last year's beside this year's where there is any. */
    private Chart units(ChartSpec spec, FormSummary form, Cell cell) {
        List<Place> places = form.ranking(spec.group().group(), cell, Place.Measure.VALUE);
        List<Place> shown = places.subList(0, Math.min(MOST_BARS, places.size()));
        List<String> names = new ArrayList<>();
        List<BigDecimal> now = new ArrayList<>();
        List<BigDecimal> before = new ArrayList<>();
        for (Place place : shown) {
            names.add(place.unit().unit().name());
            now.add(place.value());
            before.add(place.unit().compared(cell).previous());
        }
        List<Series> series = new ArrayList<>();
        if (before.stream().anyMatch(value -> value != null)) {
            series.add(new Series(summary.period().yearBefore() + "年", before));
        }
        series.add(new Series(summary.period() + "年", now));
        String title = spec.title() + (places.size() > MOST_BARS ? "(前" + MOST_BARS + "位)" : "");
        return new Chart(spec.kind(), title, cell.unitOfMeasure(), names, series);
    }

    private Chart groups(ChartSpec spec, FormSummary form, Cell cell) {
        List<String> names = new ArrayList<>();
        List<BigDecimal> values = new ArrayList<>();
        for (GroupWord word : GroupWord.values()) {
            if (word.group() != Group.TOTAL && form.figures().has(word.group())) {
                names.add(words.getOrDefault(word.name(), word.group().label()));
                values.add(form.figures().compared(cell, word.group()).value());
            }
        }
        return new Chart(spec.kind(), spec.title(), cell.unitOfMeasure(), names, one(values));
    }

    /** The cells that have something, in the template's order. */
    private Chart parts(ChartSpec spec, FormSummary form, List<Cell> cells) {
        if (!spec.labels().isEmpty() && spec.labels().size() != cells.size()) {
            throw new TemplateException("'labels' names " + spec.labels().size() + " of " + cells.size() + " cells");
        }
        List<String> names = new ArrayList<>();
        List<BigDecimal> values = new ArrayList<>();
        Map<Cell, String> labels = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            labels.put(
                    cells.get(i),
                    spec.labels().isEmpty()
                            ? label(cells.get(i), cells)
                            : spec.labels().get(i));
        }
        for (Cell cell : cells) {
            BigDecimal value = form.figures().compared(cell, Group.TOTAL).value();
            if (value != null && value.signum() != 0) {
                names.add(labels.get(cell));
                values.add(value);
            }
        }
        return new Chart(spec.kind(), spec.title(), cells.get(0).unitOfMeasure(), names, one(values));
    }

    private static String label(Cell cell, List<Cell> cells) {
        return cell.column() == null || sameColumn(cells) ? cell.shortLabel() : cell.column();
    }

    private static boolean sameColumn(List<Cell> cells) {
        return cells.stream().map(Cell::column).distinct().count() == 1;
    }

    private List<Series> one(List<BigDecimal> values) {
        return List.of(new Series(summary.period() + "年", values));
    }

    private Chart trend(ChartSpec spec, FormSummary form, List<Cell> cells) {
        List<String> years = new ArrayList<>();
        List<Series> series = new ArrayList<>();
        for (Trend trend : summary.trends()) {
            if (trend.form() == form.form() && cells.contains(trend.cell()) && trend.isDrawable()) {
                years.clear();
                trend.points().forEach(point -> years.add(point.period().toString()));
                List<BigDecimal> values = new ArrayList<>();
                trend.points().forEach(point -> values.add(point.value()));
                series.add(new Series(trend.cell().shortLabel(), values));
            }
        }
        int first = 0;
        while (first < years.size() && nothingIn(series, first)) {
            first++;
        }
        int from = first;
        return new Chart(
                spec.kind(),
                spec.title(),
                cells.get(0).unitOfMeasure(),
                years.subList(from, years.size()),
                series.stream()
                        .map(one -> new Series(
                                one.name(),
                                one.values().subList(from, one.values().size())))
                        .toList());
    }

    private static boolean nothingIn(List<Series> series, int year) {
        return series.stream().allMatch(one -> one.values().get(year) == null);
    }
}
