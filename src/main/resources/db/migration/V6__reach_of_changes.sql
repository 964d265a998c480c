-- What a change reaches: a run computes anew the areas that are marked, and no others.

alter table run
    add column year   text,
    add column reason text;
comment on column run.year is 'The year asked for with --year; null reports every year that changed.';
comment on column run.reason is 'Why an operator made it, where one was asked for.';

-- One row per version of a form file or of units.csv, as each run found them, so that its outputs can be made again.
create table catalogue_file (
    name           text not null,
    sha256         text not null,
    content        bytea not null,
    introduced_run bigint not null references run,
    replaced_run   bigint references run,
    primary key (name, introduced_run)
);
comment on column catalogue_file.name is 'forms/<file name>, or units.csv.';
comment on column catalogue_file.content is 'The file, UTF-8.';

-- One row per area, form, period and run that marked it.
create table area_state (
    area_code   text not null,
    form        text not null,
    period      text not null,
    state       text not null check (state in ('changed', 'impacted')),
    reason      text not null check (reason in ('filings', 'units', 'rules', 'rerun', 'below', 'base', 'history')),
    marked_run  bigint not null references run,
    cleared_run bigint references run
);
create unique index area_state_mark on area_state (marked_run, form, period, area_code, (reason = 'rules'));
create index on area_state (form, period, area_code);
create index on area_state (cleared_run);
comment on table area_state is 'Areas whose figures a change reached. An area without a row that is not cleared is clean.';
comment on column area_state.state is 'changed: by what was filed in the area itself; impacted: by something below it, or by last year''s figures.';
comment on column area_state.reason is 'rules: forms or rules are others than when its filings were judged; only a rerun clears it.';
comment on column area_state.cleared_run is 'The run that computed the area anew; null while that is still to be done.';

create index on submission (introduced_run);
create index on submission (replaced_run) where replaced_run is not null;
create index on unit (introduced_run);
create index on unit (replaced_run) where replaced_run is not null;
create index on finding (introduced_run);
create index on finding (replaced_run) where replaced_run is not null;

-- A rerun may judge a revision anew: the same revision then has a row for each judgement, of which one stands at most.
drop index submission_key;
create index submission_key on submission (form, period, unit_code, scope, revision);
