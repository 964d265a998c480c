package org.disclosurerollup.cli;

import java.io.IOException;
import java.nio.file.Files;
import org.disclosurerollup.job.ConsolidationRun;
import org.disclosurerollup.job.DryRun;
import org.disclosurerollup.job.RunOutcome;
import org.disclosurerollup.reporting.Report;
import org.disclosurerollup.submission.access.Binding;
import picocli.CommandLine.Option;

/** A command that takes in the inbox and consolidates. */
abstract class InboxCommand extends RunCommand {

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

    @Option(
            names = "--spread",
            description = "Let 'rollup worker' processes that use the same database read files ahead. The result is the"
                    + " same with any number of them, and without.")
    private boolean spread;

    private ScratchDatabase scratch;

    InboxCommand(Terminal terminal) {
        super(terminal);
    }

    /** Whether nothing is to be stored or written. */
    boolean isDry() {
        return false;
    }

    /** Looks at the options before anything is begun. */
    void check(SharedOptions.Setup setup) {}

    abstract RunOutcome run(ConsolidationRun run) throws Exception;

    @Override
    int perform() throws Exception {
        SharedOptions.Setup setup = read();
        if (options().isSampleInbox()) {
            terminal()
                    .err()
                    .println("rollup: no --inbox named: taking in the sample, "
                            + options().inbox());
        }
        options().checkInbox();
        warnOfFoldersNotThere(setup);
        check(setup);
        if (isDry()) {
            return rehearse(setup);
        }
        options().checkOutputs();
        return run(setup, setup.year(), operator, begun -> show(run(spread ? begun.withSpreadReading() : begun)));
    }

    /** A slip in a folder's name would leave the folder that was meant open to all. */
    private void warnOfFoldersNotThere(SharedOptions.Setup setup) {
        for (Binding binding : setup.rights().bindings().all()) {
            if (!Files.isDirectory(options().inbox().resolve(binding.folder()))) {
                terminal()
                        .err()
                        .println("rollup: the inbox has no folder '" + binding.folder() + "', which is bound to "
                                + String.join(", ", binding.units()));
            }
        }
    }

    @Override
    boolean isToBeTold() {
        return !isDry();
    }

    private int rehearse(SharedOptions.Setup setup) throws Exception {
        try (ScratchDatabase nothingYet = ScratchDatabase.insteadOf(options().database())) {
            scratch = nothingYet;
            return rehearsed(setup);
        }
    }

    @Override
    String location() throws IOException {
        return isDry() ? scratch.location() : super.location();
    }

    private int rehearsed(SharedOptions.Setup setup) throws Exception {
        return run(setup, setup.year(), operator, begun -> {
            DryRun rehearsed = begun.dryRun();
            new DryRunText(terminal(), setup.units()).print(rehearsed);
            result("dry run completed: read %d = accepted %d + rejected %d + unchanged %d; findings: %d hard, %d soft; "
                            .formatted(
                                    rehearsed.counts().read(),
                                    rehearsed.counts().accepted(),
                                    rehearsed.counts().rejected(),
                                    rehearsed.counts().unchanged(),
                                    rehearsed.hard(),
                                    rehearsed.soft())
                    + "nothing was stored or written");
            return exitCode(rehearsed.openHard(), rehearsed.openSoft());
        });
    }

    private int exitCode(long openHard, long openSoft) {
        return failOn != null && failOn.fails(openHard, openSoft) ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    /** What the run's last lines say besides; answers whether the run went wrong. */
    boolean showMore(RunOutcome outcome) {
        return false;
    }

    private int show(RunOutcome outcome) {
        Report report = outcome.report();
        watch().setOutcome(outcome);
        printTables(terminal(), report);
        result("run %d %s: read %d = accepted %d + rejected %d + unchanged %d; %s%s%s"
                .formatted(
                        outcome.run(),
                        outcome.resumed() ? "resumed and completed" : "completed",
                        outcome.counts().read(),
                        outcome.counts().accepted(),
                        outcome.counts().rejected(),
                        outcome.counts().unchanged(),
                        findings(report),
                        outcome.isNews() ? "" : "; nothing is new",
                        outcome.remarks().isEmpty() ? "" : "; see below what was left in the inbox"));
        outcome.remarks().forEach(terminal().out()::println);
        if (outcome.waiting() > 0) {
            terminal()
                    .out()
                    .println("of these " + outcome.waiting()
                            + " wait because their year is closed; 'rollup status' lists" + " the closed years");
        }
        if (outcome.counts().read() == 0) {
            terminal().out().println("no submission in " + options().inbox());
        }
        showMissing(outcome);
        if (!outcome.outdatedYears().isEmpty()) {
            terminal()
                    .out()
                    .println("forms or rules changed since filings of " + String.join(", ", outcome.outdatedYears())
                            + " were judged; rollup rerun --year Y judges a year anew");
        }
        terminal().out().println("outputs: " + report.folder().toAbsolutePath().normalize());
        if (showMore(outcome)) {
            return ExitCode.FAILED;
        }
        return exitCode(report.openHardFindings(), report.openSoftFindings());
    }
}
