-- Stock-taking in the house: a copy that was not found, or was taken out of the collection for good. It counts as lost for whoever
-- lends or gives copies; only staff bring it back.
alter table items
    add column gone text check (gone in ('lost', 'withdrawn')),
    add constraint items_gone_is_lost check (gone is null or lost);
create index items_gone on items (gone, barcode) where gone is not null;
