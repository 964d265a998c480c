package org.disclosurerollup.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.job.Change;
import org.disclosurerollup.job.ChangeOutcome;
import org.disclosurerollup.job.ConsolidationRun;
import org.disclosurerollup.job.DatabaseBusyException;
import org.disclosurerollup.job.RefusedException;
import org.disclosurerollup.job.RunFailedException;
import org.disclosurerollup.job.RunRequest;
import org.disclosurerollup.reporting.Report;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that makes a {@link Change} to the books and consolidates what it reaches. */
abstract class ChangeCommand implements Callable<Integer> {

    @Mixin
    private SharedOptions options;

    @Option(
            names = "--operator",
            paramLabel = "NAME",
            description = "Who decides this, for the audit trail. Default: the operating system's user.")
    private String operator = System.getProperty("user.name");

    private final Terminal terminal;

    ChangeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * What is to be changed.
     *
     * @param by who decides it, not blank
     * @throws UsageException if the options do not say it
     */
    abstract Change change(SharedOptions.Setup setup, String by);

    /** What the command did, as {@code accepted}, to stand before the subject of its run. */
    abstract String done();

    /** Whether it changes figures, which are worth a look. */
    boolean showsTables() {
        return true;
    }

    /** The year whose outputs are written; if empty, every year that the change reaches. */
    Optional<Period> yearReported(SharedOptions.Setup setup) {
        return Optional.empty();
    }

    @Override
    public Integer call() throws Exception {
        SharedOptions.Setup setup = options.read();
        String by = operator.strip();
        if (by.isEmpty()) {
            throw new UsageException("--operator is empty: say who decides this");
        }
        Change change = change(setup, by);
        options.checkOut();
        RunRequest request = new RunRequest(
                setup.catalogue(),
                setup.rules(),
                setup.units(),
                options.inbox(),
                options.out(),
                yearReported(setup),
                change.operator());
        try (Database database = Database.open(options.database())) {
            options.keepSampleOut(database, setup.units());
            show(change, new ConsolidationRun(database, request, new TerminalProgress(terminal)).enter(change));
            return ExitCode.DONE;
        } catch (RefusedException e) {
            throw new UsageException(e.getMessage());
        } catch (DatabaseBusyException e) {
            return InboxCommand.busy(terminal, e);
        } catch (RunFailedException e) {
            return InboxCommand.failed(terminal, e, options.stacktrace());
        }
    }

    private void show(Change change, ChangeOutcome outcome) {
        Report report = outcome.run().report();
        if (showsTables()) {
            InboxCommand.printTables(terminal, report);
        }
        terminal.out()
                .printf(
                        "run %d %s: %s %s, for %s; %s%n",
                        outcome.run().run(),
                        outcome.run().resumed() ? "resumed and completed" : "completed",
                        done(),
                        outcome.subject(),
                        change.operator(),
                        InboxCommand.findings(report));
        terminal.out().println("outputs: " + report.folder().toAbsolutePath().normalize());
    }

    Terminal terminal() {
        return terminal;
    }

    SharedOptions options() {
        return options;
    }

    /** The year named by {@code --year}, which these commands need. */
    static Period year(SharedOptions.Setup setup, String meaning) {
        return setup.year().orElseThrow(() -> new UsageException("--year is missing: " + meaning + ", such as 2017"));
    }

    /** The form of that name, which must be one for the year. */
    static Form form(SharedOptions.Setup setup, String name, Period period) {
        Form known = setup.catalogue().form(name);
        if (known == null) {
            List<String> ids = setup.catalogue().forms().stream().map(Form::id).toList();
            throw new UsageException("no form '" + name + "'; there are " + String.join(", ", ids));
        }
        if (!known.isValidIn(period)) {
            throw new UsageException("form " + name + " is for " + known.years() + ", not for " + period);
        }
        return known;
    }

    /** The code, if there is such a unit. */
    static String unit(SharedOptions.Setup setup, String code) {
        if (setup.units().ofCode(code).isEmpty()) {
            throw new UsageException("no unit in units.csv has the code '" + code + "'");
        }
        return code;
    }
}
