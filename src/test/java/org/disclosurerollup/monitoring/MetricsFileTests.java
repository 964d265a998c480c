package org.disclosurerollup.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disclosurerollup.Project;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.job.JdbcRunHistory.Completion;
import org.disclosurerollup.job.JdbcRunResultStore.FindingCount;
import org.disclosurerollup.job.JdbcRunResultStore.TopCoverage;
import org.disclosurerollup.submission.IntakeCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsFileTests {
    static final Instant START = Instant.parse("2026-11-22T18:15:00.250Z");

    @TempDir
    private Path folder;

    static RunResult result(int exitCode, RunResult.Stored stored) {
        return new RunResult(
                "consolidate",
                "1.0",
                "张三",
                exitCode,
                7,
                false,
                START,
                START.plusMillis(41500),
                "run 7 completed",
                new IntakeCounts(114, 3, 1, 110),
                2,
                List.of(
                        new RunResult.StepTime("intake", Duration.ofMillis(581), false),
                        new RunResult.StepTime("report", Duration.ofMillis(12), exitCode == 1)),
                stored);
    }

    static RunResult.Stored stored(List<TopCoverage> coverage) {
        Map<Severity, FindingCount> findings = new EnumMap<>(Severity.class);
        findings.put(Severity.HARD, new FindingCount(5, 2, 1));
        findings.put(Severity.SOFT, new FindingCount(3, 3, 0));
        findings.put(Severity.NOTE, new FindingCount(9, 0, 0));
        return new RunResult.Stored(new Completion(7, START.plusSeconds(41)), findings, coverage);
    }

    private Path file() {
        return folder.resolve("rollup.prom");
    }

    private Map<String, BigDecimal> written(RunResult result) throws IOException {
        MetricsFile.write(file(), result, Optional.empty());
        return new Exposition(Files.readString(file())).samples();
    }

    @Test
    void tellsHowTheCommandEndedAndWhatItDid() throws IOException {
        Map<String, BigDecimal> samples =
                written(result(0, stored(List.of(new TopCoverage("61", "陕西省", "f", "2017", 50, 52)))));

        assertThat(samples)
                .containsEntry("rollup_exit_code", BigDecimal.ZERO)
                .containsEntry("rollup_run_number", new BigDecimal("7"))
                .containsEntry("rollup_start_time_seconds", new BigDecimal("1795371300.250"))
                .containsEntry("rollup_duration_seconds", new BigDecimal("41.500"))
                .containsEntry("rollup_last_success_time_seconds", new BigDecimal("1795371341.250"))
                .containsEntry("rollup_step_duration_seconds{step=\"intake\"}", new BigDecimal("0.581"))
                .containsEntry("rollup_filings{outcome=\"accepted\"}", new BigDecimal("3"))
                .containsEntry("rollup_findings{severity=\"hard\",state=\"open\"}", new BigDecimal("2"))
                .containsEntry("rollup_findings{severity=\"hard\",state=\"answered\"}", new BigDecimal("3"))
                .containsEntry(
                        "rollup_units_reported{area=\"61\",area_name=\"陕西省\",form=\"f\",year=\"2017\"}",
                        new BigDecimal("50"))
                .containsEntry("rollup_run_info{command=\"consolidate\",version=\"1.0\"}", BigDecimal.ONE);
    }

    @Test
    void promtoolFindsNothingToComplainOf() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/promtool")), "promtool is not installed");
        MetricsFile.write(
                file(),
                result(0, stored(List.of(new TopCoverage("6\"1\\", "陕\n西\u202e省", "f", "2017", 50, 52)))),
                Optional.of(true));
        Process promtool = new ProcessBuilder("/usr/bin/promtool", "check", "metrics")
                .redirectInput(file().toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(said).isZero();
        assertThat(said).isEmpty();
    }

    @Test
    void namesFromOutsideCannotMakeASampleOfTheirOwn() throws IOException {
        String evil = "x\"} 1\nrollup_exit_code 0\n#\\";

        Map<String, BigDecimal> samples =
                written(result(1, stored(List.of(new TopCoverage(evil, evil, "f", "2017", 1, 2)))));

        assertThat(samples).containsEntry("rollup_exit_code", BigDecimal.ONE);
        assertThat(samples.keySet())
                .filteredOn(name -> name.startsWith("rollup_units_"))
                .hasSize(2);
    }

    @Test
    void theLastSuccessOutlivesAFailureWithoutADatabase() throws IOException {
        written(result(0, stored(List.of())));

        Map<String, BigDecimal> samples = written(result(1, RunResult.Stored.NOTHING));

        assertThat(samples)
                .containsEntry("rollup_exit_code", BigDecimal.ONE)
                .containsEntry("rollup_last_success_time_seconds", new BigDecimal("1795371341.250"))
                .containsEntry("rollup_last_success_run_number", new BigDecimal("7"))
                .doesNotContainKey("rollup_findings{severity=\"hard\",state=\"open\"}");
    }

    @Test
    void whatStandsInTheFileIsTakenOverOnlyIfItIsANumber() throws IOException {
        Files.writeString(file(), "rollup_last_success_time_seconds 1 2\nrollup_last_success_run_number NaN\n");

        assertThat(written(result(1, RunResult.Stored.NOTHING)))
                .doesNotContainKeys("rollup_last_success_time_seconds", "rollup_last_success_run_number");
    }

    @Test
    void coverageIsToldOfTheLatestYearsAndTheLargestAreasOnly() throws IOException {
        List<TopCoverage> many = new ArrayList<>();
        for (int year = 2025; year >= 2010; year--) {
            for (int area = 0; area < 500; area++) {
                many.add(new TopCoverage("a" + area, "", "f", Integer.toString(year), 0, area + 1));
            }
        }

        Map<String, BigDecimal> samples = written(result(0, stored(many)));

        assertThat(samples.keySet())
                .filteredOn(name -> name.startsWith("rollup_units_expected"))
                .hasSize(3 * 40)
                .allMatch(name -> name.matches(".*year=\"202[345]\".*"))
                .anyMatch(name -> name.contains("area=\"a499\""))
                .noneMatch(name -> name.contains("area=\"a459\""));
    }

    @Test
    void alertsAndTheirPageNameMetricsThatThereAre() throws IOException {
        MetricsFile.write(
                file(),
                result(0, stored(List.of(new TopCoverage("61", "陕西省", "f", "2017", 50, 52)))),
                Optional.of(false));
        Set<String> written = names(Files.readString(file()));

        Set<String> alerted = names(Files.readString(Project.path("jobs", "prometheus", "rollup-alerts.yml")));
        Set<String> documented = names(Files.readString(Project.path("jobs", "watching-the-nights.md")));

        assertThat(alerted).isNotEmpty().isSubsetOf(written);
        assertThat(documented).isEqualTo(written);
    }

    private static Set<String> names(String text) {
        return Pattern.compile("\\brollup_[a-z_]+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void nobodySeesAHalfWrittenFile() throws IOException {
        written(result(0, stored(List.of())));

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }
}
