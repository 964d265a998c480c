package org.disclosurerollup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueException;
import org.disclosurerollup.catalogue.CatalogueReader;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Problem;
import org.disclosurerollup.catalogue.UnitReader;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.job.JdbcRunBooks;
import org.disclosurerollup.reporting.Reporter;
import org.disclosurerollup.submission.access.FilingRights;
import org.disclosurerollup.submission.access.InboxBindings;
import org.disclosurerollup.submission.access.signature.SigningKeys;
import org.disclosurerollup.validation.RuleBook;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** The options that all commands share. Without any, the sample is consolidated. */
final class SharedOptions {

    /** Set by the launcher to the project's folder, so that the sample is found from anywhere. */
    private static final String HOME = "rollup.home";

    private static final String YEAR = "--year";
    private static final String DATABASE = ".rollup";

    /** Those that the command uses; it takes the others too, so that one line of options serves all commands. */
    private final Set<String> used;

    /** What {@code --year} is to the command, with its default, if there is one. */
    private String yearHelp = "The year to report. Default: every year that changed.";

    /** For a command that uses every option. */
    SharedOptions() {
        this(
                "--units",
                "--forms",
                "--inbox",
                "--bindings",
                "--signing-keys",
                "--out",
                "--database",
                YEAR,
                "--stacktrace");
    }

    /** For a command that uses only these. */
    SharedOptions(String... used) {
        this.used = Set.of(used);
    }

    /** The same for a command to which {@code --year} is something else than the year to report. */
    SharedOptions year(String help) {
        yearHelp = help;
        return this;
    }

    @Option(
            names = "--units",
            paramLabel = "FILE",
            description =
                    "Reporting units: code,name,kind,parent,valid_from,valid_to[,successor]. Default: those of the"
                            + " sample.")
    private Path units;

    @Option(names = "--forms", paramLabel = "DIR", description = "Forms and rules (*.yml). Default: jobs/forms.")
    private Path forms;

    @Option(
            names = "--inbox",
            paramLabel = "DIR",
            description = "Submissions, subfolders included; always taken in as a whole. Default: that of the sample.")
    private Path inbox;

