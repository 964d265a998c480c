package org.disclosurerollup.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a process cost from its launch to its end.
 *
 * @param started when it was launched
 * @param peakKilobytes its largest resident memory, 0 where the system does not tell (it is read from /proc); of a
 *     launcher that becomes the program, the program's
 */
record MeasuredProcess(LocalDateTime started, long millis, long peakKilobytes) {

    private static final int POLL_MILLIS = 20;

    /** Runs a command to its end; what it prints goes to the log. */
    static MeasuredProcess run(Path log, List<String> command) throws IOException, InterruptedException {
        return runTogether(log, List.of(command));
    }

    /** Runs commands at the same time until the last has ended. */
    static MeasuredProcess runTogether(Path log, List<List<String>> commands) throws IOException, InterruptedException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        File file = log.toFile();
        LocalDateTime started = LocalDateTime.now();
        long start = System.nanoTime();
        List<Process> processes = new ArrayList<>();
        for (List<String> command : commands) {
            processes.add(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(file))
                    .start());
        }
        long peak = 0;
        try {
            for (Process process : processes) {
                while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    peak = Math.max(peak, peakOf(process.pid()));
                }
            }
        } finally {
            processes.forEach(Process::destroy);
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        for (Process process : processes) {
            if (process.exitValue() != 0) {
                throw new IOException("failed, see " + log + ": " + commands);
            }
        }
        return new MeasuredProcess(started, millis, peak);
    }

    /** The same, one after the other. */
    MeasuredProcess then(MeasuredProcess next) {
        return new MeasuredProcess(started, millis + next.millis, Math.max(peakKilobytes, next.peakKilobytes));
    }

    private static long peakOf(long process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            // It has just ended, or this system has no /proc.
            return 0;
        }
    }
}
