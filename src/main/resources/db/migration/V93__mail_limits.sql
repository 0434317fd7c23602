-- Notices of one recipient that go out in one mail, by that mail's Message-ID; known before it is sent, so that it is the same mail
-- when it is sent again. Empty for a mail of its own.
alter table deliveries add column gathered text;

-- How many mails somebody had of late.
create index deliveries_mailed on deliveries (partner, sent_at) where channel = 'email' and state = 'sent';

-- A lane whose first delivery has been tried is not everybody's to take.
drop index deliveries_waiting;
create index deliveries_waiting on deliveries (channel, partner, seq) include (next_at, attempts) where state = 'waiting';
