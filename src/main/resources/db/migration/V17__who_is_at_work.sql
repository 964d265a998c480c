-- Who is at work on the database, for whoever comes second; and numbers without gaps.

-- At most one row: who took the run lock last. It is true only while that session lives and holds the lock.
create table run_lock_holder (
    one            boolean primary key default true check (one),
    session        integer not null,
    session_start  timestamptz not null,
    command        text not null,
    operator       text not null,
    host           text not null,
    process        bigint not null,
    since          timestamptz not null,
    run_id         bigint,
    run_command    text
);
comment on table run_lock_holder is 'Who took the run lock last: command, operator, host and process. It says nothing about a session that has ended.';
comment on column run_lock_holder.session is 'Process id of its database session, with session_start the key into pg_stat_activity.';
comment on column run_lock_holder.run_id is 'The run it is at work on; null before that has begun.';
comment on column run_lock_holder.run_command is 'The command of that run, which is another one while a run that was cut off is finished first.';

-- A sequence is ahead of the rows when a transaction fails or the server is killed, and the run after it would have
-- another number than in books that nobody disturbed. Whoever inserts holds the run lock and counts the rows.
alter table run alter column run_id drop identity;
alter table adjustment alter column adjustment_id drop identity;
