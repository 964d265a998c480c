package org.disclosurerollup.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.catalogue.VisibleText;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.job.JdbcRunHistory;
import org.disclosurerollup.job.JdbcRunResultStore;
import org.disclosurerollup.job.JdbcRunResultStore.FindingCount;
import org.disclosurerollup.job.Progress;
import org.disclosurerollup.job.RunOutcome;
import org.disclosurerollup.monitoring.MetricsFile;
import org.disclosurerollup.monitoring.RunLog;
import org.disclosurerollup.monitoring.RunResult;
import org.disclosurerollup.monitoring.Secrets;
import org.disclosurerollup.monitoring.Webhook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Watches a command that makes a run, from its start to its exit code, and tells whoever is to be told: the log as it goes,
 * webhook and metrics at the end, however it ended. Nothing that goes wrong in telling changes the exit code.
 */
final class RunWatch implements Progress, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunLog.EVENTS);

    private static final String ACTION = "event.action";
    private static final String OUTCOME = "event.outcome";
    private static final String DURATION = "event.duration";
    private static final String STEP = "labels.step";

    private final Terminal terminal;
    private final Progress shown;
    private final Optional<RunLog> log;
    private final Optional<Path> metrics;
    private final Optional<Webhook> webhook;
    private final InstantSource clock;
    private final String command;
    private final Instant started;
    private final long startedNanos = System.nanoTime();
    private final List<RunResult.StepTime> steps = new ArrayList<>();

    private String operator = "";
    private long run;
    private boolean resumed;
    private RunOutcome outcome;
    private RunResult.Stored stored = RunResult.Stored.NOTHING;
    private String message = "";
    private long stepNanos;
    private String stepSummary = "";

    private RunWatch(
            WatchOptions options, Terminal terminal, Optional<RunLog> log, String command, InstantSource clock) {
        this.log = log;
        this.terminal =
                log.isPresent() && options.logsToStandardError() ? terminal.withErr(LoggedLines.writer()) : terminal;
        this.shown = this.terminal == terminal ? new TerminalProgress(terminal) : Progress.SILENT;
        this.metrics = options.metrics();
        this.webhook = options.webhook(clock);
        this.command = command;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** @throws UsageException if the options cannot be used */
    static RunWatch begin(WatchOptions options, Terminal terminal, String command, InstantSource clock) {
        Optional<RunLog> log = options.openLog(terminal, version());
        try {
            return new RunWatch(options, terminal, log, command, clock);
        } catch (UsageException e) {
            log.ifPresent(RunLog::close);
            throw e;
        }
    }

    private static String version() {
        String version = RunWatch.class.getPackage().getImplementationVersion();
        return version == null ? "unreleased" : version;
    }

    /** Where the command prints: standard error may be for log lines alone. */
    Terminal terminal() {
        return terminal;
    }

    void setOperator(String name) {
        operator = name;
    }

    /** The command's result in one line, or what went wrong. */
    void setMessage(String text) {
        message = VisibleText.of(text);
    }

    void setOutcome(RunOutcome done) {
        outcome = done;
    }

    /** Asks the database for what is told besides, while it is open; one that is away is not waited for again. */
    void look(Database database) {
        if (metrics.isEmpty() && webhook.isEmpty()) {
            return;
        }
        try {
            JdbcRunHistory.Completion completion =
                    new JdbcRunHistory(database.dataSource()).lastCompleted().orElse(null);
            if (completion != null) {
                JdbcRunResultStore results = new JdbcRunResultStore(database.dataSource());
                Map<Severity, FindingCount> findings =
                        results.findings(List.of(completion.run())).getOrDefault(completion.run(), Map.of());
                stored = new RunResult.Stored(completion, findings, results.coverage(completion.run()));
            }
        } catch (RuntimeException e) {
            warn("the database does not say what it holds: " + Rollup.reason(e));
        }
    }

    @Override
    public void runBegun(long number, String what, boolean goesOn) {
        run = number;
        resumed = goesOn;
        log.ifPresent(lines -> lines.setRun(number));
        LOG.atInfo()
                .addKeyValue(ACTION, goesOn ? "run-resumed" : "run-begun")
                .log("run {} ({}) {}", number, what, goesOn ? "goes on where a process was cut off" : "begins");
    }

    @Override
    public void stepBegun(String step) {
        stepNanos = System.nanoTime();
        stepSummary = "";
        LOG.atInfo().addKeyValue(ACTION, "step-begun").addKeyValue(STEP, step).log("step {} begins", step);
    }

    @Override
    public void stepEnded(String step, Throwable failure) {
        Duration taken = Duration.ofNanos(System.nanoTime() - stepNanos);
        steps.add(new RunResult.StepTime(step, taken, failure != null));
        LoggingEventBuilder event =
                failure == null ? LOG.atInfo() : LOG.atError().setCause(failure);
        event.addKeyValue(ACTION, "step-ended")
                .addKeyValue(STEP, step)
                .addKeyValue(OUTCOME, failure == null ? "success" : "failure")
                .addKeyValue(DURATION, taken.toNanos())
                .log(
                        "step {} {} ({} ms){}",
                        step,
                        failure == null ? "ended" : "failed",
                        taken.toMillis(),
                        failure == null
                                ? stepSummary.isEmpty() ? "" : ": " + stepSummary
                                : ": " + Rollup.reason(failure));
    }

    @Override
    public void begin(String step, long total) {
        shown.begin(step, total);
    }

    @Override
    public void advance(long done) {
        shown.advance(done);
    }

    @Override
    public void end(String summary, long filings) {
        stepSummary = summary;
        shown.end(summary, filings);
    }

    /** Areas have no figures of a year any more, which nobody should have to find out by himself. */
    void figuresLost(String text) {
        LOG.atWarn().addKeyValue(ACTION, "figures-lost").log("{}", text);
    }

    /** The command ended with this exit code. */
    void ended(int exitCode) {
        RunResult result = new RunResult(
                command,
                version(),
                operator,
                exitCode,
                run,
                resumed,
                started,
                clock.instant(),
                message,
                outcome == null ? null : outcome.counts(),
                outcome == null ? 0 : outcome.waiting(),
                List.copyOf(steps),
                stored);
        Optional<Boolean> failed = webhook.map(hook -> !send(hook, result));
        metrics.ifPresent(file -> write(file, result, failed));
        logEnd(result);
    }

    private void logEnd(RunResult result) {
        LoggingEventBuilder event = (result.isCompleted() ? LOG.atInfo() : LOG.atError())
                .addKeyValue(ACTION, "command-ended")
                .addKeyValue(OUTCOME, result.isCompleted() ? "success" : "failure")
                .addKeyValue(DURATION, System.nanoTime() - startedNanos)
                .addKeyValue("process.exit_code", result.exitCode());
        if (outcome != null) {
            event = event.addKeyValue("rollup.filings.read", outcome.counts().read())
                    .addKeyValue("rollup.filings.accepted", outcome.counts().accepted())
                    .addKeyValue("rollup.filings.rejected", outcome.counts().rejected())
                    .addKeyValue("rollup.filings.unchanged", outcome.counts().unchanged())
                    .addKeyValue("rollup.findings.hard", outcome.report().hardFindings())
                    .addKeyValue("rollup.findings.soft", outcome.report().softFindings())
                    .addKeyValue("rollup.findings.note", outcome.report().notes());
        }
        event.log("{} ended with exit code {}: {}", command, result.exitCode(), message);
    }

    private boolean send(Webhook hook, RunResult result) {
        try {
            hook.send(result);
            LOG.info("told the webhook at {}", hook.host());
            return true;
        } catch (IOException | RuntimeException e) {
            warn("the webhook at " + hook.host() + " was not told: " + e.getMessage());
            return false;
        }
    }

    private void write(Path file, RunResult result, Optional<Boolean> webhookFailed) {
        try {
            MetricsFile.write(file, result, webhookFailed);
        } catch (IOException | RuntimeException e) {
            warn("the metrics cannot be written: " + e);
        }
    }

    private void warn(String text) {
        terminal.err().println("rollup: warning: " + VisibleText.of(Secrets.masked(text)));
    }

    @Override
    public void close() {
        terminal.err().flush();
        log.ifPresent(RunLog::close);
    }
}
