-- A closed year (封账) takes in filings, but they wait until it is reopened.

-- One row per time that a year was closed. Who closed or reopened it, and when, stands with the runs.
create table closed_year (
    period         text not null,
    reason         text,
    reopen_reason  text,
    introduced_run bigint not null references run,
    replaced_run   bigint references run
);
create unique index on closed_year (period) where replaced_run is null;
comment on column closed_year.reason is 'Why it was closed, if anybody said.';
comment on column closed_year.reopen_reason is 'Why it was reopened; null while it is closed.';

alter table submission drop constraint submission_status_check;
alter table submission add constraint submission_status_check
    check (status in ('accepted', 'rejected', 'withdrawn', 'waiting'));
alter table submission add column waiting_as text check (waiting_as in ('accepted', 'rejected', 'withdrawn'));
alter table submission add constraint submission_waiting_check check ((status = 'waiting') = (waiting_as is not null));
create index on submission (period) where status = 'waiting' and replaced_run is null;
comment on column submission.status is 'accepted: counted; rejected: has a hard finding, waits to be corrected; withdrawn: takes back what was filed before; waiting: came while its year was closed, and touches nothing until the year is reopened.';
comment on column submission.waiting_as is 'What it will be when the year is reopened: a further row with the same revision is it then.';

-- Of one revision one row stands at most, beside the one that waits until its year is reopened.
create unique index submission_standing on submission (form, period, unit_code, scope, revision)
    where replaced_run is null and status <> 'waiting';
