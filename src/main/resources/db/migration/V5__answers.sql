-- Answers to findings: the unit explains a soft one, an operator accepts a submission despite hard ones.

-- One row per row of an explanations file. It stands as long as its version of the file does.
create table explanation (
    file_id        bigint not null references source_file,
    line           integer not null,
    unit_code      text not null,
    period         text not null,
    form           text not null,
    rule           text not null,
    cell           text not null,
    value          text not null,
    text           text not null,
    refused        boolean not null,
    introduced_run bigint not null references run,
    primary key (file_id, line)
);
comment on table explanation is 'What units say to findings (审核说明). One applies to a finding of the same unit, period, form, rule and cell while the finding''s actual is its value.';
comment on column explanation.cell is 'As findings.csv has it; empty where the finding is about no cell.';
comment on column explanation.value is 'The actual of the finding it explains; empty where the finding has none.';
comment on column explanation.refused is 'The row could not be attributed to unit, period and form, or says nothing; it is kept and applies to nothing.';

alter table submission
    add column accepted_by       text,
    add column accepted_revision integer;
comment on column submission.accepted_by is 'The operator who accepted it despite hard findings (强制上报), for the reason in column reason.';
comment on column submission.accepted_revision is 'The rejected revision whose figures these are.';


-- One row per explanation that applies to no finding. It shows what stands now, a run at work included.
create view unmatched_explanation as
with standing as (
    select f.finding_id, f.unit_code, f.period, f.form, f.rule, coalesce(f.cell, '') as cell,
           btrim(coalesce(f.actual, '')) as actual
    from finding f
    left join submission s using (submission_id)
    left join source_file own on own.file_id = f.file_id
    where f.replaced_run is null and f.stage <> 'answers'
      and case when f.submission_id is not null then s.replaced_run is null
               else own.file_id is null or own.replaced_run is null end
)
select e.file_id, e.line, e.unit_code, e.period, e.form, e.rule, e.cell, e.value, min(f.actual) as actual
from explanation e
join source_file file using (file_id)
left join standing f using (unit_code, period, form, rule, cell)
where not e.refused and file.replaced_run is null
group by e.file_id, e.line
having bool_or(f.finding_id is not null and f.actual = e.value) is not true;
comment on view unmatched_explanation is 'One row per explanation that applies to no finding; actual is that of a finding which differs in nothing else.';
