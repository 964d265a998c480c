package org.disclosurerollup.reporting.summary.workbook;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellReference;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.RollUp;
import org.disclosurerollup.comparison.Growth;
import org.disclosurerollup.reporting.Wording;
import org.disclosurerollup.reporting.summary.AreaSummary;
import org.disclosurerollup.reporting.summary.FormSummary;
import org.disclosurerollup.reporting.summary.Shown;
import org.disclosurerollup.reporting.summary.UnitFigures;
import org.disclosurerollup.reporting.summary.workbook.MatrixLayout.Kind;
import org.disclosurerollup.reporting.summary.workbook.MatrixLayout.Line;

/**
 * All units with all cells; totals are formulas over the units. A total that its formula would not give, which only one
 * can be that was not made by adding up, stands as a plain figure: the reader never sees another than the stored one.
 */
final class MatrixSheet {

    private static final int LABEL_COLUMNS = 3;
    private static final int CELLS_ON_A_PAGE = 14;

    private final AreaSummary summary;
    private final FormSummary form;
    private final List<Cell> cells;
    private final MatrixLayout layout;
    private int firstRow;

    MatrixSheet(AreaSummary summary, FormSummary form) {
        this.summary = summary;
        this.form = form;
        this.cells = form.form().cells().stream().filter(Cell::isFigure).toList();
        this.layout = MatrixLayout.of(form.units());
    }

    void write(TableSheet sheet) {
        int[] widths = new int[LABEL_COLUMNS + cells.size()];
        Arrays.fill(widths, 11);
        widths[0] = 16;
        widths[1] = 30;
        widths[2] = 14;
        sheet.widths(widths)
                .title(
                        LABEL_COLUMNS,
                        summary.area().name() + " " + summary.period() + " 年 单位×指标",
                        "合计、小计为公式,可逐项核对;空白表示未填报。");
        header(sheet, "编码", "单位", "报送", cells.stream().map(Cell::code).toList(), 0);
        header(sheet, "", "", "", cells.stream().map(Cell::label).toList(), 66);
        header(sheet, "", "计量单位", "", cells.stream().map(form.shown()::unitOf).toList(), 0);
        sheet.freeze(LABEL_COLUMNS, 3);
        firstRow = sheet.rowIndex() + 1;
        for (Line line : layout.lines()) {
            write(sheet, line);
        }
        sheet.print(Math.max(1, (cells.size() + CELLS_ON_A_PAGE - 1) / CELLS_ON_A_PAGE));
    }

    private static void header(
            TableSheet sheet, String code, String name, String status, List<String> labels, int points) {
        if (points > 0) {
            sheet.row(points);
        } else {
            sheet.row();
        }
        sheet.text(code, Look.HEAD).text(name, Look.HEAD).text(status, Look.HEAD);
        labels.forEach(label -> sheet.text(label, Look.HEAD));
    }

    private void write(TableSheet sheet, Line line) {
        Look look = look(line);
        boolean first = line.kind() != Kind.GROUP && line.kind() != Kind.EXCLUDED_HEADING;
        sheet.row()
                .text(first ? line.unit().unit().code() : "", look)
                .text(name(line), look)
                .text(
                        line.kind() == Kind.UNIT || line.kind() == Kind.TOTAL || line.kind() == Kind.EXCLUDED
                                ? status(line.unit())
                                : "",
                        look);
        for (int i = 0; i < cells.size(); i++) {
            write(sheet, line, cells.get(i), look);
        }
    }

    private static Look look(Line line) {
        return switch (line.kind()) {
            case TOTAL -> Look.TOTAL;
            case GROUP -> Look.GROUP;
            case EXCLUDED, EXCLUDED_HEADING -> Look.MUTED;
            case OWN -> Look.MEMBER;
            case UNIT -> line.figures() == null ? Look.MUTED : Look.MEMBER;
        };
    }

    private String name(Line line) {
        return switch (line.kind()) {
            case TOTAL -> line.unit().unit().name() + " 合计";
            case GROUP -> Wording.group(line.group(), line.unit().unit().kind()) + " 小计";
            case OWN -> line.unit().unit().name() + " 本级";
            case EXCLUDED_HEADING -> "以下不计入合计";
            case UNIT, EXCLUDED -> line.unit().unit().name();
        };
    }

    private static String status(UnitFigures unit) {
        return unit.coverage()
                .map(row -> row.expected() > 1
                                || unit.unit().kind().isArea() && !unit.below().isEmpty()
                        ? row.status().label() + " " + row.reported() + "/" + row.expected()
                        : row.status().label())
                .orElse("");
    }

