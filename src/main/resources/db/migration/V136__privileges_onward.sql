-- Privileges that run on under the agreement that takes up where another ends, that staff end, and that are told of together.

alter table privileges add column university text;
comment on column privileges.university is 'With whom the agreement is on which it rests.';
alter table privileges add column proven_to date;
alter table privileges add column proven_by text check (proven_by in ('letter', 'semester'));
comment on column privileges.proven_to is 'To when letter and semester prove it; null of one from before this was kept.';
alter table privileges add check ((proven_to is null) = (proven_by is null));
alter table privileges add column tell_on date;
create index privileges_to_tell on privileges (tell_on) where tell_on is not null;
create index privileges_to_fade on privileges (from_day) where state = 'current' and kind = 'read-on-premises';

alter table privileges drop constraint privileges_state_check;
alter table privileges add check (state in ('current', 'replaced', 'lapsed', 'stopped'));

update privileges
   set university = partner
  from partners p
 where p.id = partner and p.kind = 'university' and agreement is not null;
-- Where letter or semester end it first, that is to when it is proven.
update privileges
   set proven_to = until_day, proven_by = ends_with
 where ends_with in ('letter', 'semester');

-- To when the agreements of a partner of some forms hold that are in force on a day, those included that take up where
-- others end; null if none is.
create function agreed_until(partner text, on_day date, forms text[]) returns date
    language sql stable
as $$
    with recursive theirs as materialized (
        select from_day, to_day from agreements_of(partner) where form = any (forms)
    ), held (to_day) as (
        select max(to_day) from theirs where on_day between from_day and to_day
        union
        select (select max(next.to_day)
                  from theirs next
                 where next.from_day <= held.to_day + 1 and next.to_day > held.to_day)
          from held
         where held.to_day is not null)
    select max(to_day) from held
$$;
comment on function agreed_until is 'Offered by agreement: to when a partner has agreements of some forms, one taking up another.';
