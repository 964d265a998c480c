-- Changes to the books that do not come through the inbox: each is a run of its own.

alter table run add column subject text;
comment on column run.subject is 'What the run changed in the books, in a few words; null for a run over the inbox.';
