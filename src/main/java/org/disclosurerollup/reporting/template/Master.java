package org.disclosurerollup.reporting.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A workbook that is written once and given to many: the first sheet, as the library wrote it, cut at the cells that
 * differ. Filling these costs a fraction of writing a workbook. The same contents are the same file, to the byte.
 */
final class Master {

    /** The earliest that a zip file can say; no file bears a time. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** Text that a spreadsheet would take for the code of a character. */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private static final String FIRST_SHEET = "xl/worksheets/sheet1.xml";
    private static final String CELL_END = "</c>";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final List<String> between = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    /**
     * A cell to be filled.
     *
     * @param open the beginning of its element, up to its style
     */
    private record Place(String address, String open, int start, int end) {}

    /** What goes into the cells, by address. */
    interface Contents {

        /** What goes into the cell of that address. */
        Content of(String address);
    }

    /** A text, or a plain number, or nothing. */
    record Content(String text, String number) {

        static final Content NOTHING = new Content(null, null);

        static Content ofText(String text) {
            return new Content(text, null);
        }

        static Content ofNumber(String number) {
            return number.isEmpty() ? NOTHING : new Content(null, number);
        }
    }

    /** @param addresses the cells of the first sheet that differ; each was written with its style */
    Master(Path workbook, Collection<String> addresses) throws IOException {
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    parts.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        cut(new String(parts.get(FIRST_SHEET), StandardCharsets.UTF_8), addresses);
    }

    private void cut(String sheet, Collection<String> addresses) {
        for (String address : addresses) {
            String start = "<c r=\"" + address + "\"";
            int from = sheet.indexOf(start);
            int style = sheet.indexOf(" s=\"", from);
            int behind = sheet.indexOf('"', style + 4) + 1;
            places.add(new Place(
                    address,
                    start + sheet.substring(style, behind),
                    from,
                    sheet.indexOf(CELL_END, from) + CELL_END.length()));
        }
        places.sort(Comparator.comparingInt(Place::start));
        int at = 0;
        for (Place place : places) {
            between.add(sheet.substring(at, place.start()));
            at = place.end();
        }
        between.add(sheet.substring(at));
    }

    /** Writes a copy. */
    void write(Contents contents, OutputStream stream) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(stream);
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            ZipEntry entry = new ZipEntry(part.getKey());
            entry.setTimeLocal(TIME);
            zip.putNextEntry(entry);
            zip.write(part.getKey().equals(FIRST_SHEET) ? filled(contents) : part.getValue());
            zip.closeEntry();
        }
        zip.finish();
    }

    private byte[] filled(Contents contents) {
        StringBuilder sheet = new StringBuilder();
        for (int i = 0; i < places.size(); i++) {
            sheet.append(between.get(i));
            Content content = contents.of(places.get(i).address());
            sheet.append(places.get(i).open());
            if (content.text() != null) {
                sheet.append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
                appendEscaped(sheet, content.text());
                sheet.append("</t></is></c>");
            } else if (content.number() != null) {
                sheet.append("><v>").append(content.number()).append("</v></c>");
            } else {
                sheet.append("/>");
            }
        }
        return sheet.append(between.get(places.size())).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Text as XML has it; what no XML can hold becomes a question mark, as the library does it. */
    private static void appendEscaped(StringBuilder xml, String text) {
        ESCAPE.matcher(text).replaceAll("_x005F_").codePoints().forEach(c -> {
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '\r' -> xml.append("&#xd;");
                default -> {
                    boolean allowed = c >= ' ' && c < 0xd800
                            || c == '\t'
                            || c == '\n'
                            || c >= 0xe000 && c < 0xfffe
                            || c >= 0x10000;
                    xml.appendCodePoint(allowed ? c : '?');
                }
            }
        });
    }
}
