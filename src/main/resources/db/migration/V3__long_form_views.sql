-- The long form for psql and reporting tools, as of the last completed run.

create view last_run as
select max(run_id) as run_id from run where status = 'completed';
comment on view last_run is 'The run that the other views show.';

-- One row per filled cell of each counted submission.
create view cell as
select s.unit_code, s.period, s.form, s.scope, c.code as cell, c.label, c.indicator, c.unit_of_measure,
       s.figures[c.position] / power(10::numeric, c.decimals) as value,
       s.revision, s.submission_id
from last_run r
join submission s
  on s.status = 'accepted' and s.introduced_run <= r.run_id and (s.replaced_run is null or s.replaced_run > r.run_id)
join form_cell c on c.form = s.form
where s.figures[c.position] is not null;
comment on view cell is 'One row per filled cell of each counted submission.';

-- One row per filled cell of each total.
create view total_cell as
select t.area_code, t.period, t.form, c.code as cell, c.label, c.indicator, c.unit_of_measure, t.grp as "group",
       t.figures[c.position] / power(10::numeric, c.decimals) as value,
       t.filled[c.position] as filled_units, t.reported_units, t.expected_units, t.basis
from last_run r
join total t on t.introduced_run <= r.run_id and (t.replaced_run is null or t.replaced_run > r.run_id)
join form_cell c on c.form = t.form
where t.figures[c.position] is not null;
comment on view total_cell is 'One row per filled cell of each area''s total and its groups.';

-- One row per cell of each total that has a value this year or last.
create view comparison as
with figures as (
    select t.area_code, t.period, t.form, t.grp, c.code as cell, c.label, c.indicator, c.unit_of_measure, c.roll_up,
           t.figures[c.position] / power(10::numeric, c.decimals) as value,
           b.previous[c.position] / power(10::numeric, c.decimals) as previous,
           w.figures[c.position] / power(10::numeric, c.decimals) as whole,
           b.like_for_like[c.position] / power(10::numeric, c.decimals) as like_value,
           b.like_for_like_previous[c.position] / power(10::numeric, c.decimals) as like_previous,
           t.reported_units, t.expected_units
    from last_run r
    join total t on t.introduced_run <= r.run_id and (t.replaced_run is null or t.replaced_run > r.run_id)
    join total w on w.area_code = t.area_code and w.form = t.form and w.period = t.period and w.grp = 'total'
      and w.introduced_run <= r.run_id and (w.replaced_run is null or w.replaced_run > r.run_id)
    left join total_base b on b.area_code = t.area_code and b.form = t.form and b.period = t.period and b.grp = t.grp
      and b.introduced_run <= r.run_id and (b.replaced_run is null or b.replaced_run > r.run_id)
    join form_cell c on c.form = t.form
)
select area_code, period, form, cell, label, indicator, unit_of_measure, grp as "group", value, previous,
       value - previous as change,
       case when roll_up <> 'rate' and previous > 0 and value is not null
            then round((value - previous) * 100 / previous, 2) end as growth_pct,
       case when roll_up in ('sum', 'last', 'count-yes') and whole > 0
            then round(value * 100 / whole, 2) end as share_pct,
       case when roll_up <> 'rate' and like_previous > 0 and like_value is not null
            then round((like_value - like_previous) * 100 / like_previous, 2) end as like_for_like_growth_pct,
       reported_units, expected_units
from figures
where value is not null or previous is not null;
comment on view comparison is 'Each total beside last year''s; growth and shares in percent, half-up to two decimals.';
