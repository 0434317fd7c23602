-- The console's own: who of the staff may come in, who is in, and what stands against guessing.

create table staff_users (
    name text primary key check (name ~ '^[a-z][a-z0-9.-]{1,39}$'),
    -- As pages and the history call the person.
    shown text not null,
    role text not null check (role in ('viewer', 'operator', 'administrator')),
    -- Argon2id with its parameters and salt (PHC); none until the set-up link was used.
    password text,
    needs_code boolean not null,
    -- Sealed with a secret of the home: a stolen database makes no codes.
    code_key bytea,
    -- The newest step of thirty seconds whose code was taken: a code counts once.
    code_step bigint not null default 0,
    added_at timestamptz not null,
    ended_at timestamptz
);

-- One-time links by which a user sets password and second factor; known by their hash.
create table staff_setups (
    token bytea primary key,
    name text not null references staff_users (name),
    expires_at timestamptz not null
);
create index staff_setups_of on staff_setups (name);

create table staff_recovery_codes (
    name text not null references staff_users (name),
    code bytea not null,
    primary key (name, code)
);

-- A session is known by the hash of its cookie; its id is for people who look at the list.
create table staff_sessions (
    token bytea primary key,
    id text not null unique,
    name text not null references staff_users (name),
    stage text not null check (stage in ('code', 'open')),
    csrf text not null,
    agent text not null,
    began_at timestamptz not null,
    seen_at timestamptz not null,
    ended_at timestamptz
);
create index staff_sessions_of on staff_sessions (name, began_at);
create index staff_sessions_seen on staff_sessions (seen_at);

-- Wrong passwords and codes, counted by a hash of who and whence.
create table staff_attempts (
    who text primary key,
    failures integer not null,
    last_at timestamptz not null,
    locked_until timestamptz
);
create index staff_attempts_last on staff_attempts (last_at);
