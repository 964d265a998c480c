package org.disclosurerollup.reporting.summary.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.disclosurerollup.reporting.AtomicFile;
import org.disclosurerollup.reporting.summary.AreaSummary;
import org.disclosurerollup.reporting.summary.FormSummary;
import org.disclosurerollup.reporting.summary.SummaryWriter;
import org.disclosurerollup.reporting.summary.ranking.RateSpec;

/** Writes the summary as an Excel workbook whose totals are formulas over the units. */
public final class XlsxWriter implements SummaryWriter {

    /** Rows of a sheet that are kept in memory. */
    private static final int WINDOW = 100;

    private final List<RateSpec> rates;

    /** @param rates what units are ranked by beside what the forms themselves have */
    public XlsxWriter(List<RateSpec> rates) {
        this.rates = rates;
    }

    @Override
    public String extension() {
        return "xlsx";
    }

    @Override
    public void write(AreaSummary summary, Path file) throws IOException {
        // Refuses a rate that cannot be computed before there is anything to clean up.
        RankingSheet rankings = new RankingSheet(summary, rates);
        try (ScratchFolder scratch = new ScratchFolder();
                SXSSFWorkbook workbook = new SXSSFWorkbook(WINDOW);
                AtomicFile atomic = new AtomicFile(file)) {
            Path timed = scratch.file("timed.xlsx");
            describe(workbook, summary);
            fill(workbook, summary, rankings);
            try (OutputStream stream = Files.newOutputStream(timed)) {
                workbook.write(stream);
            }
            try (OutputStream stream = atomic.stream()) {
                Untimed.copy(timed, stream);
            }
            atomic.finish();
        }
    }

    private static void fill(SXSSFWorkbook workbook, AreaSummary summary, RankingSheet rankings) throws IOException {
        Styles styles = new Styles(workbook);
        boolean several = summary.forms().size() > 1;
        new CoverSheet(summary).write(new TableSheet(workbook, "说明", styles));
        for (FormSummary form : summary.forms()) {
            new FormSheet(summary, form).write(new TableSheet(workbook, "报表" + suffix(form, several), styles));
        }
        for (FormSummary form : summary.forms()) {
            new MatrixSheet(summary, form).write(new TableSheet(workbook, "单位×指标" + suffix(form, several), styles));
        }
        new ComparisonSheet(summary).write(new TableSheet(workbook, "同比", styles));
        rankings.write(new TableSheet(workbook, "排名", styles));
        new FindingsSheet(summary).write(new TableSheet(workbook, "审核结果", styles));
        if (summary.display().unit() != null) {
            new RoundingSheet(summary).write(new TableSheet(workbook, "舍位平衡", styles));
        }
        ChartSheet charts = new ChartSheet(summary);
        if (charts.hasAny()) {
            charts.write(workbook, new TableSheet(workbook, "图表", styles));
        }
    }

    private static String suffix(FormSummary form, boolean several) {
        return several ? " " + form.form().id() : "";
    }

    /** The run's own time is the only one in the file. */
    private static void describe(SXSSFWorkbook workbook, AreaSummary summary) throws IOException {
        POIXMLProperties.CoreProperties core =
                workbook.getXSSFWorkbook().getProperties().getCoreProperties();
        String time = summary.run().startedAt().replace(' ', 'T') + ":00Z";
        try {
            core.setCreated(time);
            core.setModified(time);
        } catch (InvalidFormatException e) {
            throw new IOException("time of the run: " + time, e);
        }
        core.setCreator("disclosure-rollup");
        core.setTitle(CoverSheet.TITLE);
    }
}
