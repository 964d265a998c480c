package org.disclosurerollup.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.disclosurerollup.Project;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueReader;
import org.disclosurerollup.catalogue.UnitReader;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.Inbox;
import org.disclosurerollup.submission.RecordedReading;
import org.disclosurerollup.submission.Submission;
import org.disclosurerollup.submission.SubmissionReader;
import org.disclosurerollup.submission.SubmissionSink;

/**
 * How many files of each kind one core reads in a second, once the machine is warm. Arguments: a folder of files, its units,
 * and for how many seconds each kind is read. Prints a line for each kind: name ending, files a second, processor
 * milliseconds a file, bytes a file, and the files that take a core one hour; then the milliseconds and bytes of a recording
 * that a worker made of it.
 */
public final class ReadingSpeed {

    private static final int HOUR = 3600;
    private static final long NANOS = 1_000_000_000L;

    private ReadingSpeed() {}

    public static void main(String[] args) throws IOException {
        Catalogue catalogue = CatalogueReader.read(Project.path("jobs", "forms"));
        SubmissionReader reader = new SubmissionReader(catalogue, UnitReader.read(Path.of(args[1])));
        int seconds = Integer.parseInt(args[2]);
        Map<String, List<Inbox.Entry>> kinds = new TreeMap<>();
        for (Inbox.Entry entry : new Inbox(Path.of(args[0])).files()) {
            String kind = entry.source().substring(entry.source().lastIndexOf('.') + 1);
            String folder = entry.source().contains("/") ? entry.source().replaceFirst("/.*", " ") : "";
            kinds.computeIfAbsent(folder + kind, unknown -> new ArrayList<>()).add(entry);
        }
        System.out.printf(
                "%-24s %8s %8s %10s %12s %12s %12s%n",
                "kind", "files/s", "ms/file", "bytes/file", "files/hour", "recorded ms", "recorded bytes");
        kinds.forEach((kind, entries) -> {
            Inbox.Entry first = entries.get(0);
            byte[] recording = recorded(reader, first);
            Counter counter = new Counter();
            int[] next = {0};
            Work reading = () -> {
                Inbox.Entry entry = entries.get(next[0]++ % entries.size());
                reader.read(entry.file(), entry.source(), counter);
            };
            Work replaying = () -> RecordedReading.open(recording, catalogue).replay(counter);
            micros(reading, seconds);
            long read = micros(reading, seconds);
            micros(replaying, seconds);
            long replayed = micros(replaying, seconds);
            if (counter.submissions < next[0]) {
                throw new IllegalStateException("files without filings, such as " + first.source());
            }
            long bytes = entries.stream().mapToLong(ReadingSpeed::size).sum() / entries.size();
            System.out.printf(
                    "%-24s %8d %8s %10d %12d %12s %12d%n",
                    kind,
                    1_000_000 / read,
                    millis(read),
                    bytes,
                    HOUR * 1_000_000L / read,
                    millis(replayed),
                    recording.length);
        });
    }

    private static String millis(long micros) {
        return "%d.%02d".formatted(micros / 1000, micros % 1000 / 10);
    }

    private static byte[] recorded(SubmissionReader reader, Inbox.Entry entry) {
        try {
            return RecordedReading.record(reader, entry.file(), entry.source());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Inbox.Entry entry) {
        try {
            return Files.size(entry.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is done with one file. */
    @FunctionalInterface
    private interface Work {
        void once() throws IOException;
    }

    /** Microseconds of processor time that it takes, over so many seconds of it. */
    private static long micros(Work work, int seconds) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long from = threads.getCurrentThreadCpuTime();
        int times = 0;
        while (threads.getCurrentThreadCpuTime() - from < seconds * NANOS) {
            try {
                work.once();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            times++;
        }
        return Math.max(1, (threads.getCurrentThreadCpuTime() - from) / 1000 / times);
    }

    private static final class Counter implements SubmissionSink {

        private int submissions;

        @Override
        public void submission(Submission submission) {
            submissions++;
        }

        @Override
        public void unattributed() {}

        @Override
        public void finding(Finding finding) {}
    }
}
