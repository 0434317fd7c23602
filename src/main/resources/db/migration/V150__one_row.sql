-- One row for a request and its reply; `replies` keeps only what used no id up (invalid, conflict, test). Replies and history draw
-- their numbers from one sequence, so that what stands in two tables still has one order; it begins beyond all that were given out.
create sequence places;
select setval('places', greatest(
    (select coalesce(max(seq), 0) from replies), (select coalesce(max(seq), 0) from events)) + 1);

drop view failures_at_hand;
drop view replies_given;
drop view request_standings;
alter table pending drop constraint pending_partner_request_id_fkey;
alter table deliveries drop constraint deliveries_reply_fkey;

-- Written anew and indexed afterwards, which on a filled database is far less work than changing each row.
alter table requests rename to requests_before;
create table requests (
    partner text not null,
    id text not null,
    type text not null,
    fingerprint bytea not null,
    status text not null,
    happened_at timestamptz not null,
    received_at timestamptz not null,
    -- Its reply: the place in the order of all, its id, and what is sent, to the byte, on every resend.
    reply bigint not null default nextval('places'),
    reply_id text not null,
    event text not null,
    tx xid8 not null default pg_current_xact_id(),
    -- Whether this row is all that the history has of its being decided.
    quiet boolean not null default false
);
insert into requests (partner, id, type, fingerprint, status, happened_at, received_at, reply, reply_id, event, tx)
select r.partner, r.id, r.type, r.fingerprint, r.status, r.happened_at, r.received_at, p.seq, p.reply_id, p.event, p.tx
  from requests_before r
  join replies p on p.seq = r.reply;

create temporary table remarks_before on commit drop as
select seq, partner, reply_id, request_id, event, at, tx
  from replies
 where not exists (select from requests_before r where r.partner = replies.partner and r.reply = replies.seq);
truncate replies;
alter table replies
    alter seq drop identity,
    alter seq set default nextval('places'),
    drop column remark;
insert into replies (seq, partner, reply_id, request_id, event, at, tx)
select seq, partner, reply_id, request_id, event, at, tx from remarks_before;
create index replies_to_request on replies (partner, request_id, seq);

drop table requests_before;
alter table requests add primary key (partner, id);
create index requests_by_reply on requests (partner, reply);
alter table pending add foreign key (partner, request_id) references requests (partner, id);
create trigger requests_take_transaction_id before insert on requests for each statement execute function take_transaction_id();

alter table events
    alter seq drop identity,
    alter seq set default nextval('places');

create view all_replies as
    select reply as seq, partner, reply_id, id as request_id, event, received_at as at, tx from requests
    union all
    select seq, partner, reply_id, request_id, event, at, tx from replies;
comment on view all_replies is 'Offered by intake: every reply once, in the order in which it was given.';

create view history as
    select seq, at, partner, request_id, subject, step, detail from events
    union all
    select reply, received_at, partner, id, id, status, '{"type":"' || type || '"}' from requests where quiet;
comment on view history is 'Every line of history: events, and decisions of which the request itself says all there is to say.';

create view request_standings as
    select requests.partner, requests.id, requests.type, requests.status, coalesce(pending.decided_at, requests.received_at) as at
      from requests
      left join pending on pending.partner = requests.partner and pending.request_id = requests.id;
comment on view request_standings is 'Offered by intake: how a request stands, and since when.';

create function reply_given(asker text, asked text, answer text) returns table (reply_id text, status text)
    language sql stable as $$
    select reply_id, event::jsonb #>> '{data,status}' from requests where partner = asker and id = asked and reply_id = answer
    union all
    select reply_id, event::jsonb #>> '{data,status}' from replies where partner = asker and reply_id = answer
    limit 1
$$;
comment on function reply_given is 'Offered by intake: what the reply of that id to a partner''s request says in a word, if it was given.';

create view failures_at_hand as
    select *
      from failures
     where state in ('open', 'retrying')
       and not exists (select from reply_given(failures.partner, failures.request_id, failures.reply_id));
comment on view failures_at_hand is 'What the hub failed on and nobody has settled yet.';
