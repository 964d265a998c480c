-- Purpose: what goes back to the units: every finding that is open as of a run and concerns a unit of the register.
-- Grain:   one row per finding, by unit; within a unit the newest year first, hard before soft.
-- Parameters: :run  number of the run; :units  of which units, null for all, named by their codes.
--
-- A finding on a part of a file that became no submission carries the unit as it was filed, which may be its name; it
-- is addressed to the unit of that code, or to the only unit of that name. What was answered stands but is not open.
with filed_as as (
    select distinct unit_code as name from finding where submission_id is null and unit_code is not null
), names as (
    select name, min(code) as code
    from unit join filed_as using (name)
    where introduced_run <= :run and (replaced_run is null or replaced_run > :run)
    group by name
    having count(distinct code) = 1
)
select coalesce(codes.code, names.code) as unit_code, f.severity, f.rule, f.period, f.form, f.cell, f.actual,
       f.expected, f.message, f.source, f.line, f.found_run
from standing_finding_as_of(:run) f
left join lateral (
    select code from unit
    where code = f.unit_code and introduced_run <= :run and (replaced_run is null or replaced_run > :run)
    limit 1
) codes on true
left join names on names.name = f.unit_code and f.submission_id is null
where coalesce(codes.code, names.code) is not null and not f.answered
  and (cast(:units as text[]) is null or f.unit_code in (select unnest(cast(:units as text[]))))
order by coalesce(codes.code, names.code) collate "C", f.period desc nulls last, f.form, f.severity, f.source, f.line,
         f.rule, case when f.stage <> 'form' then f.cell end, f.finding_id
