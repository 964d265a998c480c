package org.disclosurerollup.cli;

import java.util.Optional;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.job.Change;
import org.disclosurerollup.job.ChangeOutcome;
import org.disclosurerollup.reporting.Report;
import picocli.CommandLine.Option;

/** A command that makes a {@link Change} to the books and consolidates what it reaches. */
abstract class ChangeCommand extends RunCommand {

    @Option(
            names = "--operator",
            paramLabel = "NAME",
            description = "Who decides this, for the audit trail. Default: the operating system's user.")
    private String operator = System.getProperty("user.name");

    ChangeCommand(Terminal terminal) {
        super(terminal);
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
    int perform() throws Exception {
        SharedOptions.Setup setup = read();
        String by = operator.strip();
        if (by.isEmpty()) {
            throw new UsageException("--operator is empty: say who decides this");
        }
        Change change = change(setup, by);
        options().checkOutputs();
        return run(setup, yearReported(setup), change.operator(), run -> {
            show(change, run.enter(change));
            return ExitCode.DONE;
        });
    }

    @Override
    String location() {
        return options().databaseThere();
    }

    private void show(Change change, ChangeOutcome outcome) {
        Report report = outcome.run().report();
        if (showsTables()) {
            printTables(terminal(), report);
        }
        watch().setOutcome(outcome.run());
        result("run %d %s: %s %s, for %s; %s"
                .formatted(
                        outcome.run().run(),
                        outcome.run().resumed() ? "resumed and completed" : "completed",
                        done(),
                        outcome.subject(),
                        change.operator(),
                        findings(report)));
        showMissing(outcome.run());
        terminal().out().println("outputs: " + report.folder().toAbsolutePath().normalize());
    }

    /** The code, if there is such a unit. */
    static String unit(SharedOptions.Setup setup, String code) {
        if (!setup.units().isKnown(code)) {
            throw new UsageException("no unit in units.csv has the code '" + code + "'");
        }
        return code;
    }
}
