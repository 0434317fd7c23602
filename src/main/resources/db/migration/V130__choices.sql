-- What staff choose by hand before a batch is announced: a book for a school, a title kept from a school, a book kept back in the house.
create table rotation_choices (
    id text primary key,
    kind text not null check (kind in ('pin', 'block', 'reserve')),
    -- Whose batch it is about; none for a book that is kept back.
    school text references partners (id),
    -- The quarter it counts for; none if it counts for all to come.
    quarter text,
    -- The copy that is meant, and by it its title, whatever the catalogue calls it by then.
    barcode text not null references items (barcode),
    -- Whether another copy of the title does as well.
    any_copy boolean not null default false,
    -- The last day on which the book is kept back; none if it is until staff say otherwise.
    until_day date,
    made_on date not null,
    made_by text not null,
    reason text not null,
    ended_on date,
    check ((kind = 'reserve') = (school is null)),
    check (kind <> 'pin' or quarter is not null)
);
create unique index rotation_choices_once
    on rotation_choices (kind, coalesce(school, ''), coalesce(quarter, ''), barcode) where ended_on is null;
create index rotation_choices_of_school on rotation_choices (school) where ended_on is null;
create index rotation_choices_of_quarter on rotation_choices (quarter) where ended_on is null;

-- Titles that a school is not to get in a quarter: those kept from it, and those chosen for it later.
create function titles_kept_from(of_school text, in_quarter text) returns setof text
    language sql stable
as $$
    select items.title
      from rotation_choices
      join items on items.barcode = rotation_choices.barcode
     where rotation_choices.ended_on is null and rotation_choices.school in (select names_of(of_school))
       and (rotation_choices.kind = 'block' and coalesce(rotation_choices.quarter, in_quarter) = in_quarter
            or rotation_choices.kind = 'pin' and rotation_choices.quarter > in_quarter)
$$;

-- Copies that stay in the house on a day.
create function items_kept_back(on_day date) returns setof text
    language sql stable
as $$
    select barcode
      from rotation_choices
     where kind = 'reserve' and ended_on is null and coalesce(until_day, on_day) >= on_day
$$;

-- Copies that do not go to a school in a quarter: those kept back in the house on a day, those chosen for another school, and
-- those chosen for a later quarter, since they may not be back in time.
create function items_kept_from(of_school text, in_quarter text, on_day date) returns setof text
    language sql stable
as $$
    select rotation_choices.barcode
      from rotation_choices
     where rotation_choices.ended_on is null
       and (rotation_choices.kind = 'reserve' and coalesce(rotation_choices.until_day, on_day) >= on_day
            or rotation_choices.kind = 'pin' and not rotation_choices.any_copy
               and (rotation_choices.quarter > in_quarter
                    or rotation_choices.quarter = in_quarter
                       and rotation_choices.school not in (select names_of(of_school))))
$$;