    @Option(
            names = "--bindings",
            paramLabel = "FILE",
            description =
                    "Folders of the inbox bound to units: folder,unit_code[,signature]. Default: inbox-bindings.csv "
                            + "beside the units, if it is there.")
    private Path bindings;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out",
            description = "Outputs. Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Option(
            names = "--database",
            paramLabel = "DIR|JDBC-URL",
            description = {
                "Folder of an embedded database, or jdbc:postgresql://… Default: " + DATABASE + ".",
                "A server's user and password: ROLLUP_DATABASE_USER and ROLLUP_DATABASE_PASSWORD, or "
                        + "ROLLUP_DATABASE_PASSWORD_FILE."
            })
    private String database;

    @Option(names = YEAR, paramLabel = "Y", description = "A year, such as 2017.")
    private String year;

    @Option(names = "--stacktrace", description = "On failure print where in the program it happened.")
    private boolean stacktrace;

    @Option(
            names = "--signing-keys",
            paramLabel = "FILE",
            description =
                    "Public keys of units: unit_code,key,valid_from,valid_to[,signature]. Default: signing-keys.csv "
                            + "beside the units, if it is there.")
    private Path signingKeys;

    /** Has the help of a command list the options that it uses, and name the others in one sentence below them. */
    static void explain(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        CommandSpec shared = spec.mixins().get("options");
        if (shared == null) {
            return;
        }
        SharedOptions own = (SharedOptions) shared.userObject();
        Set<String> used = own.used;
        if (used.contains(YEAR)) {
            replace(spec, OptionSpec.builder(spec.findOption(YEAR)).description(own.yearHelp));
        }
        List<String> unused = new ArrayList<>();
        for (OptionSpec option : shared.options()) {
            if (!used.contains(option.longestName())) {
                unused.add(option.longestName());
                replace(
                        spec,
                        OptionSpec.builder(spec.findOption(option.longestName()))
                                .hidden(true));
            }
        }
        if (!unused.isEmpty()) {
            spec.usageMessage()
                    .footer("", "Taken as by all commands, but not used here: " + String.join(", ", unused) + ".");
        }
    }

    private static void replace(CommandSpec spec, OptionSpec.Builder changed) {
        OptionSpec option = changed.build();
        spec.remove(spec.findOption(option.longestName()));
        spec.addOption(option);
    }

    boolean stacktrace() {
        return stacktrace;
    }

    /** The project's folder. */
    static Path home() {
        return Path.of(System.getProperty(HOME, ""));
    }

    /** Whether the sample's inbox is read because none was named. */
    boolean isSampleInbox() {
        return inbox == null;
    }

    /**
     * Keeps the sample's units, which stand in where none are named, out of a database that was made with others.
     *
     * @throws UsageException if they would replace them
     */
    void keepSampleOut(Database opened, UnitRegister register) {
        if (units == null && new JdbcRunBooks(opened.dataSource()).hasOtherUnits(register)) {
            throw new UsageException(
                    "no --units named, which means those of the sample, but this database was made with "
                            + "others; name its units.csv"
                            + (inbox == null ? ", and its inbox with --inbox" : ""));
        }
    }

    /**
     * Keeps a run from taking in what an earlier one would have refused, only because a file is not where it was.
     *
     * @throws UsageException if the last run found bindings or keys, and this one finds no such file
     */
    void keepRights(Database opened, FilingRights rights) {
        JdbcRunBooks books = new JdbcRunBooks(opened.dataSource());
        for (String name : List.of(InboxBindings.FILE_NAME, SigningKeys.FILE_NAME)) {
            if (!rights.files().containsKey(name) && books.has(name)) {
                throw new UsageException("the last run on this database had a file of "
                        + (name.equals(InboxBindings.FILE_NAME)
                                ? "bindings; name it with --bindings"
                                : "keys; name it with --signing-keys")
                        + " or put it beside the units as " + name + "; where nothing is to be "
                        + (name.equals(InboxBindings.FILE_NAME) ? "bound" : "registered")
                        + " any more, leave only its header");
            }
        }
    }

    private FilingRights rights(UnitRegister register, List<Problem> problems) throws IOException {
        InboxBindings bound = InboxBindings.NONE;
        SigningKeys keys = SigningKeys.NONE;
        Optional<Path> file = orBesideUnits(bindings, InboxBindings.FILE_NAME);
        try {
            bound = file.isPresent() ? InboxBindings.read(file.get(), register) : bound;
        } catch (CatalogueException e) {
            problems.addAll(e.problems());
        }
        file = orBesideUnits(signingKeys, SigningKeys.FILE_NAME);
        try {
            keys = file.isPresent() ? SigningKeys.read(file.get(), register) : keys;
        } catch (CatalogueException e) {
            problems.addAll(e.problems());
        }
        return new FilingRights(bound, keys, register);
    }

    private Optional<Path> orBesideUnits(Path named, String name) {
        return named != null || units == null
                ? Optional.ofNullable(named)
                : Optional.of(units.resolveSibling(name)).filter(Files::exists);
    }

    private Path units() {
        return units != null ? units : home().resolve("sample-data").resolve("units.csv");
    }

    private Path forms() {
        return forms != null ? forms : home().resolve("jobs").resolve("forms");
    }

    Path inbox() {
        return inbox != null ? inbox : home().resolve("sample-data").resolve("inbox");
    }

    Path out() {
        return out;
    }

    /**
     * Looks at the outputs of a command, before it does anything.
     *
     * @param files their names, where they are known
     * @throws UsageException where they can never be written, or do not belong
     */
    void checkOut(String... files) throws IOException {
        Destination.checkFolder("--out", out);
        for (String file : files) {
            Destination.checkFile("--out", out.resolve(file));
        }
        keepOutOfInbox("--out", out);
        keepOutOfDatabase("--out", out);
    }

    /** @throws UsageException where the outputs of a run can never be written or do not belong, before one is begun */
    void checkOutputs() throws IOException {
        Destination.refuse("--out", Reporter.obstacleTo(out));
        checkOut();
        for (Path folder : Reporter.folders(out)) {
            keepOutOfInbox("--out", folder);
        }
    }

    /**
     * Keeps what the program writes out of the inbox, where the next run would take it in; but for hidden folders, which are
     * passed over there.
     *
     * @throws UsageException if it would be read
     */
    void keepOutOfInbox(String option, Path place) throws IOException {
        Path folder = Destination.real(inbox());
        Path written = Destination.real(place);
        if (written.startsWith(folder) && !isHidden(folder.relativize(written))) {
            throw new UsageException(option + " cannot be used: what is written to " + place
                    + " would be read as filings of the inbox " + inbox() + "; name a place outside of it");
        }
    }

    private static boolean isHidden(Path belowInbox) {
        for (Path name : belowInbox) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /** @throws UsageException for what would be moved or removed together with an embedded database */
    void keepOutOfDatabase(String option, Path place) throws IOException {
        if (!Database.isOnServer(database())
                && Destination.real(place).startsWith(Destination.real(Path.of(database())))) {
            throw new UsageException(option + " cannot be used: " + place + " is in the folder of the database, "
                    + database() + ", which is moved as a whole when a backup is restored; name a place outside of "
                    + "it, or another folder for the database");
        }
    }

    /** @throws UsageException if there is no inbox, or it is mixed up with the database */
    void checkInbox() throws IOException {
        if (!Files.exists(inbox())) {
            throw new UsageException("no such inbox: " + inbox()
                    + "; name the folder of the filings with --inbox, and see whether its share is connected");
        }
        if (!Files.isDirectory(inbox())) {
            throw new UsageException("--inbox takes a folder, and " + inbox()
                    + " is a file; put it into the inbox, or look at it alone with 'rollup check'");
        }
        if (!Database.isOnServer(database())) {
            keepOutOfInbox("--database", Path.of(database()));
        }
        keepOutOfDatabase("--inbox", inbox());
    }

    /**
     * The database, if it can be opened while the rest is read: what the options name is there. Otherwise there is nothing
     * to hurry for, and wrong usage starts no server.
     */
    Optional<String> databaseAhead() {
        boolean isYear =
                year == null || Period.parse(year).filter(Period::isYear).isPresent();
        return isYear
                        && Database.faultIn(location()).isEmpty()
                        && Files.exists(forms())
                        && Files.exists(units())
                        && Files.exists(inbox())
                ? Optional.of(location())
                : Optional.empty();
    }

    private String location() {
        return database != null ? database : DATABASE;
    }

    /** Whether the command line says which. */
    boolean isDatabaseNamed() {
        return database != null;
    }

    /** @throws UsageException for what can be no database */
    String database() {
        Database.faultIn(location()).ifPresent(fault -> {
            throw new UsageException("--database " + fault);
        });
        return location();
    }

    /**
     * The database of a command that has no use for an empty one.
     *
     * @throws UsageException if there is none
     */
    String databaseThere() {
        if (!Database.isAnythingAt(database())) {
            throw new UsageException(
                    "no database in " + Path.of(database()).toAbsolutePath().normalize()
                            + "; name its folder with --database, or consolidate first, which makes one");
        }
        return database();
    }

    /** @throws UsageException without a year, or for what is none */
    Period neededYear() {
        if (year == null) {
            throw new UsageException("--year is missing: the year to look at, such as 2017");
        }
        return yearOnly().orElseThrow();
    }

    /** The year, if one was named. */
    Optional<Period> yearOnly() {
        if (year == null) {
            return Optional.empty();
        }
        Optional<Period> period = Period.parse(year).filter(Period::isYear);
        if (period.isEmpty()) {
            throw new UsageException("--year: '" + year + "' is no year; write 2017");
        }
        return period;
    }

    /** Everything that is read before work begins. */
    record Setup(Catalogue catalogue, RuleBook rules, UnitRegister units, FilingRights rights, Optional<Period> year) {}

    /**
     * Reads forms, rules, units and rights, and checks the other options.
     *
     * @throws CatalogueException with everything that is wrong with them
     */
    Setup read() throws IOException {
        List<Problem> problems = new ArrayList<>();
        Catalogue catalogue = null;
        RuleBook rules = null;
        UnitRegister register = null;
        Beside<UnitRegister> units = Beside.begin("units", () -> UnitReader.read(units()));
        try {
            catalogue = CatalogueReader.read(forms());
            rules = RuleBook.compile(catalogue);
        } catch (CatalogueException e) {
            problems.addAll(e.problems());
        }
        try {
            register = units.get();
        } catch (CatalogueException e) {
            problems.addAll(e.problems());
        }
        FilingRights rights = register == null ? null : rights(register, problems);
        Optional<Period> period = Optional.empty();
        if (year != null) {
            period = Period.parse(year).filter(Period::isYear);
            if (period.isEmpty()) {
                problems.add(new Problem(YEAR, 0, "'" + year + "' is no year; write 2017"));
            }
        }
        if (!problems.isEmpty()) {
            throw new CatalogueException(problems);
        }
        return new Setup(catalogue, rules, register, rights, period);
    }
}
