package org.disclosurerollup.cli;

import java.io.PrintWriter;
import java.util.List;
import org.disclosurerollup.validation.Rule;
import org.disclosurerollup.validation.ruleset.Mutation;
import org.disclosurerollup.validation.ruleset.MutationReport;
import org.disclosurerollup.validation.ruleset.MutationReport.Trial;

/** Prints which planted errors the rules of a form catch: by kind of error, by rule, and the cells that let errors pass. */
final class MutationTable {

    private static final String BY_KIND = "    %-16s %8s %8s %10s %11s%n";
    private static final String BY_RULE = "    %-16s %8d %8d%n";

    private final PrintWriter out;

    MutationTable(PrintWriter out) {
        this.out = out;
    }

    void print(MutationReport report, List<Rule> rules) {
        out.printf("  planted errors:%n");
        out.printf(BY_KIND, "kind", "planted", "hard", "soft only", "not caught");
        for (Mutation mutation : Mutation.values()) {
            row(mutation.label(), report.of(mutation));
        }
        row("all", report.trials());
        out.printf("  caught by rule:%n");
        out.printf("    %-16s %8s %8s%n", "rule", "caught", "alone");
        for (Rule rule : rules) {
            String id = rule.definition().id();
            out.printf(
                    BY_RULE,
                    id,
                    report.caughtBy(id).size(),
                    report.caughtOnlyBy(id).size());
        }
        out.printf("  not caught:%s%n", report.uncaught().isEmpty() ? " none" : "");
        report.uncaughtByCell()
                .forEach((cell, mutations) -> out.println("    [" + cell.code() + "]  "
                        + String.join(
                                ", ", mutations.stream().map(Mutation::label).toList()) + "  " + cell.label()));
    }

    void printNoForm() {
        out.printf("  planted errors: none, as no form was found that passes all rules%n");
    }

    private void row(String label, List<Trial> trials) {
        long caught = trials.stream().filter(Trial::isCaught).count();
        long hard = trials.stream().filter(Trial::hard).count();
        out.printf(BY_KIND, label, trials.size(), hard, caught - hard, trials.size() - caught);
    }
}
