package org.disclosurerollup.cli;

import java.util.List;
import org.disclosurerollup.job.ConsolidationRun;
import org.disclosurerollup.job.RerunDifference;
import org.disclosurerollup.job.RunOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes in the inbox and computes a year anew from its filings. */
@Command(
        name = "rerun",
        description = {
            "Takes in what is new, as consolidate does, and then computes a year anew from its filings.",
            "",
            "Every filing of the year is judged by the present forms and rules, every area is added up and compared, "
                    + "and so is the year after, whose base it is. What nothing has changed for must come out as it is "
                    + "stored; if it does not, each difference is told, what was computed is stored, and the exit code "
                    + "is 1.",
            "",
            "Needed after forms or rules changed (consolidate marks what they touch, and status shows it), and as a "
                    + "proof of the books at any time."
        },
        mixinStandardHelpOptions = true)
final class RerunCommand extends InboxCommand {

    private static final int MOST_DIFFERENCES = 20;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit trail.")
    private String reason;

    RerunCommand(Terminal terminal) {
        super(terminal);
        options().year("Needed: the year to compute anew and to report.");
    }

    @Override
    void check(SharedOptions.Setup setup) {
        year(setup, "the year to compute anew");
        options().databaseThere();
    }

    @Override
    RunOutcome run(ConsolidationRun run) throws Exception {
        return run.rerun(reason);
    }

    @Override
    boolean showMore(RunOutcome outcome) {
        List<RerunDifference> differences = outcome.differences();
        if (differences.isEmpty()) {
            terminal().out().println("rerun: what nothing had changed for came out as it was stored");
            return false;
        }
        terminal()
                .err()
                .printf(
                        "rollup: ERROR: run %d found %d figures otherwise than they were stored, though nothing had "
                                + "changed for them; it stored what it computed:%n",
                        outcome.run(), differences.size());
        for (RerunDifference difference : differences.subList(0, Math.min(MOST_DIFFERENCES, differences.size()))) {
            terminal()
                    .err()
                    .printf(
                            "  %s %s %s %s %s %s: stored %s, computed %s%n",
                            difference.what(),
                            difference.unitCode(),
                            difference.period(),
                            difference.form(),
                            difference.group(),
                            difference.cell(),
                            difference.stored() == null ? "nothing" : difference.stored(),
                            difference.computed() == null ? "nothing" : difference.computed());
        }
        if (differences.size() > MOST_DIFFERENCES) {
            terminal().err().printf("  … and %d more%n", differences.size() - MOST_DIFFERENCES);
        }
        return true;
    }
}
