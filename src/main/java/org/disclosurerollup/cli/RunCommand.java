package org.disclosurerollup.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.database.DatabaseAhead;
import org.disclosurerollup.job.BatchContext;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that makes a run. */
abstract class RunCommand implements Callable<Integer> {

    @Mixin
    private SharedOptions options = new SharedOptions();

    @Mixin
    private WatchOptions watchOptions;

    @Spec
    private CommandSpec spec;

    private Terminal terminal;
    private RunWatch watch;
    private Optional<DatabaseAhead> ahead = Optional.empty();

    /** What could be made ahead; looked at only once the database is there. */
    private Optional<BatchContext> prepared = Optional.empty();

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Does what the command is for; answers the exit code. */
    abstract int perform() throws Exception;

    @Override
    public final Integer call() throws IOException {
        watchOptions.check(options);
        try (RunWatch begun = RunWatch.begin(watchOptions, terminal, spec.name(), WallClock.SYSTEM)) {
            watch = begun;
            terminal = begun.terminal();
            int exitCode = performed();
            if (isToBeTold()) {
                begun.ended(exitCode);
            }
            return exitCode;
        }
    }

    private int performed() {
        try {
            return perform();
        } catch (Exception e) {
            watch.setMessage(Rollup.messageOf(e));
            return Rollup.fail(terminal, e);
        } finally {
            ahead.ifPresent(DatabaseAhead::close);
        }
    }

    /** Reads what the options name, and meanwhile begins to open the database for {@link #run}. */
    SharedOptions.Setup read() throws IOException {
        ahead = options.databaseAhead().flatMap(place -> DatabaseAhead.begin(place, this::prepare));
        return options.read();
    }

    private void prepare(Database opened) {
        BatchContext context = BatchContext.on(opened);
        prepared = Optional.of(context);
        context.warmUp();
    }

    private Database open() throws IOException {
        String place = location();
        return ahead.isPresent() && ahead.get().location().equals(place)
                ? ahead.get().take()
                : Database.open(place);
    }

    /** The database to work on. */
    String location() throws IOException {
        return options.database();
    }

    /** Whether the result is news to anybody but who called the command. */
    boolean isToBeTold() {
        return true;
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
        watch.setOperator(operator);
        try (Database database = open()) {
            options.keepSampleOut(database, setup.units());
            options.keepRights(database, setup.rights());
            try {
                return work.on(new ConsolidationRun(database, request, watch, prepared));
            } finally {
                watch.look(database);
            }
        } catch (RefusedException e) {
            throw new UsageException(e.getMessage());
        } catch (DatabaseBusyException e) {
            return busy(e);
        } catch (RunFailedException e) {
            return failed(e);
        }
    }

    private int busy(DatabaseBusyException e) {
        String message = "another run is at work on this database: " + e.getMessage();
        watch.setMessage(message);
        terminal.err().println("rollup: " + message + "\n        Nothing was done; call this again when it has ended.");
        return ExitCode.BUSY;
    }

    private int failed(RunFailedException e) {
        String message = "run " + e.run() + " failed: " + Rollup.reason(e);
        watch.setMessage(message);
        terminal.err()
                .println("rollup: " + message + "\n        Nothing is lost; "
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

    /** Says which areas lost their figures, in the log as well, and which years have none. */
    void showMissing(RunOutcome outcome) {
        if (!outcome.lost().isEmpty()) {
            String lost = MissingFigures.of(outcome.lost(), outcome.run());
            watch.figuresLost(lost);
            terminal.out().println(lost);
        }
        MissingFigures.of(outcome.report()).forEach(terminal.out()::println);
    }

    /** Prints the command's one line and has it told. */
    void result(String line) {
        watch.setMessage(line);
        terminal.out().println(line);
    }

    RunWatch watch() {
        return watch;
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
