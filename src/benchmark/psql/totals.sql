copy (
    select u.code as unit_code, u.name as unit_name, u.kind as level, {{year}} as year, '{{form}}' as form, c.code as cell,
           c.label, c.unit_of_measure, t.grp as "group", trim_scale(s.value) as value, s.filled as filled_units,
           t.reported as reported_units, e.expected as expected_units
    from total_{{year}} t
    join unit u on u.code = t.area
    join expected e using (area, grp)
    cross join lateral (values
    {{totals}}) as s (position, value, filled)
    join cell c using (position)
    where s.value is not null
) to '{{out}}/totals-{{year}}.csv' with (format csv, header);

copy (select rule, severity, unit_code, {{year}} as year from finding_{{year}})
to '{{out}}/findings-{{year}}.csv' with (format csv, header);
