-- Purpose: the units of which an output may say something else after one run than after another.
-- Grain:   one row per unit and year; unit_code null means all units of the year.
-- Parameters: :after  number of the earlier run; :up_to  number of the later one.
--
-- All history is in rows that one run introduces and another replaces, so that what was neither introduced nor replaced
-- between two runs is the same after both. below: the change is one of everything below the unit too, because it says
-- how the units below are counted, or what was published of them.
with reached as (
    select period, area_code as unit_code, basis = 'area' as below from total
    where introduced_run > :after and introduced_run <= :up_to or replaced_run > :after and replaced_run <= :up_to
    union all
    select period, area_code, false from total_base
    where introduced_run > :after and introduced_run <= :up_to or replaced_run > :after and replaced_run <= :up_to
    union all
    -- A page bears the run that last marked its area.
    select period, area_code, false from area_state
    where reason <> 'rules' and marked_run > :after and marked_run <= :up_to
    union all
    select period, unit_code, false from submission where introduced_run > :after and introduced_run <= :up_to
    union all
    select period, unit_code, false from submission where replaced_run > :after and replaced_run <= :up_to
    union all
    select period, unit_code, false from finding
    where unit_code is not null and introduced_run > :after and introduced_run <= :up_to
    union all
    select period, unit_code, false from finding
    where unit_code is not null and replaced_run > :after and replaced_run <= :up_to
    union all
    -- Findings on what became no submission stand as long as their file does; explanations too.
    select f.period, f.unit_code, false
    from source_file file join finding f using (file_id)
    where f.submission_id is null and f.unit_code is not null
      and file.replaced_run > :after and file.replaced_run <= :up_to
    union all
    select x.period, x.unit_code, false
    from source_file file join explanation x using (file_id)
    where file.introduced_run > :after and file.introduced_run <= :up_to
       or file.replaced_run > :after and file.replaced_run <= :up_to
    union all
    select period, area_code, false from adjustment
    where introduced_run > :after and introduced_run <= :up_to or replaced_run > :after and replaced_run <= :up_to
    union all
    select period, unit_code, true from publication where introduced_run > :after and introduced_run <= :up_to
    union all
    select period, null, true from closed_year
    where introduced_run > :after and introduced_run <= :up_to or replaced_run > :after and replaced_run <= :up_to
    union all
    -- What an operator accepted is named in every total that it goes into, this year's and the next one's.
    select year::text, null, true
    from submission, generate_series(period::integer, period::integer + 1) as year
    where accepted_by is not null and period ~ '^\d{4}$'
      and (introduced_run > :after and introduced_run <= :up_to or replaced_run > :after and replaced_run <= :up_to)
)
select period, unit_code, bool_or(below) as below
from reached
group by period, unit_code
