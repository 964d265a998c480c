package org.disclosurerollup.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.comparison.JdbcRunChanges;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.job.JdbcRunBooks;
import org.disclosurerollup.job.JdbcRunChooser;
import org.disclosurerollup.job.RunChoiceException;
import org.disclosurerollup.reporting.DiffCsv;
import org.disclosurerollup.reporting.DiffPage;
import org.disclosurerollup.reporting.DiffText;
import org.disclosurerollup.reporting.Differ;
import org.disclosurerollup.reporting.YearDiff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what moved between two runs, and because of which submissions. */
@Command(
        name = "diff",
        description = {
            "Shows what changed of a year between two runs: submissions, totals, growth, and what moved them.",
            "",
            "Each total, share or growth rate that moved is traced to the submissions that moved it, of that "
                    + "year and of the year before, which its growth is measured against. What they added to a "
                    + "total or took from it adds up to its difference. Nothing is computed or stored."
        },
        mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {

    @Mixin
    private SharedOptions options =
            new SharedOptions("--database", "--out", "--year").year("Needed: the year to look at.");

    @Option(
            names = "--unit",
            paramLabel = "CODE",
            description = "Only this area and what is below it, or this office and the areas above it.")
    private String unit;

    @Option(names = "--form", paramLabel = "F", description = "Only this form, such as disclosure-2014.")
    private String form;

    @Option(
            names = "--from",
            paramLabel = "RUN|DATE|published",
            description = "The earlier run: its number, a day whose last run it is, or the one published for --unit. "
                    + "Default: the run before the last one that changed anything of the year or of the year before.")
    private String from;

    @Option(
            names = {"--to", "--as-of"},
            paramLabel = "RUN|DATE",
            description = "The later run. Default: the last that was completed.")
    private String to;

    @Option(
            names = "--format",
            paramLabel = "text|csv|html",
            defaultValue = "text",
            description = "text and csv are printed, html is written to diff-<year>.html in --out. "
                    + "Default: ${DEFAULT-VALUE}.")
    private DiffFormat format;

    @Option(names = "--all", description = "Print every cell, submission and area, not only the first and foremost.")
    private boolean all;

    private final Terminal terminal;

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Period period = options.neededYear();
        if (format == DiffFormat.html) {
            options.checkOut(DiffPage.fileName(period));
        }
        try (Database database = Database.open(options.databaseThere())) {
            return diff(database, period);
        } catch (RunChoiceException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private int diff(Database database, Period period) throws IOException, RunChoiceException {
        JdbcRunChooser runs = new JdbcRunChooser(database.dataSource());
        long later = runs.named(to, unit, period);
        Optional<Long> earlier = from == null
                ? beforeTheLastChange(database, runs, period, later)
                : Optional.of(runs.named(from, unit, period));
        if (earlier.isEmpty()) {
            terminal.out()
                    .println("no earlier run has anything of " + period + " or of the year before to compare with");
            return ExitCode.DONE;
        }
        if (earlier.get() > later) {
            throw new UsageException("--from is run " + earlier.get() + ", which is later than run " + later);
        }
        JdbcRunBooks.Books books = new JdbcRunBooks(database.dataSource())
                .of(earlier.get(), later)
                .orElseThrow(() -> new UsageException(
                        "this database does not know its forms and units yet; consolidate once and ask again"));
        Differ.Question question = new Differ.Question(period, unit(books, period), form(books, period));
        YearDiff diff = new Differ(database.dataSource(), books.catalogue(), books.unitsBefore(), books.unitsAfter())
                .diff(question, runs.label(earlier.get()), runs.label(later));
        return show(diff);
    }

    /** Empty if nothing changed before, or if the first run of all was the one that changed something. */
    private static Optional<Long> beforeTheLastChange(
            Database database, JdbcRunChooser runs, Period period, long later) {
        return new JdbcRunChanges(database.dataSource())
                .lastChange(List.of(period, period.yearBefore()), null, later)
                .flatMap(runs::lastBefore);
    }

    private Unit unit(JdbcRunBooks.Books books, Period period) {
        if (unit == null) {
            return null;
        }
        return find(books.unitsAfter(), period)
                .or(() -> find(books.unitsBefore(), period))
                .orElseThrow(() -> new UsageException("no unit has the code '" + unit + "'"));
    }

    private Optional<Unit> find(UnitRegister units, Period period) {
        List<Unit> versions = units.ofCode(unit);
        return versions.stream()
                .filter(version -> version.existedIn(period))
                .findFirst()
                .or(() -> versions.stream().findFirst());
    }

    private Form form(JdbcRunBooks.Books books, Period period) {
        return form == null ? null : FormOption.of(form, books.catalogue(), period);
    }

    private int show(YearDiff diff) throws IOException {
        switch (format) {
            case csv -> {
                try (DiffCsv csv = new DiffCsv(terminal.out())) {
                    csv.write(diff);
                    csv.finish();
                }
                if (terminal.out().checkError()) {
                    terminal.err().println("rollup: standard output took only a part of the differences");
                    return ExitCode.FAILED;
                }
            }
            case html ->
                terminal.out()
                        .println("differences: "
                                + new DiffPage()
                                        .write(diff, options.out())
                                        .toAbsolutePath()
                                        .normalize());
            default -> {
                if (diff.isEmpty()) {
                    terminal.out()
                            .printf(
                                    "nothing of %s or of the year before changed between run %d and run %d%n",
                                    diff.period(), diff.from().run(), diff.to().run());
                } else {
                    new DiffText(terminal.out(), terminal.colour(), all).print(diff);
                }
            }
        }
        return ExitCode.DONE;
    }
}
