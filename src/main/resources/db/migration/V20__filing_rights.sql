-- What decides, beside its content, what may be filed with a file; where it changed, the file is judged again.
alter table source_file
    add column bound     text,
    add column signature bytea;
comment on column source_file.bound is 'The bindings of its folders to units, from the outermost on, as its run found them; null for none.';
comment on column source_file.signature is 'SHA-256 of the signature that came with it; null for none.';
create index on source_file (path) where signature is not null;
