package org.disclosurerollup.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.database.RunLock;
import org.disclosurerollup.job.JdbcRunStore;
import org.disclosurerollup.submission.IntakeCounts;
import org.disclosurerollup.submission.JdbcClosedYearStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the last runs. */
@Command(
        name = "status",
        description = {
            "Shows the last runs: when, by whom, how they ended, what they read or changed; and the closed years."
        },
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private static final int RUNS = 10;

    @Mixin
    private SharedOptions options = new SharedOptions("--database");

    private final Terminal terminal;

    StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
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
