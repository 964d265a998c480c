package org.disclosurerollup.monitoring;

import ch.qos.logback.classic.spi.ILoggingEvent;
import co.elastic.logging.JsonUtils;
import co.elastic.logging.logback.EcsEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.slf4j.event.KeyValuePair;

/**
 * One JSON document in a line for each event, by the Elastic Common Schema, with the number of the run as {@code labels.run}
 * on all of them, from whichever thread they come. Characters that do not show are escaped, also those that JSON would
 * allow, so that a line looks the same in a terminal as to a parser; passwords are masked.
 */
final class EcsLines extends EcsEncoder {

    /** All but the line break at the end, which is no part of the document. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\n]]");

    private final LongSupplier run;

    /** @param run number of the run at work, 0 for none */
    EcsLines(String serviceVersion, LongSupplier run) {
        this.run = run;
        setServiceName("disclosure-rollup");
        setServiceVersion(serviceVersion);
        setEventDataset("disclosure-rollup.run");
    }

    @Override
    protected void addCustomFields(ILoggingEvent event, StringBuilder json) {
        long number = run.getAsLong();
        if (number != 0) {
            addText(json, "labels.run", Long.toString(number));
        }
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                if (pair.value instanceof Long || pair.value instanceof Integer) {
                    json.append('"')
                            .append(pair.key)
                            .append("\":")
                            .append(pair.value)
                            .append(',');
                } else {
                    addText(json, pair.key, String.valueOf(pair.value));
                }
            }
        }
    }

    private static void addText(StringBuilder json, String key, String value) {
        json.append('"').append(key).append("\":\"");
        JsonUtils.quoteAsString(value, json);
        json.append("\",");
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        String line = new String(super.encode(event), StandardCharsets.UTF_8);
        // Outside of strings there is no such character, so that an escape always stands in one.
        String visible = INVISIBLE.matcher(Secrets.masked(line)).replaceAll(found -> {
            StringBuilder escaped = new StringBuilder();
            found.group().chars().forEach(unit -> escaped.append("\\\\u%04x".formatted(unit)));
            return escaped.toString();
        });
        return visible.getBytes(StandardCharsets.UTF_8);
    }
}
