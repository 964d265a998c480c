-- Adjustments (调整表): amounts that an operator enters at an area, beside what was filed. They are a line of their own
-- in the area's total and never part of a unit's figures.

-- One row per adjustment. Who entered or reversed it, and when, stands with the runs.
create table adjustment (
    adjustment_id   bigint generated always as identity primary key,
    area_code       text not null,
    form            text not null,
    period          text not null,
    cell            text not null,
    amount          bigint not null check (amount <> 0),
    reason          text not null,
    reversal_reason text,
    introduced_run  bigint not null references run,
    replaced_run    bigint references run,
    foreign key (form, cell) references form_cell (form, code)
);
create index on adjustment (form, period);
comment on column adjustment.amount is 'In units of the cell''s last decimal.';
comment on column adjustment.replaced_run is 'The run that reversed it.';
comment on column adjustment.reversal_reason is 'Why it was reversed; null while it stands.';

alter table total drop constraint total_grp_check;
alter table total add constraint total_grp_check
    check (grp in ('total', 'government', 'departments', 'counties', 'adjustments'));

alter table area_state drop constraint area_state_reason_check;
alter table area_state add constraint area_state_reason_check
    check (reason in ('filings', 'adjustments', 'units', 'rules', 'rerun', 'below', 'base', 'history'));
