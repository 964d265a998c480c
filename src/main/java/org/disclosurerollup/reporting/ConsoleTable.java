package org.disclosurerollup.reporting;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.comparison.GrowthStatus;
import org.disclosurerollup.consolidation.Group;
import org.jline.utils.WCWidth;

/** Prints headline figures in columns that line up although Chinese characters are two columns wide. */
public final class ConsoleTable {

    private static final String GAP = "  ";
    /** Behind a figure that is no longer what was published; told below the table. */
    private static final String RESTATED = "†";

    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";
    private static final String RED = "\u001b[31m";
    private static final String GREEN = "\u001b[32m";
    private static final String RESET = "\u001b[0m";

    private final PrintWriter out;
    private final boolean colour;

    /** @param colour whether to use colours: only on a terminal */
    public ConsoleTable(PrintWriter out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    public void print(AreaTable table) {
        out.println();
        out.println(paint(BOLD, table.unit().name() + " " + table.period() + " 年")
                + GAP
                + paint(DIM, "报送 " + String.join(" · ", table.coverage())));
        List<List<String>> rows = new ArrayList<>();
        rows.add(header(table));
        for (AreaTable.Line line : table.lines()) {
            rows.add(row(table, line));
        }
        int[] widths = widths(rows);
        for (int i = 0; i < rows.size(); i++) {
            printRow(rows.get(i), widths, i == 0);
        }
        if (table.lines().stream().anyMatch(ConsoleTable::isMarked)) {
            out.println(GAP + paint(DIM, "* 填报单位或报表有变化,或上年基数较小;可比口径见 comparison.csv"));
        }
        for (AreaTable.Line line : table.lines()) {
            line.restated()
                    .forEach(
                            (group, restated) -> out.println(GAP + paint(DIM, restated(table, line, group, restated))));
        }
        if (table.groups().stream().anyMatch(group -> hasLikeForLike(table, group))) {
            out.println(GAP + paint(DIM, "“可比”为可比口径增幅:两年均报送的单位,上年数按今年区划重排"));
        }
    }

    private static List<String> header(AreaTable table) {
        List<String> header = new ArrayList<>(List.of("指标", "单位"));
        for (Group group : table.groups()) {
            header.add(Wording.group(group, table.unit().kind()));
            if (group != Group.TOTAL) {
                header.add("占比");
            }
            header.add("同比");
            if (hasLikeForLike(table, group)) {
                header.add("可比");
            }
        }
        return header;
    }

    private static List<String> row(AreaTable table, AreaTable.Line line) {
        List<String> row =
                new ArrayList<>(List.of(line.cell().shortLabel(), line.cell().unitOfMeasure()));
        for (Group group : table.groups()) {
            Compared compared = line.byGroup().get(group);
            row.add(
                    compared == null
                            ? ""
                            : Wording.figure(compared.value())
                                    + (line.restated().containsKey(group) ? RESTATED : ""));
            if (group != Group.TOTAL) {
                row.add(compared == null ? "" : Wording.wholePercent(compared.share()));
            }
            row.add(compared == null ? "" : Wording.growth(line.cell(), compared, 0) + mark(compared));
            if (hasLikeForLike(table, group)) {
                row.add(compared == null ? "" : Wording.likeForLikeGrowth(compared.likeForLike(), 0));
            }
        }
        return row;
    }

    private static String restated(AreaTable table, AreaTable.Line line, Group group, Restated restated) {
        return RESTATED + " " + line.cell().shortLabel() + " "
                + Wording.group(group, table.unit().kind()) + " "
                + Wording.restated(line.cell(), line.byGroup().get(group), restated);
    }

    private static boolean hasLikeForLike(AreaTable table, Group group) {
        return table.lines().stream()
                .map(line -> line.byGroup().get(group))
                .anyMatch(compared -> compared != null && compared.likeForLikeGrowth() != null);
    }

    private static boolean isMarked(AreaTable.Line line) {
        return line.byGroup().values().stream()
                .anyMatch(compared -> !mark(compared).isEmpty());
    }

    /** Marks a percentage that must not be read alone. */
    private static String mark(Compared compared) {
        GrowthStatus status = compared.growth().status();
        boolean doubtful = status == GrowthStatus.BREAK || status == GrowthStatus.SMALL_BASE;
        return doubtful && compared.growth().change() != null ? "*" : "";
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        return widths;
    }

    /** How many columns of a terminal the text takes. */
    static int width(String text) {
        return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
    }

    private void printRow(List<String> row, int[] widths, boolean header) {
        StringBuilder line = new StringBuilder(GAP);
        for (int i = 0; i < widths.length; i++) {
            String field = row.get(i);
            String padding = " ".repeat(widths[i] - width(field));
            boolean words = i < 2;
            line.append(words ? paint(field, header) + padding : padding + paint(field, header));
            line.append(i == widths.length - 1 ? "" : GAP);
        }
        out.println(line.toString().stripTrailing());
    }

    private String paint(String field, boolean header) {
        if (header) {
            return paint(DIM, field);
        }
        if (isPercent(field) && field.startsWith("+")) {
            return paint(GREEN, field);
        }
        return isPercent(field) && field.startsWith("-") ? paint(RED, field) : field;
    }

    private static boolean isPercent(String field) {
        return field.endsWith("%") || field.endsWith("%*");
    }

    private String paint(String style, String text) {
        return colour && !text.isEmpty() ? style + text + RESET : text;
    }
}
