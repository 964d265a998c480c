package org.disclosurerollup;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A headless Chromium with one page, driven over its DevTools protocol. Notes every request and every complaint. */
public final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 30;

    private final Process process;
    private final WebSocket socket;
    private final LinkedBlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private boolean loaded;
    private int calls;

    private Browser(Process process, String address) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), new Receiver())
                .join();
    }

    /** The program, if this machine has one. */
    public static Optional<Path> program() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param profile an empty folder, so that nothing of the machine's user gets in */
    public static Browser start(Path profile) throws Exception {
        Process process = new ProcessBuilder(
                        program().orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-dev-shm-usage",
                        "--hide-scrollbars",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("chromium.log").toFile())
                .start();
        try {
            String port = portOf(process, profile.resolve("DevToolsActivePort"));
            Browser browser = new Browser(process, pageAddress(port));
            for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
                browser.call(domain + ".enable", Map.of());
            }
            return browser;
        } catch (Exception | Error e) {
            end(process);
            throw e;
        }
    }

    private static String portOf(Process process, Path file) throws Exception {
        for (long tries = 0; tries < PATIENCE_SECONDS * 20 && process.isAlive(); tries++) {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() > 1) {
                return lines.get(0);
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("Chromium did not start: see chromium.log in " + file.getParent());
    }

    private static String pageAddress(String port) throws IOException {
        try (var stream =
                URI.create("http://127.0.0.1:" + port + "/json/list").toURL().openStream()) {
            for (JsonNode target : JSON.readTree(stream.readAllBytes())) {
                if (target.path("type").asString().equals("page")) {
                    return target.path("webSocketDebuggerUrl").asString();
                }
            }
        }
        throw new IllegalStateException("Chromium has no page");
    }

    private final class Receiver implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                received.add(JSON.readTree(message.toString()));
                message.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private JsonNode call(String method, Map<String, ?> parameters) throws InterruptedException {
        int id = ++calls;
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                .join();
        while (true) {
            JsonNode message = next();
            if (message.path("id").asInt(0) == id) {
                if (message.has("error")) {
                    throw new IllegalStateException(method + ": " + message.path("error"));
                }
                return message.path("result");
            }
        }
    }

    private JsonNode next() throws InterruptedException {
        JsonNode message = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new IllegalStateException("Chromium does not answer");
        }
        JsonNode parameters = message.path("params");
        switch (message.path("method").asString("")) {
            case "Network.requestWillBeSent" ->
                requests.add(parameters.path("request").path("url").asString());
            case "Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled" ->
                complaints.add(parameters.toString());
            case "Page.loadEventFired" -> loaded = true;
            default -> {}
        }
        return message;
    }

    public void open(Path page) throws InterruptedException {
        loaded = false;
        call("Page.navigate", Map.of("url", page.toUri().toString()));
        while (!loaded) {
            next();
        }
    }

    /** The value of an expression; complains if it throws. */
    public JsonNode evaluate(String expression) throws InterruptedException {
        JsonNode result =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + result.path("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    public String text(String expression) throws InterruptedException {
        return evaluate(expression).asString();
    }

    public void press(String key, String code, int number) throws InterruptedException {
        String text = key.equals("Enter") ? "\r" : key.length() == 1 ? key : "";
        call(
                "Input.dispatchKeyEvent",
                Map.of("type", "keyDown", "key", key, "code", code, "windowsVirtualKeyCode", number, "text", text));
        call(
                "Input.dispatchKeyEvent",
                Map.of("type", "keyUp", "key", key, "code", code, "windowsVirtualKeyCode", number));
    }

    public void screen(int width, int height) throws InterruptedException {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    /** @param scheme {@code light} or {@code dark} */
    public void colourScheme(String scheme) throws InterruptedException {
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** @param medium {@code print}, or empty for the screen */
    public void media(String medium) throws InterruptedException {
        call("Emulation.setEmulatedMedia", Map.of("media", medium));
    }

    public void scripts(boolean enabled) throws InterruptedException {
        call("Emulation.setScriptExecutionDisabled", Map.of("value", !enabled));
    }

    /** The whole page as PNG. */
    public void screenshot(Path file) throws Exception {
        JsonNode image = call("Page.captureScreenshot", Map.of());
        Files.write(file, Base64.getDecoder().decode(image.path("data").asString()));
    }

    /** The page as it is printed. */
    public byte[] pdf() throws InterruptedException {
        JsonNode pdf = call("Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true));
        return Base64.getDecoder().decode(pdf.path("data").asString());
    }

    /** The addresses of everything that was asked for. */
    public List<String> requests() {
        return requests;
    }

    /** Errors, warnings and whatever else came to the console. */
    public List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        try {
            call("Browser.close", Map.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // It may be gone before it answers.
        } finally {
            socket.abort();
            end(process);
        }
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
