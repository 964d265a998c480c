package org.disclosurerollup.job.spread;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.submission.SubmissionReader;

/** Reads files ahead of a run, in this process, until it is told to stop. It touches no books. */
public final class ReadingWorker {

    private static final Duration POLLING = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    /** The fewest that db-scheduler allows. */
    private static final int MISSED_HEARTBEATS = 4;
    /** A batch that cost this many workers their lives is left to the run. */
    private static final int MOST_DEATHS = 2;

    private static final int LOOK_MILLIS = 200;
    private static final int LOOKS_PER_SECOND = 1000 / LOOK_MILLIS;
    private static final int SECONDS_WITHOUT_DATABASE = 60;

    private final Path inbox;
    private final ReadingVersion version;
    private final JdbcReadingStore store;
    private final ThreadLocal<Recorder> recorders;
    private final Scheduler scheduler;
    private final String name;

    private final AtomicInteger files = new AtomicInteger();
    private final AtomicInteger batches = new AtomicInteger();
    private volatile boolean stopping;
    private volatile boolean refused;

    /** Why a worker ended. */
    public enum End {
        /** It was told to stop. */
        STOPPED,
        /** Nothing was to be read for as long as it was to wait. */
        IDLE,
        /** A run asks for readings that this process would make otherwise. */
        OTHER_VERSION,
        /** The database does not answer. */
        NO_DATABASE
    }

    /**
     * @param name tells it from other workers; at most fifty characters
     * @param inbox where this machine sees the inbox of the run
     * @param threads how many files are read at once
     */
    public ReadingWorker(
            String name, DataSource dataSource, Catalogue catalogue, UnitRegister units, Path inbox, int threads)
            throws IOException {
        this.name = name;
        this.inbox = inbox.toRealPath();
        this.version = ReadingVersion.of(catalogue, units);
        this.store = new JdbcReadingStore(dataSource);
        this.recorders = ThreadLocal.withInitial(() -> new Recorder(new SubmissionReader(catalogue, units), version));
        CustomTask<ReadingTask> task = Tasks.custom(ReadingTask.NAME, ReadingTask.class)
                .onFailure((done, operations) -> operations.remove())
                .onDeadExecution(ReadingWorker::revive)
                .execute((instance, context) -> read(instance.getData()));
        this.scheduler = Scheduler.create(dataSource, List.of(task))
                .tableName(JdbcReadingTasks.TABLE)
                .serializer(ReadingTask.SERIALIZER)
                .schedulerName(new SchedulerName.Fixed(name))
                .threads(threads)
                .pollingInterval(POLLING)
                .pollUsingLockAndFetch(0.5, 1.0)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(Duration.ofSeconds(10))
                .build();
    }

    public String name() {
        return name;
    }

    /** How many files it has read. */
    public int files() {
        return files.get();
    }

    public int batches() {
        return batches.get();
    }

    /** Has it end when the batches are read that it has begun. */
    public void stop() {
        stopping = true;
    }

    /**
     * Reads whatever runs ask for.
     *
     * @param idleSeconds after how long without anything to read it ends by itself; 0 for never
     */
    public End run(int idleSeconds) throws InterruptedException {
        scheduler.start();
        try {
            return untilTheEnd(idleSeconds);
        } finally {
            scheduler.stop();
        }
    }

    private End untilTheEnd(int idleSeconds) throws InterruptedException {
        int before = -1;
        int idle = 0;
        int away = 0;
        for (int look = 0; !stopping; look++) {
            if (refused) {
                return End.OTHER_VERSION;
            }
            int now = batches.get();
            idle = now != before || !scheduler.getCurrentlyExecuting().isEmpty() ? 0 : idle + 1;
            before = now;
            if (idleSeconds > 0 && idle > idleSeconds * LOOKS_PER_SECOND) {
                return End.IDLE;
            }
            if (look % LOOKS_PER_SECOND == 0) {
                away = store.isThere() ? 0 : away + 1;
                if (away > SECONDS_WITHOUT_DATABASE) {
                    return End.NO_DATABASE;
                }
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return End.STOPPED;
    }

    private CompletionHandler<ReadingTask> read(ReadingTask task) {
        if (!task.version().equals(version.text())) {
            // Put back for a worker that fits, or for the run.
            refused = true;
            scheduler.pause();
            return (done, operations) -> operations.reschedule(done, Instant.EPOCH);
        }
        List<JdbcReadingStore.Kept> readings = new ArrayList<>(task.sources().size());
        for (String source : task.sources()) {
            read(source).ifPresent(readings::add);
        }
        store.put(readings);
        files.addAndGet(readings.size());
        batches.incrementAndGet();
        return new CompletionHandler.OnCompleteRemove<>();
    }

    private Optional<JdbcReadingStore.Kept> read(String source) {
        try {
            Path file = inbox.resolve(source);
            // A path out of the database leads nowhere but to a file of the inbox itself.
            return file.toRealPath().equals(file) && file.startsWith(inbox)
                    ? recorders.get().read(file, source)
                    : Optional.empty();
        } catch (NoSuchFileException | InvalidPathException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void revive(ExecutionComplete death, ExecutionOperations<ReadingTask> operations) {
        if (death.getExecution().consecutiveFailures + 1 >= MOST_DEATHS) {
            operations.remove();
        } else {
            operations.reschedule(death, Instant.EPOCH);
        }
    }
}
