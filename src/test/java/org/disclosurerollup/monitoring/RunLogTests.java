package org.disclosurerollup.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunLogTests {
    private static final Logger LOG = LoggerFactory.getLogger(RunLog.EVENTS);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A line of its own, an escape sequence, a quotation mark, bidi and zero-width marks, a C1 control, a tag character. */
    private static final String HOSTILE =
            "a\n2026-01-01 INFO run 9 completed\r\u001b[2Jb\"}\u202egpj.exe\u2028\u200b\u0085\u009b1m"
                    + "\udb40\udc41\tc\\";

    private static List<String> lines(LogFormat format, Runnable logging) {
        StringWriter err = new StringWriter();
        try (RunLog log = RunLog.toStandardError(format, "1.0", new PrintWriter(err))) {
            log.setRun(42);
            logging.run();
        }
        return err.toString().lines().toList();
    }

    private static JsonNode only(Runnable logging) {
        List<String> lines = lines(LogFormat.json, logging);
        assertThat(lines).hasSize(1);
        return JSON.readTree(lines.get(0));
    }

    @Test
    void jsonHasTheFieldsOfTheCommonSchema() {
        JsonNode event = only(() -> LOG.atInfo()
                .addKeyValue("event.duration", 12L)
                .addKeyValue("labels.step", "intake")
                .log("读入 {}", 5));

        assertThat(event.get("@timestamp").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(event.get("log.level").asString()).isEqualTo("INFO");
        assertThat(event.get("message").asString()).isEqualTo("读入 5");
        assertThat(event.get("ecs.version").asString()).isNotEmpty();
        assertThat(event.get("service.name").asString()).isEqualTo("disclosure-rollup");
        assertThat(event.get("labels.run").asString()).isEqualTo("42");
        assertThat(event.get("labels.step").asString()).isEqualTo("intake");
        assertThat(event.get("event.duration").isIntegralNumber()).isTrue();
    }

    @Test
    void theRunsNumberStandsOnLinesOfOtherThreadsToo() {
        for (LogFormat format : LogFormat.values()) {
            List<String> lines = lines(format, () -> {
                Thread other = new Thread(() -> LOG.warn("from elsewhere"));
                other.start();
                try {
                    other.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            assertThat(lines).singleElement().asString().containsPattern("run\"?[=:]\"?42\\b");
        }
    }

    @Test
    void hostileTextStaysOneVisibleLineInPlainLogs() {
        List<String> lines = lines(LogFormat.plain, () -> LOG.warn("file {}", HOSTILE, new IOException(HOSTILE)));

        assertThat(lines).hasSize(1);
        assertThat(lines.get(0))
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]")
                .contains("<U+202E>", "<U+001B>", "<U+000A>", "<U+E0041>");
    }

    @Test
    void hostileTextStaysOneVisibleLineInJsonAndIsStillWhatItWas() {
        List<String> lines = lines(
                LogFormat.json,
                () -> LOG.atWarn().addKeyValue("labels.file", HOSTILE).log("file {}", HOSTILE));

        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
        JsonNode event = JSON.readTree(lines.get(0));
        assertThat(event.get("message").asString()).isEqualTo("file " + HOSTILE);
        assertThat(event.get("labels.file").asString()).isEqualTo(HOSTILE);
    }

    @Test
    void aFailureIsOneLineWithItsStack() {
        JsonNode event = only(() -> LOG.error("failed", new IllegalStateException("no\nspace")));

        assertThat(event.get("error.type").asString()).isEqualTo("java.lang.IllegalStateException");
        assertThat(event.get("error.message").asString()).isEqualTo("no\nspace");
        assertThat(event.get("error.stack_trace").asString()).contains("\tat ");
    }

    @Test
    void passwordsAreMasked() {
        String url = "jdbc:postgresql://db.example.org/x?user=u&password=geheim1&ssl=true";
        for (LogFormat format : LogFormat.values()) {
            List<String> lines = lines(
                    format,
                    () -> LOG.error("cannot open {}", url, new IOException("https://u:geheim2@example.org/ \"x@y\"")));
            assertThat(lines)
                    .singleElement()
                    .asString()
                    .doesNotContain("geheim")
                    .contains("password=***", "ssl=true");
            if (format == LogFormat.json) {
                assertThat(JSON.readTree(lines.get(0)).get("message").asString())
                        .contains("password=***&ssl=true");
            }
        }
    }

    @Test
    void maskingKeepsJsonWhole() {
        JsonNode event =
                only(() -> LOG.atInfo().addKeyValue("labels.mail", "x@y").log("see http://a:8080 and password=\"q\""));

        assertThat(event.get("labels.mail").asString()).isEqualTo("x@y");
        assertThat(event.get("message").asString()).contains("http://a:8080");
    }

    @Test
    void aFileIsAppendedTo(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("rollup.log");
        for (int run = 1; run <= 2; run++) {
            try (RunLog log = RunLog.toFile(LogFormat.plain, "1.0", file)) {
                log.setRun(run);
                LOG.info("hello");
            }
        }
        LOG.warn("not into the closed file");

        assertThat(Files.readAllLines(file)).hasSize(2).last().asString().endsWith("INFO  run=2 hello");
    }
}
