package org.disclosurerollup.reporting.summary.html;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.disclosurerollup.reporting.Wording;
import org.disclosurerollup.reporting.summary.Trend;

/**
 * A figure over the years as a line from zero. A year without a figure breaks the line; a new version of the form is
 * marked between the years.
 */
final class TrendChart {

    private static final int WIDTH = 360;
    private static final int HEIGHT = 190;
    private static final int TOP = 34;
    private static final int BOTTOM = 156;
    private static final int FIRST = 36;
    private static final int LONG_FIGURE = 10;

    private final Trend trend;
    private final BigDecimal low;
    private final BigDecimal high;

    TrendChart(Trend trend) {
        this.trend = trend;
        List<BigDecimal> values = trend.points().stream()
                .map(Trend.Point::value)
                .filter(Objects::nonNull)
                .toList();
        low = values.stream().reduce(BigDecimal.ZERO, BigDecimal::min);
        high = values.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    String svg(String id) {
        String unit = trend.cell().unitOfMeasure();
        String described = trend.points().stream()
                .map(point ->
                        point.period() + "年" + (point.value() == null ? "无数据" : Wording.figure(point.value()) + unit))
                .collect(Collectors.joining(","));
        Svg svg = new Svg(id, WIDTH, HEIGHT, trend.cell().shortLabel() + "五年趋势", described);
        svg.line(8, y(BigDecimal.ZERO), WIDTH - 8, y(BigDecimal.ZERO), "axis");
        List<Trend.Point> points = trend.points();
        for (int i = 1; i < points.size(); i++) {
            between(svg, points, i);
        }
        for (int i = 0; i < points.size(); i++) {
            point(svg, points.get(i), x(i), i == points.size() - 1);
        }
        return svg.end();
    }

    private void between(Svg svg, List<Trend.Point> points, int i) {
        Trend.Point before = points.get(i - 1);
        Trend.Point point = points.get(i);
        if (before.form() != null && point.form() != null && before.form() != point.form()) {
            int middle = (x(i - 1) + x(i)) / 2;
            svg.line(middle, 18, middle, BOTTOM, "break").text(middle, 12, "tick middle", "报表改版");
        }
        if (before.value() != null && point.value() != null) {
            svg.line(x(i - 1), y(before.value()), x(i), y(point.value()), "line");
        }
    }

    private void point(Svg svg, Trend.Point point, int x, boolean last) {
        svg.text(
                x,
                HEIGHT - 10,
                last ? "tick middle now" : "tick middle",
                point.period().toString());
        if (point.value() == null) {
            svg.text(x, y(BigDecimal.ZERO) - 6, "tick middle", "—");
            return;
        }
        String figure = Wording.figure(point.value());
        String size = figure.length() > LONG_FIGURE ? "small" : "label";
        svg.circle(x, y(point.value()), 4, "dot");
        svg.text(x, y(point.value()) - 9, size + (last ? " middle now" : " middle"), figure);
    }

    private static int x(int year) {
        return FIRST + year * 72;
    }

    private int y(BigDecimal value) {
        BigDecimal range = high.subtract(low);
        if (range.signum() == 0) {
            return BOTTOM;
        }
        BigDecimal height = value.subtract(low).multiply(BigDecimal.valueOf(BOTTOM - TOP));
        return BOTTOM - height.divide(range, 0, RoundingMode.HALF_UP).intValueExact();
    }
}
