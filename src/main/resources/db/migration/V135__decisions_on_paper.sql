-- Decisions of the national library that come on paper: who decided a proposal and when, and the scans of papers.

alter table proposals add column since date;
alter table proposals add column decided_by text;
alter table proposals add column decided_on date;

-- What is known of those before: since when their request waits, and who decided it when. The staff go by the name staff.
update proposals p
   set since = coalesce(
           (select w.since::date from pending w where w.partner = p.partner and w.request_id = p.request_id),
           (select a.signed_on from agreements a where a.proposal = p.id),
           p.from_day);
update proposals p
   set decided_on = coalesce(
           (select a.signed_on from agreements a where a.proposal = p.id),
           (select w.decided_at::date from pending w where w.partner = p.partner and w.request_id = p.request_id),
           p.since),
       decided_by = coalesce(
           (select w.decided_by
              from pending w
              join partners n on n.id = w.decided_by and n.kind = 'national'
             where w.partner = p.partner and w.request_id = p.request_id),
           'staff')
 where p.state <> 'waiting';

alter table proposals alter column since set not null;
alter table proposals add check ((state = 'waiting') = (decided_on is null));
alter table proposals add check ((decided_on is null) = (decided_by is null));
create index proposals_by_wait on proposals (since, id) where state = 'waiting';

-- The files lie in the home, named by their hash; here stands what each shows.
create table agreement_scans (
    -- An agreement, or a proposal that was rejected.
    subject text not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    name text not null,
    type text not null check (type in ('pdf', 'jpeg', 'png')),
    bytes int not null check (bytes > 0),
    kept_at timestamptz not null,
    primary key (subject, sha256)
);

create view proposals_waiting as
    select id, title, since
      from proposals
     where state = 'waiting';
comment on view proposals_waiting is 'Offered by agreement: which proposals wait for the national library, and since when.';
