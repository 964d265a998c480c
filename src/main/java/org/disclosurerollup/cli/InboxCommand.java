package org.disclosurerollup.cli;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.job.ConsolidationRun;
import org.disclosurerollup.job.DatabaseBusyException;
import org.disclosurerollup.job.RefusedException;
import org.disclosurerollup.job.RunFailedException;
import org.disclosurerollup.job.RunOutcome;
import org.disclosurerollup.job.RunRequest;
import org.disclosurerollup.reporting.AreaTable;
import org.disclosurerollup.reporting.ConsoleTable;
import org.disclosurerollup.reporting.OutputException;
import org.disclosurerollup.reporting.Report;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that takes in the inbox and consolidates. */
abstract class InboxCommand implements Callable<Integer> {

    @Mixin
    private SharedOptions options;

    @Option(
            names = "--fail-on",
            paramLabel = "hard|soft",
            description = "End with exit code 3 if there are such findings (soft: or hard ones) that nobody "
                    + "explained or accepted.")
    private FailOn failOn;

    @Option(
            names = "--operator",
            paramLabel = "NAME",
            description = "Who runs this, for the audit trail. Default: the operating system's user.")
    private String operator = System.getProperty("user.name");

    private final Terminal terminal;

    InboxCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Looks at the options before anything is begun. */
    void check(SharedOptions.Setup setup) {}

    abstract RunOutcome run(ConsolidationRun run) throws Exception;

    @Override
    public Integer call() throws Exception {
        SharedOptions.Setup setup = options.read();
        if (options.isSampleInbox()) {
            terminal.err().println("rollup: no --inbox named: taking in the sample, " + options.inbox());
        }
        if (!Files.exists(options.inbox())) {
            throw new UsageException("no such inbox: " + options.inbox());
        }
        check(setup);
        options.checkOut();
        RunRequest request = new RunRequest(
                setup.catalogue(),
                setup.rules(),
                setup.units(),
                options.inbox(),
                options.out(),
                setup.year(),
                operator);
        try (Database database = Database.open(options.database())) {
            options.keepSampleOut(database, setup.units());
            return show(run(new ConsolidationRun(database, request, new TerminalProgress(terminal))));
        } catch (RefusedException e) {
            throw new UsageException(e.getMessage());
        } catch (DatabaseBusyException e) {
            return busy(terminal, e);
        } catch (RunFailedException e) {
            return failed(terminal, e, options.stacktrace());
        }
    }

    static int busy(Terminal terminal, DatabaseBusyException e) {
        terminal.err().println("rollup: another run is at work on this database: " + e.getMessage());
        return ExitCode.BUSY;
    }

    static int failed(Terminal terminal, RunFailedException e, boolean stacktrace) {
        terminal.err()
                .println("rollup: run " + e.run() + " failed: " + Rollup.reason(e) + "\n        Nothing is lost; "
                        + (e.getCause() instanceof OutputException ? "after that " : "")
                        + "the same command finishes it.");
        if (stacktrace) {
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
        return "findings: %d hard, %d soft%s"
                .formatted(
                        report.hardFindings(),
                        report.softFindings(),
                        answered.isEmpty() ? "" : " (" + String.join(", ", answered) + ")");
    }

    /** What the run's last lines say besides; answers whether the run went wrong. */
    boolean showMore(RunOutcome outcome) {
        return false;
    }

    Terminal terminal() {
        return terminal;
    }

    private int show(RunOutcome outcome) {
        Report report = outcome.report();
        printTables(terminal, report);
        terminal.out()
                .printf(
                        "run %d %s: read %d = accepted %d + rejected %d + unchanged %d; %s%s%n",
                        outcome.run(),
                        outcome.resumed() ? "resumed and completed" : "completed",
                        outcome.counts().read(),
                        outcome.counts().accepted(),
                        outcome.counts().rejected(),
                        outcome.counts().unchanged(),
                        findings(report),
                        outcome.isNews() ? "" : "; nothing is new");
        if (outcome.waiting() > 0) {
            terminal.out()
                    .println("of these " + outcome.waiting()
                            + " wait because their year is closed; 'rollup status' lists" + " the closed years");
        }
        if (outcome.counts().read() == 0) {
            terminal.out().println("no submission in " + options.inbox());
        }
        if (report.periods().isEmpty()) {
            terminal.out().println("no figures for what was asked: the tables hold headers only");
        }
        if (!outcome.outdatedYears().isEmpty()) {
            terminal.out()
                    .println("forms or rules changed since filings of " + String.join(", ", outcome.outdatedYears())
                            + " were judged; rollup rerun --year Y judges a year anew");
        }
        terminal.out().println("outputs: " + report.folder().toAbsolutePath().normalize());
        if (showMore(outcome)) {
            return ExitCode.FAILED;
        }
        boolean fails = failOn != null && failOn.fails(report.openHardFindings(), report.openSoftFindings());
        return fails ? ExitCode.FINDINGS : ExitCode.DONE;
    }
}
