-- How far each kind of what is kept for a stated time has been tidied, and on which day everything old was gone.
create table tidied (
    kind text primary key,
    -- The last day on which nothing old was left.
    day date,
    last bigint not null default 0,
    -- On how many, since ever.
    tidied bigint not null default 0
);

-- What is to go is found without what is to stay.
create index surveys_to_forget on surveys (answered_on) where comment is not null;
create index batch_items_to_forget on batch_items (batch) where note is not null;
create index obligations_to_forget on obligations (settled_on) where reason is not null;
create index announcements_to_forget on announcements (published_at) where body <> '';
create index outreaches_to_forget on outreaches (on_day) where about is not null;
create index pending_to_forget on pending (decided_at) where reason is not null or decided_by <> '';
create index posted_by_time on posted (at);
create index partners_to_forget on partners (removed_at) where removed_at is not null;

-- What is deleted makes room for what comes: these tables are cleaned when a fiftieth of them is old, not a fifth.
alter table deliveries set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05);
alter table notices set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05);
alter table replies set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05);
alter table events set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05);
alter table jobs set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05);
alter table posted set (autovacuum_vacuum_scale_factor = 0.02);
