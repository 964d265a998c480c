package org.disclosurerollup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.disclosurerollup.monitoring.LogFormat;
import org.disclosurerollup.monitoring.RunLog;
import org.disclosurerollup.monitoring.Webhook;
import org.disclosurerollup.reporting.OutputException;
import picocli.CommandLine.Option;

/** Who else is told of a run. Each option may come from the environment instead, so that a schedule can set it once. */
final class WatchOptions {

    @Option(
            names = "--log",
            paramLabel = "plain|json",
            description = "Log lines with the run's number, json by the Elastic Common Schema. On standard error in "
                    + "place of all else there, unless --log-file. Or ROLLUP_LOG.")
    private String log;

    @Option(
            names = "--log-file",
            paramLabel = "FILE",
            description = "Appends the log lines to a file; plain without --log. Or ROLLUP_LOG_FILE.")
    private String logFile;

    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description = "Writes metrics for Prometheus' textfile collector (name.prom), after a failure too. "
                    + "Or ROLLUP_METRICS.")
    private String metrics;

    @Option(
            names = "--webhook",
            paramLabel = "URL",
            description = {
                "Posts the result as JSON to an https address, after a failure too. Or ROLLUP_WEBHOOK.",
                "Signed with the secret in ROLLUP_WEBHOOK_SECRET or in the file that ROLLUP_WEBHOOK_SECRET_FILE names."
            })
    private String webhook;

    @Option(
            names = "--webhook-allow-http",
            description = "Allows an http address that is not this machine's own. Or ROLLUP_WEBHOOK_ALLOW_HTTP=true.")
    private boolean allowHttp;

    private static Optional<String> or(String option, String variable) {
        return Optional.ofNullable(option == null ? System.getenv(variable) : option)
                .filter(value -> !value.isBlank());
    }

    /**
     * Opens the log, if one is wanted.
     *
     * @throws UsageException if that cannot be
     */
    Optional<RunLog> openLog(Terminal terminal, String version) {
        Optional<Path> file = logFile();
        Optional<LogFormat> format = or(log, "ROLLUP_LOG").map(WatchOptions::format);
        if (file.isPresent()) {
            try {
                return Optional.of(RunLog.toFile(format.orElse(LogFormat.plain), version, file.get()));
            } catch (IOException e) {
                throw new UsageException("--log-file cannot be used: "
                        + OutputException.of(file.get(), e).getMessage());
            }
        }
        return format.map(one -> RunLog.toStandardError(one, version, terminal.err()));
    }

    /** Whether log lines take the place of everything else on standard error. */
    boolean logsToStandardError() {
        return or(logFile, "ROLLUP_LOG_FILE").isEmpty() && or(log, "ROLLUP_LOG").isPresent();
    }

    private static LogFormat format(String name) {
        return Arrays.stream(LogFormat.values())
                .filter(format -> format.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("--log is plain or json, not '" + name + "'"));
    }

    private Optional<Path> logFile() {
        return or(logFile, "ROLLUP_LOG_FILE").map(Path::of);
    }

    Optional<Path> metrics() {
        return or(metrics, "ROLLUP_METRICS").map(Path::of);
    }

    /**
     * Looks at the files before anything is begun.
     *
     * @throws UsageException where one can never be written, or would be taken for a filing
     */
    void check(SharedOptions options) throws IOException {
        if (logFile().isPresent()) {
            Destination.checkFile("--log-file", logFile().get());
            Path folder = logFile().get().toAbsolutePath().getParent();
            if (!Files.isDirectory(folder)) {
                throw new UsageException(
                        "--log-file cannot be used: there is no folder " + folder + "; make it, or name another place");
            }
            options.keepOutOfInbox("--log-file", logFile().get());
        }
        if (metrics().isPresent()) {
            Destination.checkFile("--metrics", metrics().get());
            options.keepOutOfInbox("--metrics", metrics().get());
        }
    }

    /** @throws UsageException if the address or the secret cannot be used */
    Optional<Webhook> webhook(InstantSource clock) {
        if (webhook != null && webhook.isBlank()) {
            throw new UsageException("--webhook is empty; leave it out where nobody is to be told");
        }
        Optional<String> address = or(webhook, "ROLLUP_WEBHOOK");
        if (address.isEmpty()) {
            return Optional.empty();
        }
        boolean http = allowHttp || Boolean.parseBoolean(System.getenv("ROLLUP_WEBHOOK_ALLOW_HTTP"));
        try {
            return Optional.of(new Webhook(address.get(), http, secret(), clock));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--webhook cannot be used: " + e.getMessage());
        }
    }

    private static Optional<String> secret() {
        Optional<String> file = or(null, "ROLLUP_WEBHOOK_SECRET_FILE");
        if (file.isEmpty()) {
            return or(null, "ROLLUP_WEBHOOK_SECRET");
        }
        try {
            String secret = Files.readString(Path.of(file.get())).strip();
            if (secret.isEmpty()) {
                throw new UsageException("the file that ROLLUP_WEBHOOK_SECRET_FILE names is empty");
            }
            return Optional.of(secret);
        } catch (IOException e) {
            throw new UsageException(
                    "the file that ROLLUP_WEBHOOK_SECRET_FILE names cannot be read: " + Rollup.reason(e));
        }
    }
}
