package org.disclosurerollup.cli;

import java.util.Optional;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.job.Change;
import org.disclosurerollup.job.CloseChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Closes a year (封账). */
@Command(
        name = "close",
        description = {
            "Closes a year: its figures stay as they are until it is reopened (封账).",
            "",
            "What is filed for the year from then on, corrections and withdrawals too, is taken in, checked and "
                    + "kept, but waits: it changes no total before 'reopen'. 'status' and findings.csv show what "
                    + "waits. Accepting a filing and adjusting a total of the year are refused.",
            "",
            "Growth of the year still moves when last year's figures do; close that year as well."
        },
        mixinStandardHelpOptions = true)
final class CloseCommand extends ChangeCommand {

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why it is closed.")
    private String reason;

    CloseCommand(Terminal terminal) {
        super(terminal);
        options().year("Needed: the year to close and to report.");
    }

    @Override
    Change change(SharedOptions.Setup setup, String by) {
        boolean said = reason != null && !reason.isBlank();
        return new CloseChange(year(setup, "the year to close"), said ? reason.strip() : null, by);
    }

    @Override
    String done() {
        return "closed";
    }

    @Override
    Optional<Period> yearReported(SharedOptions.Setup setup) {
        return setup.year();
    }
}
