package org.disclosurerollup.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.job.JdbcRunChooser;
import org.disclosurerollup.job.PastReport;
import org.disclosurerollup.job.RunChoiceException;
import org.disclosurerollup.reporting.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the outputs of a completed run again. */
@Command(
        name = "report",
        description = {
            "Writes the outputs of the last run, or of an earlier one, again.",
            "",
            "They are the same to the byte as those that run wrote, whatever was corrected since, with the forms and "
                    + "units as that run found them. Nothing is computed or stored, and it may be called while a run "
                    + "is at work."
        },
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    @Mixin
    private SharedOptions options = new SharedOptions("--database", "--out", "--year")
            .year("The year to report. Default: what that run reported.");

    @Option(
            names = "--as-of",
            paramLabel = "RUN|DATE|published",
            description =
                    "The run: its number, a day whose last run it is, or the one published for --unit and --year. "
                            + "Default: the last that was completed.")
    private String asOf;

    @Option(names = "--unit", paramLabel = "CODE", description = "The area of the publication.")
    private String unit;

    private final Terminal terminal;

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Optional<Period> year = options.yearOnly();
        options.checkOutputs();
        try (Database database = Database.open(options.databaseThere())) {
            JdbcRunChooser runs = new JdbcRunChooser(database.dataSource());
            long run = runs.named(asOf, unit, year.orElse(null));
            Report report = new PastReport(database).write(run, year, options.out());
            RunCommand.printTables(terminal, report);
            terminal.out().printf("as of run %d; %s%n", run, RunCommand.findings(report));
            MissingFigures.of(report).forEach(terminal.out()::println);
            terminal.out()
                    .println("outputs: " + report.folder().toAbsolutePath().normalize());
            return ExitCode.DONE;
        } catch (RunChoiceException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
