package org.disclosurerollup.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.disclosurerollup.catalogue.CatalogueException;
import org.disclosurerollup.catalogue.Problem;
import org.disclosurerollup.catalogue.VisibleText;
import org.disclosurerollup.database.DatabaseAccessException;
import org.disclosurerollup.database.DatabaseFailure;
import org.disclosurerollup.monitoring.Secrets;
import org.disclosurerollup.reporting.OutputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Entry point of {@code jobs/rollup}. */
@Command(
        name = "rollup",
        description = "Adds up government-information-disclosure statistics and compares them with last year's.",
        mixinStandardHelpOptions = true,
        version = "disclosure-rollup 0.1.0",
        footer = {
            "",
            "Exit codes: 0 done; 1 failed, run it again; 2 wrong usage or configuration;",
            "3 findings, where asked to fail on them; 4 another run is at work."
        })
public final class Rollup implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Rollup.class);

    /** In the order of the help. */
    static final List<String> COMMANDS = List.of(
            "consolidate",
            "rerun",
            "check",
            "rules",
            "template",
            "accept",
            "publish",
            "adjust",
            "close",
            "reopen",
            "report",
            "summary",
            "diff",
            "history",
            "status",
            "backup",
            "worker",
            "migrate",
            "warm-up");

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(execute(Terminal.ofProcess(), args));
    }

    /** Runs a command with the given output streams and answers its exit code. */
    public static int execute(PrintWriter out, PrintWriter err, String... args) {
        return execute(Terminal.of(out, err), args);
    }

    private static int execute(Terminal terminal, String... args) {
        CommandLine commands = new CommandLine(new Rollup());
        for (String name : toBeBuilt(args)) {
            commands.addSubcommand(name, command(name, terminal));
        }
        commands.setOut(terminal.out());
        commands.setErr(terminal.err());
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setExecutionExceptionHandler((exception, command, parsed) -> fail(terminal, exception));
        commands.setParameterExceptionHandler((exception, words) -> wrongUsage(terminal, exception));
        commands.setExecutionStrategy(WrongWords::executeUnlessEmpty);
        commands.getSubcommands().values().forEach(SharedOptions::explain);
        int exitCode = commands.execute(args);
        terminal.out().flush();
        terminal.err().flush();
        return exitCode;
    }

    /** Only the command that was called, if that is plain: the options of all take a tenth of a second to be looked up. */
    private static List<String> toBeBuilt(String... args) {
        return args.length > 0 && COMMANDS.contains(args[0]) ? List.of(args[0]) : COMMANDS;
    }

    static Object command(String name, Terminal terminal) {
        return switch (name) {
            case "consolidate" -> new ConsolidateCommand(terminal);
            case "rerun" -> new RerunCommand(terminal);
            case "check" -> new CheckCommand(terminal);
            case "rules" -> new RulesCommand(terminal);
            case "template" -> new TemplateCommand(terminal);
            case "accept" -> new AcceptCommand(terminal);
            case "publish" -> new PublishCommand(terminal);
            case "adjust" -> new AdjustCommand(terminal);
            case "close" -> new CloseCommand(terminal);
            case "reopen" -> new ReopenCommand(terminal);
            case "report" -> new ReportCommand(terminal);
            case "summary" -> new SummaryCommand(terminal);
            case "diff" -> new DiffCommand(terminal);
            case "history" -> new HistoryCommand(terminal);
            case "status" -> new StatusCommand(terminal);
            case "backup" -> new BackupCommand(terminal);
            case "worker" -> new WorkerCommand(terminal);
            case "migrate" -> new MigrateCommand(terminal);
            case "warm-up" -> new WarmUpCommand();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** What is wrong comes last on the screen, not above a page of options. */
    private static int wrongUsage(Terminal terminal, CommandLine.ParameterException exception) {
        terminal.err().println("rollup: " + exception.getMessage());
        WrongWords.suggest(exception, terminal.err());
        terminal.err()
                .println("        For its options: "
                        + exception.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    /** What went wrong, in one line. */
    static String messageOf(Exception exception) {
        if (exception instanceof CatalogueException catalogue) {
            return "the configuration cannot be used: " + catalogue.problems().get(0)
                    + (catalogue.problems().size() == 1
                            ? ""
                            : " and " + (catalogue.problems().size() - 1) + " more");
        }
        return exception instanceof UsageException ? exception.getMessage() : reason(exception);
    }

    /** Prints what went wrong and answers the exit code. */
    static int fail(Terminal terminal, Exception exception) {
        if (exception instanceof CatalogueException catalogue) {
            terminal.err().println("rollup: the configuration cannot be used:");
            for (Problem problem : catalogue.problems()) {
                terminal.err().println("  " + VisibleText.of(problem.toString()));
            }
            return ExitCode.USAGE;
        }
        if (exception instanceof UsageException || exception instanceof DatabaseAccessException) {
            terminal.err().println("rollup: " + VisibleText.of(Secrets.masked(exception.getMessage())));
            return ExitCode.USAGE;
        }
        LOG.debug("failed", exception);
        terminal.err().println("rollup: " + reason(exception));
        return ExitCode.FAILED;
    }

    /** The innermost message of a failure, with the kind of failure where the message alone says little. */
    static String reason(Throwable failure) {
        return VisibleText.of(Secrets.masked(innermost(failure)));
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof OutputException) && cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        if (cause instanceof OutputException) {
            return cause.getMessage();
        }
        Optional<String> database = DatabaseFailure.inWords(failure);
        if (database.isPresent()) {
            return database.get();
        }
        return cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name a command; --help lists them");
    }
}
