-- From one row per cell to every area's total, and each total beside last year's: what psql/ does in columns, in rows.
set work_mem = '256MB';
analyze filing;
analyze cell_value;
analyze finding;

create table rejected as
select distinct unit_code, year from finding where severity = 'hard';
analyze rejected;

-- Where the filing goes, and whether the unit was counted in both years.
create table counted as
select f.unit_code, f.year, u.kind, u.parent as area,
       case u.kind when 'government' then 'government' else 'departments' end as grp,
       count(*) over (partition by f.unit_code) > 1 as paired
from filing f
join unit u on u.code = f.unit_code
where not exists (select from rejected r where r.unit_code = f.unit_code and r.year = f.year);
analyze counted;

insert into finding
with pivot as (
    select c.unit_code, c.year, c.kind,
    {{pivot_looking_back}}
    from counted c
    left join cell_value v on v.unit_code = c.unit_code and v.year = c.year and v.position in ({{positions_looking_back}})
    group by c.unit_code, c.year, c.kind
)
select f.unit_code, f.year, r.rule, r.severity
from pivot f
join pivot p on p.unit_code = f.unit_code and p.year = f.year - 1
cross join lateral (values
    {{broken_rules_looking_back}}) as r (rule, severity, broken)
where r.broken;

create table whole as
select distinct area, area as whole from counted
union all
select area, above from area_above;
analyze whole;

create table rolled_unit as
with part as (
    select area, grp, year, paired, count(*) as reported from counted group by 1, 2, 3, 4
)
select * from part
union all
select a.above, 'counties', year, paired, sum(reported) from part p join area_above a using (area) group by 1, 3, 4
union all
select w.whole, 'total', year, paired, sum(reported) from part p join whole w using (area) group by 1, 3, 4;

-- Sixteen million rows are grouped by two numbers, not by five columns.
create table part_unit as
select row_number() over ()::int as part, area, grp, year, paired
from (select distinct area, grp, year, paired from counted) p;
analyze part_unit;

create table counted_part as
select c.unit_code, c.year, p.part from counted c join part_unit p using (area, grp, year, paired);
analyze counted_part;

create table part_cell as
select c.part, v.position, sum(v.value) as value, count(*) as filled
from cell_value v
join counted_part c on c.unit_code = v.unit_code and c.year = v.year
group by c.part, v.position;
analyze part_cell;

create table rolled_cell as
with part as (
    select area, grp, year, paired, position, value, filled from part_cell join part_unit using (part)
)
select * from part
union all
select a.above, 'counties', year, paired, position, sum(value), sum(filled)
from part join area_above a using (area)
group by 1, 3, 4, 5
union all
select w.whole, 'total', year, paired, position, sum(value), sum(filled)
from part join whole w using (area)
group by 1, 3, 4, 5;

create table total_unit as
select area, grp, year, sum(reported) as reported from rolled_unit group by 1, 2, 3;
analyze total_unit;

create table total_cell as
select area, grp, year, position, sum(value) as value, sum(filled) as filled,
       sum(value) filter (where paired) as paired_value
from rolled_cell group by 1, 2, 3, 4;
analyze total_cell;

create table differing as
select distinct area, grp, case year when {{other_year}} then {{year}} else year end as year
from rolled_unit where not paired;
analyze differing;

create table both_years as
select coalesce(t.area, b.area) as area, coalesce(t.grp, b.grp) as grp, coalesce(t.year, b.year + 1) as year,
       coalesce(t.position, b.position) as position, t.value, b.value as previous, t.paired_value as like_now,
       b.paired_value as like_before
from total_cell t
full join (select *, year + 1 as next_year from total_cell where year = {{other_year}}) b
  on b.area = t.area and b.grp = t.grp and b.position = t.position and b.next_year = t.year;
analyze both_years;

create table comparison as
select p.area, p.year, p.grp, p.position, p.value, p.previous, w.value as whole, w.previous as previous_whole,
       case when d.area is not null then p.like_now end as like_now,
       case when d.area is not null then p.like_before end as like_before,
       dw.area is not null and b.area is not null as units_changed, t.reported
from both_years p
join total_unit t on t.area = p.area and t.grp = p.grp and t.year = p.year
left join both_years w on w.area = p.area and w.grp = 'total' and w.year = p.year and w.position = p.position
left join differing d on d.area = p.area and d.grp = p.grp and d.year = p.year
left join differing dw on dw.area = p.area and dw.grp = 'total' and dw.year = p.year
left join total_unit b on b.area = p.area and b.grp = 'total' and b.year = p.year - 1;
analyze comparison;

create view comparison_{{other_year}} as select * from comparison where year = {{other_year}};
create view comparison_{{year}} as select * from comparison where year = {{year}};
