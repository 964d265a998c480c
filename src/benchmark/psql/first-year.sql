-- The first year's totals, beside nothing.
set work_mem = '256MB';

create table comparison_{{year}} as
select t.area, {{year}} as year, t.grp, c.position, c.value, null::numeric as previous, c.whole,
       null::numeric as previous_whole, null::numeric as like_now, null::numeric as like_before, false as units_changed,
       t.reported
from total_{{year}} t
join total_{{year}} w on w.area = t.area and w.grp = 'total'
cross join lateral (values
    {{of_whole}}) as c (position, value, whole)
where c.value is not null;
