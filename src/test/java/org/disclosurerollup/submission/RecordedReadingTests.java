package org.disclosurerollup.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.disclosurerollup.Project;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueFiles;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.UnitReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A recording yields what reading the file yields, or it is refused. */
class RecordedReadingTests {

    private static final Path FILES = Project.path("src", "test", "resources", "intake", "files");
    private static final Path SAMPLE = Project.path("sample-data", "inbox");

    private static Catalogue catalogue;
    private static SubmissionReader reader;
    private static SubmissionReader sampleReader;

    @BeforeAll
    static void readCatalogue() throws IOException {
        catalogue = CatalogueFiles.shipped();
        reader = new SubmissionReader(catalogue, UnitReader.read(FILES.resolveSibling("units.csv")));
        sampleReader = new SubmissionReader(catalogue, UnitReader.read(SAMPLE.resolveSibling("units.csv")));
    }

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(FILES);
                Stream<Path> sample = Files.walk(SAMPLE)) {
            return Stream.concat(files, sample).filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    private static byte[] record(Path file) throws IOException {
        return file.startsWith(SAMPLE)
                ? RecordedReading.record(
                        sampleReader, file, SAMPLE.relativize(file).toString())
                : RecordedReading.record(reader, file, file.getFileName().toString());
    }

    /** The bytes of a recording of what another one yields. */
    private static byte[] again(byte[] recording) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            RecordingSink sink = new RecordingSink(zipped);
            RecordedReading.open(recording, catalogue).replay(sink);
            sink.end();
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aRecordingYieldsWhatTheFileDoes(Path file) throws IOException {
        byte[] recording = record(file);
        Reading direct = new Reading();
        Reading replayed = new Reading();
        if (!file.startsWith(SAMPLE)) {
            reader.read(file, file.getFileName().toString(), direct);
            RecordedReading.open(recording, catalogue).replay(replayed);
        }

        assertThat(again(recording)).isEqualTo(recording);
        assertThat(replayed.findings).isEqualTo(direct.findings);
        assertThat(replayed.unattributed).isEqualTo(direct.unattributed);
        assertThat(replayed.submissions).hasSameSizeAs(direct.submissions);
        for (int i = 0; i < direct.submissions.size(); i++) {
            assertThat(described(replayed.submissions.get(i))).isEqualTo(described(direct.submissions.get(i)));
        }
    }

    /** All that later stages ask of a submission. */
    private static List<Object> described(Submission submission) {
        return List.of(
                List.of(
                        submission.unitCode(),
                        submission.unitKind(),
                        submission.form().id(),
                        submission.period(),
                        submission.scope(),
                        submission.revision(),
                        String.valueOf(submission.reason()),
                        submission.source(),
                        submission.line()),
                submission.isWithdrawn(),
                submission.isReadable(),
                Arrays.toString(submission.figures()),
                Arrays.toString(submission.figuresForRules()),
                submission.received().toString(),
                submission.findings(),
                String.valueOf(submission.placeOf(null)),
                submission.form().cells().stream().map(submission::lineOf).toList(),
                submission.form().cells().stream()
                        .map(Cell::code)
                        .map(submission::placeOf)
                        .map(String::valueOf)
                        .toList());
    }

    @Test
    void aRecordingThatWasCutOffOrDamagedIsRefused() throws IOException {
        byte[] recording = record(FILES.resolve("form.xlsx"));
        for (int length = 0; length < recording.length; length += 7) {
            byte[] cut = Arrays.copyOf(recording, length);
            assertThatThrownBy(() -> RecordedReading.open(cut, catalogue)).isInstanceOf(IOException.class);
        }
        for (int at = 0; at < recording.length; at += 3) {
            byte[] damaged = recording.clone();
            damaged[at] ^= 0x10;
            byte[] opened;
            try {
                opened = again(damaged);
            } catch (IOException e) {
                continue;
            }
            // There are bits in which nothing stands: in the header of gzip, and between its blocks.
            assertThat(opened).isEqualTo(recording);
        }
    }

    @Test
    void halvesOfCharactersAreKept() throws IOException {
        String broken = "a\ud83d";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            RecordingSink sink = new RecordingSink(zipped);
            sink.explanation(new Explanation("u", "2017", "f", "r", "", "", broken, 2, false));
            sink.end();
        }
        String[] read = new String[1];
        RecordedReading.open(bytes.toByteArray(), catalogue).replay(new SubmissionSink() {
            @Override
            public void submission(Submission submission) {}

            @Override
            public void unattributed() {}

            @Override
            public void finding(Finding finding) {}

            @Override
            public void explanation(Explanation explanation) {
                read[0] = explanation.text();
            }
        });
        assertThat(read[0]).isEqualTo(broken);
    }
}
