package org.disclosurerollup.reporting.summary;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * An Office file without the times at which it was written: every entry bears the same date, and its properties, those
 * of workbooks embedded in it included, the start of the run whose figures it shows.
 */
public final class StableZip {

    private static final LocalDateTime ENTRY_DATE = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String PROPERTIES = "docProps/core.xml";
    private static final String EMBEDDED = ".xlsx";

    private StableZip() {}

    /**
     * Copies the file.
     *
     * @param office the file as the library wrote it
     * @param startedAt day and minute, {@code 2018-03-01 09:30}
     */
    public static void copy(byte[] office, String startedAt, OutputStream to) throws IOException {
        String date = startedAt.replace(' ', 'T') + ":00Z";
        ZipOutputStream out = new ZipOutputStream(to);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(office))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                ZipEntry stable = new ZipEntry(entry.getName());
                stable.setTimeLocal(ENTRY_DATE);
                out.putNextEntry(stable);
                out.write(content(entry.getName(), in, startedAt, date));
                out.closeEntry();
            }
        }
        out.finish();
    }

    private static byte[] content(String name, InputStream in, String startedAt, String date) throws IOException {
        byte[] content = in.readAllBytes();
        if (name.equals(PROPERTIES)) {
            return new String(content, StandardCharsets.UTF_8)
                    .replaceAll("(<dcterms:(created|modified)[^>]*>)[^<]*", "$1" + date)
                    .getBytes(StandardCharsets.UTF_8);
        }
        if (name.endsWith(EMBEDDED)) {
            ByteArrayOutputStream embedded = new ByteArrayOutputStream();
            copy(content, startedAt, embedded);
            return embedded.toByteArray();
        }
        return content;
    }
}
