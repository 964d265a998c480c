package org.disclosurerollup.reporting;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.submission.Finding;

/** A finding in one array of bytes: ten texts of their own take five times as much memory, and pages keep many. */
final class PackedFinding {

    private static final int NULL = -1;
    private static final Severity[] SEVERITIES = Severity.values();

    private final byte[] bytes;

    PackedFinding(Finding finding) {
        String[] texts = {
            finding.rule(),
            finding.unitCode(),
            finding.period(),
            finding.form(),
            finding.cell(),
            finding.actual(),
            finding.expected(),
            finding.message(),
            finding.source(),
            finding.place()
        };
        byte[][] parts = new byte[texts.length][];
        int length = 2 * Integer.BYTES;
        for (int i = 0; i < texts.length; i++) {
            parts[i] = texts[i] == null ? null : texts[i].getBytes(StandardCharsets.UTF_8);
            length += Integer.BYTES + (parts[i] == null ? 0 : parts[i].length);
        }
        ByteBuffer packed =
                ByteBuffer.allocate(length).putInt(finding.severity().ordinal()).putInt(finding.line());
        for (byte[] part : parts) {
            if (part == null) {
                packed.putInt(NULL);
            } else {
                packed.putInt(part.length).put(part);
            }
        }
        bytes = packed.array();
    }

    Finding unpack() {
        ByteBuffer packed = ByteBuffer.wrap(bytes);
        Severity severity = SEVERITIES[packed.getInt()];
        int line = packed.getInt();
        return new Finding(
                severity,
                text(packed),
                text(packed),
                text(packed),
                text(packed),
                text(packed),
                text(packed),
                text(packed),
                text(packed),
                text(packed),
                text(packed),
                line);
    }

    private static String text(ByteBuffer packed) {
        int length = packed.getInt();
        if (length == NULL) {
            return null;
        }
        String text = new String(packed.array(), packed.position(), length, StandardCharsets.UTF_8);
        packed.position(packed.position() + length);
        return text;
    }
}
