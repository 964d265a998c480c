package org.disclosurerollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs {@code jobs/rollup} as a process, in a copy of the project without sources, so that it has nothing to build: its
 * jar names the classes under test.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTests {
    @TempDir
    Path folder;

    private Path home;
    private Path elsewhere;

    @BeforeEach
    void installWithoutSources() throws IOException {
        home = Files.createDirectories(folder.resolve("the program"));
        elsewhere = Files.createDirectories(folder.resolve("else where"));
        Files.createDirectories(home.resolve("jobs"));
        Files.copy(Project.path("jobs", "rollup"), home.resolve("jobs/rollup"), StandardCopyOption.COPY_ATTRIBUTES);
        copyFolder(Project.path("jobs", "forms"), home.resolve("jobs/forms"));
        copyFolder(Project.path("sample-data", "inbox", "wuhai"), home.resolve("sample-data/inbox/wuhai"));
        copyFolder(Project.path("sample-data", "inbox", "hohhot"), home.resolve("sample-data/inbox/hohhot"));
        Files.copy(Project.path("sample-data", "units.csv"), home.resolve("sample-data/units.csv"));
        writeJar(Files.createDirectories(home.resolve("target")).resolve("disclosure-rollup.jar"));
    }

    private static void copyFolder(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    private static void writeJar(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, "org.disclosurerollup.cli.Rollup");
        attributes.put(
                Attributes.Name.CLASS_PATH,
                Stream.of(ChildProcess.classPath().split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toUri().toString())
                        .collect(Collectors.joining(" ")));
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.finish();
        }
    }

    private Project.Result launch(Path launcher, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(args));
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        Process process = new ProcessBuilder(command)
                .directory(elsewhere.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Project.Result(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    @Test
    void consolidatesTheSampleFromAnyFolderWithoutAnyOption() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("rollup"), home.resolve("jobs/rollup"));

        Project.Result first = launch(link, "consolidate");

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out())
                .contains("乌海市 2017 年")
                .contains("run 1 completed: read 3 = accepted 2 + rejected 1 + unchanged 0")
                .doesNotContain("\u001b[");
        assertThat(elsewhere.resolve("out/comparison.csv")).isRegularFile();
        assertThat(elsewhere.resolve(".rollup/postgres/PG_VERSION")).isRegularFile();
        assertThat(elsewhere.resolve(".rollup/postgres/postmaster.pid"))
                .as("the last to leave stops the server")
                .doesNotExist();

        Project.Result second = launch(link, "consolidate", "--fail-on", "hard", "--out", "again and again");

        assertThat(second.exitCode()).isEqualTo(3);
        assertThat(second.out()).contains("run 2 completed").contains("nothing is new");
        assertThat(Office.outputs(elsewhere.resolve("again and again")))
                .isEqualTo(Office.outputs(elsewhere.resolve("out")));
    }

    @Test
    void passesOnTheExitCode() throws Exception {
        assertThat(launch(home.resolve("jobs/rollup"), "check").exitCode()).isEqualTo(3);
        assertThat(launch(home.resolve("jobs/rollup"), "nonsense").exitCode()).isEqualTo(2);
    }
}
