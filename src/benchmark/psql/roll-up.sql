-- Adds one year up, from the offices to their area and from there to every area above. What was filed by units that did
-- not file in the other year is kept apart: the like-for-like sums are the rest. Both years run at once.
set work_mem = '256MB';

create table rolled_{{year}} as
with part as materialized (
    select u.parent as area, case u.kind when 'government' then 'government' else 'departments' end as grp,
           o.unit_code is not null as paired, count(*) as reported,
    {{sums_of_filings}}
    from counted_{{year}} f
    join unit u on u.code = f.unit_code
    left join (select unit_code from counted_{{other_year}}) o on o.unit_code = f.unit_code
    group by 1, 2, 3
)
select * from part
union all
select a.above, 'counties', paired, sum(reported),
    {{sums_of_parts}}
from part join area_above a using (area)
group by 1, 3
union all
select w.whole, 'total', paired, sum(reported),
    {{sums_of_parts}}
from part
join (select distinct area, area as whole from part union all select area, above from area_above) w using (area)
group by 1, 3;

create table total_{{year}} as
select area, grp, sum(reported) as reported,
    {{sums_of_parts}}
from rolled_{{year}}
group by area, grp;
analyze total_{{year}} (area, grp);