    private void write(TableSheet sheet, Line line, Cell cell, Look look) {
        Shown shown = shown(line, cell);
        long figure = figure(shown, cell);
        int decimals = form.shown().decimals(cell);
        String formula = shown.exact() == null ? null : formula(line, cell, figure, sheet);
        if (formula != null) {
            sheet.formula(formula, figure, decimals, shown.adjusted(), look);
        } else if (cell.rollUp() == RollUp.COUNT_YES
                && !line.unit().unit().kind().isArea()) {
            sheet.yesOrNo(figure, look);
        } else {
            sheet.shown(shown, decimals, look);
        }
    }

    /** A line's figure as it is shown. */
    private Shown shown(Line line, Cell cell) {
        return switch (line.kind()) {
            case GROUP -> form.shown().value(cell, line.unit(), line.group(), line.figures());
            case OWN -> form.shown().own(cell, line.unit(), line.figures());
            case EXCLUDED_HEADING -> form.shown().own(cell, line.unit(), null);
            case TOTAL, UNIT, EXCLUDED -> form.shown().value(cell, line.unit());
        };
    }

    /** In units of the last decimal shown. */
    private long figure(Shown shown, Cell cell) {
        return shown.value() == null
                ? FixedPoint.BLANK
                : shown.value()
                        .setScale(form.shown().decimals(cell))
                        .unscaledValue()
                        .longValueExact();
    }

    /** The formula that gives the figure, {@code null} where there is none. */
    private String formula(Line line, Cell cell, long figure, TableSheet sheet) {
        int column = sheet.column();
        Integer block = line.kind() == Kind.TOTAL ? null : layout.blockOf(line.unit());
        if ((line.kind() == Kind.UNIT || line.kind() == Kind.EXCLUDED) && block != null) {
            return reference(block, column);
        }
        if (line.parts().isEmpty()) {
            return null;
        }
        if (cell.rollUp() == RollUp.RATE) {
            return rate(line, cell, line.figures()[cell.index()], sheet.rowIndex());
        }
        boolean sum = cell.rollUp().adds()
                && sum(line, cell) == line.figures()[cell.index()]
                && shownSum(line, cell) == figure;
        return sum ? "SUM(" + range(line, column) + ")" : null;
    }

    private long sum(Line line, Cell cell) {
        long sum = FixedPoint.BLANK;
        for (int part : line.parts()) {
            long[] figures = layout.lines().get(part).figures();
            sum = FixedPoint.add(sum, figures == null ? FixedPoint.BLANK : figures[cell.index()]);
        }
        return sum;
    }

    private long shownSum(Line line, Cell cell) {
        long sum = FixedPoint.BLANK;
        for (int part : line.parts()) {
            sum = FixedPoint.add(sum, figure(shown(layout.lines().get(part), cell), cell));
        }
        return sum;
    }

    /** A group's members stand together; an area's groups do not. */
    private String range(Line line, int column) {
        List<Integer> parts = line.parts();
        if (line.kind() == Kind.GROUP) {
            return reference(parts.get(0), column) + ":" + reference(parts.get(parts.size() - 1), column);
        }
        return parts.stream().map(part -> reference(part, column)).collect(Collectors.joining(","));
    }

    private String rate(Line line, Cell cell, long figure, int row) {
        Cell numerator = form.form().cells().get(cell.numerator());
        Cell denominator = form.form().cells().get(cell.denominator());
        if (form.shown().isRounded(numerator) || form.shown().isRounded(denominator)) {
            // What is shown of the two would give another rate.
            return null;
        }
        BigDecimal again = Growth.percent(decimal(line, numerator), decimal(line, denominator), cell.decimals());
        if (again == null || again.compareTo(FixedPoint.toDecimal(figure, cell.decimals())) != 0) {
            return null;
        }
        return "ROUND(100*%s/%s,%d)"
                .formatted(
                        new CellReference(row, column(numerator)).formatAsString(),
                        new CellReference(row, column(denominator)).formatAsString(),
                        cell.decimals());
    }

    private int column(Cell cell) {
        return LABEL_COLUMNS + cells.indexOf(cell);
    }

    private static BigDecimal decimal(Line line, Cell cell) {
        return FixedPoint.toDecimal(line.figures()[cell.index()], cell.decimals());
    }

    private String reference(int line, int column) {
        return CellReference.convertNumToColString(column) + (firstRow + line + 1);
    }
}
