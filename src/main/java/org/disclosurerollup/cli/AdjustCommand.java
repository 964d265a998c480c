package org.disclosurerollup.cli;

import java.util.List;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.consolidation.Adjustment;
import org.disclosurerollup.consolidation.JdbcAdjustmentStore;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.job.AdjustChange;
import org.disclosurerollup.job.Change;
import org.disclosurerollup.job.ReverseChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Adjusts an area's total (调整表). */
@Command(
        name = "adjust",
        description = {
            "Adjusts the total of an area by an amount of its own, with a reason (调整表).",
            "",
            "An adjustment is no filing: it stands in a line of its own beside the groups of the area's total, and "
                    + "is in the totals of the areas above. It can be reversed, which leaves it in the books. Only "
                    + "cells that add up can be adjusted.",
            "",
            "  rollup adjust --unit AREA --year Y --form F --cell C --amount N --reason TEXT",
            "  rollup adjust --reverse NUMBER --reason TEXT",
            "  rollup adjust --list"
        },
        mixinStandardHelpOptions = true)
final class AdjustCommand extends ChangeCommand {

    @Option(names = "--unit", paramLabel = "AREA", description = "Code of the area whose total is adjusted.")
    private String unit;

    @Option(names = "--form", paramLabel = "F", description = "The form, such as work-report.")
    private String form;

    @Option(names = "--cell", paramLabel = "C", description = "Code of the cell.")
    private String cell;

    @Option(
            names = "--amount",
            paramLabel = "N",
            description = "What the total grows by, in the cell's unit of measure; -N if it shrinks.")
    private String amount;

    @Option(names = "--reverse", paramLabel = "NUMBER", description = "Take back the adjustment of this number.")
    private Long reverse;

    @Option(names = "--list", description = "Show all adjustments ever made, and change nothing.")
    private boolean list;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why it is made, or reversed.")
    private String reason;

    AdjustCommand(Terminal terminal) {
        super(terminal);
        options().year("The year of the total.");
    }

    @Override
    boolean isToBeTold() {
        return !list;
    }

    @Override
    int perform() throws Exception {
        if (!list) {
            return super.perform();
        }
        try (Database database = Database.open(options().databaseThere())) {
            List<JdbcAdjustmentStore.Entry> entries = new JdbcAdjustmentStore(database.dataSource()).all();
            if (entries.isEmpty()) {
                terminal().out().println("no adjustment was ever made");
            }
            entries.forEach(this::print);
        }
        return ExitCode.DONE;
    }

    private void print(JdbcAdjustmentStore.Entry entry) {
        terminal()
                .out()
                .printf(
                        "%d  %s %s %s %s %s %s  run %d, %s, %s: %s%n",
                        entry.number(),
                        entry.areaCode(),
                        entry.period(),
                        entry.form(),
                        entry.cell(),
                        entry.amount(),
                        entry.unitOfMeasure(),
                        entry.entered().run(),
                        entry.entered().date(),
                        entry.entered().operator(),
                        entry.reason());
        JdbcAdjustmentStore.Act reversed = entry.reversed();
        if (reversed != null) {
            terminal()
                    .out()
                    .printf(
                            "   reversed in run %d, %s, %s: %s%n",
                            reversed.run(), reversed.date(), reversed.operator(), reversed.reason());
        }
    }

    @Override
    Change change(SharedOptions.Setup setup, String by) {
        String why = stated(reason, "--reason").strip();
        if (reverse != null) {
            if (unit != null || form != null || cell != null || amount != null) {
                throw new UsageException("--reverse takes the number of the adjustment and --reason alone");
            }
            return new ReverseChange(reverse, why, by);
        }
        String code = unit(setup, stated(unit, "--unit"));
        Period period = year(setup, "the year of the total");
        Form known = FormOption.of(stated(form, "--form"), setup.catalogue(), period);
        Cell adjusted = cell(known, stated(cell, "--cell"));
        return new AdjustChange(
                new Adjustment(
                        area(setup, code, period),
                        known,
                        period,
                        adjusted,
                        amount(adjusted, stated(amount, "--amount")),
                        why),
                by);
    }

    private static String stated(String value, String option) {
        if (value == null || value.isBlank()) {
            throw new UsageException(option + " is missing; see rollup adjust --help");
        }
        return value;
    }

    private static String area(SharedOptions.Setup setup, String code, Period period) {
        UnitTree tree = setup.units().treeOf(period);
        int node = tree.indexOf(code);
        if (node < 0) {
            throw new UsageException(code + " did not exist in " + period + ", see units.csv");
        }
        if (!tree.kind(node).isArea()) {
            throw new UsageException(code + " is an office and has no total; adjust the area that it stands in");
        }
        return code;
    }

    private static Cell cell(Form form, String code) {
        Cell known = form.cell(code);
        if (known == null) {
            throw new UsageException("form " + form.id() + " has no cell '" + code + "'");
        }
        if (!Adjustment.isPossible(known)) {
            throw new UsageException("cell " + code + " does not add up (its roll-up is "
                    + known.rollUp().code() + "), so that its total cannot be adjusted");
        }
        return known;
    }

    private static long amount(Cell cell, String text) {
        long figure = FixedPoint.parse(text.strip(), cell.decimals());
        if (figure == FixedPoint.TOO_MANY_DECIMALS) {
            throw new UsageException("--amount: cell " + cell.code() + " keeps " + cell.decimals() + " decimals");
        }
        if (figure == FixedPoint.TOO_LARGE) {
            throw new UsageException("--amount has more than twelve digits");
        }
        if (!FixedPoint.isFigure(figure) || figure == FixedPoint.BLANK) {
            throw new UsageException("--amount is a plain number such as 12 or -3.5, not '" + text + "'");
        }
        if (figure == 0) {
            throw new UsageException("--amount is zero, which adjusts nothing");
        }
        return figure;
    }

    @Override
    String done() {
        return "adjustment";
    }
}
