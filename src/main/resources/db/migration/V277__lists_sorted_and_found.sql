-- Lists as staff sort them and page through them: each index holds little more than what is under way, or a table of few thousand rows.
drop index batches_of_quarter;
create index batches_of_quarter on batches (quarter, id);
create index batches_listed on batches (quarter, id) where state not in ('closed', 'cancelled');
create index batches_listed_to_deliver on batches (deliver_on, id) where state not in ('closed', 'cancelled');
create index batches_listed_to_collect on batches (due_on, id) where state not in ('closed', 'cancelled');

create index obligations_by_age on obligations (opened_on, id) where state in ('open', 'promised', 'received', 'approved');
drop index obligations_open;
create index obligations_open on obligations (due_on, id) where state in ('open', 'promised', 'received', 'approved');

create index agreements_by_end on agreements (to_day, id);
create index trainings_by_begin on trainings (from_day, id);
drop index trainings_by_day;
create index privileges_listed on privileges (coalesce(until_day, date '9999-12-31'), id) where state = 'current';

-- What a partner is looked for by: its id, its name, and what else it is or was called.
create function partner_words(id text, name text, aliases text[]) returns text
    language sql immutable parallel safe
    return lower(id || E'\n' || name || E'\n' || array_to_string(aliases, E'\n'));
create index partners_by_words on partners using gin (partner_words(id, name, aliases) gin_trgm_ops);
create index partners_by_name on partners (lower(name), id) where removed_at is null;

-- Of each job, what failed: a handful of rows, where before all that was ever done was looked through.
drop index jobs_failed;
create index jobs_failed on jobs (job, done_at) where error is not null;

-- Trips in the order of their days, each by its quarter and number.
create index batches_by_run on batches (deliver_on, (quarter || '/' || lpad(cast(run as text), 6, '0')))
    where run is not null and state <> 'cancelled';

-- A school's batches by a part of its name.
create index rotation_agreements_by_words on rotation_agreements using gin (lower(name) gin_trgm_ops);

-- A title by how it begins, whatever the database sorts by.
drop index titles_alike;
create index titles_alike on titles (plain text_pattern_ops) where plain <> '';
