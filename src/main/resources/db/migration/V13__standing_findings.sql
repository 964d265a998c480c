-- What stands, and what was said to it: once, for all that show or count findings.

-- One row per finding that stands as of a run: on a submission or file that stood then, found and not yet closed.
-- It is a function because a view takes no parameter; the planner sees through it as through a view.
create function standing_finding_as_of(as_of bigint)
    returns table (finding_id bigint, submission_id bigint, severity text, rule text, unit_code text, period text,
                   form text, cell text, actual text, expected text, message text, source text, line integer,
                   stage text, score bigint, found_run bigint, explanation text, accepted_by text,
                   accepted_reason text, answered boolean)
    language sql stable
as $$
    select f.finding_id, f.submission_id, f.severity, f.rule, f.unit_code, f.period, f.form, f.cell, f.actual,
           f.expected, f.message, coalesce(own.path, filed.path), f.line, f.stage, f.score, f.introduced_run,
           e.text, s.accepted_by, case when s.accepted_by is not null then s.reason end,
           case f.severity when 'soft' then e.text is not null else s.accepted_by is not null end
    from finding f
    left join submission s using (submission_id)
    left join source_file filed on filed.file_id = s.file_id
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
comment on function standing_finding_as_of is 'The findings that stand as of a run. explanation is what the unit said to it, accepted_by and accepted_reason who counted its submission all the same; answered: a soft one that was explained, or a hard one that was accepted.';

create view standing_finding as
select f.* from last_run r cross join lateral standing_finding_as_of(r.run_id) f;
comment on view standing_finding is 'One row per finding that stands as of the last completed run.';

-- One row per explanation that applies to no finding and never did, or whose finding has another value now. It shows
-- what stands now, a run at work included. An explanation of what was cured since is no mistake and has no row.
create or replace view unmatched_explanation as
with standing as (
    select f.finding_id, f.unit_code, f.period, f.form, f.rule, coalesce(f.cell, '') as cell,
           btrim(coalesce(f.actual, '')) as actual
    from finding f
    left join submission s using (submission_id)
    left join source_file own on own.file_id = f.file_id
    where f.replaced_run is null and f.stage <> 'answers'
      and case when f.submission_id is not null then s.replaced_run is null
               else own.file_id is null or own.replaced_run is null end
), matched as (
    select distinct e.file_id, e.line, true as ever
    from explanation e
    join finding f
      on f.unit_code = e.unit_code and f.period = e.period and f.form = e.form and f.rule = e.rule
        and coalesce(f.cell, '') = e.cell and btrim(coalesce(f.actual, '')) = e.value
    where f.stage <> 'answers'
)
select e.file_id, e.line, e.unit_code, e.period, e.form, e.rule, e.cell, e.value, min(f.actual) as actual
from explanation e
join source_file file using (file_id)
left join standing f using (unit_code, period, form, rule, cell)
left join matched m using (file_id, line)
where not e.refused and file.replaced_run is null
group by e.file_id, e.line
having bool_or(f.finding_id is not null and f.actual = e.value) is not true
   and (count(f.finding_id) > 0 or bool_or(m.ever) is null);
comment on view unmatched_explanation is 'One row per explanation that applies to no finding and never did, or whose finding, differing in nothing else, has another value now: actual.';

-- Who accepted what in a run.
create index on submission (introduced_run) where accepted_by is not null;
