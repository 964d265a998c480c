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
import org.disclosurerollup.catalogue.CatalogueReader;
import org.disclosurerollup.catalogue.UnitReader;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.Inbox;
import org.disclosurerollup.submission.Submission;
import org.disclosurerollup.submission.SubmissionReader;
import org.disclosurerollup.submission.SubmissionSink;

/**
 * How many files of each kind one core reads in a second, once the machine is warm. Arguments: a folder of files, its units,
 * and for how many seconds each kind is read. Prints a line for each kind: name ending, files a second, processor
 * milliseconds a file, bytes a file, and the files that take a core one hour.
 */
public final class ReadingSpeed {

    private static final int HOUR = 3600;
    private static final long NANOS = 1_000_000_000L;

    private ReadingSpeed() {}

    public static void main(String[] args) throws IOException {
        SubmissionReader reader = new SubmissionReader(
                CatalogueReader.read(Project.path("jobs", "forms")), UnitReader.read(Path.of(args[1])));
        int seconds = Integer.parseInt(args[2]);
        Map<String, List<Inbox.Entry>> kinds = new TreeMap<>();
        for (Inbox.Entry entry : new Inbox(Path.of(args[0])).files()) {
            String kind = entry.source().substring(entry.source().lastIndexOf('.') + 1);
            String folder = entry.source().contains("/") ? entry.source().replaceFirst("/.*", " ") : "";
            kinds.computeIfAbsent(folder + kind, unknown -> new ArrayList<>()).add(entry);
        }
        System.out.printf("%-24s %8s %8s %10s %12s%n", "kind", "files/s", "ms/file", "bytes/file", "files/hour");
        kinds.forEach((kind, entries) -> {
            measure(reader, entries, seconds);
            long[] result = measure(reader, entries, seconds);
            long bytes = entries.stream().mapToLong(ReadingSpeed::size).sum() / entries.size();
            long micros = result[1] / 1000 / result[0];
            System.out.printf(
                    "%-24s %8d %8s %10d %12d%n",
                    kind,
                    1_000_000 / Math.max(1, micros),
                    micros / 1000 + "." + micros % 1000 / 100 + micros % 100 / 10,
                    bytes,
                    HOUR * 1_000_000L / Math.max(1, micros));
        });
    }

    private static long size(Inbox.Entry entry) {
        try {
            return Files.size(entry.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files read, and nanoseconds of processor time that took. */
    private static long[] measure(SubmissionReader reader, List<Inbox.Entry> entries, int seconds) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long from = threads.getCurrentThreadCpuTime();
        Counter counter = new Counter();
        int read = 0;
        while (threads.getCurrentThreadCpuTime() - from < seconds * NANOS) {
            Inbox.Entry entry = entries.get(read++ % entries.size());
            try {
                reader.read(entry.file(), entry.source(), counter);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (counter.submissions < read) {
            throw new IllegalStateException(counter.submissions + " filings in " + read + " files such as "
                    + entries.get(0).source() + ": " + counter.last);
        }
        return new long[] {read, threads.getCurrentThreadCpuTime() - from};
    }

    private static final class Counter implements SubmissionSink {

        private int submissions;
        private Finding last;

        @Override
        public void submission(Submission submission) {
            submissions++;
        }

        @Override
        public void unattributed() {}

        @Override
        public void finding(Finding finding) {
            last = finding;
        }
    }
}
