package org.disclosurerollup.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.job.AcceptanceOutcome;
import org.disclosurerollup.job.ConsolidationRun;
import org.disclosurerollup.job.DatabaseBusyException;
import org.disclosurerollup.job.NotAcceptableException;
import org.disclosurerollup.job.RunFailedException;
import org.disclosurerollup.job.RunRequest;
import org.disclosurerollup.reporting.Report;
import org.disclosurerollup.submission.Acceptance;
import org.disclosurerollup.submission.Scope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts a submission despite its hard findings (强制上报). */
@Command(
        name = "accept",
        description = {
            "Counts a submission despite its hard findings, because somebody answers for it (强制上报).",
            "",
            "Its figures become the next revision, marked with the reason and the operator in every "
                    + "output, and the years that this changes are consolidated again. A later correction by the "
                    + "unit replaces it. --year is the year of the submission."
        },
        mixinStandardHelpOptions = true)
final class AcceptCommand implements Callable<Integer> {

    @Mixin
    private SharedOptions options;

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

    @Option(
            names = "--operator",
            paramLabel = "NAME",
            description = "Who accepts it, for the audit trail. Default: the operating system's user.")
    private String operator = System.getProperty("user.name");

    private final Terminal terminal;

    AcceptCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        SharedOptions.Setup setup = options.read();
        Acceptance acceptance = acceptance(setup);
        options.checkOut();
        RunRequest request = new RunRequest(
                setup.catalogue(),
                setup.rules(),
                setup.units(),
                options.inbox(),
                options.out(),
                Optional.empty(),
                acceptance.operator());
        try (Database database = Database.open(options.database())) {
            show(
                    acceptance,
                    new ConsolidationRun(database, request, new TerminalProgress(terminal)).accept(acceptance));
            return ExitCode.DONE;
        } catch (NotAcceptableException e) {
            throw new UsageException(e.getMessage());
        } catch (DatabaseBusyException e) {
            return ConsolidateCommand.busy(terminal, e);
        } catch (RunFailedException e) {
            return ConsolidateCommand.failed(terminal, e, options.stacktrace());
        }
    }

    private Acceptance acceptance(SharedOptions.Setup setup) {
        Period period = setup.year()
                .orElseThrow(() -> new UsageException("--year is missing: the year of the submission, such as 2017"));
        if (setup.units().ofCode(unit).isEmpty()) {
            throw new UsageException("no unit in units.csv has the code '" + unit + "'");
        }
        Form known = setup.catalogue().form(form);
        if (known == null) {
            List<String> ids = setup.catalogue().forms().stream().map(Form::id).toList();
            throw new UsageException("no form '" + form + "'; there are " + String.join(", ", ids));
        }
        if (!known.isValidIn(period)) {
            throw new UsageException("form " + form + " is for " + known.years() + ", not for " + period);
        }
        Acceptance acceptance = new Acceptance(unit, known, period, scope(), reason, operator);
        if (acceptance.reason().isBlank()) {
            throw new UsageException("--reason is empty: say why the submission is accepted");
        }
        if (acceptance.operator().isBlank()) {
            throw new UsageException("--operator is empty: say who accepts the submission");
        }
        return acceptance;
    }

    private Scope scope() {
        return scope == null
                ? null
                : Scope.parse(scope)
                        .orElseThrow(() -> new UsageException("--scope is own or area, not '" + scope + "'"));
    }

    private void show(Acceptance acceptance, AcceptanceOutcome outcome) {
        Report report = outcome.run().report();
        ConsolidateCommand.printTables(terminal, report);
        terminal.out()
                .printf(
                        "run %d %s: accepted %s %s %s (scope %s), revision %d with the figures of revision %d, for %s; %s%n",
                        outcome.run().run(),
                        outcome.run().resumed() ? "resumed and completed" : "completed",
                        acceptance.unitCode(),
                        acceptance.period(),
                        acceptance.form().id(),
                        outcome.accepted().scope().code(),
                        outcome.accepted().revision(),
                        outcome.accepted().acceptedRevision(),
                        outcome.accepted().acceptedBy(),
                        ConsolidateCommand.findings(report));
        terminal.out().println("outputs: " + report.folder().toAbsolutePath().normalize());
    }
}
