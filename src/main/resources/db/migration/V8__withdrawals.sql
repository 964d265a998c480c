-- A withdrawal (撤回) is a revision without figures: it replaces those before it, and nothing counts from then on.
alter table submission drop constraint submission_status_check;
alter table submission add constraint submission_status_check check (status in ('accepted', 'rejected', 'withdrawn'));
comment on column submission.status is 'accepted: counted; rejected: has a hard finding, waits to be corrected; withdrawn: takes back what was filed before.';
create index on submission (submission_id) where status = 'withdrawn' and replaced_run is null;

alter table finding drop constraint finding_stage_check;
alter table finding add constraint finding_stage_check
    check (stage in ('form', 'history', 'areas', 'claims', 'answers', 'withdrawals'));
comment on column finding.stage is 'form: found while reading or by the form''s own rules, stands as long as its submission or file; history: against the year before; areas: between areas and their parts; claims: printed figures against the filed ones; answers: explanations of nothing; withdrawals: of what was never filed.';
