package org.disclosurerollup.cli;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.database.RunLock;
import org.disclosurerollup.job.AreaStates;
import org.disclosurerollup.job.JdbcRunHistory;
import org.disclosurerollup.job.RunBoard;
import org.disclosurerollup.reporting.StateGrid;
import org.disclosurerollup.reporting.StateGridCsv;
import org.disclosurerollup.reporting.StateGridText;
import org.disclosurerollup.submission.JdbcClosedYearStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the last runs, and how each area stands. */
@Command(
        name = "status",
        description = {
            "Shows the last ten runs: when, by whom, how long they took and how they ended, what they read or changed "
                    + "and which findings stood behind them; where a run is that is at work or was cut off; how the "
                    + "last completed run differs from the one before; which units are outstanding; the closed "
                    + "years, and those in which not every area is clean.",
            "",
            "May be called while a run is at work, and reads no filings.",
            "",
            "With --year each area of that year: clean; changed, if its own filings, units or rules are other than when "
                    + "it was computed; impacted, if something below it or last year's figures are; or closed. With the "
                    + "reason, the run since which it is so, and the run that last computed it."
        },
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private static final int RUNS = 10;

    @Mixin
    private SharedOptions options =
            new SharedOptions("--database", "--year").year("Shows the areas of this year in place of the runs.");

    @Option(names = "--unit", paramLabel = "CODE", description = "With --year: this area and all that is below it.")
    private String unit;

    @Option(
            names = "--format",
            paramLabel = "text|json|csv",
            defaultValue = "text",
            description = "csv only with --year. Default: ${DEFAULT-VALUE}.")
    private StatusFormat format;

    private final Terminal terminal;

    StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Optional<Period> year = options.yearOnly();
        if (year.isPresent()) {
            return showGrid(year.get());
        }
        if (unit != null || format == StatusFormat.csv) {
            throw new UsageException("--unit and --format csv need --year: the year to look at, such as 2017");
        }
        return showRuns();
    }

    private int showGrid(Period year) throws IOException {
        try (Database database = Database.open(options.databaseThere())) {
            AreaStates states = AreaStates.of(database)
                    .orElseThrow(() -> new UsageException(
                            "this database does not know its forms and units yet; consolidate once and ask again"));
            StateGrid grid = states.of(year);
            if (unit != null) {
                grid = grid.below(states.areaOf(unit, year)
                        .orElseThrow(() -> new UsageException("no unit of " + year + " has the code '" + unit + "'")));
            }
            if (format == StatusFormat.json) {
                terminal.out().println(StatusJson.of(grid));
                return terminal.out().checkError() ? ExitCode.FAILED : ExitCode.DONE;
            }
            if (format == StatusFormat.csv) {
                try (StateGridCsv csv = new StateGridCsv(terminal.out())) {
                    csv.write(grid);
                    csv.finish();
                }
                return terminal.out().checkError() ? ExitCode.FAILED : ExitCode.DONE;
            }
            new StateGridText(terminal.out()).print(grid);
            return ExitCode.DONE;
        }
    }

    private int showRuns() throws Exception {
        try (Database database = Database.open(options.databaseThere())) {
            RunBoard board = RunBoard.of(database, RunLock.isHeld(database.dataSource()), RUNS);
            List<JdbcClosedYearStore.Closing> closings = new JdbcClosedYearStore(database.dataSource()).closed();
            List<YearState> years = notCleanYears(database);
            if (format == StatusFormat.json) {
                terminal.out().println(StatusJson.of(board, closings, years));
            } else {
                new StatusText(terminal, ZoneId.systemDefault()).print(board, closings, years);
            }
        }
        return terminal.out().checkError() ? ExitCode.FAILED : ExitCode.DONE;
    }

    /** Forms and units are read only where they are needed: those of a whole country take a while. */
    private static List<YearState> notCleanYears(Database database) throws IOException {
        if (!new JdbcRunHistory(database.dataSource()).isAnythingNotClean()) {
            return List.of();
        }
        Optional<AreaStates> states = AreaStates.of(database);
        return states.isEmpty()
                ? List.of()
                : states.get().notCleanYears().stream()
                        .map(year -> YearState.of(states.get().of(year)))
                        .filter(year -> !year.isClean())
                        .toList();
    }
}
