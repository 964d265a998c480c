package org.disclosurerollup.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.job.ConsolidationRun;
import org.disclosurerollup.job.DatabaseBusyException;
import org.disclosurerollup.job.RefusedException;
import org.disclosurerollup.job.RunFailedException;
import org.disclosurerollup.job.RunRequest;
import org.disclosurerollup.reporting.AreaTable;
import org.disclosurerollup.reporting.ConsoleTable;
import org.disclosurerollup.reporting.OutputException;
import org.disclosurerollup.reporting.Report;
import picocli.CommandLine.Mixin;

/** A command that makes a run. */
abstract class RunCommand implements Callable<Integer> {

    @Mixin
    private SharedOptions options;

    private final Terminal terminal;

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What is done with a run; answers the exit code. */
    @FunctionalInterface
    interface Work {
        int on(ConsolidationRun run) throws Exception;
    }

    /** Opens the database, does the work, and words what kept it from being done. */
    int run(SharedOptions.Setup setup, Optional<Period> yearReported, String operator, Work work) throws Exception {
        RunRequest request = new RunRequest(
                setup.catalogue(),
                setup.rules(),
                setup.units(),
                setup.rights(),
                options.inbox(),
                options.out(),
                yearReported,
                operator);
        try (Database database = Database.open(options.database())) {
            options.keepSampleOut(database, setup.units());
            options.keepRights(database, setup.rights());
            return work.on(new ConsolidationRun(database, request, new TerminalProgress(terminal)));
        } catch (RefusedException e) {
            throw new UsageException(e.getMessage());
        } catch (DatabaseBusyException e) {
            return busy(e);
        } catch (RunFailedException e) {
            return failed(e);
        }
    }

    private int busy(DatabaseBusyException e) {
        terminal.err()
                .println("rollup: another run is at work on this database: " + e.getMessage()
                        + "\n        Nothing was done; call this again when it has ended.");
        return ExitCode.BUSY;
    }

    private int failed(RunFailedException e) {
        terminal.err()
                .println("rollup: run " + e.run() + " failed: " + Rollup.reason(e) + "\n        Nothing is lost; "
                        + (e.getCause() instanceof OutputException ? "after that " : "")
                        + "the same command finishes it.");
        if (options.stacktrace()) {
            e.printStackTrace(terminal.err());
        }
        return ExitCode.FAILED;
    }

    static void printTables(Terminal terminal, Report report) {
        ConsoleTable console = new ConsoleTable(terminal.out(), terminal.colour());
        for (AreaTable table : report.tables()) {
            console.print(table);
        }
        if (report.tablesLeftOut() > 0) {
            terminal.out().println();
            terminal.out().println("… 另有 " + report.tablesLeftOut() + " 张城市表未列出,见 comparison.csv");
        }
        terminal.out().println();
    }

    /** All findings, and how many of them are answered if any are. */
    static String findings(Report report) {
        List<String> answered = new ArrayList<>();
        if (report.explainedFindings() > 0) {
            answered.add(report.explainedFindings() + " explained");
        }
        if (report.acceptedFindings() > 0) {
            answered.add(report.acceptedFindings() + " accepted");
        }
        return "findings: %d hard, %d soft%s%s"
                .formatted(
                        report.hardFindings(),
                        report.softFindings(),
                        answered.isEmpty() ? "" : " (" + String.join(", ", answered) + ")",
                        report.notes() == 0 ? "" : "; notes: " + report.notes());
    }

    Terminal terminal() {
        return terminal;
    }

    SharedOptions options() {
        return options;
    }

    /** The year named by {@code --year}, where one is needed. */
    static Period year(SharedOptions.Setup setup, String meaning) {
        return setup.year().orElseThrow(() -> new UsageException("--year is missing: " + meaning + ", such as 2017"));
    }
}
