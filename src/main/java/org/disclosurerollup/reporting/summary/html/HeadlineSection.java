package org.disclosurerollup.reporting.summary.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.UnitKind;
import org.disclosurerollup.comparison.GrowthStatus;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.reporting.Compared;
import org.disclosurerollup.reporting.Wording;
import org.disclosurerollup.reporting.summary.FormSummary;
import org.disclosurerollup.reporting.summary.Place;
import org.disclosurerollup.reporting.summary.ShownShare;
import org.disclosurerollup.reporting.summary.Trend;
import org.disclosurerollup.reporting.summary.UnitFigures;

/** What the page shows of one headline figure: the figure, its charts, and the units that make it. */
final class HeadlineSection {

    /** In percent. Growth from a small base would leave nothing of all others. */
    private static final BigDecimal LONGEST_GROWTH = BigDecimal.valueOf(200);

    private static final int MOST_BARS = 60;

    private final String id;
    private final FormSummary form;
    private final Cell cell;
    private final Compared total;

    HeadlineSection(String id, FormSummary form, Cell cell) {
        this.id = id;
        this.form = form;
        this.cell = cell;
        this.total = form.figures().compared(cell, Group.TOTAL);
    }

    /**
     * A chart with its figures as a table.
     *
     * @param heads the table's columns, the first one for names
     */
    record Chart(String caption, String svg, List<String> heads, List<Line> lines, String note) {}

    /** A row of a chart's table. */
    record Line(String name, List<String> figures) {}

    /**
     * The section as its template has it.
     *
     * @param exact the figure before it was rounded, empty where it was not
     */
    record View(
            String id,
            String label,
            String code,
            String unit,
            String value,
            String exact,
            String previous,
            String growth,
            String growthNote,
            String likeForLike,
            List<Chart> charts,
            List<UnitRows.Row> units,
            int unitCount,
            boolean cut) {}

    View view(UnitRows units, Optional<Trend> trend, List<Composition> compositions) {
        List<Chart> charts = new ArrayList<>();
        trend.filter(Trend::isDrawable).ifPresent(drawable -> charts.add(trend(drawable)));
        groups().ifPresent(charts::add);
        for (int i = 0; i < compositions.size(); i++) {
            parts(id + "-parts" + i, compositions.get(i)).ifPresent(charts::add);
        }
        growthBelow().ifPresent(charts::add);
        return new View(
                id,
                cell.shortLabel(),
                cell.code(),
                form.shown().unitOf(cell),
                form.shown().value(cell, Group.TOTAL).text(),
                FormSection.exact(form.shown().value(cell, Group.TOTAL)),
                form.shown().previous(cell, Group.TOTAL).text(),
                Wording.growth(cell, total, 2),
                total.growth().status() == GrowthStatus.OK
                        ? ""
                        : total.growth().status().label(),
                total.likeForLike() == null ? "" : Wording.likeForLikeGrowth(total.likeForLike(), 2),
                charts,
                units.of(cell),
                units.all(),
                units.isCut());
    }

    private Chart trend(Trend trend) {
        List<Line> lines = trend.points().stream()
                .map(point -> new Line(
                        point.period() + " 年",
                        List.of(
                                Wording.figure(point.value()),
                                point.form() == null ? "—" : point.form().title())))
                .toList();
        return new Chart(
                "五年趋势", new TrendChart(trend).svg(id + "-trend"), List.of("年度", figureHead(), "报表"), lines, "");
    }

    private Optional<Chart> groups() {
        List<BarChart.Bar> bars = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (Group group : form.groups()) {
            Compared compared = form.figures().compared(cell, group);
            if (group != Group.TOTAL && compared.value() != null) {
                String name = Wording.group(group, form.units().unit().kind());
                add(bars, lines, name, compared.value(), form.shown().share(cell, group, false));
            }
        }
        return compositionChart(id + "-groups", "按组构成", bars, lines, "");
    }

