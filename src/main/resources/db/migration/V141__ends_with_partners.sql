-- What ends with a partner's part: proposals that it made, trainings of its candidates.

alter table proposals drop constraint proposals_state_check;
alter table proposals add check (state in ('waiting', 'approved', 'rejected', 'withdrawn'));

-- Since when nobody comes; null if it is, or was, held.
alter table trainings add column called_off_on date;
