package org.disclosurerollup.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.catalogue.VisibleText;
import org.disclosurerollup.job.DryRun;
import org.disclosurerollup.reporting.AlignedRows;
import org.disclosurerollup.reporting.FindingsCsv;
import org.disclosurerollup.submission.Finding;

/** Prints what a consolidation would do: a line for each kind of thing, and the first rows of each below it. */
final class DryRunText {

    private static final String BLANK = "—";

    private final PrintWriter out;
    private final AlignedRows rows;
    private final UnitRegister units;

    DryRunText(Terminal terminal, UnitRegister units) {
        this.out = terminal.out();
        this.rows = new AlignedRows(terminal.out(), terminal.colour());
        this.units = units;
    }

    void print(DryRun run) {
        if (run.unfinished() != 0) {
            out.println("run " + run.unfinished() + " was cut off and would be finished first; it is in what follows");
        }
        Map<DryRun.Change, Long> files = run.filesByChange();
        out.printf(
                "files        %d new, %d changed, %d gone, %d read again%n",
                files.get(DryRun.Change.NEW),
                files.get(DryRun.Change.CHANGED),
                files.get(DryRun.Change.GONE),
                files.get(DryRun.Change.READ_AGAIN));
        List<List<String>> table = new ArrayList<>();
        for (DryRun.FileChange file : run.files()) {
            table.add(List.of(
                    words(file.change()),
                    VisibleText.of(file.path()),
                    file.change() == DryRun.Change.GONE
                            ? "nothing is withdrawn by that"
                            : "read %d: %d accepted, %d rejected"
                                    .formatted(file.read(), file.accepted(), file.rejected())));
        }
        print(table, files.values().stream().mapToLong(Long::longValue).sum());
        Map<DryRun.Fate, Long> filings = run.filings();
        out.printf(
                "filings      %d new, %d revised, %d rejected, %d withdrawn, %d waiting; %d unchanged%n",
                filings.get(DryRun.Fate.NEW),
                filings.get(DryRun.Fate.REVISED),
                run.counts().rejected(),
                filings.get(DryRun.Fate.WITHDRAWN),
                filings.get(DryRun.Fate.WAITING),
                run.counts().unchanged());
        out.printf(
                "findings     %s; %s; %s%n",
                moved(run, Severity.HARD), moved(run, Severity.SOFT), moved(run, Severity.NOTE));
        run.come().forEach(this::print);
        long come = run.findings().get(Severity.HARD).come()
                + run.findings().get(Severity.SOFT).come();
        more(run.come().size(), come);
        out.println(
                "areas        " + (run.areas().isEmpty() ? "none would be computed anew" : "would be computed anew:"));
        run.areas()
                .forEach(one -> out.println("  " + one.period() + "  " + one.form() + "  " + one.areas()
                        + (one.areas() == 1 ? " area" : " areas")));
        if (run.outdated() > 0) {
            out.println("  and " + run.outdated() + " would be outdated by changed forms or rules (rerun)");
        }
        out.printf(
                "totals       %d figures of %d totals would change%n",
                run.figuresChanged().figures(), run.figuresChanged().totals());
        List<List<String>> figures = new ArrayList<>();
        for (DryRun.FigureChange figure : run.figures()) {
            figures.add(List.of(
                    figure.period(),
                    figure.form(),
                    VisibleText.of(figure.areaName().isEmpty() ? figure.areaCode() : figure.areaName()),
                    figure.cell(),
                    VisibleText.of(figure.label()),
                    figure.before() == null ? BLANK : figure.before(),
                    "→",
                    figure.after() == null ? BLANK : figure.after()));
        }
        rows.print("  ", 5, figures);
        more(figures.size(), run.figuresChanged().figures());
        if (!run.lost().isEmpty()) {
            out.println(MissingFigures.of(run.lost(), "would lose"));
        }
    }

    private void print(List<List<String>> table, long all) {
        rows.print("  ", table.isEmpty() ? 0 : table.get(0).size(), table);
        more(table.size(), all);
    }

    private void more(int shown, long all) {
        if (all > shown) {
            out.println("  … and " + (all - shown) + " more");
        }
    }

    private static String words(DryRun.Change change) {
        return switch (change) {
            case NEW -> "new";
            case CHANGED -> "changed";
            case READ_AGAIN -> "read again";
            case GONE -> "gone";
        };
    }

    private static String moved(DryRun run, Severity severity) {
        DryRun.Moved moved = run.findings().get(severity);
        return "%s %d → %d (+%d -%d)"
                .formatted(severity.code(), moved.before(), moved.after(), moved.come(), moved.gone());
    }

    private void print(Finding finding) {
        String unit = FindingsCsv.unitName(finding, units);
        out.println("  "
                + VisibleText.of("%s %s %s%s%s%s: %s"
                        .formatted(
                                finding.severity().code(),
                                finding.rule(),
                                finding.unitCode() == null ? "" : finding.unitCode() + " ",
                                unit.isEmpty() ? "" : unit + " ",
                                finding.period() == null ? "" : finding.period() + " ",
                                finding.source() + ":" + finding.line(),
                                finding.message())));
    }
}
