-- The same as psql/, for DuckDB: loads both years, applies the rules, leaves out filings with a hard finding, adds up,
-- compares and writes the tables. One row per filing and one column per cell; the file is complete at the checkpoint.
set threads = 2;
set preserve_insertion_order = false;

create table unit as
select * from read_csv('{{units_csv}}', header = true, columns = {
    'code': 'text', 'name': 'text', 'kind': 'text', 'parent': 'text', 'valid_from': 'date', 'valid_to': 'date'});

create table area_above as
with recursive above as (
    select code as area, parent as above from unit where kind in ('region', 'city', 'county') and parent is not null
    union all
    select a.area, u.parent from above a join unit u on u.code = a.above where u.parent is not null
)
select area, above from above;

create table expected as
with part as (
    select parent as area, case kind when 'government' then 'government' else 'departments' end as grp, count(*) as expected
    from unit where kind in ('government', 'department') group by all
)
select area, grp, expected from part
union all
select a.above, 'counties', sum(p.expected) from part p join area_above a using (area) group by all
union all
select w.whole, 'total', sum(p.expected)
from part p
join (select distinct area, area as whole from part union all select area, above from area_above) w using (area)
group by all;

create table cell (position int, code text, label text, unit_of_measure text);
insert into cell values
    {{cells}};

create table filing as
select unit_code, year, form, unit.kind, unit.parent,
    {{loaded_columns}}
from read_csv(['{{inbox}}/{{other_year}}.csv', '{{inbox}}/{{year}}.csv'], header = true, auto_detect = false,
    delim = ',', quote = '"', nullstr = ['', '-', '/', '—'], columns = {
    'unit_code': 'text', 'year': 'int', 'form': 'text',
    {{file_types}}})
join unit on unit.code = unit_code;

create table finding as
select unit_code, year, found.rule, found.severity
from (
    select unit_code, year, unnest([
    {{broken_rule_list}}]) as found
    from filing f
    where {{broken}}
)
where found.broken;

create table rejected as
select distinct unit_code, year from finding where severity = 'hard';

create view counted as
select * from filing f anti join rejected r on r.unit_code = f.unit_code and r.year = f.year;

insert into finding
select unit_code, year, found.rule, found.severity
from (
    select f.unit_code, f.year, unnest([
    {{broken_rule_list_looking_back}}]) as found
    from counted f
    join counted p on p.unit_code = f.unit_code and p.year = f.year - 1
    where {{broken_looking_back}}
)
where found.broken;

-- Units that were counted in one of the years only are kept apart: the like-for-like sums are the rest.
create table rolled as
with single as (
    select unit_code from counted group by unit_code having count(*) = 1
), part as materialized (
    select f.parent as area, case f.kind when 'government' then 'government' else 'departments' end as grp, f.year,
           single.unit_code is null as paired, count(*) as reported,
    {{sums_of_filings}}
    from counted f left join single using (unit_code)
    group by 1, 2, 3, 4
)
select * from part
union all
select a.above, 'counties', year, paired, sum(reported),
    {{sums_of_parts}}
from part join area_above a using (area)
group by 1, 3, 4
union all
select w.whole, 'total', year, paired, sum(reported),
    {{sums_of_parts}}
from part
join (select distinct area, area as whole from part union all select area, above from area_above) w using (area)
group by 1, 3, 4;

create table total as
select area, grp, year, sum(reported) as reported,
    {{sums_of_parts}}
from rolled
group by area, grp, year;

create table comparison as
with beside as (
    select t.area, t.grp, t.year, t.reported, x.area is not null or y.area is not null as differs,
           v.area is not null and (wx.area is not null or wy.area is not null) as units_changed,
           unnest([
    {{compared_list}}]) as c
    from total t
    join total w on w.area = t.area and w.grp = 'total' and w.year = t.year
    left join total b on b.area = t.area and b.grp = t.grp and b.year = t.year - 1
    left join total v on v.area = t.area and v.grp = 'total' and v.year = t.year - 1
    left join (select * from rolled where not paired) x on x.area = t.area and x.grp = t.grp and x.year = t.year
    left join (select * from rolled where not paired) y on y.area = t.area and y.grp = t.grp and y.year = t.year - 1
    left join (select * from rolled where not paired and grp = 'total') wx on wx.area = t.area and wx.year = t.year
    left join (select * from rolled where not paired and grp = 'total') wy on wy.area = t.area and wy.year = t.year - 1
)
select area, grp, year, reported, units_changed, c.position, c.value, c.previous, c.whole, c.previous_whole,
       case when differs then c.like_now end as like_now, case when differs then c.like_before end as like_before
from beside
where c.value is not null or c.previous is not null;

-- DuckDB divides to floating point; whole numbers keep it exact. In hundredths of a percent, half-up; figures have at
-- most two decimals.
create macro hundredths(figure) as (figure * 100)::hugeint;
create macro in_percent(part, whole) as
    (sign(part) * ((abs(hundredths(part)) * 20000 + hundredths(whole)) // (2 * hundredths(whole))))::bigint::decimal(18, 0)
        * 0.01::decimal(3, 2);

create view compared as
select u.code as unit_code, u.name as unit_name, u.kind as level, year, '{{form}}' as form, c.code as cell, c.label,
       c.unit_of_measure, grp as "group", value, previous, value - previous as change,
       case when previous > 0 then in_percent(value - previous, previous) end as growth_pct,
       case when whole > 0 then in_percent(value, whole) end as share_pct,
       case when previous_whole > 0 then in_percent(previous, previous_whole) end as previous_share_pct,
       case when value is null or previous is null then 'no-base'
            when previous < 0 or previous = 0 and value < 0 then 'sign'
            when previous = 0 then case when value = 0 then 'zero' else 'new' end
            when units_changed then 'break'
            when previous < 10 then 'small-base'
            else 'ok' end as growth_status,
       case when like_before > 0 then in_percent(like_now - like_before, like_before) end as like_for_like_growth_pct,
       m.reported as reported_units, e.expected as expected_units
from comparison m
join unit u on u.code = m.area
join cell c using (position)
join expected e using (area, grp);

checkpoint;
-- engine done

copy (
    select u.code as unit_code, u.name as unit_name, u.kind as level, year, '{{form}}' as form, c.code as cell, c.label,
           c.unit_of_measure, grp as "group", s.value, s.filled as filled_units, s.reported as reported_units,
           e.expected as expected_units
    from (
        select area, grp, year, reported, unnest([
    {{total_list}}], recursive := true)
        from total t
    ) s
    join unit u on u.code = s.area
    join cell c using (position)
    join expected e using (area, grp)
    where s.value is not null
) to '{{out}}/totals.csv' (format csv, header);

copy (select * from compared) to '{{out}}/comparison.csv' (format csv, header);

copy (select rule, severity, unit_code, year from finding) to '{{out}}/findings.csv' (format csv, header);
