-- How a file was read is told as a note; where in a workbook or document a finding stands is kept.

alter table finding
    drop constraint finding_severity_check,
    add constraint finding_severity_check check (severity in ('hard', 'soft', 'note')),
    add column place text;
comment on column finding.place is 'Where in the file, beyond its line: sheet and cell of a workbook, table and column of a document; null where the line says it all.';

-- As before, with the place behind the path in source; a note asks nothing of anybody and counts as answered.
create or replace function standing_finding_as_of(as_of bigint)
    returns table (finding_id bigint, submission_id bigint, severity text, rule text, unit_code text, period text,
                   form text, cell text, actual text, expected text, message text, source text, line integer,
                   stage text, score bigint, found_run bigint, explanation text, accepted_by text,
                   accepted_reason text, answered boolean)
    language sql stable
as $$
    select f.finding_id, f.submission_id, f.severity, f.rule, f.unit_code, f.period, f.form, f.cell, f.actual,
           f.expected, f.message, coalesce(own.path, filed.path) || coalesce('#' || f.place, ''), f.line, f.stage,
           f.score, f.introduced_run, e.text, s.accepted_by, case when s.accepted_by is not null then s.reason end,
           case f.severity when 'note' then true when 'soft' then e.text is not null else s.accepted_by is not null end
    from finding f
    left join submission s using (submission_id)
    left join source_file filed on filed.file_id = s.file_id
    left join source_file own on own.file_id = f.file_id
    left join (
        select x.unit_code, x.period, x.form, x.rule, x.cell, x.value, string_agg(distinct x.text, ';') as text
        from explanation x
        join source_file file using (file_id)
        where not x.refused and file.introduced_run <= as_of and (file.replaced_run is null or file.replaced_run > as_of)
        group by x.unit_code, x.period, x.form, x.rule, x.cell, x.value
    ) e on e.unit_code = f.unit_code and e.period = f.period and e.form = f.form and e.rule = f.rule
       and e.cell = coalesce(f.cell, '') and e.value = btrim(coalesce(f.actual, ''))
    where f.introduced_run <= as_of and (f.replaced_run is null or f.replaced_run > as_of)
      and case when f.submission_id is not null
               then s.replaced_run is null or s.replaced_run > as_of
               else own.file_id is null or own.replaced_run is null or own.replaced_run > as_of end
$$;
comment on function standing_finding_as_of is 'The findings that stand as of a run. source is the file''s path and, behind #, the place in it; explanation is what the unit said to it, accepted_by and accepted_reason who counted its submission all the same; answered: a soft one that was explained, a hard one that was accepted, or a note.';
