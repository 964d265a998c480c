package org.disclosurerollup.reporting.summary.html;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Bars from zero, each with its name and figure above it, so that names of any length fit a narrow screen. Bars longer
 * than a limit are cut, and marked as cut; the figure is always whole.
 */
final class BarChart {

    private static final int WIDTH = 360;
    private static final int LEFT = 4;
    private static final int LENGTH = 344;
    private static final int ROW = 34;
    private static final int LONGEST_NAME = 20;

    private final List<Bar> bars;
    private final BigDecimal whole;
    private final BigDecimal limit;

    /** @param length what is drawn; negative to the left of zero */
    record Bar(String name, String figure, BigDecimal length) {}

    private BarChart(List<Bar> bars, BigDecimal whole, BigDecimal limit) {
        this.bars = bars;
        this.whole = whole;
        this.limit = limit;
    }

    /** Parts of a whole, which fills the width. */
    static BarChart ofParts(List<Bar> bars, BigDecimal whole) {
        return new BarChart(bars, whole, null);
    }

    /** @param limit the longest bar that is drawn whole */
    static BarChart cutAt(BigDecimal limit, List<Bar> bars) {
        return new BarChart(bars, BigDecimal.ZERO, limit);
    }

    String svg(String id, String title, String description) {
        BigDecimal right = bars.stream().map(bar -> cut(bar.length())).reduce(whole, BigDecimal::max);
        BigDecimal left = bars.stream()
                .map(bar -> cut(bar.length()))
                .reduce(BigDecimal.ZERO, BigDecimal::min)
                .negate();
        BigDecimal range = left.add(right);
        int zero = LEFT + scaled(left, range);
        Svg svg = new Svg(id, WIDTH, bars.size() * ROW + 6, title, description);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            int y = i * ROW;
            int length = scaled(cut(bar.length()).abs(), range);
            boolean negative = bar.length().signum() < 0;
            boolean isCut = cut(bar.length()).compareTo(bar.length()) != 0;
            svg.text(LEFT, y + 14, "label", shortened(bar.name()));
            svg.text(LEFT + LENGTH, y + 14, "label end", (isCut ? "» " : "") + bar.figure());
            svg.rectangle(LEFT, y + 19, LENGTH, 10, "track");
            svg.rectangle(
                    negative ? zero - length : zero, y + 19, Math.max(length, 1), 10, negative ? "bar minus" : "bar");
        }
        if (left.signum() > 0) {
            svg.line(zero, 16, zero, bars.size() * ROW, "axis");
        }
        return svg.end();
    }

    private BigDecimal cut(BigDecimal length) {
        return limit == null ? length : length.min(limit).max(limit.negate());
    }

    private static int scaled(BigDecimal part, BigDecimal range) {
        return range.signum() == 0
                ? 0
                : part.multiply(BigDecimal.valueOf(LENGTH))
                        .divide(range, 0, RoundingMode.HALF_UP)
                        .intValueExact();
    }

    private static String shortened(String name) {
        int[] points = name.codePoints().toArray();
        return points.length <= LONGEST_NAME ? name : new String(points, 0, LONGEST_NAME - 1) + "…";
    }
}
