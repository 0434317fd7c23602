-- A channel is a route file, so the table cannot know their names; what has no route fails in the outbox and is shown.
alter table deliveries drop constraint deliveries_channel_check;
alter table deliveries add constraint deliveries_channel_check check (channel ~ '^[a-z][a-z0-9-]{0,30}$');

-- Where a partner is told in channels other than its queue and its e-mail, by the channel's name.
alter table partners add column addresses jsonb not null default '{}';
