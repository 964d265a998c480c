package org.disclosurerollup.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.job.JdbcRunChooser;
import org.disclosurerollup.job.PastSummary;
import org.disclosurerollup.job.RefusedException;
import org.disclosurerollup.job.RunChoiceException;
import org.disclosurerollup.reporting.OutputException;
import org.disclosurerollup.reporting.OutputFolder;
import org.disclosurerollup.reporting.summary.AreaSummary;
import org.disclosurerollup.reporting.summary.Display;
import org.disclosurerollup.reporting.summary.DisplayUnit;
import org.disclosurerollup.reporting.summary.SummaryWriter;
import org.disclosurerollup.reporting.summary.composition.SummaryTemplate;
import org.disclosurerollup.reporting.summary.composition.SummaryTemplateReader;
import org.disclosurerollup.reporting.summary.docx.DocxWriter;
import org.disclosurerollup.reporting.summary.html.HtmlWriter;
import org.disclosurerollup.reporting.summary.workbook.XlsxWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the summary of an area and year, as an office sends it up. */
@Command(
        name = "summary",
        description = {
            "Writes the summary of an area and year: sentences, tables and charts, as an office sends it up.",
            "",
            "Its figures are those of the last run, or of an earlier one, with the forms and units as that run found "
                    + "them. Nothing is computed or stored, and it may be called while a run is at work."
        },
        mixinStandardHelpOptions = true)
final class SummaryCommand implements Callable<Integer> {

    private static final int DEFAULT_DECIMALS = 2;

    @Mixin
    private SharedOptions options =
            new SharedOptions("--database", "--out", "--year").year("Needed: the year of the summary.");

    @Option(
            names = "--unit",
            paramLabel = "CODE",
            required = true,
            description = "The area: a region, city, county, zone or township.")
    private String unit;

    @Option(
            names = "--format",
            paramLabel = "docx|xlsx|html",
            split = ",",
            description = "What to write, separated by commas. Default: every format.")
    private List<String> formats;

    @Option(
            names = "--as-of",
            paramLabel = "RUN|DATE|published",
            description =
                    "The run: its number, a day whose last run it is, or the one published for --unit and --year. "
                            + "Default: the last that was completed.")
    private String asOf;

    @Option(
            names = "--reports",
            paramLabel = "DIR",
            description = "Sentences, tables and charts (summary.yml). Default: jobs/reports.")
    private Path reports;

    @Option(
            names = "--unit-of-measure",
            paramLabel = "万|亿",
            description =
                    "Shows the figures of tables in ten thousands or hundred millions, rounded so that parts still "
                            + "add up to their totals (舍位平衡); what differs from plain rounding is marked and listed. "
                            + "Cells in 万元 stay so under 万 and are in 亿元 under 亿. Sentences keep the unit that "
                            + "summary.yml asks for, {[1.1]} or {[1.1] 万}, rounded by itself; charts and findings the forms' own.")
    private String unitOfMeasure;

    @Option(
            names = "--decimals",
            paramLabel = "0..4",
            description = "Digits behind the point with --unit-of-measure. Default: 2.")
    private Integer decimals;

    @Option(
            names = "--shares-to-100",
            description =
                    "Makes the shares of an area's groups, and of the parts of a figure, add to 100 where they are "
                            + "all of it (largest remainder); what was changed is marked. Not in sentences.")
    private boolean sharesTo100;

    private final Terminal terminal;

    SummaryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Period period = options.neededYear();
        Display display = display();
        List<SummaryWriter> writers = writers();
        options.checkOut(
                writers.stream().map(writer -> fileName(unit, period, writer)).toArray(String[]::new));
        try (Database database = Database.open(options.databaseThere())) {
            JdbcRunChooser runs = new JdbcRunChooser(database.dataSource());
            long run = runs.named(asOf, unit, period);
            AreaSummary summary = new PastSummary(database).read(runs.label(run), unit, period);
            if (summary.forms().isEmpty()) {
                throw new UsageException("as of run %d nothing of %s %s counts for %s"
                        .formatted(run, unit, summary.area().name(), period));
            }
            write(summary.shownAs(display), writers);
            return ExitCode.DONE;
        } catch (RunChoiceException | RefusedException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private Display display() {
        if (decimals != null && (decimals < 0 || decimals > DisplayUnit.MOST_DECIMALS)) {
            throw new UsageException("--decimals: " + decimals + " is not from 0 to " + DisplayUnit.MOST_DECIMALS);
        }
        if (unitOfMeasure == null) {
            if (decimals != null) {
                throw new UsageException("--decimals goes with --unit-of-measure 万 or 亿");
            }
            return new Display(null, sharesTo100);
        }
        for (DisplayUnit.Multiple multiple : DisplayUnit.Multiple.values()) {
            if (multiple.name().equals(unitOfMeasure.strip())) {
                return new Display(
                        new DisplayUnit(multiple, decimals == null ? DEFAULT_DECIMALS : decimals), sharesTo100);
            }
        }
        throw new UsageException("--unit-of-measure: '" + unitOfMeasure + "' is not there; there is 万 (ten thousands) "
                + "and 亿 (hundred millions)");
    }

    /** Every writer, or those whose formats were asked for. */
    private List<SummaryWriter> writers() throws IOException {
        SummaryTemplate template = SummaryTemplateReader.read(
                reports != null ? reports : SharedOptions.home().resolve("jobs").resolve("reports"));
        List<SummaryWriter> all =
                List.of(new DocxWriter(template), new XlsxWriter(template.rates()), new HtmlWriter(template.rates()));
        if (formats == null) {
            return all;
        }
        List<SummaryWriter> chosen = new ArrayList<>();
        for (String format : formats) {
            chosen.add(all.stream()
                    .filter(writer -> writer.extension().equals(format.strip()))
                    .findFirst()
                    .orElseThrow(() -> new UsageException("--format: '" + format + "' is not there; there is "
                            + all.stream().map(SummaryWriter::extension).collect(Collectors.joining(", ")))));
        }
        return chosen;
    }

    private static String fileName(String code, Period period, SummaryWriter writer) {
        return OutputFolder.plain(code) + "-" + period + "." + writer.extension();
    }

    private void write(AreaSummary summary, List<SummaryWriter> writers) throws OutputException {
        terminal.out()
                .printf(
                        "%s %s, as of run %d%n",
                        summary.area().name(), summary.period(), summary.run().run());
        for (SummaryWriter writer : writers) {
            Path file = options.out().resolve(fileName(summary.area().code(), summary.period(), writer));
            try {
                writer.write(summary, file);
            } catch (IOException e) {
                throw OutputException.of(file.toAbsolutePath(), e);
            }
            terminal.out().println("  " + file.toAbsolutePath().normalize());
        }
    }
}
