-- Who has looked a quarter's plan through, and found it good.
create table plan_approvals (
    quarter text primary key,
    approved_on date not null,
    approved_by text not null
);

-- What the planner says of the places of a batch that it left empty: for whoever looks the plan through.
create table batch_shortfalls (
    batch text not null references batches (id) on delete cascade,
    level text not null check (level in ('lower', 'upper', 'both')),
    because text not null,
    places int not null,
    titles int not null,
    primary key (batch, level, because)
);

-- The district in which a region lies, or the region itself if it is larger: 13.06.01 of 13.06.01.2001.
create function district_of(region text) returns text
    language sql immutable
as $$
    select array_to_string((string_to_array(region, '.'))[1:3], '.')
$$;
