-- What went into a batch after its school was told the list (R9): the school is told of it when the batch is sent.
alter table batch_items add column added boolean not null default false;
