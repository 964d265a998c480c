-- One row per filing, per filled cell and per finding, written by the chunk steps; no index while they write.
create table filing (unit_code text not null, year int not null);
create table cell_value (unit_code text not null, year int not null, position int not null, value numeric not null);
create table finding (unit_code text not null, year int not null, rule text not null, severity text not null);
