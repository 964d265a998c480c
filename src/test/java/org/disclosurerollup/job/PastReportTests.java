package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.disclosurerollup.Office;
import org.disclosurerollup.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run wrote can be written again to the byte, whatever came after it. */
class PastReportTests {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43})
    void everyPastRunIsWrittenAgainAsItWas(long seed) {
        List<List<RandomFilings.Row>> portions = new RandomFilings(seed).portions(4);
        String[] earlier = Arrays.copyOf(RandomFilings.UNITS, RandomFilings.UNITS.length - 1);
        earlier[7] = "121,旧庚县,county,11,,";
        try (Office office = new Office(folder).units(earlier)) {
            Path forms = changedForms();
            List<Path> written = new ArrayList<>();
            for (int i = 0; i < portions.size(); i++) {
                RandomFilings.deliver(office, "portion" + i, portions.get(i));
                if (i == 2) {
                    office.units(RandomFilings.UNITS);
                }
                List<Object> words = new ArrayList<>(List.of("--out", folder.resolve("run" + (i + 1))));
                if (i == 1) {
                    words.addAll(List.of("--year", "2018"));
                }
                if (i == 3) {
                    words.addAll(List.of("--forms", forms));
                }
                office.consolidated(words.toArray());
                written.add(folder.resolve("run" + (i + 1)));
            }
            written.add(folder.resolve("run5"));
            office.run("rerun", "--year", "2017", "--forms", forms, "--out", written.get(4));

            for (int run = 1; run <= written.size(); run++) {
                Path again = folder.resolve("again" + run);
                Project.Result result = office.run("report", "--as-of", run, "--out", again);
                assertThat(result.exitCode()).as(result.err()).isZero();
                assertThat(Office.texts(again)).as("run " + run).isEqualTo(Office.texts(written.get(run - 1)));
            }
        }
    }

    /** The shipped forms with another label. */
    private Path changedForms() {
        Path target = folder.resolve("forms");
        try (Stream<Path> shipped = Files.list(Project.path("jobs", "forms"))) {
            Files.createDirectories(target);
            for (Path form : shipped.toList()) {
                Files.writeString(
                        target.resolve(form.getFileName()),
                        Files.readString(form).replace("主动公开政府信息数", "主动公开信息总数"));
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRunThatIsNotThereIsWrongUsage() {
        try (Office office = new Office(folder).units(RandomFilings.UNITS)) {
            assertThat(office.run("report").exitCode()).isEqualTo(2);
            office.consolidated();

            Project.Result result = office.run("report", "--as-of", "7");
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains("there is no completed run 7; completed runs: 1");
        }
    }
}
