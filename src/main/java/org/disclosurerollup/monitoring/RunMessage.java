package org.disclosurerollup.monitoring;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.job.JdbcRunResultStore.FindingCount;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A result as a webhook gets it: {@code {type, timestamp, data}} as Standard Webhooks has it. Times are UTC; what is not
 * known is {@code null}. Passwords are masked.
 */
final class RunMessage {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private RunMessage() {}

    static String of(RunResult result) {
        ObjectNode message = MAPPER.createObjectNode();
        message.put("type", "rollup.run." + (result.isCompleted() ? "completed" : "failed"));
        message.put("timestamp", time(result.ended()));
        ObjectNode data = message.putObject("data");
        data.put("command", result.command())
                .put("version", result.version())
                .put("operator", result.operator().isEmpty() ? null : result.operator())
                .put("outcome", result.outcome())
                .put("exit_code", result.exitCode())
                .put("run", result.run() == 0 ? null : result.run())
                .put("resumed", result.resumed())
                .put("started_at", time(result.started()))
                .put("ended_at", time(result.ended()))
                .put("duration_seconds", seconds(result.duration()))
                .put("message", Secrets.masked(result.message()));
        if (result.counts() == null) {
            data.putNull("filings");
        } else {
            data.putObject("filings")
                    .put("read", result.counts().read())
                    .put("accepted", result.counts().accepted())
                    .put("rejected", result.counts().rejected())
                    .put("unchanged", result.counts().unchanged())
                    .put("waiting", result.waiting());
        }
        Map<Severity, FindingCount> findings = result.stored().findings();
        if (findings.isEmpty()) {
            data.putNull("findings");
        } else {
            ObjectNode bySeverity = data.putObject("findings");
            for (Severity severity : Severity.values()) {
                bySeverity
                        .putObject(severity.code())
                        .put("standing", findings.get(severity).standing())
                        .put("open", findings.get(severity).open())
                        .put("found", findings.get(severity).found());
            }
        }
        ArrayNode steps = data.putArray("steps");
        result.steps()
                .forEach(step -> steps.addObject()
                        .put("step", step.step())
                        .put("duration_seconds", seconds(step.duration()))
                        .put("failed", step.failed()));
        ArrayNode coverage = data.putArray("coverage");
        result.coverageTold()
                .forEach(one -> coverage.addObject()
                        .put("year", one.period())
                        .put("form", one.form())
                        .put("unit_code", one.areaCode())
                        .put("unit_name", one.areaName())
                        .put("reported_units", one.reported())
                        .put("expected_units", one.expected()));
        if (result.stored().completion() == null) {
            data.putNull("last_success");
        } else {
            data.putObject("last_success")
                    .put("run", result.stored().completion().run())
                    .put("at", time(result.stored().completion().at()));
        }
        return MAPPER.writeValueAsString(message);
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3);
    }
}
