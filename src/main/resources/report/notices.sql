-- Purpose: what goes back to the units: every finding that stands as of a run and concerns a unit of the register.
-- Grain:   one row per finding, by unit; within a unit the newest year first, hard before soft.
-- Parameter: :run  number of the run.
--
-- A finding on a part of a file that became no submission carries the unit as it was filed, which may be its name; it
-- is addressed to the unit of that code, or to the only unit of that name.
with register as (
    select code, name from unit where introduced_run <= :run and (replaced_run is null or replaced_run > :run)
), codes as (
    select distinct code from register
), names as (
    select name, min(code) as code from register group by name having count(distinct code) = 1
)
select coalesce(codes.code, names.code) as unit_code, f.severity, f.rule, f.period, f.form, f.cell, f.actual,
       f.expected, f.message, coalesce(own.path, filed.path) as source, f.line, f.introduced_run as found_run
from finding f
left join submission s using (submission_id)
left join source_file filed on filed.file_id = s.file_id
left join source_file own on own.file_id = f.file_id
left join codes on codes.code = f.unit_code
left join names on names.name = f.unit_code and f.submission_id is null
where f.introduced_run <= :run and (f.replaced_run is null or f.replaced_run > :run)
  and case when f.submission_id is not null
           then s.replaced_run is null or s.replaced_run > :run
           else own.file_id is null or own.replaced_run is null or own.replaced_run > :run end
  and coalesce(codes.code, names.code) is not null
order by coalesce(codes.code, names.code) collate "C", f.period desc nulls last, f.form, f.severity, source, f.line,
         f.rule, case when f.stage <> 'form' then f.cell end, f.finding_id
