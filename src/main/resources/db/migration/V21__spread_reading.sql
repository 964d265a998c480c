-- Reading of workbooks and documents that is spread over several processes. Both tables are empty while no run is at work,
-- and nothing is lost with them: unlogged, they cost no write-ahead log and are emptied by the server after a crash. They
-- are no part of the books and stand beside the job repository, where whoever runs jobs may write.

-- One row per batch of files that a run is going to read: the table of db-scheduler (github.com/kagkarlsson/db-scheduler),
-- whose columns are its own. A row is deleted when the batch was read, by a worker or by the run itself.
create unlogged table batch.reading_task (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    primary key (task_name, task_instance)
);
create index reading_task_due on batch.reading_task (execution_time);
create index reading_task_heartbeat on batch.reading_task (last_heartbeat);
comment on table batch.reading_task is 'Files that a run is about to read and that a worker may read before it.';

-- One row per file that a worker has read.
create unlogged table batch.reading (
    key bytea primary key,      -- SHA-256 of the file's content and path, forms, units, limits and the program
    recording bytea not null    -- what reading it yielded, compressed, with a checksum
);
alter table batch.reading alter column recording set storage external;
comment on table batch.reading is 'What workers have read ahead of a run; removed when the run is completed.';
