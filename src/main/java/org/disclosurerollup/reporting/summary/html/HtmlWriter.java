package org.disclosurerollup.reporting.summary.html;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.disclosurerollup.reporting.AtomicFile;
import org.disclosurerollup.reporting.summary.AreaSummary;
import org.disclosurerollup.reporting.summary.SummaryWriter;
import org.disclosurerollup.reporting.summary.ranking.RateSpec;

/**
 * Writes the summary as one HTML page. Its style sheet and script stand in it; its content security policy forbids every
 * other one, and any request at all.
 */
public final class HtmlWriter implements SummaryWriter {

    private final Template template;

    private final List<RateSpec> rates;

    /** @param rates what units are ranked by beside what the forms themselves have */
    public HtmlWriter(List<RateSpec> rates) {
        this.rates = rates;
        String style = resource("summary.css");
        String script = resource("summary.js");
        String page = resource("summary.html")
                .replace("@STYLE-HASH@", hash(style))
                .replace("@SCRIPT-HASH@", hash(script))
                .replace("@STYLE@", style)
                .replace("@SCRIPT@", script);
        template = Mustache.compiler()
                .defaultValue("")
                .emptyStringIsFalse(true)
                .zeroIsFalse(true)
                .compile(new StringReader(page));
    }

    @Override
    public String extension() {
        return "html";
    }

    @Override
    public void write(AreaSummary summary, Path file) throws IOException {
        try (AtomicFile atomic = new AtomicFile(file)) {
            template.execute(SummaryPage.of(summary, rates), atomic.writer(StandardCharsets.UTF_8));
            atomic.finish();
        }
    }

    private static String resource(String name) {
        try (InputStream stream = HtmlWriter.class.getResourceAsStream("/report/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a content security policy names an inline style sheet or script. */
    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
