package org.disclosurerollup.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueFiles;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.UnitReader;
import org.disclosurerollup.catalogue.UnitRegister;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files of every kind as office programs write them ({@code intake/make.sh}), each with what must be read of it:
 * {@code expected/<file>.txt} has its submissions with every filled cell, then all findings and notes with their places.
 * {@code -Drollup.updateExpected=true} writes them anew.
 */
class IntakeFilesTests {

    private static final Path INTAKE = Path.of("src/test/resources/intake");
    private static final Path FILES = INTAKE.resolve("files");

    private static Catalogue catalogue;
    private static UnitRegister units;

    @BeforeAll
    static void readCatalogue() throws IOException {
        catalogue = CatalogueFiles.shipped();
        units = UnitReader.read(INTAKE.resolve("units.csv"));
    }

    static Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    private static Reading read(String name) {
        Reading reading = new Reading();
        try {
            new SubmissionReader(catalogue, units).read(FILES.resolve(name), name, reading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reading;
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileYieldsItsCellsAndNotes(String name) throws IOException {
        List<String> read = describe(read(name));
        Path expected = INTAKE.resolve("expected").resolve(name + ".txt");
        if (Boolean.getBoolean("rollup.updateExpected")) {
            Files.createDirectories(expected.getParent());
            Files.write(expected, read);
        }
        assertThat(read).isEqualTo(Files.readAllLines(expected));
    }

    private static List<String> describe(Reading reading) {
        List<String> lines = new ArrayList<>();
        for (Submission submission : reading.submissions) {
            lines.add(submission.unitCode() + " " + submission.period() + " "
                    + submission.form().id() + " " + submission.scope().code());
            for (Cell cell : submission.form().cells()) {
                long figure = submission.figures()[cell.index()];
                String received = submission.received().get(cell.code());
                if (figure != FixedPoint.BLANK || received != null) {
                    lines.add("  " + cell.code() + " = " + FixedPoint.toText(figure, cell.decimals())
                            + (received == null ? "" : " <- " + received));
                }
            }
        }
        reading.all()
                .forEach(finding -> lines.add(finding.severity().code() + " " + finding.rule() + " " + finding.where()
                        + ":" + finding.line() + " [" + finding.cell() + "] " + finding.message()));
        return lines;
    }

    @Test
    void theSameFiguresInEveryFormatAreTheSameSubmission() throws Exception {
        for (String prefix : List.of("form|halves|wild", "report-2019", "report-2021")) {
            Set<String> contents = new HashSet<>();
            List<String> names = files().filter(name -> name.matches("(" + prefix + ")[.-].*"))
                    .toList();
            assertThat(names).hasSizeGreaterThan(2);
            for (String name : names) {
                contents.add(
                        java.util.HexFormat.of().formatHex(content(read(name).only())));
            }
            assertThat(contents).as(prefix).hasSize(1);
        }
    }

    private static byte[] content(Submission submission) throws NoSuchAlgorithmException {
        return submission.content(MessageDigest.getInstance("SHA-256"));
    }
}
