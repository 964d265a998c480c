package org.disclosurerollup.reporting.summary.workbook;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;

/** Native charts of one row of figures each, two beside each other. */
final class Charts {

    private static final int HEIGHT = 14;
    private static final int[][] COLUMNS = {{0, 3}, {3, 8}};

    private static final int ROWS_ON_A_PAGE = 2;
    private static final byte[] COLOUR = {0x1f, 0x5f, (byte) 0xa8};

    private final XSSFDrawing drawing;
    private final String sheet;
    private final int firstColumn;
    private final int firstRow;
    private int drawn;

    /**
     * @param firstColumn of the figures
     * @param firstRow where there is room for charts
     */
    Charts(XSSFDrawing drawing, String sheet, int firstColumn, int firstRow) {
        this.drawing = drawing;
        this.sheet = sheet;
        this.firstColumn = firstColumn;
        this.firstRow = firstRow;
    }

    /**
     * Draws a row.
     *
     * @param line a line over the years; otherwise bars of parts
     * @param values {@code null} for a blank, which is left out and not drawn as zero
     */
    void add(boolean line, String title, int header, int row, List<String> names, List<BigDecimal> values) {
        int[] columns = COLUMNS[drawn % COLUMNS.length];
        int top = firstRow + drawn / COLUMNS.length * (HEIGHT + 1);
        drawn++;
        XSSFChart chart =
                drawing.createChart(drawing.createAnchor(0, 0, 0, 0, columns[0], top, columns[1], top + HEIGHT));
        chart.setTitleText(title);
        chart.setTitleOverlay(false);
        XDDFCategoryAxis across = chart.createCategoryAxis(AxisPosition.BOTTOM);
        XDDFValueAxis up = chart.createValueAxis(AxisPosition.LEFT);
        up.setCrosses(AxisCrosses.AUTO_ZERO);
        up.setNumberFormat("#,##0");
        if (values.stream().allMatch(value -> value == null || value.signum() >= 0)) {
            up.setMinimum(0);
        }
        XDDFChartData data = chart.createData(line ? ChartTypes.LINE : ChartTypes.BAR, across, up);
        data.setVaryColors(false);
        if (data instanceof XDDFBarChartData bars) {
            bars.setBarDirection(BarDirection.COL);
            bars.setGapWidth(80);
        }
        XDDFChartData.Series series = data.addSeries(
                XDDFDataSourcesFactory.fromArray(names.toArray(String[]::new), range(header, names.size())),
                XDDFDataSourcesFactory.fromArray(
                        values.stream().map(Charts::plain).toArray(Number[]::new), range(row, values.size())));
        series.setTitle(title, null);
        paint(series, line);
        chart.displayBlanksAs(DisplayBlanks.GAP);
        chart.plot(data);
    }

    private static void paint(XDDFChartData.Series series, boolean line) {
        XDDFSolidFillProperties colour = new XDDFSolidFillProperties(XDDFColor.from(COLOUR));
        if (line) {
            series.setLineProperties(new XDDFLineProperties(colour));
            ((XDDFLineChartData.Series) series).setMarkerStyle(MarkerStyle.CIRCLE);
            ((XDDFLineChartData.Series) series).setSmooth(false);
        } else {
            series.setFillProperties(colour);
        }
    }

    /** Where pages of the charts end, the first row of each from 0; there may be a row of charts on the first page. */
    static int[] pageStarts(int firstRow, int charts, boolean roomOnFirstPage) {
        int rows = (charts + COLUMNS.length - 1) / COLUMNS.length;
        int onFirst = roomOnFirstPage ? 1 : 0;
        return IntStream.iterate(onFirst, row -> row < rows, row -> row + ROWS_ON_A_PAGE)
                .map(row -> firstRow + row * (HEIGHT + 1))
                .toArray();
    }

    /** A number whose text has no exponent. */
    private static Number plain(BigDecimal value) {
        return value == null ? null : new BigDecimal(value.toPlainString());
    }

    private String range(int row, int count) {
        return new CellRangeAddress(row, row, firstColumn, firstColumn + count - 1).formatAsString(sheet, true);
    }
}
