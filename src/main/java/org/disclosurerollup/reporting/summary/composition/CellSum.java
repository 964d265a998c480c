package org.disclosurerollup.reporting.summary.composition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.RollUp;
import org.disclosurerollup.comparison.Growth;
import org.disclosurerollup.reporting.Compared;
import org.disclosurerollup.reporting.summary.FormSummary;

/** A cell, or several cells of one unit of measure added up, of an area's total or group. */
final class CellSum {

    private static final Pattern CODE = Pattern.compile("\\[([^\\[\\]]+)\\]");
    private static final Pattern SUM = Pattern.compile("\\[[^\\[\\]]+\\](?:\\s*(?:\\+|\\.\\.)\\s*\\[[^\\[\\]]+\\])*");
    private static final String RANGE = " .. ";

    private CellSum() {}

    /**
     * The codes in {@code [a] + [b]} or {@code [a] .. [b]}; a range stays one text, {@code a .. b}.
     *
     * @throws TemplateException if it is neither
     */
    static List<String> codes(String text) {
        String sum = text.strip();
        if (!SUM.matcher(sum).matches()) {
            throw new TemplateException("'" + text + "' names no cell; write [1.1], [4] + [5] or [1.2.1] .. [1.2.5]");
        }
        List<String> codes = new ArrayList<>();
        for (String addend : sum.split("\\s*\\+\\s*(?=\\[)")) {
            Matcher code = CODE.matcher(addend);
            StringBuilder range = new StringBuilder();
            while (code.find()) {
                range.append(range.isEmpty() ? "" : RANGE).append(code.group(1).strip());
            }
            codes.add(range.toString());
        }
        return codes;
    }

    /**
     * The cells of codes and ranges, in that order. A range takes the cells between its ends, in the form's order, that
     * have as many parts in their codes as its first.
     *
     * @throws TemplateException if the form has no such cell
     */
    static List<Cell> cells(Form form, List<String> codes) {
        List<Cell> cells = new ArrayList<>();
        for (String code : codes) {
            String[] ends = code.split("\\s*\\.\\.\\s*(?=[^.])", 2);
            Cell first = cell(form, ends[0].strip());
            if (ends.length == 1) {
                cells.add(first);
                continue;
            }
            Cell last = cell(form, ends[1].strip());
            for (Cell cell : form.cells().subList(first.index(), Math.max(first.index(), last.index()) + 1)) {
                boolean column = column(cell.code()).equals(column(first.code()));
                if (cell.depth() == first.depth() && column) {
                    cells.add(cell);
                }
            }
        }
        return cells;
    }

    private static String column(String code) {
        return code.contains("/") ? code.substring(code.indexOf('/')) : "";
    }

    private static Cell cell(Form form, String code) {
        Cell cell = form.cell(code);
        if (cell == null) {
            throw new TemplateException("form " + form.id() + " has no cell '" + code + "'");
        }
        return cell;
    }

    /**
     * A figure of a template.
     *
     * @param unit its unit of measure
     * @param rate whether it is a percentage
     */
    record Figure(
            BigDecimal value,
            BigDecimal previous,
            Growth growth,
            Compared.LikeForLike likeForLike,
            String unit,
            boolean rate) {}

    /** The figure of the group; blank where the area has no such group. A sum of blanks is blank. */
    static Figure of(FormSummary form, List<String> codes, GroupWord group) {
        List<Cell> cells = cells(form.form(), codes);
        Cell first = cells.get(0);
        boolean rate = first.rollUp() == RollUp.RATE;
        if (!form.figures().has(group.group())) {
            return new Figure(null, null, Growth.of(null, null, rate, false), null, first.unitOfMeasure(), rate);
        }
        if (cells.size() == 1) {
            Compared one = form.figures().compared(first, group.group());
            return new Figure(
                    one.value(), one.previous(), one.growth(), one.likeForLike(), first.unitOfMeasure(), rate);
        }
        BigDecimal value = null;
        BigDecimal previous = null;
        for (Cell cell : cells) {
            Compared part = form.figures().compared(cell, group.group());
            value = add(value, part.value());
            previous = add(previous, part.previous());
        }
        boolean broken = form.figures().isFormChanged() || form.figures().isUnitsChanged();
        return new Figure(value, previous, Growth.of(value, previous, rate, broken), null, first.unitOfMeasure(), rate);
    }

    private static BigDecimal add(BigDecimal a, BigDecimal b) {
        if (a == null) {
            return b;
        }
        return b == null ? a : a.add(b);
    }
}
