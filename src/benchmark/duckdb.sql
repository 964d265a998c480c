-- The same as psql/, for DuckDB: loads both years, applies the rules, leaves out filings with a hard finding, adds up,
-- compares and writes the tables. One row per filing and one column per cell; the file is complete at the checkpoint.
set threads = 2;
set preserve_insertion_order = false;

-- Numbers and enumerations for what is grouped by and joined on.
create type part_of_area as enum ('government', 'departments', 'counties', 'total');

create table unit as
select (row_number() over ())::int as id, * from read_csv('{{units_csv}}', header = true, columns = {
    'code': 'text', 'name': 'text', 'kind': 'text', 'parent': 'text', 'valid_from': 'date', 'valid_to': 'date'});

create table area_above as
with recursive above as (
    select u.id as area, p.id as above
    from unit u join unit p on p.code = u.parent
    where u.kind in ('region', 'city', 'county')
    union all
    select a.area, p.id
    from above a join unit u on u.id = a.above join unit p on p.code = u.parent
)
select area, above from above;

create table expected as
with part as (
    select p.id as area, (case u.kind when 'government' then 'government' else 'departments' end)::part_of_area as grp,
           count(*) as expected
    from unit u join unit p on p.code = u.parent
    where u.kind in ('government', 'department') group by all
)
select area, grp, expected from part
union all
select a.above, 'counties'::part_of_area, sum(p.expected) from part p join area_above a using (area) group by all
union all
select w.whole, 'total'::part_of_area, sum(p.expected)
from part p
join (select distinct area, area as whole from part union all select area, above from area_above) w using (area)
group by all;

create table cell (position int, code text, label text, unit_of_measure text);
insert into cell values
    {{cells}};

-- Nothing is joined while loading: how many rows a file holds is not known then, and the wide side would be hashed.
create table filing as
select unit_code, year, form,
    {{loaded_columns}}
from read_csv(['{{inbox}}/{{other_year}}.csv', '{{inbox}}/{{year}}.csv'], header = true, auto_detect = false,
    delim = ',', quote = '"', nullstr = ['', '-', '/', '—'], columns = {
    'unit_code': 'text', 'year': 'int', 'form': 'text',
    {{file_types}}});

create table finding as
select unit_code, year, found.rule, found.severity
from (
    select unit_code, year, unnest([
    {{broken_rule_list}}]) as found
    from (select filing.*, unit.kind from filing join unit on unit.code = filing.unit_code) f
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
    from (select counted.*, unit.kind from counted join unit on unit.code = counted.unit_code) f
    join counted p on p.unit_code = f.unit_code and p.year = f.year - 1
    where {{broken_looking_back}}
)
where found.broken;

-- Units that were counted in one of the years only are kept apart: the like-for-like sums are the rest. Filings are
-- summed up in columns to their own area, then unpivoted; from there on there is a row per cell.
create temp table part as
with single as (
    select unit_code from counted group by unit_code having count(*) = 1
)
select p.id as area, (case u.kind when 'government' then 'government' else 'departments' end)::part_of_area as grp, f.year,
       single.unit_code is null as paired, count(*) as reported,
    {{sums_of_filings}}
from counted f
join unit u on u.code = f.unit_code
join unit p on p.code = u.parent
left join single on single.unit_code = f.unit_code
group by 1, 2, 3, 4;

create temp table part_cell as
select area, grp, year, paired, position::int as position, value, filled
from part unpivot ((value, filled) for position in (
    {{unpivoted}}));

create temp table whole as
select distinct area, area as whole from part
union all
select area, above from area_above;

create table total_unit as
with rolled as (
    select area, grp, year, paired, reported from part
    union all
    select a.above, 'counties'::part_of_area, year, paired, reported from part join area_above a using (area)
    union all
    select w.whole, 'total'::part_of_area, year, paired, reported from part join whole w using (area)
)
select area, grp, year, sum(reported)::bigint as reported, not bool_and(paired) as unpaired
from rolled group by 1, 2, 3;

create table total as
with rolled as (
    select area, grp, year, paired, position, value, filled from part_cell
    union all
    select a.above, 'counties'::part_of_area, year, paired, position, value, filled from part_cell join area_above a using (area)
    union all
    select w.whole, 'total'::part_of_area, year, paired, position, value, filled from part_cell join whole w using (area)
)
select area, grp, year, position, sum(value)::decimal(18, 2) as value, sum(filled)::bigint as filled,
       (sum(value) filter (where paired))::decimal(18, 2) as paired_value
from rolled group by 1, 2, 3, 4;

create table comparison as
with both_years as (
    select coalesce(t.area, b.area) as area, coalesce(t.grp, b.grp) as grp, coalesce(t.year, b.year + 1) as year,
           coalesce(t.position, b.position) as position, t.value, b.value as previous, t.paired_value as like_now,
           b.paired_value as like_before
    from total t
    full join (select * from total where year = {{other_year}}) b
      on b.area = t.area and b.grp = t.grp and b.position = t.position and b.year = t.year - 1
)
select m.area, m.grp, m.year, m.position, m.value, m.previous, w.value as whole, w.previous as previous_whole,
       case when t.unpaired or coalesce(b.unpaired, false) then m.like_now end as like_now,
       case when t.unpaired or coalesce(b.unpaired, false) then m.like_before end as like_before,
       v.area is not null and (tt.unpaired or v.unpaired) as units_changed, t.reported
from both_years m
join total_unit t on t.area = m.area and t.grp = m.grp and t.year = m.year
join total_unit tt on tt.area = m.area and tt.grp = 'total' and tt.year = m.year
left join total_unit b on b.area = m.area and b.grp = m.grp and b.year = m.year - 1
left join total_unit v on v.area = m.area and v.grp = 'total' and v.year = m.year - 1
left join (select * from both_years where grp = 'total') w
  on w.area = m.area and w.year = m.year and w.position = m.position;

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
join unit u on u.id = m.area
join cell c using (position)
join expected e using (area, grp);

checkpoint;
-- engine done

copy (
    select u.code as unit_code, u.name as unit_name, u.kind as level, year, '{{form}}' as form, c.code as cell, c.label,
           c.unit_of_measure, grp as "group", s.value, s.filled as filled_units, t.reported as reported_units,
           e.expected as expected_units
    from total s
    join total_unit t using (area, grp, year)
    join unit u on u.id = area
    join cell c using (position)
    join expected e using (area, grp)
) to '{{out}}/totals.csv' (format csv, header);

copy (select * from compared) to '{{out}}/comparison.csv' (format csv, header);

copy (select rule, severity, unit_code, year from finding) to '{{out}}/findings.csv' (format csv, header);
