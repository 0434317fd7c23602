-- What the hub itself failed on, kept until it is answered or discarded. A message is known by its partner, its transport's id and
-- its bytes, so that it is one row however often it comes and fails.
create table failures (
    id text primary key,
    seq bigint generated always as identity unique,
    partner text not null,
    -- The transport's id, to which a message without an id of its own is answered.
    message_id text not null,
    -- The dead letter that was counted last; the same one again is a redelivery and no other.
    letter text not null,
    request_id text,
    type text,
    reason text not null,
    -- Of what fails alike: its reason and its type.
    group_id text not null,
    -- As its sender made it; gone when it is answered, and never there where it holds a national identity number.
    body bytea,
    -- The one reply that this message can get, so that the answer to it is seen whoever sent it again.
    reply_id text not null,
    first_at timestamptz not null,
    last_at timestamptz not null,
    times int not null default 1,
    attempts int not null default 0,
    state text not null default 'open' check (state in ('open', 'retrying', 'done', 'discarded')),
    version int not null default 0,
    settled_on date,
    settled_by text,
    settled_reason text
);
create index failures_of_group on failures (group_id, seq) where state in ('open', 'retrying');
create index failures_unsettled on failures (seq) where state in ('open', 'retrying');
create index failures_settled on failures (settled_on) where settled_on is not null;

-- What the intake offers to whoever waits for the reply to a message.
create view replies_given as
    select partner, reply_id, event::jsonb #>> '{data,status}' as status, at
      from replies;
comment on view replies_given is 'Offered by intake: which replies there are, and what they say in a word.';

-- What is still to be settled: not even answered since it was sent again.
create view failures_at_hand as
    select *
      from failures
     where state in ('open', 'retrying')
       and not exists (select from replies_given given where given.partner = failures.partner and given.reply_id = failures.reply_id);
comment on view failures_at_hand is 'What the hub failed on and nobody has settled yet.';
