package org.disclosurerollup.monitoring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts a result to an address, signed as Standard Webhooks has it (HMAC-SHA256 over id, time and body), so that any of
 * its libraries can verify it. A few attempts, each with an end; no redirect is followed, since the message is meant for
 * the address that was named; what is answered is not read.
 */
public final class Webhook {

    /** An attempt is over after this, whatever the other side does. */
    static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final String KEY_PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    private final URI address;
    private final Optional<byte[]> key;
    private final InstantSource clock;
    private final List<Duration> pauses;
    private final Duration timeout;

    /**
     * @param secret shared with the receiver; {@code whsec_} and Base64, or any text; empty for no signature
     * @throws IllegalArgumentException if the address cannot be used, in words
     */
    public Webhook(String address, boolean allowHttp, Optional<String> secret, InstantSource clock) {
        this(address, allowHttp, secret, clock, List.of(Duration.ofSeconds(1), Duration.ofSeconds(4)), TIMEOUT);
    }

    /** @param pauses between one attempt and the next */
    Webhook(
            String address,
            boolean allowHttp,
            Optional<String> secret,
            InstantSource clock,
            List<Duration> pauses,
            Duration timeout) {
        this.address = checked(address, allowHttp);
        this.key = secret.map(Webhook::key);
        this.clock = clock;
        this.pauses = pauses;
        this.timeout = timeout;
    }

    private static URI checked(String address, boolean allowHttp) {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("it is no URL", e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        if (uri.getHost() == null || !scheme.equalsIgnoreCase("https") && !scheme.equalsIgnoreCase("http")) {
            throw new IllegalArgumentException("it is no https URL");
        }
        if (uri.getUserInfo() != null) {
            throw new IllegalArgumentException("a user or password has no place in it; sign with a secret instead");
        }
        if (scheme.equalsIgnoreCase("http") && !allowHttp && !isLoopback(uri.getHost())) {
            throw new IllegalArgumentException(
                    "http is open to everybody on the way; use https, or allow it with --webhook-allow-http");
        }
        return uri;
    }

    /** By its name alone: what a name server says may change. */
    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    private static byte[] key(String secret) {
        if (!secret.startsWith(KEY_PREFIX)) {
            return secret.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(secret.substring(KEY_PREFIX.length()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "its secret begins with " + KEY_PREFIX + " and is no Base64 behind it", e);
        }
    }

    /** Where it goes, for messages; without path and query, in which services have keys. */
    public String host() {
        return address.getScheme() + "://" + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }

    /** A response that says to try again. */
    private static boolean isPassing(int status) {
        return status >= 500 || status == 408 || status == 429;
    }

    /**
     * Sends the result; the same message and id in every attempt, so that a receiver can tell a repetition.
     *
     * @throws IOException if it was not taken, with the reason of the last attempt
     */
    public void send(RunResult result) throws IOException {
        String body = RunMessage.of(result);
        String id = "msg_" + UUID.randomUUID();
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
        IOException last = null;
        for (int attempt = 0; attempt <= pauses.size(); attempt++) {
            if (attempt > 0) {
                pause(pauses.get(attempt - 1));
            }
            try {
                int status = send(client, id, body);
                if (status >= 200 && status < 300) {
                    return;
                }
                last = new IOException("it answered " + status);
                if (!isPassing(status)) {
                    throw last;
                }
            } catch (TimeoutException e) {
                last = new IOException("no answer within " + timeout.toMillis() + " ms", e);
            } catch (ExecutionException e) {
                last = new IOException(reason(e), e);
            }
        }
        throw new IOException(last.getMessage() + " (" + (pauses.size() + 1) + " attempts)", last);
    }

    private static String reason(ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
    }

    /** The client's own time limit ends with the header; this one covers the body as well. */
    private int send(HttpClient client, String id, String body)
            throws IOException, ExecutionException, TimeoutException {
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request(id, body), HttpResponse.BodyHandlers.discarding());
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(String id, String body) {
        String time = Long.toString(clock.instant().getEpochSecond());
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "disclosure-rollup")
                .header("webhook-id", id)
                .header("webhook-timestamp", time)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        key.ifPresent(bytes -> request.header("webhook-signature", "v1," + signature(bytes, id, time, body)));
        return request.build();
    }

    /** Base64 of the HMAC-SHA256 over {@code id.time.body}. */
    static String signature(byte[] key, String id, String time, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] signed = (id + "." + time + "." + body).getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static void pause(Duration duration) throws IOException {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
