-- Planned each time: a plan that was made while the table was empty takes whatever index comes first, and reads all of a partner's requests for each that is asked.
alter function requests_known(text[], text[]) set plan_cache_mode = force_custom_plan;
comment on function requests_known is 'For the intake alone: what it has answered of what is asked. Planned each time, by how large the table is.';
