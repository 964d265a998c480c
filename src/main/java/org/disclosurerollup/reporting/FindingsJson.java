package org.disclosurerollup.reporting;

import java.io.Writer;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.validation.Hint;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes findings as one JSON document, an object of {@code findings} and the counts given at the end. A finding has the
 * names of findings.csv; texts, figures among them, are strings as they are, what is missing is {@code null}, the line is
 * a number. Nothing is kept: a finding is written as it comes.
 *
 * <p>Hints are about a whole submission. They stand with its first hard finding, so that no reader has to find out which
 * of several filings of one unit they belong to: {@code hints} is an array of sets, a set an array of
 * {@code {cell, filed, proposed}}, with {@code null} for a blank and for a figure that is left to the unit.
 *
 * <p>A document that was broken off has no end, so that nobody takes it for a whole one.
 */
public final class FindingsJson {

    private final JsonGenerator json;
    private final UnitRegister units;

    /** @param stream stays open; {@link #finish} flushes it */
    public FindingsJson(Writer stream, UnitRegister units) {
        this.units = units;
        json = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                .build()
                .createGenerator(ObjectWriteContext.empty(), stream);
        json.writeStartObject();
        json.writeArrayPropertyStart("findings");
    }

    /**
     * Findings that belong together.
     *
     * @param hints on the submission that they are about; none if there is none
     */
    public void write(List<Finding> findings, List<Hint> hints) {
        boolean told = hints.isEmpty();
        for (Finding finding : findings) {
            // A line for each: readable, and quick to find in a difference.
            json.writeRaw('\n');
            json.writeStartObject();
            for (FindingColumn column : FindingColumn.values()) {
                json.writeName(column.header());
                writeText(column.of(finding, units));
            }
            json.writeNumberProperty(FindingColumn.LINE, finding.line());
            if (!told && finding.severity() == Severity.HARD) {
                writeHints(hints);
                told = true;
            }
            json.writeEndObject();
        }
    }

    private void writeHints(List<Hint> hints) {
        json.writeArrayPropertyStart("hints");
        for (Hint hint : hints) {
            json.writeStartArray();
            for (Hint.Change change : hint.changes()) {
                json.writeStartObject();
                json.writeStringProperty("cell", change.cell().code());
                json.writeName("filed");
                writeText(change.filed());
                json.writeName("proposed");
                writeText(change.proposed());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void writeText(String text) {
        if (text == null || text.isEmpty()) {
            json.writeNull();
        } else {
            json.writeString(text);
        }
    }

    /** What was checked, and how often: each number under its name, as they come. Ends the document. */
    public void finish(Map<String, Long> counts) {
        json.writeRaw('\n');
        json.writeEndArray();
        counts.forEach(json::writeNumberProperty);
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }
}
