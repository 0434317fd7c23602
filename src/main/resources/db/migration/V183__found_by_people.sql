-- What staff look for on pages, by what they know.

-- Who may borrow, by a person's name, at the counter.
create index privileges_by_name on privileges using gin (lower(name) gin_trgm_ops) where state = 'current';

create function last_heard_of(partner text) returns timestamptz
    language sql stable
as $$
    select max(heard.at)
      from names_of(partner) as name (id)
     cross join lateral (
           (select received_at as at from requests where requests.partner = name.id order by reply desc limit 1)
           union all
           (select replies.at from replies where replies.partner = name.id order by seq desc limit 1)) as heard
$$;
comment on function last_heard_of is 'Offered by intake: when a partner asked for something last, under any of its names; null if never.';

-- What was announced, the newest first.
create index announcements_by_time on announcements (published_at, id);

-- Requests stand in the order of their replies; a summary of each stretch of the table is enough to find the newest, and costs nothing.
create index requests_in_order on requests using brin (reply) with (autosummarize = on);
