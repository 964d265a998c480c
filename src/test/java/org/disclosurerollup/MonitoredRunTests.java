package org.disclosurerollup;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever watches the nights by machine learns of every end that a run can take. */
class MonitoredRunTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HEADER = "unit_code,year,form,1.1";

    @TempDir
    Path folder;

    private final List<JsonNode> posts = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private int answer = 204;
    private Office office;

    @BeforeEach
    void open() throws IOException {
        office = new Office(folder)
                .units("1,甲市,city,,,", "11,乙县,county,1,,")
                .file("2017.csv", HEADER, "11,2017,disclosure-2014,-5");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            posts.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        office.close();
    }

    private Path metricsFile() {
        return folder.resolve("rollup.prom");
    }

    private List<String> metrics() throws IOException {
        return Files.readAllLines(metricsFile());
    }

    private Project.Result watched(Object... more) {
        Object[] words = Stream.concat(
                        Stream.of(
                                "--metrics",
                                metricsFile(),
                                "--webhook",
                                "http://127.0.0.1:" + server.getAddress().getPort() + "/x"),
                        Stream.of(more))
                .toArray();
        return office.consolidate(words);
    }

    private void putInTheWay() throws IOException {
        Files.createDirectories(office.out().resolve(".totals.csv.partial"));
    }

    @Test
    void aRunThatEndsWellIsTold() throws IOException {
        assertThat(watched().exitCode()).isZero();

        assertThat(metrics())
                .contains("rollup_exit_code 0", "rollup_run_number 1", "rollup_last_success_run_number 1")
                .contains("rollup_filings{outcome=\"rejected\"} 1", "rollup_webhook_failed 0")
                .contains("rollup_findings{severity=\"hard\",state=\"open\"} 1")
                .anyMatch(line -> line.startsWith("rollup_step_duration_seconds{step=\"intake\"} "))
                .contains("rollup_units_expected{area=\"1\",area_name=\"甲市\",form=\"disclosure-2014\",year=\"2017\"} 1")
                .contains(
                        "rollup_units_reported{area=\"1\",area_name=\"甲市\",form=\"disclosure-2014\",year=\"2017\"} 0");
        assertThat(posts).hasSize(1);
        JsonNode data = posts.get(0).get("data");
        assertThat(data.get("outcome").asString()).isEqualTo("completed");
        assertThat(data.get("message").asString()).startsWith("run 1 completed: read 1 = ");
        assertThat(data.get("steps").valueStream().map(step -> step.get("step").asString()))
                .containsExactly("intake", "mark", "validate", "consolidate", "compare", "verify", "report");
    }

    @Test
    void aRunThatFailsIsToldAndTheLastSuccessStands() throws IOException {
        office.consolidated();
        office.file("2016.csv", HEADER, "11,2016,disclosure-2014,5");
        putInTheWay();

        assertThat(watched().exitCode()).isEqualTo(1);

        assertThat(metrics()).contains("rollup_exit_code 1", "rollup_run_number 2", "rollup_last_success_run_number 1");
        assertThat(posts).hasSize(1);
        assertThat(posts.get(0).get("type").asString()).isEqualTo("rollup.run.failed");
        assertThat(posts.get(0).at("/data/message").asString()).contains("run 2 failed", "totals.csv: ");
        assertThat(posts.get(0).at("/data/steps/6/failed").asBoolean()).isTrue();
        assertThat(posts.get(0).at("/data/last_success/run").asInt()).isEqualTo(1);
    }

    @Test
    void findingsThatFailACommandAreNoFailureOfItsRun() throws IOException {
        assertThat(watched("--fail-on", "hard").exitCode()).isEqualTo(3);

        assertThat(metrics()).contains("rollup_exit_code 3", "rollup_last_success_run_number 1");
        assertThat(posts.get(0).at("/data/outcome").asString()).isEqualTo("findings");
    }

    @Test
    void aConfigurationThatCannotBeUsedIsTold() throws IOException {
        watched();
        Files.writeString(folder.resolve("units.csv"), "code,name\n");

        assertThat(watched().exitCode()).isEqualTo(2);

        assertThat(metrics()).contains("rollup_exit_code 2", "rollup_last_success_run_number 1");
        assertThat(posts).hasSize(2);
        assertThat(posts.get(1).at("/data/outcome").asString()).isEqualTo("usage");
        assertThat(posts.get(1).at("/data/run").isNull()).isTrue();
        assertThat(posts.get(1).at("/data/message").asString()).contains("the configuration cannot be used: units.csv");
    }

    @Test
    void anOperatorsChangeIsToldToo() throws IOException {
        watched();
        Project.Result result = office.run(
                "close", "--year", "2017", "--reason", "已上报", "--operator", "张三", "--metrics", metricsFile());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(metrics())
                .contains("rollup_run_number 2")
                .anyMatch(line -> line.startsWith("rollup_run_info{command=\"close\""));
    }

    @Test
    void aWebhookThatRefusesNeverFailsARun() throws IOException {
        answer = 403;

        Project.Result result = watched();

        assertThat(result.exitCode()).isZero();
        assertThat(result.err())
                .contains("rollup: warning: the webhook at http://127.0.0.1:")
                .doesNotContain("/x ");
        assertThat(metrics()).contains("rollup_webhook_failed 1");
    }

    @Test
    void metricsThatCannotBeWrittenNeverFailARun() throws IOException {
        Files.createDirectories(folder.resolve(".x.prom.partial/in the way"));

        Project.Result result = office.consolidate("--metrics", folder.resolve("x.prom"));

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).contains("rollup: warning: the metrics cannot be written");
    }

    @Test
    void whatCannotBeUsedIsWrongUsage() {
        assertThat(office.consolidate("--log", "xml").exitCode()).isEqualTo(2);
        assertThat(office.consolidate("--webhook", "http://example.org/").exitCode())
                .isEqualTo(2);
        assertThat(office.consolidate("--log-file", folder.resolve("no/such/folder/x.log"))
                        .exitCode())
                .isEqualTo(2);
        assertThat(Project.run("status", "--database", office.database()).out()).contains("no run yet");
    }

    @Test
    void jsonLogsOnStandardErrorAreAllThatIsThere() {
        Project.Result result = office.consolidate("--log", "json");

        assertThat(result.out()).contains("run 1 completed: ");
        List<JsonNode> events = result.err().lines().map(JSON::readTree).toList();
        assertThat(events)
                .isNotEmpty()
                .allSatisfy(
                        event -> assertThat(event.get("labels.run").asString()).isEqualTo("1"));
        assertThat(events.stream()
                        .filter(event -> event.path("event.action").asString("").equals("step-ended"))
                        .map(event -> event.get("labels.step").asString() + " "
                                + event.get("event.outcome").asString() + " "
                                + (event.get("event.duration").asLong() > 0)))
                .containsExactly(
                        "intake success true",
                        "mark success true",
                        "validate success true",
                        "consolidate success true",
                        "compare success true",
                        "verify success true",
                        "report success true");
        JsonNode end = events.get(events.size() - 1);
        assertThat(end.get("event.action").asString()).isEqualTo("command-ended");
        assertThat(end.get("process.exit_code").asInt()).isZero();
        assertThat(end.get("rollup.findings.hard").asInt()).isEqualTo(1);
        assertThat(end.get("rollup.filings.rejected").asInt()).isEqualTo(1);
    }

    @Test
    void aLogFileLeavesStandardErrorAsItWas() throws IOException {
        Path log = folder.resolve("rollup.log");

        Project.Result result = office.consolidate("--log-file", log);

        assertThat(result.err()).contains("intake       read 1 = ").doesNotContain("step intake");
        assertThat(Files.readAllLines(log))
                .allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT\\S+ INFO  run=1 .*"))
                .anyMatch(line -> line.contains("step intake ended (") && line.contains(": read 1 = "))
                .last()
                .asString()
                .contains("consolidate ended with exit code 0: run 1 completed: read 1 = ");
    }

    @Test
    void namesFromOutsideCannotForgeLogLines() throws IOException {
        Path out = folder.resolve("o\n2026-01-01 INFO run=1 all is well\u001b[2J\u202e");
        Files.writeString(out, "in the way");

        Project.Result json = office.consolidate("--log", "json", "--out", out);
        Project.Result plain = office.consolidate("--log", "plain", "--out", out);
        Project.Result none = office.consolidate("--out", out);

        assertThat(json.exitCode()).isEqualTo(2);
        assertThat(json.err().lines()).allSatisfy(JSON::readTree);
        assertThat(json.err()).contains("all is well");
        for (String text : List.of(json.err(), plain.err(), none.err())) {
            assertThat(text).doesNotContain("\u001b", "\u202e").doesNotContain("\n2026-01-01");
        }
    }

    @Test
    void aPasswordInAUrlIsNowhereToBeSeen() throws IOException {
        Path log = folder.resolve("rollup.log");
        Project.Result result =
                Project.run(office.command("consolidate", "--log-file", log, "--metrics", metricsFile()).stream()
                        .map(word -> word.equals(office.database())
                                ? "jdbc:postgresql://127.0.0.1:1/x?user=u&password=geheim123"
                                : word)
                        .toArray());

        assertThat(result.exitCode()).isIn(1, 2);
        String told = result.out()
                + result.err()
                + Files.readString(log)
                + Files.readString(metricsFile(), StandardCharsets.UTF_8);
        assertThat(told).contains("rollup_exit_code").doesNotContain("geheim");
    }
}
