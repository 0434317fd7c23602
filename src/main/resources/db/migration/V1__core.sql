-- What every form of cooperation stands on: who takes part, what they asked, what was answered, what was promised, what is done.

create table partners (
    id text primary key,
    kind text not null,
    name text not null,
    email text,
    region_system text,
    region_code text,
    channels text[] not null default '{email}',
    language text not null default 'id',
    has_system boolean not null default true,
    address text,
    contact_name text,
    contact_phone text,
    aliases text[] not null default '{}',
    merged_into text references partners (id),
    created_at timestamptz not null,
    removed_at timestamptz
);

create table partner_credentials (
    partner text primary key references partners (id),
    salt bytea not null,
    hash bytea not null,
    changed_at timestamptz not null
);

-- Every reply once, in the order in which it was given; `event` is what is sent, to the byte, on every resend.
create table replies (
    seq bigint generated always as identity primary key,
    partner text not null,
    reply_id text not null,
    request_id text,
    event text not null,
    at timestamptz not null,
    unique (partner, reply_id)
);
create index replies_of_partner on replies (partner, seq);
create index replies_to_request on replies (partner, request_id, seq);

-- The inbox: a partner's id for a request, used once for ever.
create table requests (
    partner text not null,
    id text not null,
    type text not null,
    fingerprint bytea not null,
    status text not null,
    happened_at timestamptz not null,
    received_at timestamptz not null,
    reply bigint not null references replies (seq),
    primary key (partner, id)
);

-- What waits for somebody's decision, with what is needed to decide it; the data goes when it has served.
create table pending (
    partner text not null,
    request_id text not null,
    type text not null,
    waits_for text not null,
    data text not null,
    happened_at timestamptz not null,
    since timestamptz not null,
    decided_at timestamptz,
    decided_by text,
    decision text,
    reason text,
    primary key (partner, request_id),
    foreign key (partner, request_id) references requests (partner, id)
);
create index pending_open on pending (since) where decided_at is null;

-- A request that was posted over HTTP and that the hub may not have read yet.
create table posted (
    partner text not null,
    request_id text not null,
    at timestamptz not null,
    primary key (partner, request_id)
);

-- Every notice once; `event` is the CloudEvent as partners get it on their queue.
create table notices (
    seq bigint generated always as identity primary key,
    id text not null unique,
    partner text not null,
    topic text not null,
    request_id text,
    event text not null,
    at timestamptz not null
);
create index notices_of_partner on notices (partner, seq);

-- The outbox: what is still to be delivered, in order within a lane (a partner and a channel).
create table deliveries (
    seq bigint generated always as identity primary key,
    partner text not null,
    channel text not null check (channel in ('queue', 'email', 'reply')),
    notice bigint references notices (seq),
    reply bigint references replies (seq),
    state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'dropped')),
    attempts int not null default 0,
    next_at timestamptz not null,
    last_error text,
    sent_at timestamptz,
    check ((notice is null) <> (reply is null))
);
create index deliveries_waiting on deliveries (partner, channel, seq) where state = 'waiting';
create index deliveries_failed on deliveries (seq) where state = 'failed';
create index deliveries_of_notice on deliveries (notice);

-- Who is emptying a lane, until when: order within a lane needs one hand.
create table lanes (
    partner text not null,
    channel text not null,
    holder text not null,
    until timestamptz not null,
    primary key (partner, channel)
);

-- What happened, step by step; rows are only added.
create table events (
    seq bigint generated always as identity primary key,
    at timestamptz not null,
    partner text not null,
    request_id text,
    subject text not null,
    step text not null,
    detail text not null default '{}'
);
create index events_of_subject on events (subject, seq);
create index events_of_request on events (partner, request_id, seq);

-- The job ledger: what is due and done, once, in parts.
create table jobs (
    job text not null,
    period text not null,
    part text not null,
    due_at timestamptz not null,
    done_at timestamptz not null,
    -- Why the hub failed on this part; it is tried again at the next daily run.
    error text,
    primary key (job, period, part)
);
create index jobs_failed on jobs (done_at) where error is not null;
create index jobs_by_due on jobs (job, due_at);
