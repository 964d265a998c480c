package org.disclosurerollup.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.disclosurerollup.ChildProcess;
import org.disclosurerollup.Project;
import org.disclosurerollup.cli.Rollup;

/** A command in a process of its own that tells what it is doing, and can be killed while it does. */
final class KillVictim {
    static final String STARTING = "start Java";
    static final String ENDING = "end";

    /** What the log says when a phase begins; those of the job bring their own names. */
    private static final Map<String, String> BEGINNINGS = Map.of(
            "unpacking the server", "unpack the server",
            "making the database", "make the database",
            "starting the server", "start the server",
            "Database: ", "migrate",
            "] launched with", "begin the run");

    private static final Pattern LINE = Pattern.compile("^@(\\d+) (.*)$", Pattern.MULTILINE);
    private static final Pattern STEP = Pattern.compile("Executing step: \\[(\\w+)]");
    private static final int LONGEST_SECONDS = 120;

    private static final List<String> OPTIONS =
            List.of("-Dlogback.configurationFile=" + Project.path("src/test/resources/kill-phases.xml"));

    private final Process process;
    private final Path log;
    private final Path data;

    /** Who dies. */
    enum Weapon {
        JVM,
        POSTMASTER,
        BACKEND,
        BOTH,
        POWER
    }

    /** A phase that a process was in, from and to these milliseconds of its life. */
    record Phase(String name, long from, long to) {}

    KillVictim(List<String> command, Path database, Path log, Map<String, String> environment) throws IOException {
        this.log = log;
        this.data = database.resolve("postgres");
        Files.deleteIfExists(log);
        this.process = ChildProcess.start(Rollup.class, log, OPTIONS, command, environment);
    }

    String log() throws IOException {
        try {
            return Files.readString(log);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    /** The phases it went through so far. */
    List<Phase> phases() throws IOException {
        List<Phase> phases = new ArrayList<>(List.of(new Phase(STARTING, 0, 0)));
        Matcher line = LINE.matcher(log());
        while (line.find()) {
            long at = Long.parseLong(line.group(1));
            Optional<String> begun = beginning(line.group(2));
            Phase last = phases.remove(phases.size() - 1);
            phases.add(new Phase(last.name(), last.from(), at));
            begun.ifPresent(name -> phases.add(new Phase(name, at, at)));
        }
        return phases;
    }

    private static Optional<String> beginning(String line) {
        Matcher step = STEP.matcher(line);
        if (step.find()) {
            return Optional.of(step.group(1));
        }
        if (line.startsWith("Job: ") && line.contains("completed with")) {
            return Optional.of(ENDING);
        }
        return BEGINNINGS.entrySet().stream()
                .filter(entry -> line.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    String phase() throws IOException {
        List<Phase> phases = phases();
        return phases.get(phases.size() - 1).name();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it is in the phase, or has ended. */
    void awaitPhase(String name) throws IOException, InterruptedException {
        while (process.isAlive()
                && phases().stream().noneMatch(phase -> phase.name().equals(name))) {
            Thread.sleep(3);
        }
    }

    /** Kills without warning; answers whether there was anybody to kill. */
    boolean kill(Weapon weapon, Random random) throws IOException, InterruptedException {
        Optional<ProcessHandle> postmaster = postmaster();
        List<ProcessHandle> backends =
                postmaster.stream().flatMap(ProcessHandle::descendants).toList();
        switch (weapon) {
            case JVM -> process.destroyForcibly();
            case POSTMASTER -> postmaster.ifPresent(ProcessHandle::destroyForcibly);
            case BACKEND -> {
                if (!backends.isEmpty()) {
                    backends.get(random.nextInt(backends.size())).destroyForcibly();
                }
            }
            case BOTH -> {
                postmaster.ifPresent(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            case POWER -> {
                List<ProcessHandle> own = process.descendants().toList();
                process.destroyForcibly();
                postmaster.ifPresent(ProcessHandle::destroyForcibly);
                backends.forEach(ProcessHandle::destroyForcibly);
                own.forEach(ProcessHandle::destroyForcibly);
            }
        }
        return weapon != Weapon.POSTMASTER && weapon != Weapon.BACKEND || postmaster.isPresent();
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.isEmpty() || lines.get(0).isBlank()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                            .filter(process ->
                                    process.info().command().orElse("").contains("postgres"));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Its exit code, when it has ended by itself or was killed. */
    int await() throws IOException, InterruptedException {
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it does not end:\n" + log());
        }
        return process.exitValue();
    }
}
