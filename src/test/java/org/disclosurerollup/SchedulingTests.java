package org.disclosurerollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What stands in {@code jobs/} to run a night by itself is well-formed, fits the program and does what it says. */
class SchedulingTests {

    private static final Path JOBS = Project.path("jobs");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");

    @TempDir
    Path folder;

    private record Ended(int exitCode, String out) {}

    private static Ended run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> at(Map<String, Object> node, String... names) {
        for (String name : names) {
            assertThat(node).containsKey(name);
            node = (Map<String, Object>) node.get(name);
        }
        return node;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> node, String name) {
        return (List<Map<String, Object>>) node.get(name);
    }

    @Test
    void theCronJobRunsOneAtATimeWithoutRootOrAWritableSystem() throws IOException {
        Map<String, Object> cronJob = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(JOBS.resolve("kubernetes").resolve("nightly.yml")));
        assertThat(cronJob).containsEntry("apiVersion", "batch/v1").containsEntry("kind", "CronJob");
        assertThat((String) at(cronJob, "metadata").get("name")).matches("[a-z0-9]([-a-z0-9]{0,50}[a-z0-9])?");
        Map<String, Object> spec = at(cronJob, "spec");
        assertThat((String) spec.get("schedule")).matches("(\\S+ ){4}\\S+");
        assertThat(spec).containsEntry("concurrencyPolicy", "Forbid");
        Map<String, Object> pod = at(spec, "jobTemplate", "spec", "template", "spec");
        assertThat(pod).containsEntry("restartPolicy", "Never").containsEntry("automountServiceAccountToken", false);
        assertThat(at(pod, "securityContext"))
                .containsEntry("runAsNonRoot", true)
                .hasEntrySatisfying(
                        "runAsUser", user -> assertThat((Integer) user).isPositive())
                .containsEntry("seccompProfile", Map.of("type", "RuntimeDefault"));
        assertThat(list(pod, "containers")).hasSize(1).allSatisfy(container -> {
            assertThat(at(container, "securityContext"))
                    .containsEntry("readOnlyRootFilesystem", true)
                    .containsEntry("allowPrivilegeEscalation", false)
                    .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
            assertThat(at(container, "resources", "limits")).containsKey("memory");
            assertThat(at(container, "resources", "requests")).containsKeys("memory", "cpu");
            assertThat(list(container, "volumeMounts").stream().map(mount -> mount.get("name")))
                    .containsExactlyInAnyOrderElementsOf(list(pod, "volumes").stream()
                            .map(volume -> volume.get("name"))
                            .toList());
            assertThat(list(container, "env"))
                    .as("a password comes from a file")
                    .noneMatch(variable -> variable.get("name").equals("ROLLUP_DATABASE_PASSWORD"));
        });
        assertThat(list(pod, "volumes"))
                .anySatisfy(volume -> assertThat(volume).containsKeys("name", "emptyDir"))
                // Not 440 in decimal, which would let everybody write.
                .anySatisfy(volume -> assertThat(at(volume, "secret")).containsEntry("defaultMode", 0440));
    }

    /** Whatever calls the program names a command and options that it has. */
    @Test
    void commandsAndOptionsAreThoseOfTheProgram() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(JOBS)) {
            files = all.filter(file -> file.toString().matches(".*(\\.service|\\.yml|nightly|cron/disclosure-rollup)"))
                    .filter(file ->
                            !file.startsWith(JOBS.resolve("forms")) && !file.startsWith(JOBS.resolve("reports")))
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(4);
        for (Path file : files) {
            for (String line : Files.readString(file).replaceAll("\n +- ", " ").split("\n")) {
                Matcher called = Pattern.compile("(?:rollup\"?|args:) (consolidate|worker) ")
                        .matcher(line);
                if (called.find() && !line.startsWith("#   ")) {
                    String help = Project.run(called.group(1), "--help").out();
                    Matcher option = OPTION.matcher(line.substring(called.end()));
                    while (option.find()) {
                        assertThat(help).as(file + ": " + line).contains(option.group());
                    }
                }
            }
        }
    }

    @Test
    void systemdFindsNothingWrongWithTheUnits() throws Exception {
        assumeTrue(Stream.of("/usr/bin", "/bin").anyMatch(bin -> Files.exists(Path.of(bin, "systemd-analyze"))));
        List<String> verify = new ArrayList<>(List.of("systemd-analyze", "verify"));
        List<String> units = List.of(
                "disclosure-rollup.service",
                "disclosure-rollup.timer",
                "disclosure-rollup-worker.service",
                "disclosure-rollup-failed@.service");
        for (String unit : units) {
            // Its programs must be there to be found; here they are in the project.
            String text = Files.readString(JOBS.resolve("systemd").resolve(unit))
                    .replace("/opt/disclosure-rollup/jobs", JOBS.toString());
            verify.add(Files.writeString(folder.resolve(unit), text).toString());
        }

        Ended verified = run(verify.toArray(String[]::new));
        assertThat(verified.out()).doesNotContain(folder.toString()).doesNotContain("disclosure-rollup");
        assertThat(verified.exitCode()).isZero();
        for (String unit : List.of(units.get(0), units.get(2))) {
            Ended judged = run(
                    "systemd-analyze",
                    "security",
                    "--offline=true",
                    "--threshold=20",
                    folder.resolve(unit).toString());
            assertThat(judged.exitCode()).as(judged.out()).isZero();
        }
    }

    @Test
    void archivesOfTheLastDaysAndTheLastOfEachMonthAreKept() throws Exception {
        Path out = Files.createDirectories(folder.resolve("out"));
        Files.writeString(out.resolve("totals.csv"), "a\n");
        Path kept = Files.createDirectories(folder.resolve("kept"));
        for (String old : List.of(
                "outputs-2019-01-30T021500.tar.gz",
                "outputs-2019-01-31T021500.tar.gz",
                "outputs-2019-02-01T021500.tar.gz",
                "outputs-2019-02-01T031500.tar.gz",
                "outputs-of-mine.tar.gz",
                "letter.txt")) {
            Files.writeString(kept.resolve(old), "");
        }
        String yesterday = "outputs-" + LocalDate.now().minusDays(1) + "T021500.tar.gz";
        Files.writeString(kept.resolve(yesterday), "");

        Ended ended = run(JOBS.resolve("keep-outputs").toString(), out.toString(), kept.toString(), "30");

        assertThat(ended.exitCode()).as(ended.out()).isZero();
        List<String> names;
        try (Stream<Path> files = Files.list(kept)) {
            names = files.map(file -> file.getFileName().toString()).sorted().toList();
        }
        assertThat(names)
                .contains(
                        "outputs-2019-01-31T021500.tar.gz",
                        "outputs-2019-02-01T031500.tar.gz",
                        "outputs-of-mine.tar.gz",
                        "letter.txt",
                        yesterday)
                .hasSize(6);
        String made = names.stream()
                .filter(name -> name.matches("outputs-20.*"))
                .reduce((before, after) -> after)
                .orElseThrow();
        assertThat(run("tar", "-tzf", kept.resolve(made).toString()).out()).contains("out/totals.csv");
    }

    /** A stand-in for the launcher, so that every end of a night can be had. */
    private Path jobsWithLauncher(String launcher) throws IOException {
        Path jobs = Files.createDirectories(folder.resolve("home").resolve("jobs"));
        for (String script : List.of("nightly", "keep-outputs")) {
            Files.copy(JOBS.resolve(script), jobs.resolve(script));
        }
        Path stand = Files.writeString(jobs.resolve("rollup"), "#!/usr/bin/env bash\n" + launcher);
        assertThat(stand.toFile().setExecutable(true)).isTrue();
        return jobs;
    }

    @Test
    void aGoodNightPrintsOneLineAndABadOneItsMessages() throws Exception {
        Path office = Files.createDirectories(folder.resolve("office"));
        Path jobs = jobsWithLauncher(
                "echo \"$@\" >asked; mkdir -p out; echo a table; echo \"$SAYS\"; echo why >&2; exit $CODE");
        String night = jobs.resolve("nightly") + " " + office;

        Ended good = run("env", "CODE=0", "SAYS=run 7 completed: read 1", "bash", "-c", night + " -- --year 2017");
        assertThat(good.exitCode()).isZero();
        assertThat(good.out()).isEqualTo("run 7 completed: read 1\n");
        assertThat(office.resolve("asked"))
                .content()
                .isEqualTo("consolidate --units units.csv --inbox inbox --out out --year 2017\n");
        assertThat(office.resolve("kept")).isNotEmptyDirectory();

        Ended busy = run("env", "CODE=4", "SAYS=", "bash", "-c", night);
        assertThat(busy.exitCode()).isZero();
        assertThat(busy.out()).contains("another run is at work");

        Ended failed = run("env", "CODE=1", "SAYS=", "bash", "-c", night);
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.out()).contains("why");
    }
}
