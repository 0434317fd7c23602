-- What staff do with a batch beside its course: they hold it back or let it go in spite of what its school owes, and they unpack
-- one that was cancelled when its boxes were filled already.

alter table batches
    add column hold text check (hold in ('held', 'released')),
    add column unpack_since date;
create index batches_to_unpack on batches (unpack_since) where unpack_since is not null;
-- What did not go on its day.
create index batches_not_gone on batches (deliver_on) where state in ('planned', 'announced', 'packed');
-- What staff are to look for until they look through the batch.
create index batch_items_missing on batch_items (batch) where state = 'missing';
create index batch_items_damaged on batch_items (batch) where damaged and state in ('sent', 'returned');
