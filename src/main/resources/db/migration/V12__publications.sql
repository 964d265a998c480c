-- Frozen runs: what an office has published stays what it was, beside whatever is corrected later.

-- One row per publication (发布): the figures of an area and all below it, for one year, as of one run.
create table publication (
    number         text primary key,
    unit_code      text not null,
    period         text not null,
    run_id         bigint not null references run,
    introduced_run bigint not null references run
);
create index on publication (period);
comment on column publication.number is 'Area, year and a running number: 610400-2017-1.';
comment on column publication.run_id is 'The run whose figures were published.';
comment on column publication.introduced_run is 'The run of the command that published them: when, by whom and why.';

-- One row per file of a publication.
create table publication_file (
    number text not null references publication,
    name   text not null,
    sha256 text not null,
    primary key (number, name)
);
