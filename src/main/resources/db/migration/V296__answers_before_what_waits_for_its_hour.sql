-- What of a lane goes first: what may go first. A mail that waits for the hours of the policy stood before the answers behind it, which
-- are to go at once. What waits now keeps its order.
alter table deliveries add column not_before timestamptz not null default '-infinity';
comment on column deliveries.not_before is 'When it may go for the first time; never changed, while next_at moves with each attempt.';

drop index deliveries_waiting;
create index deliveries_waiting on deliveries (channel, partner, not_before, seq) include (next_at, attempts) where state = 'waiting';
