package org.disclosurerollup.cli;

import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.job.Change;
import org.disclosurerollup.job.ReopenChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reopens a closed year. */
@Command(
        name = "reopen",
        description = {
            "Reopens a closed year, and takes in what was filed for it meanwhile.",
            "",
            "The filings that waited take effect in the order in which they came, as if the year had never been "
                    + "closed, and the years that they change are consolidated again."
        },
        mixinStandardHelpOptions = true)
final class ReopenCommand extends ChangeCommand {

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why it is reopened.")
    private String reason;

    ReopenCommand(Terminal terminal) {
        super(terminal);
        options().year("Needed: the year to reopen.");
    }

    @Override
    Change change(SharedOptions.Setup setup, String by) {
        Period year = year(setup, "the year to reopen");
        if (reason.isBlank()) {
            throw new UsageException("--reason is empty: say why the year is reopened");
        }
        return new ReopenChange(year, reason.strip(), by);
    }

    @Override
    String done() {
        return "reopened";
    }
}
