-- A person may have one privilege that runs and one that is still to come behind it: of those that count, one begins on a day.
drop index privileges_current;
create unique index privileges_current on privileges (ref, partner, from_day) where state = 'current';
