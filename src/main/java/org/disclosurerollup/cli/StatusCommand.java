package org.disclosurerollup.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.database.RunLock;
import org.disclosurerollup.job.AreaStates;
import org.disclosurerollup.job.JdbcRunStore;
import org.disclosurerollup.reporting.AreaState;
import org.disclosurerollup.reporting.StateGrid;
import org.disclosurerollup.reporting.StateGridCsv;
import org.disclosurerollup.reporting.StateGridText;
import org.disclosurerollup.submission.IntakeCounts;
import org.disclosurerollup.submission.JdbcClosedYearStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the last runs, and how each area stands. */
@Command(
        name = "status",
        description = {
            "Shows the last runs: when, by whom, how they ended, what they read or changed; the closed years, "
                    + "and those in which not every area is clean.",
            "",
            "With --year each area of that year: clean; changed, if its own filings, units or rules are other than when "
                    + "it was computed; impacted, if something below it or last year's figures are; or closed. With the "
                    + "reason, the run since which it is so, and the run that last computed it."
        },
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private static final int RUNS = 10;

    @Mixin
    private SharedOptions options = new SharedOptions("--database", "--year");

    @Option(names = "--unit", paramLabel = "CODE", description = "With --year: this area and all that is below it.")
    private String unit;

    @Option(
            names = "--format",
            paramLabel = "text|csv",
            defaultValue = "text",
            description = "With --year. Default: ${DEFAULT-VALUE}.")
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
        if (unit != null || format != StatusFormat.text) {
            throw new UsageException("--unit and --format need --year: the year to look at, such as 2017");
        }
        return showRuns();
    }

    private int showGrid(Period year) throws IOException {
        try (Database database = Database.open(options.database())) {
            AreaStates states = AreaStates.of(database)
                    .orElseThrow(() -> new UsageException(
                            "this database does not know its forms and units yet; consolidate once and ask again"));
            StateGrid grid = states.of(year);
            if (unit != null) {
                grid = grid.below(states.areaOf(unit, year)
                        .orElseThrow(() -> new UsageException("no unit of " + year + " has the code '" + unit + "'")));
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
        try (Database database = Database.open(options.database())) {
            List<JdbcRunStore.RunRow> runs = new JdbcRunStore(database.dataSource()).last(RUNS);
            if (runs.isEmpty()) {
                terminal.out().println("no run yet on this database");
            }
            // Without a process at work, a run that is not completed waits for the next command.
            boolean atWork = RunLock.isHeld(database.dataSource());
            for (JdbcRunStore.RunRow run : runs) {
                terminal.out()
                        .printf(
                                "run %-5d %-10s started %.19s by %s%s%s%n",
                                run.run(),
                                run.status().equals("running") && !atWork ? "unfinished" : run.status(),
                                run.startedAt(),
                                run.operator(),
                                run.subject() == null
                                        ? counts(run.counts())
                                        : ": " + run.command() + " " + run.subject(),
                                run.reason() == null ? "" : ": " + onOneLine(run.reason()));
            }
            new JdbcClosedYearStore(database.dataSource()).closed().forEach(this::print);
            Optional<AreaStates> states = AreaStates.of(database);
            if (states.isPresent()) {
                for (Period year : states.get().notCleanYears()) {
                    String summary = summary(states.get().of(year), atWork);
                    if (!summary.isEmpty()) {
                        terminal.out().println(year + ": " + summary);
                    }
                }
            }
        }
        return ExitCode.DONE;
    }

    private void print(JdbcClosedYearStore.Closing closing) {
        terminal.out()
                .printf(
                        "year %s is closed since run %d on %s by %s%s; %s%n",
                        closing.period(),
                        closing.run(),
                        closing.date(),
                        closing.operator(),
                        closing.reason() == null ? "" : " (" + onOneLine(closing.reason()) + ")",
                        closing.waiting() == 0
                                ? "nothing waits"
                                : "filings that wait for 'reopen': " + closing.waiting());
    }

    /** What is the matter in a year, and what mends it. */
    private static String summary(StateGrid grid, boolean atWork) {
        List<String> parts = new ArrayList<>();
        if (grid.outdated() > 0) {
            parts.add(areas(grid.outdated()) + " outdated by changed forms or rules (rerun)");
        }
        String until = atWork ? "until the run at work is completed" : "until the unfinished run is finished";
        long changed = grid.count(AreaState.State.CHANGED);
        long impacted = grid.count(AreaState.State.IMPACTED);
        if (changed > 0) {
            parts.add(areas(changed) + " changed, " + impacted + " impacted " + until);
        } else if (impacted > 0) {
            parts.add(areas(impacted) + " impacted " + until);
        }
        if (grid.waiting() > 0) {
            parts.add(areas(grid.waiting()) + " reached by changes that wait until the year is reopened");
        }
        return String.join("; ", parts);
    }

    private static String areas(long count) {
        return count == 1 ? "1 area" : count + " areas";
    }

    private static String counts(IntakeCounts counts) {
        return counts == null
                ? ""
                : ": read %d = accepted %d + rejected %d + unchanged %d"
                        .formatted(counts.read(), counts.accepted(), counts.rejected(), counts.unchanged());
    }

    /** A reason may hold anything; what would move the cursor does not reach the terminal. */
    private static String onOneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ");
    }
}
