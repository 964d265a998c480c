package org.disclosurerollup.reporting.summary.workbook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.reporting.Wording;
import org.disclosurerollup.reporting.summary.AreaSummary;
import org.disclosurerollup.reporting.summary.FormSummary;
import org.disclosurerollup.reporting.summary.Trend;

/** Charts of the headline figures over the years and by group, over the rows that they are drawn from (图表). */
final class ChartSheet {

    private static final int FIRST_FIGURE = 3;
    private static final int COLUMNS = 8;

    /** With more, a row of charts has no room on the first page. */
    private static final int MOST_ROWS_ABOVE_CHARTS = 14;

    private final AreaSummary summary;
    private final List<Trend> trends;
    private final List<Parts> compositions = new ArrayList<>();

    /** A cell whose groups are parts of a positive total. */
    private record Parts(Cell cell, List<Group> groups, List<BigDecimal> values) {}

    /** What a chart is drawn from: names and figures of one row. */
    private record Source(boolean line, Cell cell, int header, int row, List<String> names, List<BigDecimal> values) {}

    ChartSheet(AreaSummary summary) {
        this.summary = summary;
        this.trends = summary.trends().stream().filter(Trend::isDrawable).toList();
        for (FormSummary form : summary.forms()) {
            for (Cell cell : form.form().cells()) {
                if (cell.headline() && cell.rollUp().adds()) {
                    Parts parts = parts(form, cell);
                    if (parts.values().size() > 1
                            && parts.values().stream().allMatch(value -> value.signum() >= 0)
                            && parts.values().stream().anyMatch(value -> value.signum() > 0)) {
                        compositions.add(parts);
                    }
                }
            }
        }
    }

    private static Parts parts(FormSummary form, Cell cell) {
        List<Group> groups = new ArrayList<>();
        List<BigDecimal> values = new ArrayList<>();
        for (Group group : form.groups()) {
            BigDecimal value = form.figures().compared(cell, group).value();
            if (group != Group.TOTAL && value != null) {
                groups.add(group);
                values.add(value);
            }
        }
        return new Parts(cell, groups, values);
    }

    boolean hasAny() {
        return !trends.isEmpty() || !compositions.isEmpty();
    }

    void write(SXSSFWorkbook workbook, TableSheet sheet) {
        sheet.widths(10, 34, 9, 14, 14, 14, 14, 14)
                .title(
                        COLUMNS,
                        summary.area().name() + " " + summary.period() + " 年主要指标图表"
                                + (summary.display().unit() == null ? "" : "(原计量单位,未舍位)"));
        List<Source> sources = new ArrayList<>();
        if (!trends.isEmpty()) {
            trendRows(sheet, sources);
        }
        if (!compositions.isEmpty()) {
            compositionRows(sheet, sources);
        }
        sheet.row();
        XSSFDrawing drawing = workbook.getXSSFWorkbook().getSheet(sheet.name()).createDrawingPatriarch();
        Charts charts = new Charts(drawing, sheet.name(), FIRST_FIGURE, sheet.rowIndex() + 1);
        for (Source source : sources) {
            String title = source.cell().shortLabel()
                    + (source.cell().unitOfMeasure().isEmpty()
                            ? ""
                            : "(" + source.cell().unitOfMeasure() + ")");
            charts.add(source.line(), title, source.header(), source.row(), source.names(), source.values());
        }
        sheet.printScaled(
                80,
                Charts.pageStarts(sheet.rowIndex() + 1, sources.size(), sheet.rowIndex() <= MOST_ROWS_ABOVE_CHARTS));
    }

    private void trendRows(TableSheet sheet, List<Source> sources) {
        List<String> years = trends.get(0).points().stream()
                .map(point -> point.period().toString())
                .toList();
        sheet.header("编码", "历年", "计量单位");
        years.forEach(year -> sheet.text(year, Look.HEAD));
        int header = sheet.rowIndex();
        for (Trend trend : trends) {
            Cell cell = trend.cell();
            List<BigDecimal> values =
                    trend.points().stream().map(Trend.Point::value).toList();
            labels(sheet, cell);
            values.forEach(value -> sheet.number(value, cell.decimals(), Look.PLAIN));
            sources.add(new Source(true, cell, header, sheet.rowIndex(), years, values));
        }
    }

    private void compositionRows(TableSheet sheet, List<Source> sources) {
        List<Group> groups = Stream.of(Group.GOVERNMENT, Group.COUNTIES, Group.DEPARTMENTS)
                .filter(group ->
                        compositions.stream().anyMatch(parts -> parts.groups().contains(group)))
                .toList();
        List<String> names = groups.stream()
                .map(group -> Wording.group(group, summary.area().kind()))
                .toList();
        sheet.header("编码", "组成", "计量单位");
        names.forEach(name -> sheet.text(name, Look.HEAD));
        int header = sheet.rowIndex();
        for (Parts parts : compositions) {
            List<BigDecimal> values = new ArrayList<>();
            for (Group group : groups) {
                int at = parts.groups().indexOf(group);
                values.add(at < 0 ? null : parts.values().get(at));
            }
            labels(sheet, parts.cell());
            values.forEach(value -> sheet.number(value, parts.cell().decimals(), Look.PLAIN));
            sources.add(new Source(false, parts.cell(), header, sheet.rowIndex(), names, values));
        }
    }

    private static void labels(TableSheet sheet, Cell cell) {
        sheet.row()
                .text(cell.code(), Look.PLAIN)
                .text(cell.shortLabel(), Look.PLAIN)
                .text(cell.unitOfMeasure(), Look.PLAIN);
    }
}
