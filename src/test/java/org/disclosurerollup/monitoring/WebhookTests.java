package org.disclosurerollup.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.disclosurerollup.job.JdbcRunResultStore.TopCoverage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookTests {
    private static final String SECRET =
            "whsec_" + Base64.getEncoder().encodeToString("0123456789abcdef01234567".getBytes(StandardCharsets.UTF_8));
    private static final RunResult RESULT = MetricsFileTests.result(
            0, MetricsFileTests.stored(List.of(new TopCoverage("61", "陕西省", "f", "2017", 50, 52))));

    /** What came, and by which headers. */
    private record Post(String id, String time, String signature, String body) {}

    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private Answer answer = exchange -> exchange.sendResponseHeaders(204, -1);

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            posts.add(new Post(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            answer.to(exchange);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private Webhook webhook(Optional<String> secret) {
        return new Webhook(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/hook",
                false,
                secret,
                InstantSource.fixed(MetricsFileTests.START),
                List.of(Duration.ofMillis(1), Duration.ofMillis(1)),
                Duration.ofMillis(2000));
    }

    @Test
    void theResultComesSignedAsStandardWebhooksHasIt() throws IOException, GeneralSecurityException {
        webhook(Optional.of(SECRET)).send(RESULT);

        assertThat(posts).hasSize(1);
        Post post = posts.get(0);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("0123456789abcdef01234567".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String expected = Base64.getEncoder()
                .encodeToString(mac.doFinal(
                        (post.id() + "." + post.time() + "." + post.body()).getBytes(StandardCharsets.UTF_8)));
        assertThat(post.signature()).isEqualTo("v1," + expected);
        assertThat(post.time()).isEqualTo(Long.toString(MetricsFileTests.START.getEpochSecond()));
        JsonNode message = JsonMapper.builder().build().readTree(post.body());
        assertThat(message.get("type").asString()).isEqualTo("rollup.run.completed");
        JsonNode data = message.get("data");
        assertThat(data.get("exit_code").asInt()).isZero();
        assertThat(data.get("run").asInt()).isEqualTo(7);
        assertThat(data.get("operator").asString()).isEqualTo("张三");
        assertThat(data.at("/filings/accepted").asInt()).isEqualTo(3);
        assertThat(data.at("/findings/hard/open").asInt()).isEqualTo(2);
        assertThat(data.at("/coverage/0/unit_name").asString()).isEqualTo("陕西省");
        assertThat(data.at("/steps/0/duration_seconds").decimalValue()).isEqualByComparingTo("0.581");
    }

    @Test
    void withoutASecretThereIsNoSignature() throws IOException {
        webhook(Optional.empty()).send(RESULT);

        assertThat(posts)
                .singleElement()
                .satisfies(post -> assertThat(post.signature()).isNull());
    }

    @Test
    void aReceiverThatIsBusyIsAskedAgainWithTheSameMessage() throws IOException {
        answer = exchange -> exchange.sendResponseHeaders(posts.size() < 3 ? 503 : 200, -1);

        webhook(Optional.empty()).send(RESULT);

        assertThat(posts).hasSize(3);
        assertThat(posts.stream().map(Post::id).distinct()).hasSize(1);
        assertThat(posts.stream().map(Post::body).distinct()).hasSize(1);
    }

    @Test
    void aReceiverThatRefusesIsNotAskedAgain() {
        answer = exchange -> exchange.sendResponseHeaders(400, -1);

        assertThatThrownBy(() -> webhook(Optional.empty()).send(RESULT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("400");
        assertThat(posts).hasSize(1);
    }

    @Test
    void noRedirectIsFollowed() {
        answer = exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
        };

        assertThatThrownBy(() -> webhook(Optional.empty()).send(RESULT)).hasMessageContaining("307");
        assertThat(posts).hasSize(1);
    }

    @Test
    void anAnswerThatNeverEndsIsNotWaitedFor() {
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            try {
                Thread.sleep(30_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        Webhook impatient = new Webhook(
                "http://localhost:" + server.getAddress().getPort(),
                false,
                Optional.empty(),
                InstantSource.fixed(MetricsFileTests.START),
                List.of(),
                Duration.ofMillis(500));

        assertThatThrownBy(() -> impatient.send(RESULT)).hasMessageContaining("no answer within 500 ms");
    }

    @Test
    void aClosedPortIsSaidInWords() {
        Webhook webhook = webhook(Optional.empty());
        server.stop(0);

        assertThatThrownBy(() -> webhook.send(RESULT))
                .hasMessageContaining("ConnectException")
                .hasMessageContaining("3 attempts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/x",
                "http://127.0.0.1.example.org/",
                "http://localhost.example.org/",
                "ftp://localhost/x",
                "file:///etc/passwd",
                "https://",
                "not a url",
                "https://user:password@example.org/"
            })
    void addressesThatAreOpenOrNoneAreRefused(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Webhook(address, false, Optional.empty(), InstantSource.system()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://example.org/x?y=z", "http://localhost:8080/", "http://127.1.2.3/", "http://[::1]:8/"})
    void othersAreTaken(String address) {
        assertThatCode(() -> new Webhook(address, false, Optional.of("text"), InstantSource.system()))
                .doesNotThrowAnyException();
    }

    @Test
    void whereItGoesIsToldWithoutTheKeysInItsPath() {
        assertThat(new Webhook(
                                "https://example.org/services/T0/KEY?k=v",
                                false,
                                Optional.empty(),
                                InstantSource.system())
                        .host())
                .isEqualTo("https://example.org");
    }
}
