-- The library's own figures, day by day, as its system reports them.

-- Every report is kept; of a day the last one counts.
create table statistics_days (
    report bigint generated always as identity primary key,
    on_day date not null,
    recorded_at timestamptz not null,
    partner text not null,
    request_id text not null,
    visits int not null,
    new_members int not null,
    loans int not null
);
create index statistics_days_by_day on statistics_days (on_day, report desc);

-- What of a report was told of regions and of partners.
create table statistics_parts (
    report bigint not null references statistics_days (report),
    scope text not null check (scope in ('region', 'partner')),
    name text not null,
    on_day date not null,
    visits int not null,
    new_members int not null,
    loans int not null,
    primary key (report, scope, name)
);
create index statistics_parts_of on statistics_parts (scope, name, on_day);

-- A quarter is found in the history by its days.
create index batches_by_delivery on batches (deliver_on);
create index batches_by_due on batches (due_on);
create index batches_by_dispatch on batches (dispatched_on) where dispatched_on is not null;
create index obligations_by_opening on obligations (opened_on);
create index obligations_by_settling on obligations (settled_on);
create index surveys_by_day on surveys (answered_on);
