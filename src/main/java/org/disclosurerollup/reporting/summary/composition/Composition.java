package org.disclosurerollup.reporting.summary.composition;

import java.math.BigDecimal;
import java.util.List;

/**
 * A summary in words, tables and charts, ready to be set in any format. Sections without content are not in it.
 *
 * @param head how its figures are shown, empty where as they are
 */
public record Composition(String title, String head, List<Section> sections) {

    /** A section with its number: 一、主动公开政府信息情况. */
    public record Section(String heading, List<Block> blocks) {}

    /** A piece of a section. */
    public sealed interface Block {}

    /** @param level 2 for (一), 3 for 1.; the number is in the text */
    public record Heading(int level, String text) implements Block {}

    /** A paragraph. */
    public record Text(String text) implements Block {}

    /**
     * A table.
     *
     * @param caption printed above it, empty for none
     * @param columns at least one
     * @param notes printed below it
     */
    public record Table(String caption, List<Column> columns, List<Row> rows, List<String> notes) implements Block {}

    /**
     * A column of a table.
     *
     * @param width beside the others' widths
     */
    public record Column(String title, int width, boolean numeric) {}

    /**
     * A row of a table.
     *
     * @param cells one text per column; a heading has only the first
     * @param indent how far its label is moved in
     * @param heading whether it is a printed line without values
     */
    public record Row(List<String> cells, int indent, boolean heading) {}

    /**
     * A chart.
     *
     * @param categories along the axis, or the parts of a pie
     */
    public record Chart(ChartKind kind, String title, String unit, List<String> categories, List<Series> series)
            implements Block {}

    /** How a chart is drawn. */
    public enum ChartKind {
        BAR,
        PIE,
        LINE
    }

    /** @param values one per category, {@code null} for a blank */
    public record Series(String name, List<BigDecimal> values) {}
}
