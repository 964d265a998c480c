-- One row per figure that a report prints (数据表述), as a version of a file of the inbox states it.
create table claim (
    file_id        bigint not null references source_file,
    line           integer not null,
    unit_code      text not null,
    period         text not null,
    form           text not null,
    cell           text not null,
    grp            text check (grp in ('total', 'government', 'departments', 'counties')),
    kind           text not null check (kind in ('share', 'growth', 'rate', 'change', 'total')),
    stated         text not null,
    introduced_run bigint not null references run,
    replaced_run   bigint references run,
    primary key (file_id, line)
);
create index on claim (form, period) where replaced_run is null;
create index on claim (introduced_run);
create index on claim (replaced_run) where replaced_run is not null;
comment on table claim is 'A printed share, growth, rate, change or total; checked against what was filed and no part of it.';
comment on column claim.grp is 'The group it is about; null is the area''s total, or an office''s own figure.';
comment on column claim.stated is 'As printed.';
comment on column claim.replaced_run is 'The run that found its file changed or gone.';
