-- How often a hub died with a request in hand is counted by the next that starts. What is begun was counted until now, and a hub that lived
-- could not take it off the list again where the database was away.
alter table requests_in_hand rename column begun to deaths;
alter table requests_in_hand alter column deaths set default 0;
update requests_in_hand set deaths = deaths - 1;
alter table requests_in_hand add column noted boolean not null default true;
comment on column requests_in_hand.deaths is 'How often a hub came to its end while it was to be decided.';
comment on column requests_in_hand.noted is 'Whether it is in hand now, or was when the hub of now could not say any more that it is not.';