    private Optional<Chart> parts(String chartId, Composition composition) {
        List<BarChart.Bar> bars = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        List<BigDecimal> values = new ArrayList<>();
        composition.parts().forEach(part -> values.add(form.units().value(part)));
        List<ShownShare> shares = form.shown().shares(values, total.value());
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null) {
                add(bars, lines, partName(composition.parts().get(i)), values.get(i), shares.get(i));
            }
        }
        String note = composition.exhaustive() ? "" : "同一信息可在多个渠道公开,各项之和可大于总数。";
        return compositionChart(chartId, composition.exhaustive() ? "按分项构成" : "按渠道构成", bars, lines, note);
    }

    private static void add(
            List<BarChart.Bar> bars, List<Line> lines, String name, BigDecimal value, ShownShare share) {
        String figure = Wording.figure(value);
        String percent = FormSection.percent(share);
        bars.add(new BarChart.Bar(name, share.percent() == null ? figure : figure + " · " + percent, value));
        lines.add(new Line(name, List.of(figure, percent)));
    }

    private Optional<Chart> compositionChart(
            String chartId, String caption, List<BarChart.Bar> bars, List<Line> lines, String note) {
        boolean drawable =
                bars.size() > 1 && bars.stream().anyMatch(bar -> bar.length().signum() != 0);
        if (!drawable) {
            return Optional.empty();
        }
        String svg = BarChart.ofParts(bars, wholeOrZero()).svg(chartId, cell.shortLabel() + caption, described(bars));
        return Optional.of(new Chart(caption, svg, List.of("构成", figureHead(), "占比"), lines, note));
    }

    private BigDecimal wholeOrZero() {
        return total.value() == null ? BigDecimal.ZERO : total.value().max(BigDecimal.ZERO);
    }

    /** In a grid the parts of a row are columns, and those of a column rows. */
    private String partName(Cell part) {
        boolean sameRow = part.column() != null && part.row().equals(cell.row());
        boolean sameColumn = part.column() != null && part.column().equals(cell.column());
        if (sameRow) {
            return part.column();
        }
        return sameColumn ? part.row() : part.shortLabel();
    }

    private Optional<Chart> growthBelow() {
        List<Place> places = form.ranking(Group.COUNTIES, cell, Place.Measure.GROWTH);
        if (places.size() < 2) {
            return Optional.empty();
        }
        List<BarChart.Bar> bars = places.stream()
                .limit(MOST_BARS)
                .map(place -> new BarChart.Bar(place.unit().unit().name(), drawnGrowth(place.unit()), place.value()))
                .toList();
        List<UnitFigures> below =
                new ArrayList<>(places.stream().map(Place::unit).toList());
        form.directlyBelow(Group.COUNTIES).stream()
                .filter(unit -> !below.contains(unit))
                .forEach(below::add);
        List<Line> lines = below.stream().map(this::growthLine).toList();
        String kind = Wording.group(Group.COUNTIES, form.units().unit().kind());
        String caption = "各" + (form.units().unit().kind() == UnitKind.REGION ? "市" : kind) + "同比增长";
        String svg = BarChart.cutAt(LONGEST_GROWTH, bars)
                .svg(
                        id + "-growth",
                        cell.shortLabel() + caption,
                        described(bars.subList(0, Math.min(10, bars.size()))));
        String note = below.size() > bars.size() ? "无法计算同比的地区和未画出的地区见数据表。" : "";
        boolean cut = bars.stream().anyMatch(bar -> bar.length().abs().compareTo(LONGEST_GROWTH) > 0);
        return Optional.of(new Chart(
                caption,
                svg,
                List.of(kind, figureHead(), "上年", "同比"),
                lines,
                note + (cut ? "“»”表示超过 200%,长度未按比例画出。" : "")));
    }

    private Line growthLine(UnitFigures unit) {
        Compared compared = unit.compared(cell);
        String growth = isLikeForLike(compared) ? growth(unit) + "(" + drawnGrowth(unit) + ")" : growth(unit);
        return new Line(
                unit.unit().name(),
                List.of(Wording.figure(compared.value()), Wording.figure(compared.previous()), growth));
    }

    /** The growth that a bar shows, which is the like-for-like one where units changed. */
    private String drawnGrowth(UnitFigures unit) {
        Compared compared = unit.compared(cell);
        return isLikeForLike(compared) ? "可比 " + Wording.likeForLikeGrowth(compared.likeForLike(), 2) : growth(unit);
    }

    private static boolean isLikeForLike(Compared compared) {
        return compared.growth().status() == GrowthStatus.BREAK && compared.likeForLikeGrowth() != null;
    }

    private String growth(UnitFigures unit) {
        Compared compared = unit.compared(cell);
        return compared.isEmpty() ? "—" : Wording.growth(cell, compared, 2);
    }

    private String figureHead() {
        return cell.unitOfMeasure().isEmpty() ? "数值" : "数值(" + cell.unitOfMeasure() + ")";
    }

    private static String described(List<BarChart.Bar> bars) {
        return String.join(
                ";", bars.stream().map(bar -> bar.name() + " " + bar.figure()).toList());
    }
}
