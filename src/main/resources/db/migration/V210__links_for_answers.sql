-- A link is made from a secret of the home and what it is for, so that a mail composed again has the same link. The number tells a
-- link from the one for the same thing that ended or was revoked before it; links from before this version have none.
alter table links
    add column generation bigint,
    add column mailed_to text,
    add column opened_at timestamptz,
    add column used_at timestamptz,
    add column asked_again_at timestamptz;
comment on column links.mailed_to is 'a digest of the address that the link was mailed to, never the address itself; none if it is on paper';
comment on column links.opened_at is 'first; perhaps by a mail server that looks at links before people do';
create sequence link_generations;
drop index links_of_partner;
create index links_of_partner on links (partner, purpose, thing);
create index links_by_time on links (made_at desc);
