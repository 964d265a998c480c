package org.disclosurerollup.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.job.JdbcRunBooks;
import org.disclosurerollup.job.JdbcRunChooser;
import org.disclosurerollup.reporting.CellHistory;
import org.disclosurerollup.reporting.Historian;
import org.disclosurerollup.reporting.HistoryCsv;
import org.disclosurerollup.reporting.HistoryText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what stood in one cell of a unit over revisions and runs. */
@Command(
        name = "history",
        description = {
            "Shows what stood in a cell of a unit over revisions and runs: who brought it, when, from which file.",
            "",
            "Of a unit that files, each revision with its value, its text as received, status, reason and source. "
                    + "Of an area, each value of its total and groups, with what moved it."
        },
        mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {

    @Mixin
    private SharedOptions options = new SharedOptions("--database", "--year").year("Needed: the year to look at.");

    @Option(names = "--unit", paramLabel = "CODE", required = true, description = "The unit or area.")
    private String unit;

    @Option(names = "--cell", paramLabel = "C", required = true, description = "Code of the cell, such as 3.3.1.")
    private String cell;

    @Option(
            names = "--form",
            paramLabel = "F",
            description = "Its form. Needed only where several forms of the year have such a cell.")
    private String form;

    @Option(
            names = "--format",
            paramLabel = "text|csv",
            defaultValue = "text",
            description = "Default: ${DEFAULT-VALUE}.")
    private HistoryFormat format;

    private final Terminal terminal;

    HistoryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Period period = options.neededYear();
        try (Database database = Database.open(options.databaseThere())) {
            JdbcRunChooser runs = new JdbcRunChooser(database.dataSource());
            long run = runs.last().orElseThrow(() -> new UsageException("no run was completed on this database yet"));
            JdbcRunBooks books = new JdbcRunBooks(database.dataSource());
            JdbcRunBooks.Books known = books.of(run, run)
                    .orElseThrow(() -> new UsageException(
                            "this database does not know its forms and units yet; consolidate once and ask again"));
            Form chosen = form(known.catalogue(), period);
            CellHistory history = new Historian(database.dataSource(), unitsAsOf(books), runs::label)
                    .of(unit(known.unitsAfter(), period), period, chosen, cell(chosen), run);
            return show(history);
        }
    }

    /** Reads each version of the units only once. */
    private static LongFunction<UnitRegister> unitsAsOf(JdbcRunBooks books) {
        Map<Long, UnitRegister> read = new HashMap<>();
        return run -> read.computeIfAbsent(books.unitsSince(run), since -> {
            try {
                return books.of(since, since).orElseThrow().unitsAfter();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Unit unit(UnitRegister units, Period period) {
        List<Unit> versions = units.ofCode(unit);
        return versions.stream()
                .filter(version -> version.existedIn(period))
                .findFirst()
                .or(() -> versions.stream().findFirst())
                .orElseThrow(() -> new UsageException("no unit has the code '" + unit + "'"));
    }

    private Form form(Catalogue catalogue, Period period) {
        if (form != null) {
            return FormOption.of(form, catalogue, period);
        }
        List<Form> forms = catalogue.formsValidIn(period).stream()
                .filter(candidate -> candidate.cell(cell) != null)
                .toList();
        if (forms.isEmpty()) {
            throw new UsageException("no form of " + period + " has a cell '" + cell + "'");
        }
        if (forms.size() > 1) {
            throw new UsageException("several forms of " + period + " have a cell '" + cell
                    + "'; name one with --form: " + forms.stream().map(Form::id).collect(Collectors.joining(", ")));
        }
        return forms.get(0);
    }

    private Cell cell(Form chosen) {
        Cell known = chosen.cell(cell);
        if (known == null) {
            throw new UsageException("form " + chosen.id() + " has no cell '" + cell + "'");
        }
        return known;
    }

    private int show(CellHistory history) throws IOException {
        if (format == HistoryFormat.csv) {
            try (HistoryCsv csv = new HistoryCsv(terminal.out())) {
                csv.write(history);
                csv.finish();
            }
            return terminal.out().checkError() ? ExitCode.FAILED : ExitCode.DONE;
        }
        if (history.isEmpty()) {
            terminal.out()
                    .printf(
                            "nothing of %s for %s in cell %s of %s was filed or added up%n",
                            unit, history.period(), cell, history.form().id());
        } else {
            new HistoryText(terminal.out(), terminal.colour()).print(history);
        }
        return ExitCode.DONE;
    }
}
