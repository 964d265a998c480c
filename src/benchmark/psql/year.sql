-- Loads one year and applies the rules that look at one filing. Both years run at once, in two sessions.
-- One row per filing and one column per cell: nothing is unpivoted before it is summed up, which is what makes it fast.
-- The load is its own transaction with its own new table, so that rows are written frozen and not visited again.
set work_mem = '256MB';

begin;
create table filing_{{year}} (
    unit_code text not null,
    year int not null,
    form text not null,
    {{columns}}
);
copy filing_{{year}} (unit_code, year, form,
    {{file_columns}})
from '{{inbox}}/{{year}}.csv' with (format csv, header, freeze);
commit;
analyze filing_{{year}} (unit_code);

create table finding_{{year}} as
with f as (
    select filing.*, unit.kind from filing_{{year}} filing join unit on unit.code = filing.unit_code
)
select f.unit_code, r.rule, r.severity
from f
cross join lateral (values
    {{broken_rules}}) as r (rule, severity, broken)
where {{broken}}
  and r.broken;

create table rejected_{{year}} as
select distinct unit_code from finding_{{year}} where severity = 'hard';
analyze rejected_{{year}};

create view counted_{{year}} as
select * from filing_{{year}} f
where not exists (select from rejected_{{year}} r where r.unit_code = f.unit_code);
