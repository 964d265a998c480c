copy (
    select u.code as unit_code, u.name as unit_name, u.kind as level, year, '{{form}}' as form, c.code as cell, c.label,
           c.unit_of_measure, grp as "group", trim_scale(s.value) as value, s.filled as filled_units,
           t.reported as reported_units, e.expected as expected_units
    from total_cell s
    join total_unit t using (area, grp, year)
    join unit u on u.code = area
    join expected e using (area, grp)
    join cell c using (position)
) to '{{out}}/totals.csv' with (format csv, header);

copy (select rule, severity, unit_code, year from finding) to '{{out}}/findings.csv' with (format csv, header);
