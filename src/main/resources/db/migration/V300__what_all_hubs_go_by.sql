-- What every hub of a database goes by, whichever works with it: it lay in the home of the one that worked just then, and another that took
-- its place went by what it was shipped with.

-- The calendars that the library imported, as they were written. What lies in the folder calendars/ of a home is taken in when its hub
-- starts. Rows are only added: the order of the numbers is that of the versions.
create table calendar_imports (
    number bigint generated always as identity primary key,
    at timestamptz not null,
    by_whom text not null,
    file text not null,
    lines text not null
);
comment on table calendar_imports is 'Calendars beyond those shipped; a later one counts over an earlier one of the same name.';
comment on column calendar_imports.by_whom is 'person: trace';
comment on column calendar_imports.file is 'person: text';

-- The policy file, beside what staff have changed since: as it was when a hub last began to work, and the home in which it lies.
create table policy_file (
    only_one boolean primary key default true check (only_one),
    lines text not null,
    home uuid not null,
    since timestamptz not null
);
comment on table policy_file is 'The policy file by which the hub judges, or judged, that worked last.';
