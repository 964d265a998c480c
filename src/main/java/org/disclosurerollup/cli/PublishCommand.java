package org.disclosurerollup.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.job.Change;
import org.disclosurerollup.job.PublishChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Freezes the figures of an area for a year. */
@Command(
        name = "publish",
        description = {
            "Freezes the figures of an area and all below it for a year, as the last completed run has them.",
            "",
            "The tables go to published/<number>/ in --out, with their SHA-256 in SHA256SUMS and in the database. "
                    + "Whatever is corrected later, every output shows the published figure beside the new one and "
                    + "marks it 重述; diff --from published tells what moved it, and report --as-of published "
                    + "writes the outputs of that run again."
        },
        mixinStandardHelpOptions = true)
final class PublishCommand extends ChangeCommand {

    @Option(names = "--unit", paramLabel = "CODE", required = true, description = "The area, such as 610400.")
    private String unit;

    @Option(names = "--reason", paramLabel = "TEXT", description = "A remark for the audit trail.")
    private String reason;

    PublishCommand(Terminal terminal) {
        super(terminal);
        options().year("Needed: the year to publish and to report.");
    }

    @Override
    Change change(SharedOptions.Setup setup, String by) {
        Period period = year(setup, "the year to publish");
        Path published = options().out().resolve("published");
        Destination.checkFolder("--out", published);
        return new PublishChange(unit(setup, unit), period, published, by, reason);
    }

    @Override
    Optional<Period> yearReported(SharedOptions.Setup setup) {
        return setup.year();
    }

    @Override
    boolean showsTables() {
        return false;
    }

    @Override
    String done() {
        return "published";
    }
}
