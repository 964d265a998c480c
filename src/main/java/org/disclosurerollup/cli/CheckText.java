package org.disclosurerollup.cli;

import java.util.List;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.reporting.FindingsCsv;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.validation.Hint;

/** Findings for a person: two lines each, then what would mend the submission, at the end the counts. */
final class CheckText implements CheckOutput {

    private final Terminal terminal;
    private final UnitRegister units;

    CheckText(Terminal terminal, UnitRegister units) {
        this.terminal = terminal;
        this.units = units;
    }

    @Override
    public void write(List<Finding> findings, List<Hint> hints) {
        for (Finding finding : findings) {
            print(finding, FindingsCsv.unitName(finding, units));
        }
        if (!hints.isEmpty()) {
            terminal.out().println("    " + HintSentence.of(hints));
        }
    }

    @Override
    public void finish(CheckCounts counts) {
        if (counts.hasFindings()) {
            terminal.out().println();
        }
        terminal.out().println(counts);
    }

    private void print(Finding finding, String unitName) {
        String severity = finding.severity().label();
        String colour = switch (finding.severity()) {
            case HARD -> "\u001b[31m";
            case SOFT -> "\u001b[33m";
            case NOTE -> "\u001b[36m";
        };
        String coloured = terminal.colour() ? colour + severity + "\u001b[0m" : severity;
        terminal.out()
                .printf(
                        "%s:%d: %s %s %s%s%s%n    %s%s%n",
                        finding.where(),
                        finding.line(),
                        coloured,
                        finding.rule(),
                        unitName.isEmpty() ? "" : unitName + " ",
                        finding.period() == null ? "" : finding.period() + " ",
                        finding.cell() == null || finding.cell().isEmpty() ? "" : "[" + finding.cell() + "]",
                        finding.message(),
                        isSaid(finding) ? "" : "(填报:" + finding.actual() + ")");
    }

    /** Whether the message says what was filed, if anything was. */
    private static boolean isSaid(Finding finding) {
        return finding.actual() == null
                || finding.actual().isEmpty()
                || finding.message().contains(finding.actual());
    }
}
