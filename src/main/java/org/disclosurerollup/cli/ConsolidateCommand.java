package org.disclosurerollup.cli;

import org.disclosurerollup.job.ConsolidationRun;
import org.disclosurerollup.job.RunOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes in the inbox, adds up, compares with last year, writes the outputs. */
@Command(
        name = "consolidate",
        description = {
            "Takes in what is new, checks it, adds it up, compares it with last year and writes the " + "outputs.",
            "",
            "Tables: totals.csv, comparison.csv, findings.csv, review.csv, coverage.csv, ranking.csv "
                    + "and a page for each area in html/. What goes back to the units: notices/ (a page for each "
                    + "unit with findings), notices.csv, outstanding.csv; what they have corrected: cured.csv.",
            "",
            "Can be started again at any time: what was taken in is not taken in twice, and a run that "
                    + "was interrupted is finished first."
        },
        mixinStandardHelpOptions = true)
final class ConsolidateCommand extends InboxCommand {

    @Option(
            names = "--dry-run",
            description = "Says what would be taken in and changed, and leaves database and outputs as they are. Tells "
                    + "no webhook and writes no metrics.")
    private boolean dryRun;

    ConsolidateCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    boolean isDry() {
        return dryRun;
    }

    @Override
    RunOutcome run(ConsolidationRun run) throws Exception {
        return run.run();
    }
}
