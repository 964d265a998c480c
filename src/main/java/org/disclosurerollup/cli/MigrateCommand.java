package org.disclosurerollup.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.database.Migration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings a database up to date as its owner, and sets up who may use it. */
@Command(
        name = "migrate",
        description = {
            "Makes the tables of a database or brings them up to date, and gives the roles for runners and readers what "
                    + "they need.",
            "",
            "Needed on a server where the user of the nightly run does not own the tables: after installing, and after "
                    + "each new version of the program. Prints what only an administrator can do, if there is anything. "
                    + "Can be called again at any time."
        },
        mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {

    @Mixin
    private SharedOptions options = new SharedOptions("--database");

    @Option(
            names = "--roles",
            paramLabel = "PREFIX",
            description = "What the names of the roles begin with: PREFIX_owner, PREFIX_runner, PREFIX_reader. "
                    + "Default: as they are; at first disclosure_rollup.")
    private String roles;

    private final Terminal terminal;

    MigrateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (roles != null && !roles.matches("[a-z][a-z0-9_]{0,49}")) {
            throw new UsageException("--roles takes small letters, digits and _, such as yunjiang");
        }
        Migration migration = Database.migrate(options.database(), Optional.ofNullable(roles));
        String before = migration.from().map(from -> "version " + from).orElse("empty");
        terminal.out()
                .println(
                        migration.from().equals(Optional.of(migration.to()))
                                ? "database: version " + migration.to() + ", as it was"
                                : "database: version " + migration.to() + ", was " + before);
        for (String one : migration.remaining()) {
            terminal.out().println("still to do: " + one);
        }
        return ExitCode.DONE;
    }
}
