package org.disclosurerollup.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.disclosurerollup.catalogue.CatalogueFiles;
import org.disclosurerollup.catalogue.UnitReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents with bytes changed or cut off at random are read or are findings; nothing else comes out of them. */
class DamagedDocumentsTests {

    private static final Path INTAKE = Path.of("src/test/resources/intake");
    private static final int DAMAGES = 25;

    @TempDir
    static Path folder;

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> files = Files.list(INTAKE.resolve("files"))) {
            List<Path> documents = files.filter(file -> !file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
            return documents.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void isReadOrIsAFinding(Path document) throws IOException {
        SubmissionReader reader =
                new SubmissionReader(CatalogueFiles.shipped(), UnitReader.read(INTAKE.resolve("units.csv")));
        byte[] whole = Files.readAllBytes(document);
        Random random = new Random(whole.length);
        String name = document.getFileName().toString();
        for (int i = 0; i < DAMAGES; i++) {
            byte[] damaged = i % 5 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int j = 0; j < 1 + i && damaged.length > 8; j++) {
                damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt();
            }
            Path file = Files.write(folder.resolve(name), damaged);
            Reading reading = new Reading();
            reader.read(file, name, reading);
            assertThat(reading.submissions.size() + reading.findings.size()).isPositive();
        }
    }
}
