-- Whether a finding stands and is answered asks of its submission only if it was replaced or accepted, which few are:
-- counting the findings of a nation read every submission for it. Now it reads an index of those few.
create index submission_replaced_or_accepted on submission (submission_id)
    where replaced_run is not null or accepted_by is not null;

-- What a run brought to the totals and what it replaced is asked for at every run: when it begins to add up, and when its
-- outputs are written.
create index on total (introduced_run);
create index on total (replaced_run) where replaced_run is not null;
create index on total_base (introduced_run);
create index on total_base (replaced_run) where replaced_run is not null;
-- As of the table of totals: the bases of some areas.
create index on total_base (area_code);

-- Nobody asks for rows by what stands in these; statistics of arrays take longest of all.
alter table submission
    alter column figures set statistics 0, alter column content set statistics 0, alter column received set statistics 0;
alter table total alter column figures set statistics 0, alter column filled set statistics 0;
alter table total_base
    alter column previous set statistics 0, alter column like_for_like set statistics 0,
    alter column like_for_like_previous set statistics 0;

-- Totals are renewed as a whole too.
create or replace function refresh_statistics(which text) returns void language plpgsql security definer
as $$
begin
    if which not in ('submission', 'finding', 'unit', 'total', 'total_base') then
        raise exception 'not a table whose statistics a run renews: %', which;
    end if;
    execute format('analyze %I', which);
end
$$;
do $$
begin
    execute format('alter function refresh_statistics(text) set search_path = %I, pg_temp', current_schema());
end
$$;

create or replace function standing_finding_as_of(as_of bigint)
    returns table (finding_id bigint, submission_id bigint, severity text, rule text, unit_code text, period text,
                   form text, cell text, actual text, expected text, message text, source text, line integer,
                   stage text, score bigint, found_run bigint, explanation text, accepted_by text,
                   accepted_reason text, answered boolean)
    language sql stable
as $$
    select f.finding_id, f.submission_id, f.severity, f.rule, f.unit_code, f.period, f.form, f.cell, f.actual,
           f.expected, f.message, coalesce(own.path, filed.path) || coalesce('#' || f.place, ''), f.line, f.stage,
           f.score, f.introduced_run, e.text, s.accepted_by, case when s.accepted_by is not null then s.reason end,
           case f.severity when 'note' then true when 'soft' then e.text is not null else s.accepted_by is not null end
    from finding f
    left join (
        select * from submission where replaced_run is not null or accepted_by is not null
    ) s using (submission_id)
    left join submission filing using (submission_id)
    left join source_file filed on filed.file_id = filing.file_id
    left join source_file own on own.file_id = f.file_id
    left join (
        select x.unit_code, x.period, x.form, x.rule, x.cell, x.value, string_agg(distinct x.text, ';') as text
        from explanation x
        join source_file file using (file_id)
        where not x.refused and file.introduced_run <= as_of and (file.replaced_run is null or file.replaced_run > as_of)
        group by x.unit_code, x.period, x.form, x.rule, x.cell, x.value
    ) e on e.unit_code = f.unit_code and e.period = f.period and e.form = f.form and e.rule = f.rule
       and e.cell = coalesce(f.cell, '') and e.value = btrim(coalesce(f.actual, ''))
    where f.introduced_run <= as_of and (f.replaced_run is null or f.replaced_run > as_of)
      and case when f.submission_id is not null
               then s.replaced_run is null or s.replaced_run > as_of
               else own.file_id is null or own.replaced_run is null or own.replaced_run > as_of end
$$;

-- The view says the same again, in the function's own words: see where it was made.
do $$
begin
    execute 'create or replace view standing_finding as select f.* from last_run r cross join lateral ('
        || (select replace(prosrc, 'as_of', 'r.run_id') from pg_proc where oid = 'standing_finding_as_of(bigint)'::regprocedure)
        || ') f (' || (select string_agg(quote_ident(argument), ', ' order by place)
                       from pg_proc, unnest(proargnames, proargmodes) with ordinality as given (argument, mode, place)
                       where oid = 'standing_finding_as_of(bigint)'::regprocedure and mode = 't') || ')';
end
$$;
