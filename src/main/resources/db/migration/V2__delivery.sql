-- Lanes are visited channel by channel, each from its first waiting delivery.
drop index deliveries_waiting;
create index deliveries_waiting on deliveries (channel, partner, seq) include (next_at) where state = 'waiting';

-- A reply waits at most once for its queue.
create unique index deliveries_reply_waiting on deliveries (reply) where state = 'waiting' and reply is not null;

-- A page of notices or replies must not pass over one whose transaction is still running: each row knows its transaction, and
-- no transaction draws a number before it has an id of its own (so a later id never has a smaller number than what was shown).
alter table notices add column tx xid8 not null default pg_current_xact_id();
alter table replies add column tx xid8 not null default pg_current_xact_id();

create function take_transaction_id() returns trigger language plpgsql as $$
begin
    perform pg_current_xact_id();
    return null;
end
$$;
create trigger notices_take_transaction_id before insert on notices for each statement execute function take_transaction_id();
create trigger replies_take_transaction_id before insert on replies for each statement execute function take_transaction_id();
