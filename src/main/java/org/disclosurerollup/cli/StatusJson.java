package org.disclosurerollup.cli;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.job.JdbcRunHistory.PastRun;
import org.disclosurerollup.job.JdbcRunHistory.Step;
import org.disclosurerollup.job.JdbcRunResultStore.FindingCount;
import org.disclosurerollup.job.JdbcRunResultStore.TopCoverage;
import org.disclosurerollup.job.RunBoard;
import org.disclosurerollup.reporting.AreaState;
import org.disclosurerollup.reporting.StateGrid;
import org.disclosurerollup.submission.JdbcClosedYearStore;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Prints the status as one JSON document. Times are UTC; what is not known is {@code null}; a key is never left out.
 */
final class StatusJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private StatusJson() {}

    static String of(RunBoard board, List<JdbcClosedYearStore.Closing> closings, List<YearState> years) {
        ObjectNode document = MAPPER.createObjectNode();
        document.put("at_work", board.atWork());
        unfinished(document.putObject("unfinished"), board);
        if (board.unfinished().isEmpty()) {
            document.putNull("unfinished");
        }
        ArrayNode runs = document.putArray("runs");
        board.runs().forEach(run -> run(runs.addObject(), run, board));
        changes(document, board);
        ArrayNode coverage = document.putArray("coverage");
        board.coverage().forEach(one -> coverage(coverage.addObject(), one, board));
        ArrayNode closed = document.putArray("closed_years");
        closings.forEach(closing -> closed.addObject()
                .put("year", closing.period().toString())
                .put("since_run", closing.run())
                .put("operator", closing.operator())
                .put("reason", closing.reason())
                .put("waiting", closing.waiting()));
        ArrayNode notClean = document.putArray("years");
        years.forEach(year -> notClean.addObject()
                .put("year", year.year())
                .put("outdated_areas", year.outdated())
                .put("changed_areas", year.changed())
                .put("impacted_areas", year.impacted())
                .put("waiting_areas", year.waiting()));
        return print(document);
    }

    private static void unfinished(ObjectNode node, RunBoard board) {
        board.unfinished().ifPresent(run -> {
            Step step = board.step().orElse(null);
            node.put("run", run.run())
                    .put("state", board.atWork() ? "running" : "unfinished")
                    .put("step", step == null ? null : step.name())
                    .put("step_begun", step == null ? null : step.begun())
                    .put("failure", step == null ? null : step.failure());
        });
    }

    private static void run(ObjectNode node, PastRun run, RunBoard board) {
        node.put("run", run.run())
                .put("command", run.command())
                .put("state", run.completed() ? "completed" : board.atWork() ? "running" : "unfinished")
                .put("operator", run.operator())
                .put(
                        "started_at",
                        run.startedAt().truncatedTo(ChronoUnit.MILLIS).toString())
                .put(
                        "finished_at",
                        run.finishedAt() == null
                                ? null
                                : run.finishedAt()
                                        .truncatedTo(ChronoUnit.MILLIS)
                                        .toString())
                .put(
                        "duration_seconds",
                        run.duration().map(DurationText::seconds).orElse(null))
                .put("subject", run.subject())
                .put("reason", run.reason())
                .put("areas_computed", run.areas());
        if (run.counts() == null) {
            node.putNull("filings");
        } else {
            node.putObject("filings")
                    .put("read", run.counts().read())
                    .put("accepted", run.counts().accepted())
                    .put("rejected", run.counts().rejected())
                    .put("unchanged", run.counts().unchanged());
        }
        Map<Severity, FindingCount> findings = board.findings().get(run.run());
        if (findings == null) {
            node.putNull("findings");
        } else {
            ObjectNode bySeverity = node.putObject("findings");
            for (Severity severity : Severity.values()) {
                FindingCount count = findings.get(severity);
                bySeverity
                        .putObject(severity.code())
                        .put("standing", count.standing())
                        .put("open", count.open())
                        .put("found", count.found());
            }
        }
    }

    private static void changes(ObjectNode document, RunBoard board) {
        if (board.last() == null || board.before() == 0) {
            document.putNull("change");
            return;
        }
        ObjectNode change =
                document.putObject("change").put("run", board.last().run()).put("against_run", board.before());
        ObjectNode findings = change.putObject("findings");
        for (Severity severity : Severity.values()) {
            board.change(severity)
                    .ifPresent(one -> findings.putObject(severity.code())
                            .put("come", one.come())
                            .put("gone", one.gone()));
        }
    }

    private static void coverage(ObjectNode node, TopCoverage one, RunBoard board) {
        node.put("year", one.period())
                .put("form", one.form())
                .put("unit_code", one.areaCode())
                .put("unit_name", one.areaName())
                .put("reported_units", one.reported())
                .put("expected_units", one.expected())
                .put("outstanding_units", one.outstanding())
                .put("outstanding_change", board.change(one).orElse(null));
    }

    /** The states of areas, with the names of the CSV. */
    static String of(StateGrid grid) {
        ObjectNode document = MAPPER.createObjectNode();
        document.put("year", grid.period().toString()).put("closed", grid.closed());
        ArrayNode areas = document.putArray("areas");
        for (AreaState area : grid.areas()) {
            ObjectNode node = areas.addObject()
                    .put("unit_code", area.unit().code())
                    .put("unit_name", area.unit().name())
                    .put(
                            "level",
                            area.unit().kind() == null
                                    ? null
                                    : area.unit().kind().code())
                    .put("parent_code", area.unit().parent())
                    .put("state", area.state().code());
            ArrayNode reasons = node.putArray("reasons");
            area.reasons().forEach(reason -> reasons.add(reason.code()));
            ArrayNode forms = node.putArray("forms");
            area.forms().forEach(forms::add);
            node.put("since_run", area.sinceRun() == 0 ? null : area.sinceRun())
                    .put("computed_run", area.computedRun() == 0 ? null : area.computedRun())
                    .put("computed_at", area.computedAt());
        }
        return print(document);
    }

    private static String print(ObjectNode document) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }
}
