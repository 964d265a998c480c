package org.disclosurerollup.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.database.OnlineCopy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Copies an embedded database, also while a run is on. */
@Command(
        name = "backup",
        description = {
            "Copies an embedded database into a folder of its own, also while a run is at work.",
            "",
            "The copy is used like the original: 'rollup status --database COPY'. To restore, put it where the original"
                    + " was. A server's database is backed up with pg_dump: jobs/backup-and-restore.md."
        },
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

    @Mixin
    private SharedOptions options = new SharedOptions("--database", "--stacktrace");

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "The copy; must not exist yet.")
    private Path to;

    private final Terminal terminal;

    BackupCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (Database.isOnServer(options.database())) {
            throw new UsageException("a server's database is backed up with pg_dump; see jobs/backup-and-restore.md");
        }
        String location = options.databaseThere();
        Path copy = Destination.real(to);
        if (Files.exists(copy) || Files.exists(copy.resolveSibling(copy.getFileName() + ".part"))) {
            throw new UsageException(copy + " or " + copy + ".part exists already; name another folder or remove it");
        }
        Destination.checkFolder("--to", copy);
        options.keepOutOfDatabase("--to", copy);
        try (Database database = Database.open(location)) {
            OnlineCopy.make(database.dataSource(), copy);
        }
        terminal.out().println("backup: " + copy);
        return ExitCode.DONE;
    }
}
