-- The rules that look back, and every total beside last year's. The first year, which has none before it, runs at once.
set work_mem = '256MB';

insert into finding_{{year}}
select f.unit_code, r.rule, r.severity
from (select c.*, u.kind from counted_{{year}} c join unit u on u.code = c.unit_code) f
join counted_{{other_year}} p on p.unit_code = f.unit_code
cross join lateral (values
    {{broken_rules_looking_back}}) as r (rule, severity, broken)
where {{broken_looking_back}}
  and r.broken;

create table comparison_{{year}} as
select t.area, {{year}} as year, t.grp, c.position, c.value, c.previous, c.whole, c.previous_whole,
       case when x.area is not null or y.area is not null then c.like_now end as like_now,
       case when x.area is not null or y.area is not null then c.like_before end as like_before,
       v.area is not null and (wx.area is not null or wy.area is not null) as units_changed, t.reported
from total_{{year}} t
join total_{{year}} w on w.area = t.area and w.grp = 'total'
left join total_{{other_year}} b on b.area = t.area and b.grp = t.grp
left join total_{{other_year}} v on v.area = t.area and v.grp = 'total'
left join rolled_{{year}} x on x.area = t.area and x.grp = t.grp and not x.paired
left join rolled_{{other_year}} y on y.area = t.area and y.grp = t.grp and not y.paired
left join rolled_{{year}} wx on wx.area = t.area and wx.grp = 'total' and not wx.paired
left join rolled_{{other_year}} wy on wy.area = t.area and wy.grp = 'total' and not wy.paired
cross join lateral (values
    {{compared}}) as c (position, value, previous, whole, previous_whole, like_now, like_before)
where c.value is not null or c.previous is not null;
