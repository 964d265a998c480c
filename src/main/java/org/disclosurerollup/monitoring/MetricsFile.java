package org.disclosurerollup.monitoring;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.catalogue.VisibleText;
import org.disclosurerollup.job.JdbcRunResultStore.FindingCount;
import org.disclosurerollup.job.JdbcRunResultStore.TopCoverage;
import org.disclosurerollup.reporting.AtomicFile;

/**
 * Writes metrics of the last command in Prometheus' text format, for the textfile collector of its node exporter: whole,
 * and renamed into its place, so that no scrape sees half of it. Every number is one that somebody alerts on; the number of
 * series is bounded by forms, by {@link RunResult#coverageTold} and by the steps, never by units or filings.
 */
public final class MetricsFile {

    private static final String SUCCESS = "rollup_last_success_time_seconds";
    private static final String SUCCESS_RUN = "rollup_last_success_run_number";
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");

    private final Path file;
    private final StringBuilder text = new StringBuilder();

    private MetricsFile(Path file) {
        this.file = file;
    }

    /** @param webhookFailed whether a webhook was to be told and could not be; empty if none was to be */
    public static void write(Path file, RunResult result, Optional<Boolean> webhookFailed) throws IOException {
        MetricsFile metrics = new MetricsFile(file);
        metrics.addCommand(result);
        metrics.addSuccess(result);
        metrics.addWork(result);
        metrics.addCoverage(result);
        webhookFailed.ifPresent(failed -> metrics.gauge(
                "rollup_webhook_failed",
                "Whether the last command could not tell its webhook (1) or could (0).",
                bit(failed)));
        try (AtomicFile whole = new AtomicFile(file)) {
            whole.writer(StandardCharsets.UTF_8).write(metrics.text.toString());
            whole.finish();
        }
    }

    private void addCommand(RunResult result) {
        gauge(
                "rollup_exit_code",
                "Exit code of the last command: 0 done, 1 failed, 2 wrong usage or configuration, 3 findings, 4 busy.",
                Integer.toString(result.exitCode()));
        gauge("rollup_start_time_seconds", "When the last command was started, as Unix time.", time(result.started()));
        gauge("rollup_end_time_seconds", "When the last command ended, as Unix time.", time(result.ended()));
        gauge("rollup_duration_seconds", "How long the last command took.", seconds(result.duration()));
        if (result.run() != 0) {
            gauge("rollup_run_number", "Number of the last command's run.", Long.toString(result.run()));
            gauge(
                    "rollup_run_resumed",
                    "Whether the last command finished a run that had been cut off (1) or not (0).",
                    bit(result.resumed()));
        }
        family("rollup_run_info", "Which command and which version of the program ran last.");
        sample("rollup_run_info", "1", "command", result.command(), "version", result.version());
    }

    /** What succeeded last is known from the database or, while that is away, from the file that stands. */
    private void addSuccess(RunResult result) {
        String at;
        String run;
        if (result.stored().completion() != null) {
            at = time(result.stored().completion().at());
            run = Long.toString(result.stored().completion().run());
        } else {
            at = before(SUCCESS);
            run = before(SUCCESS_RUN);
        }
        if (at != null) {
            gauge(SUCCESS, "When the last run of any command was completed, as Unix time.", at);
        }
        if (run != null) {
            gauge(SUCCESS_RUN, "Number of the last completed run.", run);
        }
    }

    private String before(String name) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name + " "))
                    .map(line -> line.substring(name.length() + 1))
                    .filter(value -> NUMBER.matcher(value).matches())
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            return null;
        }
    }

    private void addWork(RunResult result) {
        if (!result.steps().isEmpty()) {
            family("rollup_step_duration_seconds", "How long each step of the last command took.");
            for (RunResult.StepTime step : result.steps()) {
                sample("rollup_step_duration_seconds", seconds(step.duration()), "step", step.step());
            }
        }
        if (result.counts() != null) {
            family("rollup_filings", "What became of the filings in the inbox: accepted and rejected are new.");
            sample("rollup_filings", Integer.toString(result.counts().accepted()), "outcome", "accepted");
            sample("rollup_filings", Integer.toString(result.counts().rejected()), "outcome", "rejected");
            sample("rollup_filings", Integer.toString(result.counts().unchanged()), "outcome", "unchanged");
            gauge(
                    "rollup_filings_waiting",
                    "New filings that wait because their year is closed.",
                    Integer.toString(result.waiting()));
        }
        Map<Severity, FindingCount> findings = result.stored().findings();
        if (!findings.isEmpty()) {
            family("rollup_findings", "Findings of all years that stand behind the last completed run.");
            for (Severity severity : Severity.values()) {
                FindingCount count = findings.get(severity);
                sample("rollup_findings", Long.toString(count.open()), "severity", severity.code(), "state", "open");
                sample(
                        "rollup_findings",
                        Long.toString(count.standing() - count.open()),
                        "severity",
                        severity.code(),
                        "state",
                        "answered");
            }
        }
    }

    private void addCoverage(RunResult result) {
        if (result.coverageTold().isEmpty()) {
            return;
        }
        family("rollup_units_expected", "Units below an area at the top that should file a form for a year.");
        for (TopCoverage one : result.coverageTold()) {
            addCoverage("rollup_units_expected", one, one.expected());
        }
        family("rollup_units_reported", "Those of them that reported.");
        for (TopCoverage one : result.coverageTold()) {
            addCoverage("rollup_units_reported", one, one.reported());
        }
    }

    private void addCoverage(String name, TopCoverage one, int value) {
        sample(
                name,
                Integer.toString(value),
                "area",
                one.areaCode(),
                "area_name",
                one.areaName(),
                "form",
                one.form(),
                "year",
                one.period());
    }

    private void gauge(String name, String help, String value) {
        family(name, help);
        sample(name, value);
    }

    private void family(String name, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(" gauge\n");
    }

    private void sample(String name, String value, String... labels) {
        text.append(name);
        for (int i = 0; i < labels.length; i += 2) {
            text.append(i == 0 ? '{' : ',')
                    .append(labels[i])
                    .append("=\"")
                    .append(escaped(labels[i + 1]))
                    .append('"');
        }
        text.append(labels.length == 0 ? "" : "}").append(' ').append(value).append('\n');
    }

    private static String escaped(String label) {
        return VisibleText.of(label).replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String bit(boolean value) {
        return value ? "1" : "0";
    }

    private static String time(Instant at) {
        return BigDecimal.valueOf(at.toEpochMilli(), 3).toPlainString();
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).toPlainString();
    }
}
