package org.disclosurerollup.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.database.HostName;
import org.disclosurerollup.job.spread.ReadingWorker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads files ahead of a run, in a process of its own. */
@Command(
        name = "worker",
        description = {
            "Reads files ahead of 'consolidate --spread', on this machine or another.",
            "",
            "Any number may be started and stopped at any time, before a run and while it is on. Each needs the same program,"
                    + " forms and units as the run, its database, and the inbox wherever this machine sees it. It"
                    + " ends with exit code 2 when a run asks for another program, other forms or units: then start it"
                    + " anew with those."
        },
        mixinStandardHelpOptions = true)
final class WorkerCommand implements Callable<Integer> {

    private static final int LONGEST_NAME = 50;
    private static final int SECONDS_TO_STOP = 30;

    @Mixin
    private SharedOptions options = new SharedOptions("--units", "--forms", "--inbox", "--database", "--stacktrace");

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many files are read at once; each takes a processor and up to 256 MB of heap for the"
                    + " largest files. Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(
            names = "--stop-after-idle",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "End after so long without anything to read. Default: never.")
    private int idleSeconds;

    private final Terminal terminal;

    WorkerCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (threads < 1) {
            throw new UsageException("--threads must be at least 1");
        }
        SharedOptions.Setup setup = options.read();
        options.checkInbox();
        if (!waitForDatabase(options.database())) {
            return ExitCode.DONE;
        }
        CountDownLatch ended = new CountDownLatch(1);
        try (Database database = Database.open(options.database())) {
            ReadingWorker worker = new ReadingWorker(
                    name(), database.dataSource(), setup.catalogue(), setup.units(), options.inbox(), threads);
            Thread hook = stopWithProcess(worker, ended);
            terminal.err().println("worker " + worker.name() + ": reads ahead of runs");
            terminal.err().flush();
            ReadingWorker.End end = worker.run(idleSeconds);
            if (end != ReadingWorker.End.STOPPED) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
            return show(worker, end);
        } finally {
            ended.countDown();
        }
    }

    /**
     * An embedded database is made by the first run. Making it here would leave one that no run ever uses where its name was
     * mistyped.
     *
     * @return whether it is there, or false where nothing was to be read for as long as this was to wait
     */
    private boolean waitForDatabase(String location) throws InterruptedException {
        if (!Database.isThere(location)) {
            terminal.err()
                    .println("worker " + name() + ": no database in "
                            + Path.of(location).toAbsolutePath().normalize() + " yet; waits for a run to make it");
            terminal.err().flush();
        }
        for (int waited = 0; !Database.isThere(location); waited++) {
            if (idleSeconds > 0 && waited >= idleSeconds) {
                return false;
            }
            TimeUnit.SECONDS.sleep(1);
        }
        return true;
    }

    /** Has a process that is asked to end finish the batch it has begun, so that nobody has to wait for it. */
    private static Thread stopWithProcess(ReadingWorker worker, CountDownLatch ended) {
        Thread hook = new Thread(() -> {
            worker.stop();
            try {
                ended.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    private int show(ReadingWorker worker, ReadingWorker.End end) {
        terminal.err()
                .printf("worker %s: %d files read in %d batches%n", worker.name(), worker.files(), worker.batches());
        switch (end) {
            case OTHER_VERSION ->
                terminal.err()
                        .println(
                                "rollup: a run works with another program, Java version, locale, forms, units or limits"
                                        + " than this worker; start it with the same");
            case NO_DATABASE -> terminal.err().println("rollup: the database does not answer");
            default -> {}
        }
        // A process that was told to end has no time for it later.
        terminal.err().flush();
        return switch (end) {
            case OTHER_VERSION -> ExitCode.USAGE;
            case NO_DATABASE -> ExitCode.FAILED;
            default -> ExitCode.DONE;
        };
    }

    private static String name() {
        String host = HostName.get();
        String process = "-" + ProcessHandle.current().pid();
        return host.substring(0, Math.min(host.length(), LONGEST_NAME - process.length())) + process;
    }
}
