package org.disclosurerollup.job.spread;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code batch.reading_task} as the run sees it, through the client of db-scheduler. */
final class JdbcReadingTasks {

    static final String TABLE = "batch.reading_task";

    private final JdbcTemplate jdbc;
    private final SchedulerClient client;
    private final CustomTask<ReadingTask> task;

    /** How it stands with a task. */
    enum State {
        /** Nobody had begun; it was taken back, and is the caller's. */
        TAKEN,
        /** A worker has begun and has not ended. */
        BEING_READ,
        /** A worker has ended, or it was taken back before. */
        GONE
    }

    /** @param worker who is reading, empty if nobody is */
    record Look(State state, String worker) {

        private static final Look TAKEN = new Look(State.TAKEN, "");
        private static final Look GONE = new Look(State.GONE, "");
    }

    JdbcReadingTasks(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.task = Tasks.custom(ReadingTask.NAME, ReadingTask.class)
                .execute((instance, context) -> new CompletionHandler.OnCompleteRemove<>());
        this.client = SchedulerClient.Builder.create(dataSource, task)
                .serializer(ReadingTask.SERIALIZER)
                .tableName(TABLE)
                .build();
    }

    /** Enters tasks under the given ids, to be begun in this order. */
    void enter(List<String> ids, List<ReadingTask> tasks) {
        List<SchedulableInstance<?>> entries = new ArrayList<>(tasks.size());
        for (int i = 0; i < tasks.size(); i++) {
            TaskInstance<ReadingTask> instance = task.instance(ids.get(i), tasks.get(i));
            // Long ago, so that all are due whatever the clocks of the workers say.
            entries.add(SchedulableInstance.of(instance, Instant.EPOCH.plusSeconds(i)));
        }
        client.scheduleBatch(entries.stream());
    }

    /** Takes a task back unless a worker has begun it. */
    Look take(String id) {
        TaskInstanceId instance = TaskInstanceId.of(ReadingTask.NAME, id);
        try {
            client.cancel(instance);
            return Look.TAKEN;
        } catch (TaskInstanceNotFoundException e) {
            return Look.GONE;
        } catch (TaskInstanceCurrentlyExecutingException | ExecutionException e) {
            Optional<ScheduledExecution<Object>> begun = client.getScheduledExecution(instance);
            return begun.map(execution -> new Look(State.BEING_READ, String.valueOf(execution.getPickedBy())))
                    .orElse(Look.GONE);
        }
    }

    /** Forgets the tasks that nobody has begun, which a run left that was cut off. */
    void clearWaiting() {
        jdbc.update("delete from batch.reading_task where not picked");
    }

    void clear() {
        jdbc.update("delete from batch.reading_task");
    }
}
