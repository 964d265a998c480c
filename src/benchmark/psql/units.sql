-- What both years need: units, which area stands above which, who should file, and the form's cells.
create table unit (
    code text primary key, name text not null, kind text not null, parent text, valid_from date, valid_to date
);
copy unit from '{{units_csv}}' with (format csv, header);
analyze unit;

-- One row per area and area above it, by the shortest way there is: regions, cities and counties are three levels.
create table area_above as
with recursive above as (
    select code as area, parent as above from unit where kind in ('region', 'city', 'county') and parent is not null
    union all
    select a.area, u.parent from above a join unit u on u.code = a.above where u.parent is not null
)
select area, above from above;
analyze area_above;

create table expected as
with part as (
    select parent as area, case kind when 'government' then 'government' else 'departments' end as grp, count(*) as expected
    from unit where kind in ('government', 'department') group by 1, 2
)
select area, grp, expected from part
union all
select a.above, 'counties', sum(p.expected) from part p join area_above a using (area) group by 1
union all
select w.whole, 'total', sum(p.expected)
from part p
join (select distinct area, area as whole from part union all select area, above from area_above) w using (area)
group by 1;

create table cell (position int primary key, code text not null, label text not null, unit_of_measure text not null);
insert into cell values
    {{cells}};
