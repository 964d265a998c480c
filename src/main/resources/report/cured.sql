-- Purpose: findings that are cured: they stood in an earlier run, and the submission that stands now has them no more.
-- Grain:   one row per unit, form, year, scope, rule and cells, and span of runs in which the finding stood without
--          a gap.
-- Parameters: :run  number of the run as of which it is asked; :periods  the years wanted; :units  of which units, null
--             for all.
--
-- A finding stands from the run that found it until its submission is replaced or, for one that looks beyond its
-- submission, until it is no longer found. A later revision with the same finding continues the span. What stands again
-- today is not cured, however often it was. A revision that arrived already replaced never stood. What was withdrawn
-- was not corrected; a note asked for nothing; what waits for its year to be reopened does not stand yet.
with stood as (
    select f.finding_id, s.submission_id, s.unit_code, s.form, s.period, s.scope, f.rule, coalesce(f.cell, '') as cells,
           f.severity, f.actual, f.introduced_run as found_run,
           case when least(f.replaced_run, s.replaced_run) <= :run then least(f.replaced_run, s.replaced_run) end
               as gone_run
    from finding f
    join submission s using (submission_id)
    where s.period = any (:periods) and (cast(:units as text[]) is null or s.unit_code = any (:units))
      and f.introduced_run <= :run and f.stage <> 'withdrawals' and f.severity <> 'note'
      and s.status <> 'waiting'
      and (s.replaced_run is null or s.replaced_run > s.introduced_run)
), marked as (
    select stood.*,
           coalesce(found_run > max(coalesce(gone_run, :run + 1)) over earlier, true) as begins,
           bool_or(gone_run is null) over (partition by unit_code, form, period, scope, rule, cells) as stands
    from stood
    window earlier as (partition by unit_code, form, period, scope, rule, cells order by found_run, finding_id
                       rows between unbounded preceding and 1 preceding)
), numbered as (
    select marked.*,
           count(*) filter (where begins) over (partition by unit_code, form, period, scope, rule, cells
                                                order by found_run, finding_id) as span
    from marked
    where not stands
), spans as (
    select unit_code, form, period, scope, rule, cells, span, min(found_run) as found_run, max(gone_run) as cured_run,
           (array_agg(submission_id order by gone_run desc, finding_id desc))[1] as last_submission,
           (array_agg(severity order by gone_run desc, finding_id desc))[1] as severity,
           (array_agg(actual order by gone_run desc, finding_id desc))[1] as actual
    from numbered
    group by unit_code, form, period, scope, rule, cells, span
)
select p.unit_code, p.form, p.period, nullif(p.cells, '') as cells, p.rule, p.severity,
       p.found_run, found.started_at::date::text as found_on, p.cured_run, cured.started_at::date::text as cured_on,
       coalesce(filed.values_then, p.actual) as value_then, filed.values_now as value_now
from spans p
join run found on found.run_id = p.found_run
join run cured on cured.run_id = p.cured_run
join submission before on before.submission_id = p.last_submission
-- The revision that stands: the highest, where a rejected one waits beside the one that counts.
left join lateral (
    select s.figures, s.received, s.status from submission s
    where s.unit_code = p.unit_code and s.form = p.form and s.period = p.period and s.scope = p.scope
      and s.introduced_run <= :run and (s.replaced_run is null or s.replaced_run > :run) and s.status <> 'waiting'
    order by s.revision desc limit 1
) now on true
-- The cells' values in the order in which the finding names them; the text as received where it was no figure.
left join lateral (
    select string_agg(case when count > 1 then code || '=' else '' end || coalesce(was, ''), ' ' order by place)
               as values_then,
           string_agg(case when count > 1 then code || '=' else '' end || coalesce(today, ''), ' ' order by place)
               as values_now
    from (
        select c.code, word.place, count(*) over () as count,
               coalesce(trim_scale(before.figures[c.position] / power(10::numeric, c.decimals))::text,
                        before.received ->> c.code) as was,
               coalesce(trim_scale(now.figures[c.position] / power(10::numeric, c.decimals))::text,
                        now.received ->> c.code) as today
        from unnest(string_to_array(p.cells, ' ')) with ordinality as word (code, place)
        join form_cell c on c.form = p.form and c.code = word.code
    ) named
) filed on true
where now.status is distinct from 'withdrawn'
order by p.period collate "C", p.unit_code collate "C", p.form, p.scope, p.rule, p.cells, p.found_run
