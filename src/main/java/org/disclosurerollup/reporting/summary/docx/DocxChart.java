package org.disclosurerollup.reporting.summary.docx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xwpf.usermodel.XWPFChart;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.disclosurerollup.reporting.Wording;
import org.disclosurerollup.reporting.summary.composition.Composition.Chart;
import org.disclosurerollup.reporting.summary.composition.Composition.ChartKind;
import org.disclosurerollup.reporting.summary.composition.Composition.Series;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTPlotArea;
import org.openxmlformats.schemas.drawingml.x2006.main.CTNonVisualDrawingProps;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextCharacterProperties;

/** A chart of Word's own, with its figures in a workbook inside, so that it can be edited. */
final class DocxChart {

    /** English Metric Units: a millimetre, and the width of the text. */
    private static final int MILLIMETRE = 36_000;

    private static final int WIDTH = 150 * MILLIMETRE;
    private static final int HEIGHT = 75 * MILLIMETRE;
    private static final int BAR_HEIGHT = 9 * MILLIMETRE / 2;

    /** With more characters than these below the bars they lie, so that their names can be read. */
    private static final int MOST_UPRIGHT = 30;

    /** In hundredths of a point. */
    private static final int TITLE_SIZE = 1200;

    private static final List<String> COLOURS =
            List.of("2F5597", "C55A11", "7F7F7F", "BF9000", "548235", "7030A0", "00808A", "8B2635");

    private final XWPFDocument document;
    private final Chart chart;

    DocxChart(XWPFDocument document, Chart chart) {
        this.document = document;
        this.chart = chart;
    }

    /** @param number of the chart in the document, from 1 */
    void add(int number) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setStyle("Figure");
        XWPFRun run = paragraph.createRun();
        try {
            XWPFChart made = document.createChart(run, WIDTH, height());
            draw(made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidFormatException e) {
            throw new IllegalStateException(e);
        }
        CTNonVisualDrawingProps properties =
                run.getCTR().getDrawingArray(0).getInlineArray(0).getDocPr();
        properties.setId(number);
        properties.setName("chart " + number);
        properties.setDescr(description());
    }

    private boolean lies() {
        int longest = chart.categories().stream().mapToInt(String::length).max().orElse(0);
        return chart.kind() == ChartKind.BAR && chart.categories().size() * longest > MOST_UPRIGHT;
    }

    private int height() {
        return lies()
                ? Math.min(
                        3 * HEIGHT,
                        HEIGHT / 3 + chart.categories().size() * chart.series().size() * BAR_HEIGHT)
                : HEIGHT;
    }

    /** What the chart shows, for those who cannot see it. */
    private String description() {
        StringBuilder text = new StringBuilder(chart.title());
        for (Series series : chart.series()) {
            text.append(";").append(series.name()).append(": ");
            for (int i = 0; i < chart.categories().size(); i++) {
                text.append(i == 0 ? "" : ", ")
                        .append(chart.categories().get(i))
                        .append(' ')
                        .append(Wording.figure(series.values().get(i)));
            }
        }
        return text.toString();
    }

