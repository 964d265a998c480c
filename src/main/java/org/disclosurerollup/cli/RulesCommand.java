package org.disclosurerollup.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.validation.Rule;
import org.disclosurerollup.validation.ruleset.FilledForm;
import org.disclosurerollup.validation.ruleset.MutationCheck;
import org.disclosurerollup.validation.ruleset.RuleSetCheck;
import org.disclosurerollup.validation.ruleset.RuleSetReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Examines the rules of the forms, for whoever edits them. */
@Command(
        name = "rules",
        description = {
            "Examines the rules of the forms: contradictions, redundancies, cells that no rule " + "watches.",
            "",
            "Needs no database. Ends with exit code 3 if rules contradict each other."
        },
        mixinStandardHelpOptions = true)
final class RulesCommand implements Callable<Integer> {

    @Mixin
    private SharedOptions options = new SharedOptions("--forms");

    @Option(names = "--form", paramLabel = "F", description = "Only this form. Default: all forms.")
    private String formId;

    @Option(
            names = "--mutations",
            description = "Also plant errors in a form filled without fault, and show which rules catch them.")
    private boolean mutations;

    private final Terminal terminal;

    RulesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        SharedOptions.Setup setup = options.read();
        boolean contradiction = false;
        for (Form form : forms(setup)) {
            List<Rule> rules = rules(form, setup);
            RuleSetReport report = RuleSetCheck.check(form, rules);
            contradiction |= !report.contradictions().isEmpty();
            new RuleSetTable(terminal.out()).print(report, rules);
            if (mutations) {
                plantErrors(form, rules);
            }
        }
        return contradiction ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private Collection<Form> forms(SharedOptions.Setup setup) {
        if (formId == null) {
            return setup.catalogue().forms();
        }
        Form form = setup.catalogue().form(formId);
        if (form == null) {
            throw new UsageException("no such form: " + formId + "; there are "
                    + String.join(
                            ", ",
                            setup.catalogue().forms().stream().map(Form::id).toList()));
        }
        return List.of(form);
    }

    private static List<Rule> rules(Form form, SharedOptions.Setup setup) {
        List<Rule> rules = new ArrayList<>(setup.rules().rules(form));
        rules.addAll(setup.rules().rulesLookingBack(form));
        return rules;
    }

    private void plantErrors(Form form, List<Rule> rules) {
        MutationTable table = new MutationTable(terminal.out());
        Optional<long[]> figures = FilledForm.of(form, rules);
        if (figures.isPresent()) {
            table.print(new MutationCheck(form, rules).check(figures.get()), rules);
        } else {
            table.printNoForm();
        }
    }
}
