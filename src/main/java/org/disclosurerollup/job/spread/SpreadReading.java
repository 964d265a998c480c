package org.disclosurerollup.job.spread;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.job.FileReading;
import org.disclosurerollup.submission.Inbox;
import org.disclosurerollup.submission.RecordedReading;
import org.disclosurerollup.submission.SubmissionReader;
import org.disclosurerollup.submission.SubmissionSink;
import org.disclosurerollup.submission.grid.FileKind;
import org.disclosurerollup.submission.grid.ReadingLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the files in their order, each from the recording that a worker made of it, or by reading it where there is none.
 * While a worker has the batch that is next, it reads later ones itself; with nothing else to do it waits for the worker,
 * but not long: what it gives up it reads itself. So it ends with any number of workers, dead ones and none included, and
 * hands over the same.
 */
public final class SpreadReading implements FileReading {

    private static final Logger LOG = LoggerFactory.getLogger(SpreadReading.class);

    /** A third of a second's work in documents, which is much beside the few milliseconds it takes to share it out. */
    private static final int BATCH = 32;

    /** Larger tables are taken in row by row, which no recording can be. */
    private static final int LARGEST_TEXT = 64 << 10;

    /** Ten seconds; a worker whose heart has stopped for eight is dead. */
    private static final int PATIENCE = 200;

    private static final int PAUSE_MILLIS = 50;

    private final SubmissionReader reader;
    private final Catalogue catalogue;
    private final ReadingVersion version;
    private final Recorder recorder;
    private final JdbcReadingTasks tasks;
    private final JdbcReadingStore store;
    private final long largestDocument = ReadingLimits.fromSystem().fileBytes();

    private final Set<String> givenUp = new HashSet<>();

    /** Batches that this run read itself while it waited for a worker. */
    private final Set<Integer> readHere = new HashSet<>();

    private List<Upcoming> upcoming = List.of();
    private List<String> ids = List.of();
    private int next;
    private int batchAtHand = -1;
    private int ahead;
    private Map<String, byte[]> atHand = Map.of();
    private int replayed;

    public SpreadReading(DataSource dataSource, Catalogue catalogue, UnitRegister units, SubmissionReader reader) {
        this.reader = reader;
        this.catalogue = catalogue;
        this.version = ReadingVersion.of(catalogue, units);
        this.recorder = new Recorder(reader, version);
        this.tasks = new JdbcReadingTasks(dataSource);
        this.store = new JdbcReadingStore(dataSource);
    }

    /** Removes whatever spread reading left in a database, when the run that it was for is completed. */
    public static void clear(DataSource dataSource) {
        new JdbcReadingTasks(dataSource).clear();
        new JdbcReadingStore(dataSource).clear();
    }

    /** How many files were taken from recordings of workers. */
    public int replayed() {
        return replayed;
    }

    @Override
    public boolean isWorthKnowing(Inbox.Entry entry) {
        try {
            long size = Files.size(entry.file());
            String source = entry.source();
            String name = source.substring(source.lastIndexOf('/') + 1);
            return size > 0
                    && FileKind.isKnown(name)
                    && size <= (FileKind.TEXT.fits(name) ? LARGEST_TEXT : largestDocument);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void expect(List<Upcoming> files) {
        tasks.clearWaiting();
        upcoming = files;
        next = 0;
        ahead = 0;
        batchAtHand = -1;
        readHere.clear();
        String attempt = UUID.randomUUID().toString();
        ids = new ArrayList<>();
        List<ReadingTask> entered = new ArrayList<>();
        for (int from = 0; from < files.size(); from += BATCH) {
            ids.add(attempt + "-" + ids.size());
            entered.add(new ReadingTask(
                    version.text(),
                    files.subList(from, Math.min(from + BATCH, files.size())).stream()
                            .map(file -> file.entry().source())
                            .toList()));
        }
        tasks.enter(ids, entered);
    }

    @Override
    public void read(Inbox.Entry entry, byte[] sha256, SubmissionSink sink) throws IOException, InterruptedException {
        Optional<RecordedReading> recorded = recorded(entry, sha256);
        if (recorded.isPresent()) {
            replayed += readHere.contains(batchAtHand) ? 0 : 1;
            recorded.get().replay(sink);
        } else {
            reader.read(entry.file(), entry.source(), sink);
        }
    }

    private Optional<RecordedReading> recorded(Inbox.Entry entry, byte[] sha256) throws InterruptedException {
        // A file that was expected may turn out to be known after all.
        while (next < upcoming.size() && upcoming.get(next).entry().source().compareTo(entry.source()) < 0) {
            next++;
        }
        if (next == upcoming.size() || !upcoming.get(next).entry().source().equals(entry.source())) {
            return Optional.empty();
        }
        int batch = next / BATCH;
        if (batch != batchAtHand) {
            waitFor(batch);
            atHand = store.find(filesOf(batch).stream()
                    .map(file -> version.key(file.entry().source(), file.sha256()))
                    .toList());
            batchAtHand = batch;
        }
        byte[] recording = atHand.remove(JdbcReadingStore.name(version.key(entry.source(), sha256)));
        if (recording == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(RecordedReading.open(recording, catalogue));
        } catch (IOException e) {
            LOG.warn("a recording of {} cannot be used; the file is read here", entry.source(), e);
            return Optional.empty();
        }
    }

    private List<Upcoming> filesOf(int batch) {
        return upcoming.subList(batch * BATCH, Math.min((batch + 1) * BATCH, upcoming.size()));
    }

    /** Comes back when no worker has the batch any more, or has had it for too long. */
    private void waitFor(int batch) throws InterruptedException {
        int waited = 0;
        JdbcReadingTasks.Look look = tasks.take(ids.get(batch));
        while (look.state() == JdbcReadingTasks.State.BEING_READ && !givenUp.contains(look.worker())) {
            if (!readAnother(batch)) {
                if (++waited > PATIENCE) {
                    LOG.warn("worker {} does not go on; what it has begun is read here", look.worker());
                    givenUp.add(look.worker());
                    return;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
            look = tasks.take(ids.get(batch));
        }
    }

    /** Reads a batch behind this one that nobody has begun, as a worker would; answers whether there was one. */
    private boolean readAnother(int batch) {
        ahead = Math.max(ahead, batch + 1);
        while (ahead < ids.size()) {
            int another = ahead++;
            if (tasks.take(ids.get(another)).state() == JdbcReadingTasks.State.TAKEN) {
                List<JdbcReadingStore.Kept> readings = new ArrayList<>();
                for (Upcoming file : filesOf(another)) {
                    try {
                        recorder.read(file.entry().file(), file.entry().source())
                                .ifPresent(readings::add);
                    } catch (IOException e) {
                        LOG.debug("{} is read again when it is its turn", file.entry(), e);
                    }
                }
                store.put(readings);
                readHere.add(another);
                return true;
            }
        }
        return false;
    }
}