    private void draw(XWPFChart made) {
        made.setTitleText(chart.title() + (chart.unit().isEmpty() ? "" : "(单位:" + chart.unit() + ")"));
        made.setTitleOverlay(false);
        int size = chart.categories().size();
        XDDFCategoryDataSource categories = XDDFDataSourcesFactory.fromArray(
                chart.categories().toArray(String[]::new), made.formatRange(new CellRangeAddress(1, size, 0, 0)), 0);
        XDDFChartData data = data(made);
        for (int i = 0; i < chart.series().size(); i++) {
            Series series = chart.series().get(i);
            XDDFNumericalDataSource<BigDecimal> values = XDDFDataSourcesFactory.fromArray(
                    series.values().toArray(BigDecimal[]::new),
                    made.formatRange(new CellRangeAddress(1, size, i + 1, i + 1)),
                    i + 1);
            XDDFChartData.Series drawn = data.addSeries(categories, values);
            drawn.setTitle(series.name(), made.setSheetTitle(series.name(), i + 1));
            if (chart.kind() == ChartKind.LINE) {
                XDDFLineProperties line = new XDDFLineProperties(fill(i));
                drawn.setLineProperties(line);
                ((XDDFLineChartData.Series) drawn).setMarkerStyle(MarkerStyle.CIRCLE);
                ((XDDFLineChartData.Series) drawn).setSmooth(false);
            } else if (chart.kind() == ChartKind.BAR) {
                drawn.setFillProperties(fill(i));
            } else {
                for (int piece = 0; piece < size; piece++) {
                    drawn.getDataPoint(piece).setFillProperties(fill(piece));
                }
            }
        }
        data.setVaryColors(chart.kind() == ChartKind.PIE);
        made.plot(data);
        if (chart.series().size() > 1) {
            made.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        }
        made.displayBlanksAs(DisplayBlanks.GAP);
        labels(made.getCTChart().getPlotArea());
        setTitle(made);
    }

    private static void setTitle(XWPFChart made) {
        made.getCTChart()
                .getTitle()
                .getTx()
                .getRich()
                .getPList()
                .forEach(paragraph -> paragraph.getRList().forEach(run -> {
                    CTTextCharacterProperties properties = run.isSetRPr() ? run.getRPr() : run.addNewRPr();
                    properties.setSz(TITLE_SIZE);
                    properties.setB(false);
                    properties.addNewEa().setTypeface("黑体");
                }));
    }

    private static XDDFSolidFillProperties fill(int index) {
        String colour = COLOURS.get(index % COLOURS.size());
        byte[] rgb = {
            (byte) Integer.parseInt(colour.substring(0, 2), 16),
            (byte) Integer.parseInt(colour.substring(2, 4), 16),
            (byte) Integer.parseInt(colour.substring(4, 6), 16)
        };
        return new XDDFSolidFillProperties(XDDFColor.from(rgb));
    }

    private XDDFChartData data(XWPFChart made) {
        if (chart.kind() == ChartKind.PIE) {
            return made.createData(ChartTypes.PIE, null, null);
        }
        XDDFCategoryAxis names = made.createCategoryAxis(lies() ? AxisPosition.LEFT : AxisPosition.BOTTOM);
        XDDFValueAxis figures = made.createValueAxis(lies() ? AxisPosition.BOTTOM : AxisPosition.LEFT);
        figures.setCrosses(AxisCrosses.AUTO_ZERO);
        figures.setMinimum(0);
        if (chart.kind() == ChartKind.LINE) {
            return made.createData(ChartTypes.LINE, names, figures);
        }
        XDDFBarChartData bars = (XDDFBarChartData) made.createData(ChartTypes.BAR, names, figures);
        bars.setBarDirection(lies() ? BarDirection.BAR : BarDirection.COL);
        bars.setGapWidth(60);
        if (lies()) {
            names.setOrientation(AxisOrientation.MAX_MIN);
        }
        return bars;
    }

    /** Figures at the bars and points; at the pieces of a pie their names and shares. */
    private static void labels(CTPlotArea area) {
        area.getPieChartList().forEach(pie -> pie.getSerList().forEach(series -> label(series.addNewDLbls(), true)));
        area.getBarChartList().forEach(bars -> bars.getSerList().forEach(series -> label(series.addNewDLbls(), false)));
        area.getLineChartList()
                .forEach(lines -> lines.getSerList().forEach(series -> label(series.addNewDLbls(), false)));
    }

    private static void label(CTDLbls labels, boolean pie) {
        labels.addNewShowLegendKey().setVal(false);
        labels.addNewShowVal().setVal(!pie);
        labels.addNewShowCatName().setVal(pie);
        labels.addNewShowSerName().setVal(false);
        labels.addNewShowPercent().setVal(pie);
        labels.addNewShowBubbleSize().setVal(false);
    }
}
