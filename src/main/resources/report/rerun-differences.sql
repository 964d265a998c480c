-- Purpose: what a rerun found otherwise than stored, in areas that no change of the same run reached and whose rules
--          did not change.
-- Grain:   one row per filing judged otherwise, and per cell of a total or its base.
-- Parameter: :run  number of the rerun.
with unreached as (
    select s.area_code, s.form, s.period
    from area_state s
    where s.marked_run = :run and s.reason = 'rerun'
      and not exists (select from area_state rules
                      where rules.area_code = s.area_code and rules.form = s.form and rules.period = s.period
                        and rules.reason = 'rules'
                        and (rules.cleared_run is null or rules.cleared_run = :run or rules.marked_run = :run))
), totals_apart as (
    -- the total that the rerun closed beside the one it stored; beside the figures what is no figure: on which basis and
    -- for how many units it stands
    select u.area_code as unit_code, u.form, u.period, g.grp, was.figures as was_figures, now.figures as now_figures,
           was.basis || ' ' || was.reported_units || '/' || was.expected_units || ' ' || was.filled::text as was_row,
           now.basis || ' ' || now.reported_units || '/' || now.expected_units || ' ' || now.filled::text as now_row
    from unreached u
    cross join (select distinct grp from total where introduced_run = :run or replaced_run = :run) g
    left join total was on was.area_code = u.area_code and was.form = u.form and was.period = u.period
      and was.grp = g.grp and was.replaced_run = :run
    left join total now on now.area_code = u.area_code and now.form = u.form and now.period = u.period
      and now.grp = g.grp and now.introduced_run = :run
), bases_apart as (
    -- the same of what totals are compared with; beside the figures what it is marked with
    select u.area_code as unit_code, u.form, u.period, g.grp, was.previous as was_previous, now.previous as now_previous,
           was.like_for_like as was_like, now.like_for_like as now_like,
           was.like_for_like_previous as was_like_previous, now.like_for_like_previous as now_like_previous,
           'form changed ' || was.form_changed || ', units changed ' || was.units_changed as was_row,
           'form changed ' || now.form_changed || ', units changed ' || now.units_changed as now_row
    from unreached u
    cross join (select distinct grp from total_base where introduced_run = :run or replaced_run = :run) g
    left join total_base was on was.area_code = u.area_code and was.form = u.form and was.period = u.period
      and was.grp = g.grp and was.replaced_run = :run
    left join total_base now on now.area_code = u.area_code and now.form = u.form and now.period = u.period
      and now.grp = g.grp and now.introduced_run = :run
), compared as (
    select 'total' as what, unit_code, form, period, grp, was_figures as stored, now_figures as computed
    from totals_apart
    union all
    select 'previous', unit_code, form, period, grp, was_previous, now_previous from bases_apart
    union all
    select 'like-for-like', unit_code, form, period, grp, was_like, now_like from bases_apart
    union all
    select 'like-for-like previous', unit_code, form, period, grp, was_like_previous, now_like_previous from bases_apart
), cells as (
    select p.what, p.unit_code, p.form, p.period, p.grp, c.code as cell, c.position,
           trim_scale(p.stored[c.position] / power(10::numeric, c.decimals))::text as stored,
           trim_scale(p.computed[c.position] / power(10::numeric, c.decimals))::text as computed
    from compared p
    join form_cell c on c.form = p.form
    where p.stored[c.position] is distinct from p.computed[c.position]
), rows_apart as (
    select 'total row' as what, unit_code, form, period, grp, '' as cell, 0 as position, was_row as stored,
           now_row as computed
    from totals_apart
    union all
    select 'base row', unit_code, form, period, grp, '', 0, was_row, now_row from bases_apart
), filings as (
    select 'filing' as what, now.unit_code, now.form, now.period, now.scope as grp, '' as cell, 0 as position,
           was.status as stored, now.status as computed
    from submission now
    join submission was on was.form = now.form and was.period = now.period and was.unit_code = now.unit_code
      and was.scope = now.scope and was.revision = now.revision and was.introduced_run < now.introduced_run
      and was.replaced_run = :run
    where now.introduced_run = :run
      and not exists (select from area_state rules
                      where rules.form = now.form and rules.period = now.period and rules.reason = 'rules'
                        and (rules.cleared_run is null or rules.cleared_run = :run))
      -- that its folder was bound since, or is no longer, is a change
      and not exists (select from finding f
                      where f.submission_id in (now.submission_id, was.submission_id) and f.rule = 'not-bound')
)
select what, unit_code, form, period, grp, cell, stored, computed
from (select * from filings
      union all select * from rows_apart where stored is distinct from computed
      union all select * from cells) found
order by what = 'filing' desc, period, form, unit_code, grp, what, position
