package org.disclosurerollup.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitKind;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.job.JdbcRunBooks;
import org.disclosurerollup.job.JdbcRunChooser;
import org.disclosurerollup.reporting.OutputException;
import org.disclosurerollup.reporting.template.JdbcLastYear;
import org.disclosurerollup.reporting.template.LastYear;
import org.disclosurerollup.reporting.template.Recipients;
import org.disclosurerollup.reporting.template.TemplateWriter;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes Excel forms to send out. */
@Command(
        name = "template",
        description = {
            "Writes a form as Excel workbooks to send out, one for each unit: <code>-<year>-<form>.xlsx.",
            "",
            "Unit, year and form are filled in and locked; the form's rules are live checks; last year's figures stand "
                    + "beside, as the last run has them, if there is a database. Nothing is stored.",
            "",
            "A form that came back filled in goes into the inbox as it is, in any of its folders; consolidate and check read "
                    + "workbooks."
        },
        mixinStandardHelpOptions = true)
final class TemplateCommand implements Callable<Integer> {

    @Mixin
    private SharedOptions options = new SharedOptions(
                    "--units", "--forms", "--out", "--database", "--year", "--stacktrace")
            .year("Needed: the year of the form.");

    @Option(names = "--form", paramLabel = "F", required = true, description = "The form: its file's name in --forms.")
    private String form;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Whom whom;

    /** One unit or all. */
    private static final class Whom {

        @Option(names = "--unit", paramLabel = "CODE", description = "The unit that files it.")
        private String unit;

        @Option(names = "--all", description = "Every unit that is expected to file the form for the year.")
        private boolean all;
    }

    private final Terminal terminal;

    TemplateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Period period = options.neededYear();
        SharedOptions.Setup setup = options.read();
        Form chosen = FormOption.of(form, setup.catalogue(), period);
        UnitTree tree = setup.units().treeOf(period);
        Recipients recipients = new Recipients(chosen, tree);
        List<Unit> units = whom.all ? recipients.all() : List.of(unit(setup.units(), tree, chosen));
        if (units.isEmpty()) {
            throw new UsageException("no unit is expected to file " + chosen.id() + " for " + period);
        }
        Map<String, String> names = recipients.fileNames();
        options.checkOut(units.stream().map(unit -> names.get(unit.code())).toArray(String[]::new));
        LastYear lastYear = lastYear(setup, chosen, period, units);
        write(units, recipients, names, lastYear, new TemplateWriter(chosen, period, setup.rules()));
        return ExitCode.DONE;
    }

    private Unit unit(UnitRegister register, UnitTree tree, Form chosen) {
        if (!register.isKnown(whom.unit)) {
            throw new UsageException("no unit has the code '" + whom.unit + "'");
        }
        int node = tree.indexOf(whom.unit);
        if (node < 0) {
            throw new UsageException(whom.unit + " did not exist in " + tree.period());
        }
        Unit unit = tree.unit(node);
        if (!chosen.filedBy().contains(unit.kind())) {
            throw new UsageException("%s %s is a %s and does not file %s; that is filed by: %s"
                    .formatted(
                            unit.code(),
                            unit.name(),
                            unit.kind().code(),
                            chosen.id(),
                            chosen.filedBy().stream().map(UnitKind::code).collect(Collectors.joining(", "))));
        }
        return unit;
    }

    /** As of the last run. Before the first there is no database yet, and making one would be no use. */
    private LastYear lastYear(SharedOptions.Setup setup, Form chosen, Period period, List<Unit> units)
            throws IOException {
        String location = options.isDatabaseNamed() ? options.databaseThere() : options.database();
        if (!Database.isAnythingAt(location)) {
            terminal.err().println("rollup: no database in " + location + ": without last year's figures");
            return LastYear.unknown();
        }
        try (Database database = Database.open(location)) {
            options.keepSampleOut(database, setup.units());
            Optional<Long> run = new JdbcRunChooser(database.dataSource()).last();
            if (run.isEmpty()) {
                terminal.err()
                        .println("rollup: no run was completed on this database yet: without last year's figures");
                return LastYear.unknown();
            }
            Catalogue stored = new JdbcRunBooks(database.dataSource())
                    .of(run.get(), run.get())
                    .map(JdbcRunBooks.Books::catalogue)
                    .orElse(setup.catalogue());
            return LastYear.read(
                    setup.catalogue(),
                    stored,
                    setup.units(),
                    chosen,
                    period,
                    units.stream().map(Unit::code).toList(),
                    new JdbcLastYear(database.dataSource(), run.get()));
        }
    }

    private void write(
            List<Unit> units,
            Recipients recipients,
            Map<String, String> names,
            LastYear lastYear,
            TemplateWriter writer)
            throws OutputException {
        TerminalProgress progress = new TerminalProgress(terminal);
        progress.begin("templates", units.size());
        int written = 0;
        for (Unit unit : units) {
            Path file = options.out().resolve(names.get(unit.code()));
            try {
                writer.write(recipients.of(unit, lastYear), file);
            } catch (IOException e) {
                throw OutputException.of(file.toAbsolutePath(), e);
            }
            progress.advance(++written);
        }
        Path folder = options.out().toAbsolutePath().normalize();
        if (whom.all) {
            progress.end("%d forms, %d with last year's figures".formatted(written, lastYear.units()));
            terminal.out().println(written + " forms in " + folder);
        } else {
            terminal.out().println(folder.resolve(names.get(units.get(0).code())));
        }
    }
}
