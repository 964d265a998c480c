-- Growth and shares from unrounded figures, half-up.
copy (
    select u.code as unit_code, u.name as unit_name, u.kind as level, year, '{{form}}' as form, c.code as cell, c.label,
           c.unit_of_measure, grp as "group", trim_scale(value) as value, trim_scale(previous) as previous,
           trim_scale(value - previous) as change,
           case when previous > 0 then round((value - previous) * 100 / previous, 2) end as growth_pct,
           case when whole > 0 then round(value * 100 / whole, 2) end as share_pct,
           case when previous_whole > 0 then round(previous * 100 / previous_whole, 2) end as previous_share_pct,
           case when value is null or previous is null then 'no-base'
                when previous < 0 or previous = 0 and value < 0 then 'sign'
                when previous = 0 then case when value = 0 then 'zero' else 'new' end
                when units_changed then 'break'
                when previous < 10 then 'small-base'
                else 'ok' end as growth_status,
           case when like_before > 0 then round((like_now - like_before) * 100 / like_before, 2) end
               as like_for_like_growth_pct,
           m.reported as reported_units, e.expected as expected_units
    from comparison_{{year}} m
    join unit u on u.code = m.area
    join cell c using (position)
    join expected e using (area, grp)
) to '{{out}}/comparison-{{year}}.csv' with (format csv, header);
