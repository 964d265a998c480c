package org.disclosurerollup.cli;

import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.job.AcceptChange;
import org.disclosurerollup.job.Change;
import org.disclosurerollup.submission.Acceptance;
import org.disclosurerollup.submission.Scope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Counts a submission despite its hard findings (强制上报). */
@Command(
        name = "accept",
        description = {
            "Counts a submission despite its hard findings, because somebody answers for it (强制上报).",
            "",
            "Its figures become the next revision, marked with the reason and the operator in every "
                    + "output, and the years that this changes are consolidated again. A later correction by the "
                    + "unit replaces it."
        },
        mixinStandardHelpOptions = true)
final class AcceptCommand extends ChangeCommand {

    @Option(names = "--unit", paramLabel = "CODE", required = true, description = "Code of the unit that filed it.")
    private String unit;

    @Option(names = "--form", paramLabel = "F", required = true, description = "Its form, such as work-report.")
    private String form;

    @Option(
            names = "--scope",
            paramLabel = "own|area",
            description = "The unit's own figures or its whole area's. Needed only where both are rejected.")
    private String scope;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why it is accepted.")
    private String reason;

    AcceptCommand(Terminal terminal) {
        super(terminal);
        options().year("Needed: the year of the submission.");
    }

    @Override
    Change change(SharedOptions.Setup setup, String by) {
        Period period = year(setup, "the year of the submission");
        String code = unit(setup, unit);
        Acceptance acceptance =
                new Acceptance(code, FormOption.of(form, setup.catalogue(), period), period, scope(), reason, by);
        if (acceptance.reason().isBlank()) {
            throw new UsageException("--reason is empty: say why the submission is accepted");
        }
        if (acceptance.operator().isBlank()) {
            throw new UsageException("--operator is empty: say who accepts the submission");
        }
        return new AcceptChange(acceptance);
    }

    @Override
    String done() {
        return "accepted";
    }

    private Scope scope() {
        return scope == null
                ? null
                : Scope.parse(scope)
                        .orElseThrow(() -> new UsageException("--scope is own or area, not '" + scope + "'"));
    }
}
