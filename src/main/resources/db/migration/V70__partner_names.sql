-- What the directory of partners offers to everybody else. Nobody but the partners' own package reads or writes its tables.

-- The partner a name's records belong to now: partners are merged and renamed, their records stay as they were.
create or replace function current_partner(partner text) returns text
    language sql stable
as $$
    with recursive names (id, next) as (
        select id, merged_into from partners where id = partner
        union
        select partners.id, partners.merged_into from partners join names on partners.id = names.next
    )
    select id from names where next is null
$$;
comment on function current_partner is 'Offered by partner: whose the records are now that stand under a name.';

-- All names under which a partner's records may stand: its own, and those merged into it.
create or replace function names_of(partner text) returns setof text
    language sql stable
as $$
    with recursive names (id) as (
        select partner
        union
        select partners.id from partners join names on partners.merged_into = names.id
    )
    select id from names
$$;
comment on function names_of is 'Offered by partner: all names under which the records of a partner may stand.';

-- Who is known, and since when no more; nothing by which a partner is reached or let in.
create view known_partners as
    select id, kind, name, aliases, region_code, merged_into, removed_at
      from partners;
comment on view known_partners is 'Offered by partner: who takes part, and who did (removed_at, merged_into).';
