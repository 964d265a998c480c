-- The facts: what was filed, what was found wrong with it, what it adds up to. Nothing is overwritten: a row that is
-- superseded gets the number of the run that superseded it, and stays. "As of run N" is every row with
-- introduced_run <= N and (replaced_run is null or replaced_run > N).

-- One row per run (批次).
create table run (
    run_id      bigint generated always as identity primary key,
    command     text not null,
    status      text not null check (status in ('running', 'completed')),
    operator    text not null,
    started_at  timestamptz not null,
    finished_at timestamptz,
    catalogue   text not null,
    read        bigint,
    accepted    bigint,
    rejected    bigint,
    unchanged   bigint
);
comment on table run is 'One row per consolidation (批次); read = accepted + rejected + unchanged.';

-- One row per version of a unit: units.csv as each run found it.
create table unit (
    code           text not null,
    name           text not null,
    kind           text not null,
    parent         text,
    valid_from     date,
    valid_to       date,
    introduced_run bigint not null references run,
    replaced_run   bigint references run
);
create index on unit (code);

-- One row per cell of a form; position is its place in every array of figures, from 1, and never changes.
create table form_cell (
    form            text not null,
    position        integer not null,
    code            text not null,
    label           text not null,
    unit_of_measure text not null,
    decimals        integer not null,
    roll_up         text not null,
    indicator       text not null,
    primary key (form, code),
    unique (form, position)
);

-- One row per version of a file of the inbox.
create table source_file (
    file_id        bigint primary key,
    path           text not null,
    sha256         bytea not null,
    catalogue      text not null,
    read           integer not null,
    accepted       integer not null,
    rejected       integer not null,
    unchanged      integer not null,
    introduced_run bigint not null references run,
    replaced_run   bigint references run
);
create index on source_file (path) where replaced_run is null;

-- One row per revision of a submission (填报): one unit's form for one period in one scope.
create table submission (
    submission_id  bigint primary key,
    unit_code      text not null,
    form           text not null,
    period         text not null,
    scope          text not null check (scope in ('own', 'area')),
    revision       integer not null,
    status         text not null check (status in ('accepted', 'rejected')),
    file_id        bigint not null references source_file,
    line           integer not null,
    content        bytea not null,
    figures        bigint[] not null,
    received       jsonb,
    reason         text,
    passed         integer not null,
    failed         integer not null,
    undecided      integer not null,
    introduced_run bigint not null references run,
    replaced_run   bigint references run
);
create unique index submission_key on submission (form, period, unit_code, scope, revision);
comment on column submission.content is 'SHA-256 over what was filed, so that the same content twice is recognised.';
comment on column submission.figures is 'One element per form_cell.position, in units of the cell''s last decimal; null is blank.';
comment on column submission.received is 'The text as received of each cell that was not a plain number.';
comment on column submission.replaced_run is 'The run that brought the revision that counts (or stands) in its place.';

-- One row per finding (审核结果): on a submission, or on a line of a file that could not be read as one.
create table finding (
    finding_id     bigint primary key,
    submission_id  bigint references submission,
    file_id        bigint references source_file,
    severity       text not null check (severity in ('hard', 'soft')),
    rule           text not null,
    unit_code      text,
    period         text,
    form           text,
    cell           text,
    actual         text,
    expected       text,
    message        text not null,
    line           integer not null,
    stage          text not null default 'form' check (stage in ('form', 'history', 'areas', 'claims', 'answers')),
    score          bigint,
    introduced_run bigint not null references run,
    replaced_run   bigint references run
);
comment on column finding.stage is 'form: found while reading or by the form''s own rules, stands as long as its submission or file; history: against the year before; areas: between areas and their parts; claims: printed figures against the filed ones; answers: explanations of nothing.';
comment on column finding.score is 'For suspicions: how unlikely the value is, times its effect on the city''s total; higher is to be looked at first.';
create index on finding (submission_id);
create index on finding (form, period) where stage <> 'form' and replaced_run is null;
create index on finding (file_id) where submission_id is null;

-- One row per area, form, period and group (total | government | departments | counties).
create table total (
    area_code      text not null,
    form           text not null,
    period         text not null,
    grp            text not null check (grp in ('total', 'government', 'departments', 'counties')),
    basis          text not null check (basis in ('parts', 'area')),
    figures        bigint[] not null,
    filled         integer[] not null,
    reported_units integer not null,
    expected_units integer not null,
    introduced_run bigint not null references run,
    replaced_run   bigint references run
);
create index on total (form, period) where replaced_run is null;
create index on total (area_code);
comment on column total.basis is 'parts: own figures and those below; area: the area''s own filing for the whole (汇总口径).';
comment on column total.filled is 'For each figure the number of submissions that reported it.';

-- One row per total that is compared: what it is compared with.
create table total_base (
    area_code              text not null,
    form                   text not null,
    period                 text not null,
    grp                    text not null,
    form_changed           boolean not null,
    units_changed          boolean not null,
    previous               bigint[],
    like_for_like          bigint[],
    like_for_like_previous bigint[],
    introduced_run         bigint not null references run,
    replaced_run           bigint references run
);
create index on total_base (form, period) where replaced_run is null;
comment on table total_base is 'Last year''s figures for this year''s cells, by indicator where the form changed; the like-for-like (可比口径) pair only where the set of units differs.';
