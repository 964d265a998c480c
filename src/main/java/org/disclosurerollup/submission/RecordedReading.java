package org.disclosurerollup.submission;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.catalogue.UnitKind;

/**
 * What reading a file yielded, kept to be taken in later as if the file were read then. A recording is compressed and
 * carries a checksum (gzip's own); one that is damaged in any way is refused as a whole, before anything of it is used.
 *
 * <p>A reading depends on nothing but the file's content and path, forms, units, limits and the program itself; whoever
 * keeps recordings must keep them apart by all of these.
 */
public final class RecordedReading {

    private static final int MOST_BYTES = 64 << 20;
    private static final RecordingSink.Event[] EVENTS = RecordingSink.Event.values();
    private static final Places.Kind[] KINDS = Places.Kind.values();

    private final List<Consumer<SubmissionSink>> events = new ArrayList<>();

    private RecordedReading() {}

    /** Reads a file and answers the recording. */
    public static byte[] record(SubmissionReader reader, Path file, String source) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            RecordingSink sink = new RecordingSink(zipped);
            reader.read(file, source, sink);
            sink.end();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return bytes.toByteArray();
    }

    /**
     * Opens a recording.
     *
     * @param catalogue the forms it was made with
     * @throws IOException if it is not whole, or not made with these forms
     */
    public static RecordedReading open(byte[] recording, Catalogue catalogue) throws IOException {
        byte[] plain;
        try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(recording))) {
            plain = unzipped.readNBytes(MOST_BYTES);
            if (unzipped.read() >= 0) {
                throw new IOException("a recording of more than " + MOST_BYTES + " bytes");
            }
        }
        RecordedReading reading = new RecordedReading();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain))) {
            new Opening(in, catalogue).readAll(reading.events);
        } catch (RuntimeException e) {
            throw new IOException("a recording that makes no sense: " + e, e);
        }
        return reading;
    }

    /** Hands everything over in the order in which it was read. Once only: submissions are not made anew. */
    public void replay(SubmissionSink sink) {
        events.forEach(event -> event.accept(sink));
    }

    /** Reads what {@link RecordingSink} writes. */
    private record Opening(DataInputStream in, Catalogue catalogue) {

        void readAll(List<Consumer<SubmissionSink>> events) throws IOException {
            for (RecordingSink.Event event = event(); event != RecordingSink.Event.END; event = event()) {
                switch (event) {
                    case SUBMISSION -> {
                        Submission submission = submission();
                        events.add(sink -> sink.submission(submission));
                    }
                    case CLAIM -> {
                        Claim claim = claim();
                        events.add(sink -> sink.claim(claim));
                    }
                    case FINDING -> {
                        Finding finding = finding();
                        events.add(sink -> sink.finding(finding));
                    }
                    case EXPLANATION -> {
                        Explanation explanation = explanation();
                        events.add(sink -> sink.explanation(explanation));
                    }
                    default -> events.add(SubmissionSink::unattributed);
                }
            }
            if (in.read() >= 0) {
                throw new IOException("something behind the end of a recording");
            }
        }

        private RecordingSink.Event event() throws IOException {
            return EVENTS[in.readByte()];
        }

        private Submission submission() throws IOException {
            String unitCode = text();
            UnitKind kind = UnitKind.valueOf(text());
            Form form = form();
            Submission submission = new Submission(
                    unitCode,
                    kind,
                    form,
                    Period.parse(text()).orElseThrow(),
                    Scope.valueOf(text()),
                    in.readInt(),
                    text(),
                    text(),
                    in.readInt());
            boolean withdrawn = in.readBoolean();
            submission.restore(figures(form), received(), whereabouts(form), withdrawn);
            for (int many = in.readInt(); many > 0; many--) {
                submission.add(finding());
            }
            return submission;
        }

        private Form form() throws IOException {
            String id = text();
            Form form = catalogue.form(id);
            if (form == null) {
                throw new IOException("a recording of a form that is not there: " + id);
            }
            return form;
        }

        private long[] figures(Form form) throws IOException {
            if (in.readInt() != form.size()) {
                throw new IOException("a recording of another version of form " + form.id());
            }
            long[] figures = new long[form.size()];
            Arrays.fill(figures, FixedPoint.BLANK);
            for (int cell = in.readInt(); cell >= 0; cell = in.readInt()) {
                figures[cell] = in.readLong();
            }
            return figures;
        }

        private Map<String, String> received() throws IOException {
            int many = in.readInt();
            if (many == 0) {
                return Map.of();
            }
            Map<String, String> received = new TreeMap<>();
            for (; many > 0; many--) {
                received.put(text(), text());
            }
            return received;
        }

        private Submission.Whereabouts whereabouts(Form form) throws IOException {
            Places at = places();
            int atLine = in.readInt();
            int many = in.readInt();
            if (many < 0) {
                return new Submission.Whereabouts(null, null, null, at, atLine);
            }
            if (many != form.size()) {
                throw new IOException("a recording of another version of form " + form.id());
            }
            int[] lines = new int[many];
            int[] columns = new int[many];
            Places[] places = new Places[many];
            for (int i = 0; i < many; i++) {
                lines[i] = in.readInt();
                if (lines[i] != 0) {
                    columns[i] = in.readInt();
                    places[i] = places();
                }
            }
            return new Submission.Whereabouts(lines, columns, places, at, atLine);
        }

        private Places places() throws IOException {
            return new Places(text(), KINDS[in.readByte()]);
        }

        private Claim claim() throws IOException {
            String unitCode = text();
            Form form = form();
            return new Claim(
                    unitCode,
                    form,
                    Period.parse(text()).orElseThrow(),
                    form.cell(text()),
                    text(),
                    ClaimKind.valueOf(text()),
                    PrintedFigure.parse(text()).orElseThrow(),
                    text(),
                    in.readInt());
        }

        private Finding finding() throws IOException {
            return new Finding(
                    Severity.valueOf(text()),
                    text(),
                    text(),
                    text(),
                    text(),
                    text(),
                    text(),
                    text(),
                    text(),
                    text(),
                    text(),
                    in.readInt());
        }

        private Explanation explanation() throws IOException {
            return new Explanation(
                    text(), text(), text(), text(), text(), text(), text(), in.readInt(), in.readBoolean());
        }

        private String text() throws IOException {
            int length = in.readInt();
            if (length < 0) {
                return null;
            }
            if (length > in.available() / 2) {
                throw new IOException("a text that goes beyond the end of a recording");
            }
            char[] text = new char[length];
            for (int i = 0; i < length; i++) {
                text[i] = in.readChar();
            }
            return new String(text);
        }
    }
}
