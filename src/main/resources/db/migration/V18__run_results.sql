-- What a run left behind, counted once at its end, so that looking at the last runs reads no filings.

-- One row per completed run and severity. Runs from before this migration have none.
create table run_finding_count (
    run_id   bigint not null references run,
    severity text not null check (severity in ('hard', 'soft', 'note')),
    standing bigint not null,
    open     bigint not null,
    found    bigint not null,
    primary key (run_id, severity)
);
comment on table run_finding_count is 'The findings of all years that stood when a run was completed.';
comment on column run_finding_count.open is 'Those that nobody explained (soft) or accepted (hard); a note is never open.';
comment on column run_finding_count.found is 'Those that this run found.';

-- One row per area at the top (no area above it), form and period of which anything was filed.
create table top_coverage (
    area_code      text not null,
    area_name      text not null,
    form           text not null,
    period         text not null,
    reported_units integer not null,
    expected_units integer not null,
    introduced_run bigint not null references run,
    replaced_run   bigint references run
);
create unique index on top_coverage (form, period, area_code) where replaced_run is null;
create index on top_coverage (introduced_run);
create index on top_coverage (replaced_run) where replaced_run is not null;
comment on table top_coverage is 'How many units below each top area reported, of those that should have (报送率), as the area''s total has it.';
